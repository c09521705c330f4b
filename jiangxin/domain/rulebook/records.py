"""What the room hands out and takes in: frozen records, no tables."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeAlias

from jiangxin.domain.rulebook.states import RateStatus
from jiangxin.kernel.periods import Period

StoredValue: TypeAlias = "int | list[str] | dict[str, int]"
"""A whole number, a list of codes, or a table by level with every level in it; money in fen."""
GivenValue: TypeAlias = "int | list[str] | Mapping[str, int]"
"""The same as a person states it: a table may name some levels only, or `any`."""


@dataclass(frozen=True, slots=True)
class AdoptedPack:
    """The adoption of a pack: which text and figures (`digest`), whose first day is `from_on`."""

    id: int
    pack_code: str
    version: str
    digest: str
    from_on: date
    adopted_by: str
    adopted_at: datetime


@dataclass(frozen=True, slots=True)
class RateDraft:
    """A local value of one of a pack's rates, as proposed.

    `region` is a GB/T 2260 code; it holds from `from_on` to the day before `before_on`, or without end. The
    source is the document that sets the figure, as it should be cited to the public.
    """

    pack_code: str
    rate: str
    value: GivenValue
    region: int
    from_on: date
    source_zh: str
    before_on: date | None = None
    source_en: str = ""

    @property
    def period(self) -> Period:
        """The days it is to hold. Raises Refused period.empty if there are none."""
        return Period(self.from_on, self.before_on)


@dataclass(frozen=True, slots=True)
class LocalRate:
    """A local value of one of a pack's rates, with what has happened to it so far.

    `before_on` is the end it was adopted with, `ended_before_on` the earlier end decided afterwards.
    """

    id: int
    pack_code: str
    rate: str
    clause: int
    value: StoredValue
    region: int
    from_on: date
    before_on: date | None
    source_zh: str
    source_en: str
    status: RateStatus
    drafted_by: str
    drafted_at: datetime
    adopted_by: str | None
    adopted_at: datetime | None
    withdrawn_by: str | None
    withdrawn_at: datetime | None
    ended_by: str | None
    ended_at: datetime | None
    ended_before_on: date | None

    @property
    def effective_before_on(self) -> date | None:
        """The first day it no longer holds, None while no end is known."""
        return self.before_on if self.ended_before_on is None else self.ended_before_on

    @property
    def period(self) -> Period | None:
        """The days it holds, None if it was ended before its first day."""
        before_on = self.effective_before_on
        return None if before_on == self.from_on else Period(self.from_on, before_on)
