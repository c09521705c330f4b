"""Reading the rulebook. Nothing here writes.

A book can be had as it is now, or as it was known at an instant. The second is what makes a past decision
replayable: a rate adopted later, even from an earlier day, or an end decided later, is not in that book.
"""

import hashlib
from dataclasses import fields, replace
from datetime import datetime
from functools import cache
from typing import TypeAlias

from django.db import connection
from django.db.models import Q

from jiangxin.domain.rulebook.local_values import book_with
from jiangxin.domain.rulebook.models import LocalRateRow, PackAdoptionRow
from jiangxin.domain.rulebook.records import AdoptedPack, LocalRate
from jiangxin.domain.rulebook.states import IN_THE_BOOK, RateStatus
from jiangxin.kernel.refusals import Refused
from jiangxin.policy.clauses import digest_of_clauses
from jiangxin.policy.pack import load_pack
from jiangxin.policy.ratebook import RateBook

Stamp: TypeAlias = tuple[object, ...]

# Rows are never deleted, and change only by being adopted or ended: these change with every change of a book.
# The instants tell a restored database from the one before it.
STAMP = """
SELECT (SELECT max(id) FROM rulebook_pack_adoption WHERE pack_code = %(pack)s),
    count(adopted_at), max(adopted_at), sum(id) FILTER (WHERE adopted_at IS NOT NULL),
    count(ended_at), max(ended_at), sum(id) FILTER (WHERE ended_at IS NOT NULL)
FROM rulebook_local_rate WHERE pack_code = %(pack)s
"""

_books: dict[str, tuple[Stamp, RateBook]] = {}


@cache
def digest_of_pack(pack_code: str) -> str:
    """SHA-256 over a pack's legal text and all its figures. Raises Refused for an unknown pack."""
    pack = load_pack(pack_code)
    parts = f"{digest_of_clauses(pack.clauses)}:{pack.rate_book.digest}"
    return hashlib.sha256(parts.encode()).hexdigest()


def find_adopted_pack(pack_code: str, *, known_at: datetime | None = None) -> AdoptedPack | None:
    """The latest adoption of a pack, or the latest by an instant; None if there is none."""
    rows = PackAdoptionRow.objects.filter(pack_code=pack_code)
    if known_at is not None:
        rows = rows.filter(adopted_at__lte=known_at)
    row = rows.order_by("-id").first()
    if row is None:
        return None
    return AdoptedPack(**{field.name: getattr(row, field.name) for field in fields(AdoptedPack)})


def get_adopted_pack(pack_code: str, *, known_at: datetime | None = None) -> AdoptedPack:
    """The latest adoption of a pack, or the latest by an instant. Raises Refused if there is none."""
    adopted = find_adopted_pack(pack_code, known_at=known_at)
    if adopted is None:
        raise Refused(
            "rulebook.pack_not_adopted",
            f"政策包“{pack_code}”尚未采用",
            f"The policy pack {pack_code!r} has not been adopted",
            "请重新启动系统，启动时自动采用；或运行 python -m django load_policy_and_demo",
            "Start the system again, which adopts it, or run python -m django load_policy_and_demo",
        )
    return adopted


def is_pack_in_force(pack_code: str) -> bool:
    """Whether the pack as installed, with this version, text and figures, is the one adopted last."""
    adopted = find_adopted_pack(pack_code)
    installed = (load_pack(pack_code).version, digest_of_pack(pack_code))
    return adopted is not None and (adopted.version, adopted.digest) == installed


def list_local_rates(
    pack_code: str, *, rate: str | None = None, region: int | None = None, status: RateStatus | None = None
) -> tuple[LocalRate, ...]:
    """Local rates of a pack in the order of drafting, all or those of one rate, region or status."""
    wanted = {"rate": rate, "region": region, "status": status}
    given = {name: value for name, value in wanted.items() if value is not None}
    rows = LocalRateRow.objects.filter(pack_code=pack_code, **given).order_by("id")
    return tuple(read_row(row) for row in rows)


def get_local_rate(local_rate_id: int) -> LocalRate:
    """The local rate of this id. Raises Refused if there is none."""
    row = LocalRateRow.objects.filter(id=local_rate_id).first()
    if row is None:
        raise Refused(
            "rulebook.local_rate_unknown",
            f"没有编号为 {local_rate_id} 的地方标准",
            f"There is no local rate with number {local_rate_id}",
            "请从地方标准清单中选择",
            "Choose one from the list of local rates",
        )
    return read_row(row)


def list_rates_in_book(pack_code: str, *, known_at: datetime | None = None) -> tuple[LocalRate, ...]:
    """Local rates that count, as they stand now or as they were known at an instant."""
    rows = LocalRateRow.objects.filter(pack_code=pack_code, status__in=IN_THE_BOOK)
    if known_at is not None:
        rows = rows.filter(adopted_at__lte=known_at)
    rates = (read_row(row) for row in rows.order_by("id"))
    return tuple(rate if known_at is None else _as_known(rate, known_at) for rate in rates)


def get_rate_book(pack_code: str, *, known_at: datetime | None = None) -> RateBook:
    """The pack's rates with the adopted local ones: as of now, or as known at an instant.

    The same object is returned until something changes, so what a caller derives from it may be kept by it.
    Raises Refused if the pack is not adopted, or if its text or figures are not those that were adopted.
    """
    if known_at is not None:
        return _build_book(pack_code, known_at)
    stamp = _read_stamp(pack_code)
    kept = _books.get(pack_code)
    if kept is not None and kept[0] == stamp:
        return kept[1]
    # the rows may be newer than the stamp, never older: the next caller then reads them once more
    book = _build_book(pack_code, None)
    _books[pack_code] = (stamp, book)
    return book


def read_row(row: LocalRateRow) -> LocalRate:
    """A row of the table as a record."""
    cells = {field.name: getattr(row, field.name) for field in fields(LocalRate)}
    return LocalRate(**{**cells, "status": RateStatus(row.status)})


def overlapping(rate: LocalRate) -> LocalRate | None:
    """The first local rate that already counts for a day of this one, at its place."""
    rows = LocalRateRow.objects.filter(
        Q(status__in=IN_THE_BOOK), pack_code=rate.pack_code, rate=rate.rate, region=rate.region
    )
    for other in map(read_row, rows.exclude(id=rate.id).order_by("from_on")):
        if rate.period is not None and other.period is not None and rate.period.overlaps(other.period):
            return other
    return None


def _as_known(rate: LocalRate, known_at: datetime) -> LocalRate:
    if rate.ended_at is None or rate.ended_at <= known_at:
        return rate
    return replace(rate, status=RateStatus.ADOPTED, ended_by=None, ended_at=None, ended_before_on=None)


def _read_stamp(pack_code: str) -> Stamp:
    with connection.cursor() as cursor:
        cursor.execute(STAMP, {"pack": pack_code})
        return tuple(cursor.fetchone())


def _build_book(pack_code: str, known_at: datetime | None) -> RateBook:
    adopted = get_adopted_pack(pack_code, known_at=known_at)
    if adopted.digest != digest_of_pack(pack_code):
        raise Refused(
            "rulebook.pack_changed",
            f"政策包“{pack_code}”的条文或数字与 {adopted.adopted_by} 采用的版本（{adopted.version}）不同",
            f"The pack {pack_code!r} differs in text or figures from version {adopted.version} as adopted",
            "请核对改动后重新采用，或装回采用时的版本",
            "Check the changes and adopt it again, or install the version that was adopted",
        )
    return book_with(load_pack(pack_code).rate_book, list_rates_in_book(pack_code, known_at=known_at))
