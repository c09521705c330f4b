"""What a new installation begins with, and that beginning twice adds nothing."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from jiangxin.domain.rulebook.installation import (
    DEMO_ADOPTER,
    DEMO_DRAFTER,
    PACK_CODE,
    load_demo,
    load_policy,
)
from jiangxin.domain.rulebook.models import LocalRateRow, PackAdoptionRow
from jiangxin.domain.rulebook.operations import end_local_rate
from jiangxin.domain.rulebook.queries import (
    get_adopted_pack,
    get_rate_book,
    is_pack_in_force,
    list_local_rates,
)
from jiangxin.domain.rulebook.records import AdoptedPack, LocalRate
from jiangxin.kernel.refusals import Refused
from jiangxin.services.audit.models import AuditEventRow

AT = datetime(2021, 3, 1, 2, 0, tzinfo=UTC)
HARBIN, DAQING, JIXI = 230100, 230600, 230300
pytestmark = pytest.mark.django_db


def test_the_policy_is_adopted_from_its_first_day() -> None:
    assert not is_pack_in_force(PACK_CODE)
    adopted = load_policy(at=AT)
    assert adopted == get_adopted_pack(PACK_CODE)
    assert adopted is not None
    assert adopted.from_on == date(2019, 1, 1)
    assert is_pack_in_force(PACK_CODE)


def test_loading_twice_adds_nothing() -> None:
    load_policy(at=AT)
    assert len(load_demo(at=AT)) == 3
    counts = [table.objects.count() for table in (PackAdoptionRow, LocalRateRow, AuditEventRow)]
    assert load_policy(at=AT) is None
    assert load_demo(at=AT) == ()
    assert [table.objects.count() for table in (PackAdoptionRow, LocalRateRow, AuditEventRow)] == counts
    assert counts == [1, 3, 7]


def test_other_figures_are_adopted_at_the_next_start(pack: AdoptedPack) -> None:
    """The row stands for an earlier release with other figures."""
    PackAdoptionRow.objects.create(
        pack_code=PACK_CODE,
        version="0",
        digest="0" * 64,
        from_on=pack.from_on,
        adopted_by="旧",
        adopted_at=AT,
    )
    assert load_policy(at=AT) is not None
    assert is_pack_in_force(PACK_CODE)


def test_demonstration_rates_hold_where_and_when_they_say() -> None:
    load_policy(at=AT)
    load_demo(at=AT)
    book = get_rate_book(PACK_CODE)

    def on(year: int, month: int, day: int, region: int) -> tuple[int, int, int]:
        rates = book.resolve(date(year, month, day).toordinal(), region)
        return rates.apprentice_year_fen[1], rates.living_day_fen, rates.living_hour_fen

    assert on(2019, 12, 31, HARBIN) == (4000_00, 15_00, 0)
    assert on(2020, 1, 1, HARBIN) == (5000_00, 15_00, 0)
    assert on(2020, 11, 30, DAQING) == (4000_00, 15_00, 0)
    assert on(2020, 12, 1, DAQING) == (4000_00, 25_00, 1_00)
    assert on(2020, 12, 1, JIXI) == (4000_00, 15_00, 0)


def test_demonstration_rates_are_labelled_and_signed_by_two() -> None:
    load_policy(at=AT)
    for rate in load_demo(at=AT):
        assert rate.source_zh.startswith("合成演示数据：")
        assert rate.source_en.startswith("Synthetic demonstration data: ")
        assert (rate.drafted_by, rate.adopted_by) == (DEMO_DRAFTER, DEMO_ADOPTER)


def test_what_people_decided_for_a_place_stands(adopt_rate: Callable[..., LocalRate]) -> None:
    own = adopt_rate(value={"any": 4500_00}, from_on=date(2019, 6, 1))
    end_local_rate(local_rate_id=own.id, before_on=date(2021, 3, 1), by="丙", at=AT)
    assert {rate.rate for rate in load_demo(at=AT)} == {"living_day_fen", "living_hour_fen"}
    assert len(list_local_rates(PACK_CODE, region=HARBIN)) == 1


def test_without_the_policy_there_is_no_demonstration() -> None:
    with pytest.raises(Refused, match="尚未采用"):
        load_demo(at=AT)
