"""Books: the pack with the adopted values, fresh in every process, and as known at any instant."""

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from pytest_django import DjangoAssertNumQueries

from jiangxin.domain.rulebook import operations
from jiangxin.domain.rulebook.models import PackAdoptionRow
from jiangxin.domain.rulebook.queries import (
    find_adopted_pack,
    get_adopted_pack,
    get_local_rate,
    get_rate_book,
    list_local_rates,
    list_rates_in_book,
)
from jiangxin.domain.rulebook.records import AdoptedPack, LocalRate
from jiangxin.domain.rulebook.states import RateStatus
from jiangxin.kernel.refusals import Refused
from jiangxin.policy.pack import load_pack

PACK = "heilongjiang-2019"
HARBIN = 230100
AT = datetime(2021, 3, 1, 2, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
MakeRate = Callable[..., LocalRate]


def yearly_fen(on: date, region: int, known_at: datetime | None = None) -> int:
    """What the book says of apprentices at level 5."""
    return get_rate_book(PACK, known_at=known_at).resolve(on.toordinal(), region).apprentice_year_fen[1]


def test_without_an_adopted_pack_there_is_no_book(db: None) -> None:
    assert find_adopted_pack(PACK) is None
    for ask in (get_adopted_pack, get_rate_book):
        with pytest.raises(Refused) as caught:
            ask(PACK)
        assert caught.value.code == "rulebook.pack_not_adopted"


def test_without_local_values_the_book_is_the_packs(pack: AdoptedPack) -> None:
    assert get_rate_book(PACK).digest == load_pack(PACK).rate_book.digest
    assert get_adopted_pack(PACK) == find_adopted_pack(PACK) == pack


def test_an_adopted_value_holds_in_its_place_from_its_day(adopt_rate: MakeRate) -> None:
    adopt_rate()
    first = date(2020, 1, 1)
    assert yearly_fen(first, HARBIN) == 5000_00
    assert yearly_fen(first, 230102) == 5000_00  # a district of Harbin
    assert yearly_fen(first, 230600) == 4000_00
    assert yearly_fen(first - timedelta(days=1), HARBIN) == 4000_00
    (row,) = [row for row in get_rate_book(PACK).list_history("apprentice_year_fen") if row.is_local]
    assert (row.region, row.from_on, row.source_zh) == (HARBIN, first, "合成测试文件")


def test_drafts_and_withdrawn_drafts_do_not_count(draft_rate: MakeRate) -> None:
    draft_rate()
    operations.withdraw_local_rate(local_rate_id=draft_rate().id, by="丙", at=AT)
    assert get_rate_book(PACK).digest == load_pack(PACK).rate_book.digest


def test_lists_and_numbers_come_back_as_rules_read_them(adopt_rate: MakeRate) -> None:
    adopt_rate(rate="accepted_certificates", value=["skill_level"])
    adopt_rate(rate="living_day_fen", value=25_00)
    rates = get_rate_book(PACK).resolve(date(2020, 6, 1).toordinal(), HARBIN)
    assert rates.living_day_fen == 25_00
    assert 0 < rates.accepted_certificates.bit_count() == 1


def test_an_ended_value_holds_to_the_day_before(adopt_rate: MakeRate) -> None:
    rate = adopt_rate()
    operations.end_local_rate(local_rate_id=rate.id, before_on=date(2021, 6, 1), by="丙", at=AT)
    assert yearly_fen(date(2021, 5, 31), HARBIN) == 5000_00
    assert yearly_fen(date(2021, 6, 1), HARBIN) == 4000_00


def test_a_value_ended_before_it_began_never_holds(adopt_rate: MakeRate) -> None:
    rate = adopt_rate(from_on=date(2021, 9, 1))
    operations.end_local_rate(local_rate_id=rate.id, before_on=date(2021, 9, 1), by="丙", at=AT)
    assert get_rate_book(PACK).digest == load_pack(PACK).rate_book.digest


def test_a_past_book_knows_neither_later_values_nor_later_ends(draft_rate: MakeRate) -> None:
    rate = draft_rate()
    operations.adopt_local_rate(local_rate_id=rate.id, by="乙", at=AT + HOUR)
    operations.end_local_rate(local_rate_id=rate.id, before_on=date(2021, 6, 1), by="丙", at=AT + 2 * HOUR)
    in_july = date(2021, 7, 1)
    assert yearly_fen(in_july, HARBIN, known_at=AT) == 4000_00
    assert yearly_fen(in_july, HARBIN, known_at=AT + HOUR) == 5000_00
    assert yearly_fen(in_july, HARBIN, known_at=AT + 2 * HOUR) == 4000_00
    assert yearly_fen(date(2020, 7, 1), HARBIN, known_at=AT) == 4000_00
    (known,) = list_rates_in_book(PACK, known_at=AT + HOUR)
    assert (known.status, known.ended_before_on) == (RateStatus.ADOPTED, None)


def test_a_replayed_book_has_the_digest_it_had(adopt_rate: MakeRate) -> None:
    rate = adopt_rate()
    then = get_rate_book(PACK).digest
    operations.end_local_rate(local_rate_id=rate.id, before_on=date(2021, 6, 1), by="丙", at=AT + HOUR)
    adopt_rate(region=230600)
    assert get_rate_book(PACK).digest != then
    # the second value was adopted at AT too, so it is known then: its own instant is what counts
    assert len(list_rates_in_book(PACK, known_at=AT)) == 2


def test_before_the_first_adoption_there_was_no_book(pack: AdoptedPack) -> None:
    with pytest.raises(Refused, match="尚未采用"):
        get_rate_book(PACK, known_at=AT - HOUR)
    assert get_adopted_pack(PACK, known_at=AT) == pack


def test_figures_that_are_not_those_adopted_are_refused(pack: AdoptedPack) -> None:
    PackAdoptionRow.objects.create(
        pack_code=PACK,
        version="2018.0",
        digest="0" * 64,
        from_on=pack.from_on,
        adopted_by="旧",
        adopted_at=AT,
    )
    with pytest.raises(Refused) as caught:
        get_rate_book(PACK)
    assert caught.value.code == "rulebook.pack_changed"
    assert "2018.0" in caught.value.sentence


def test_the_same_book_is_returned_for_one_query_until_something_changes(
    adopt_rate: MakeRate, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    rate = adopt_rate()
    book = get_rate_book(PACK)
    with django_assert_num_queries(1):
        assert get_rate_book(PACK) is book
    operations.end_local_rate(local_rate_id=rate.id, before_on=date(2021, 6, 1), by="丙", at=AT)
    ended = get_rate_book(PACK)
    assert ended is not book
    adopt_rate(region=230600)
    assert get_rate_book(PACK) is not ended


ANOTHER_WORKER = """
import sys
import django
django.setup()
from datetime import date
from jiangxin.domain.rulebook.queries import get_rate_book
for _ in sys.stdin:
    book = get_rate_book("heilongjiang-2019")
    rates = book.resolve(date(2020, 6, 1).toordinal(), 230100)
    print(rates.apprentice_year_fen[1], flush=True)
"""


@pytest.mark.django_db(transaction=True)
def test_another_process_sees_a_new_value_at_its_next_question(
    draft_rate: MakeRate, database_server: str
) -> None:
    rate = draft_rate()
    base, _, _ = database_server.rpartition("/")
    environment = {**os.environ, "DATABASE_URL": f"{base}/{connection.settings_dict['NAME']}"}
    worker = subprocess.Popen(
        [sys.executable, "-c", ANOTHER_WORKER],
        env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert worker.stdin is not None
    assert worker.stdout is not None

    def ask() -> int:
        print("?", file=worker.stdin, flush=True)
        return int(worker.stdout.readline())  # type: ignore[union-attr]

    with worker:
        assert ask() == 4000_00
        operations.adopt_local_rate(local_rate_id=rate.id, by="乙", at=AT)
        assert ask() == 5000_00
        operations.end_local_rate(local_rate_id=rate.id, before_on=date(2021, 3, 1), by="丙", at=AT)
        assert ask() == 5000_00
        worker.stdin.close()
    assert worker.returncode == 0


def test_local_rates_are_listed_by_rate_place_and_status(adopt_rate: MakeRate, draft_rate: MakeRate) -> None:
    first, second = adopt_rate(), draft_rate(rate="living_day_fen", value=25_00, region=230600)
    assert list_local_rates(PACK) == (first, second)
    assert list_local_rates(PACK, rate="living_day_fen") == (second,)
    assert list_local_rates(PACK, region=HARBIN) == (first,)
    assert list_local_rates(PACK, status=RateStatus.DRAFTED) == (second,)
    assert list_local_rates("another") == ()
    assert get_local_rate(second.id) == second
