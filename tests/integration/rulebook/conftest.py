"""A rulebook with the pack adopted, and values drafted or adopted through the real operations."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from jiangxin.domain.rulebook.operations import adopt_local_rate, adopt_pack, draft_local_rate
from jiangxin.domain.rulebook.records import AdoptedPack, LocalRate, RateDraft

PACK = "heilongjiang-2019"
AT = datetime(2021, 3, 1, 2, 0, tzinfo=UTC)  # ten in the morning in Harbin
DRAFT = RateDraft(
    pack_code=PACK,
    rate="apprentice_year_fen",
    value={"any": 5000_00},
    region=230100,
    from_on=date(2020, 1, 1),
    source_zh="合成测试文件",
)


@pytest.fixture
def pack(db: None) -> AdoptedPack:
    """The pack, adopted."""
    return adopt_pack(pack_code=PACK, from_on=date(2019, 1, 1), by="管理员丙", at=AT)


@pytest.fixture
def draft_rate(pack: AdoptedPack) -> Callable[..., LocalRate]:
    """Draft 5,000 yuan for Harbin's apprentices from 2020, or what the test says instead."""

    def make(**changes: object) -> LocalRate:
        return draft_local_rate(draft=replace(DRAFT, **changes), by="起草员甲", at=AT)  # type: ignore[arg-type]

    return make


@pytest.fixture
def adopt_rate(draft_rate: Callable[..., LocalRate]) -> Callable[..., LocalRate]:
    """Draft a value and adopt it by another person."""

    def make(**changes: object) -> LocalRate:
        return adopt_local_rate(local_rate_id=draft_rate(**changes).id, by="复核员乙", at=AT)

    return make
