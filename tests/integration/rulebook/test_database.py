"""What the database refuses by itself, whatever the program above it does."""

import itertools
import threading
from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from jiangxin.domain.rulebook import operations
from jiangxin.domain.rulebook.models import LocalRateRow
from jiangxin.domain.rulebook.queries import list_local_rates
from jiangxin.domain.rulebook.records import AdoptedPack, LocalRate
from jiangxin.domain.rulebook.states import TRANSITIONS, RateStatus
from jiangxin.kernel.refusals import Refused
from jiangxin.services.audit.queries import verify_chain

PACK = "heilongjiang-2019"
AT = datetime(2021, 3, 1, 2, 0, tzinfo=UTC)
DAY = date(2020, 1, 1)
MakeRate = Callable[..., LocalRate]
SIGNED = {
    RateStatus.DRAFTED: "adopted_by = NULL, adopted_at = NULL",
    RateStatus.ADOPTED: "adopted_by = '乙', adopted_at = now()",
    RateStatus.WITHDRAWN: "withdrawn_by = '乙', withdrawn_at = now()",
    RateStatus.ENDED: "ended_by = '乙', ended_at = now(), ended_before_on = '2021-06-01'",
}


def execute(statement: str) -> None:
    """One statement past all Python, undone if it is refused."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def insert(**changes: object) -> LocalRateRow:
    cells: dict[str, object] = {
        "pack_code": PACK, "rate": "living_day_fen", "clause": 20, "value": 25_00, "region": 230600,
        "from_on": DAY, "source_zh": "合成测试文件",
        "status": "drafted", "drafted_by": "甲", "drafted_at": AT,
    }  # fmt: skip
    with transaction.atomic():
        return LocalRateRow.objects.create(**{**cells, **changes})


def sign(row: LocalRateRow, **changes: object) -> None:
    with transaction.atomic():
        LocalRateRow.objects.filter(id=row.id).update(**changes)


def test_one_name_for_both_signatures(db: None) -> None:
    with pytest.raises(IntegrityError, match="local_rate_has_two_names"):
        sign(insert(), status="adopted", adopted_by="甲", adopted_at=AT)


def test_one_name_in_two_spellings(db: None) -> None:
    with pytest.raises(IntegrityError, match="local_rate_has_two_names"):
        sign(insert(drafted_by="Zhao Liu"), status="adopted", adopted_by="ZHAO LIU", adopted_at=AT)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ((DAY, None), (date(2021, 1, 1), None)),
        ((DAY, date(2020, 7, 1)), (date(2020, 6, 30), None)),
        ((DAY, date(2021, 1, 1)), (date(2020, 3, 1), date(2020, 4, 1))),
    ],
)
def test_two_values_for_one_day(
    db: None, first: tuple[date, date | None], second: tuple[date, date | None]
) -> None:
    rows = [insert(from_on=starts, before_on=ends) for starts, ends in (first, second)]
    sign(rows[0], status="adopted", adopted_by="乙", adopted_at=AT)
    with pytest.raises(IntegrityError, match="local_rate_one_at_a_time"):
        sign(rows[1], status="adopted", adopted_by="乙", adopted_at=AT)


def test_periods_that_only_touch_are_let_through(db: None) -> None:
    for starts, ends in ((DAY, date(2020, 7, 1)), (date(2020, 7, 1), None)):
        sign(insert(from_on=starts, before_on=ends), status="adopted", adopted_by="乙", adopted_at=AT)
    assert len(list_local_rates(PACK, status=RateStatus.ADOPTED)) == 2


@pytest.mark.parametrize(
    ("changes", "constraint"),
    [
        ({"before_on": DAY}, "local_rate_has_a_day"),
        ({"source_zh": ""}, "local_rate_is_stated_in_full"),
        ({"drafted_by": ""}, "local_rate_is_stated_in_full"),
        ({"adopted_by": "乙"}, "local_rate_signed_as_its_status_says"),
        ({"ended_before_on": date(2021, 1, 1)}, "local_rate_end_only_shortens"),
        ({"status": "adopted", "adopted_by": "乙", "adopted_at": AT}, "begins as a draft"),
        ({"status": "unheard-of"}, "begins as a draft"),
    ],
)
def test_a_row_that_does_not_hold_together(db: None, changes: dict[str, object], constraint: str) -> None:
    with pytest.raises(IntegrityError, match=constraint):
        insert(**changes)


@pytest.mark.parametrize(
    "changes",
    [
        {"status": "adopted"},
        {"status": "adopted", "adopted_by": "", "adopted_at": AT},
        {"status": "withdrawn", "withdrawn_by": "乙"},
    ],
)
def test_a_status_without_its_signature(db: None, changes: dict[str, object]) -> None:
    with pytest.raises(IntegrityError, match="signed_as_its_status_says"):
        sign(insert(), **changes)


@pytest.mark.parametrize("end", [date(2019, 12, 31), date(2021, 6, 1), date(2021, 7, 1), None])
def test_an_end_that_does_not_shorten(adopt_rate: MakeRate, end: date | None) -> None:
    rate = adopt_rate(before_on=date(2021, 6, 1))
    row = LocalRateRow.objects.get(id=rate.id)
    with pytest.raises(IntegrityError, match="local_rate_end_only_shortens"):
        sign(row, status="ended", ended_by="丙", ended_at=AT, ended_before_on=end)


@pytest.mark.parametrize(("before", "after"), list(itertools.product(RateStatus, RateStatus)))
def test_the_database_knows_the_same_transitions(
    draft_rate: MakeRate, before: RateStatus, after: RateStatus
) -> None:
    rate = draft_rate()
    if before in (RateStatus.ADOPTED, RateStatus.ENDED):
        operations.adopt_local_rate(local_rate_id=rate.id, by="乙", at=AT)
    if before is RateStatus.ENDED:
        operations.end_local_rate(local_rate_id=rate.id, before_on=date(2021, 5, 1), by="丙", at=AT)
    if before is RateStatus.WITHDRAWN:
        operations.withdraw_local_rate(local_rate_id=rate.id, by="丙", at=AT)
    move = f"UPDATE rulebook_local_rate SET status = '{after}', {SIGNED[after]}"
    if (before, after) in {(each.before, each.after) for each in TRANSITIONS.values()}:
        execute(move)
    else:
        with pytest.raises(IntegrityError, match="cannot be edited"):
            execute(move)


@pytest.mark.parametrize(
    "edit",
    ["value = '1'", "from_on = '2020-02-01'", "source_zh = '别的'", "region = 230200", "drafted_by = '乙'"],
)
@pytest.mark.parametrize("rides_along", ["", ", status = 'adopted', adopted_by = '乙', adopted_at = now()"])
def test_what_a_rate_says_is_never_edited(draft_rate: MakeRate, edit: str, rides_along: str) -> None:
    draft_rate()
    with pytest.raises(IntegrityError, match="cannot be edited"):
        execute(f"UPDATE rulebook_local_rate SET {edit}{rides_along}")


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM rulebook_local_rate",
        "DELETE FROM rulebook_pack_adoption",
        "UPDATE rulebook_pack_adoption SET digest = repeat('0', 64)",
    ],
)
@pytest.mark.parametrize("role", ["origin", "replica"])
def test_what_was_decided_stays_on_record(draft_rate: MakeRate, statement: str, role: str) -> None:
    draft_rate()
    execute(f"SET LOCAL session_replication_role = {role}")
    with pytest.raises(IntegrityError, match="stays on record"):
        execute(statement)


@pytest.mark.parametrize(
    ("table", "trigger"),
    [("rulebook_local_rate", "local_rate"), ("rulebook_pack_adoption", "pack_adoption")],
)
def test_the_tables_are_not_emptied(draft_rate: MakeRate, table: str, trigger: str) -> None:
    draft_rate()
    execute("SET CONSTRAINTS ALL IMMEDIATE")
    # put aside for the whole run, so that tests can empty their database
    execute(f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {trigger}_refuses_truncate")
    with pytest.raises(DatabaseError, match="stays on record"):
        execute(f"TRUNCATE {table}")


def run_together(acts: list[Callable[[], object]]) -> list[BaseException | None]:
    """Run acts at once, each in a thread with a connection of its own; what each raised, if anything."""
    barrier = threading.Barrier(len(acts))
    outcomes: list[BaseException | None] = [None] * len(acts)

    def run(place: int) -> None:
        try:
            barrier.wait(timeout=60)
            acts[place]()
        except BaseException as failure:
            outcomes[place] = failure
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(place,)) for place in range(len(acts))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return outcomes


@pytest.mark.django_db(transaction=True)
def test_of_two_values_adopted_at_once_for_one_day_one_is_refused_and_told_why(draft_rate: MakeRate) -> None:
    numbers = [draft_rate(value={"any": 4500_00 + step}).id for step in range(4)]

    def adopt(number: int) -> Callable[[], object]:
        return lambda: operations.adopt_local_rate(local_rate_id=number, by="乙", at=AT)

    outcomes = run_together([adopt(number) for number in numbers])
    refusals = [outcome for outcome in outcomes if outcome is not None]
    assert len(refusals) == 3
    for refusal in refusals:
        assert isinstance(refusal, Refused)
        assert refusal.code == "rulebook.overlap"
    assert len(list_local_rates(PACK, status=RateStatus.ADOPTED)) == 1


@pytest.mark.django_db(transaction=True)
def test_one_draft_adopted_and_withdrawn_at_once_goes_one_way(draft_rate: MakeRate) -> None:
    number = draft_rate().id
    outcomes = run_together(
        [
            lambda: operations.adopt_local_rate(local_rate_id=number, by="乙", at=AT),
            lambda: operations.withdraw_local_rate(local_rate_id=number, by="丙", at=AT),
        ]
    )
    (refusal,) = (outcome for outcome in outcomes if outcome is not None)
    assert isinstance(refusal, Refused)
    assert refusal.code == "rulebook.not_drafted"


@pytest.mark.django_db(transaction=True)
def test_twenty_operations_at_once_keep_the_chain_whole(pack: AdoptedPack, draft_rate: MakeRate) -> None:
    drafts = [draft_rate(region=region).id for region in (230200, 230300, 230400, 230500)]

    def draft(day: int) -> Callable[[], object]:
        return lambda: draft_rate(from_on=date(2020, 1, 1 + day))

    acts = [draft(day) for day in range(16)]
    acts += [
        lambda number=number: operations.adopt_local_rate(local_rate_id=number, by="乙", at=AT)  # type: ignore[misc]
        for number in drafts
    ]
    assert run_together(acts) == [None] * 20
    report = verify_chain()
    assert (report.is_whole, report.event_count) == (True, 1 + 4 + 20)
