"""Each operation: what it saves, the event it leaves, and that nothing is saved without that event."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from jiangxin.domain.rulebook import operations
from jiangxin.domain.rulebook.models import LocalRateRow, PackAdoptionRow
from jiangxin.domain.rulebook.queries import digest_of_pack, get_local_rate, list_local_rates
from jiangxin.domain.rulebook.records import AdoptedPack, LocalRate, RateDraft
from jiangxin.domain.rulebook.states import RateStatus
from jiangxin.services.audit.models import AuditEventRow
from jiangxin.services.audit.queries import list_events, verify_chain

PACK = "heilongjiang-2019"
AT = datetime(2021, 3, 1, 2, 0, tzinfo=UTC)
LATER = AT + timedelta(hours=1)
DAY = date(2020, 1, 1)
DRAFT = RateDraft(PACK, "apprentice_year_fen", {"any": 5000_00}, 230100, DAY, " 合成测试文件 ")
EVERY_LEVEL = dict.fromkeys(("none", "5", "4", "3", "2", "1", "master", "chief"), 5000_00)
MakeRate = Callable[..., LocalRate]


def events_of(rate: LocalRate) -> list[tuple[str, str, object]]:
    listed = list_events(subject_kind="rulebook.local_rate", subject_id=str(rate.id))
    return [(event.content.action, event.content.by, event.content.data) for event in listed]


@pytest.mark.django_db
def test_adopting_a_pack_keeps_its_version_digest_and_first_day() -> None:
    adopted = operations.adopt_pack(
        pack_code=PACK, from_on=date(2019, 1, 1), by=" 管理员  丙 ", at=AT, request_id="r-9"
    )
    assert (adopted.pack_code, adopted.from_on) == (PACK, date(2019, 1, 1))
    assert (adopted.adopted_by, adopted.adopted_at) == ("管理员 丙", AT)
    assert adopted.digest == digest_of_pack(PACK)
    (event,) = list_events(subject_kind="rulebook.pack", subject_id=PACK)
    assert (event.content.action, event.content.request_id) == ("rulebook.adopt_pack", "r-9")
    assert event.content.data["before"] is None  # type: ignore[index, call-overload]
    assert event.content.data["after"]["digest"] == adopted.digest  # type: ignore[index, call-overload]


def test_adopting_a_pack_whose_text_has_changed_says_from_what(pack: AdoptedPack) -> None:
    """An adoption of other figures stands for a release that changed them."""
    PackAdoptionRow.objects.create(
        pack_code=PACK, version="2018.0", digest="0" * 64, from_on=DAY, adopted_by="旧", adopted_at=AT
    )
    operations.adopt_pack(pack_code=PACK, from_on=DAY, by="管理员丙", at=LATER)
    *_, event = list_events(subject_kind="rulebook.pack", subject_id=PACK)
    assert event.content.data["before"]["version"] == "2018.0"  # type: ignore[index, call-overload]
    assert event.content.data["after"]["version"] == pack.version  # type: ignore[index, call-overload]


def test_a_draft_is_kept_whole_with_its_clause_and_every_level(pack: AdoptedPack) -> None:
    rate = operations.draft_local_rate(draft=DRAFT, by="起草员甲", at=AT)
    assert (rate.status, rate.clause, rate.source_zh) == (RateStatus.DRAFTED, 17, "合成测试文件")
    assert rate.value == EVERY_LEVEL
    assert (rate.drafted_by, rate.drafted_at) == ("起草员甲", AT)
    assert get_local_rate(rate.id) == rate
    ((action, by, data),) = events_of(rate)
    assert (action, by) == ("rulebook.draft_local_rate", "起草员甲")
    assert data["before"] is None  # type: ignore[index]
    assert data["after"]["value"] == EVERY_LEVEL  # type: ignore[index]
    assert data["after"]["from_on"] == "2020-01-01"  # type: ignore[index]


@pytest.mark.parametrize(
    ("rate", "value"),
    [
        ("living_day_fen", 25_00),
        (
            "staff_fen",
            dict(zip(EVERY_LEVEL, (0, 1000_00, 1600_00, 2000_00, 2500_00, 3000_00, 0, 0), strict=True)),
        ),
        ("accepted_certificates", ["completion", "skill_level"]),
        ("advance_share_min_bp", 8000),
    ],
)
def test_a_value_is_stored_as_its_rate_wants_it(draft_rate: MakeRate, rate: str, value: object) -> None:
    assert draft_rate(rate=rate, value=value).value == value


def test_another_person_adopts_a_draft(draft_rate: MakeRate) -> None:
    rate = draft_rate()
    adopted = operations.adopt_local_rate(local_rate_id=rate.id, by="复核员乙", at=LATER)
    assert adopted == replace(rate, status=RateStatus.ADOPTED, adopted_by="复核员乙", adopted_at=LATER)
    assert get_local_rate(rate.id) == adopted
    assert events_of(rate)[1] == (
        "rulebook.adopt_local_rate",
        "复核员乙",
        {
            "before": {"status": "drafted", "adopted_by": None, "adopted_at": None},
            "after": {"status": "adopted", "adopted_by": "复核员乙", "adopted_at": LATER.isoformat()},
        },
    )


def test_a_draft_is_withdrawn(draft_rate: MakeRate) -> None:
    rate = draft_rate()
    withdrawn = operations.withdraw_local_rate(local_rate_id=rate.id, by="起草员甲", at=LATER)
    assert withdrawn == replace(
        rate, status=RateStatus.WITHDRAWN, withdrawn_by="起草员甲", withdrawn_at=LATER
    )
    assert get_local_rate(rate.id) == withdrawn
    assert events_of(rate)[1] == (
        "rulebook.withdraw_local_rate",
        "起草员甲",
        {
            "before": {"status": "drafted", "withdrawn_by": None, "withdrawn_at": None},
            "after": {"status": "withdrawn", "withdrawn_by": "起草员甲", "withdrawn_at": LATER.isoformat()},
        },
    )


def test_an_end_is_added_beside_what_was_adopted(adopt_rate: MakeRate) -> None:
    rate = adopt_rate(before_on=date(2021, 12, 31))
    ended = operations.end_local_rate(
        local_rate_id=rate.id, before_on=date(2021, 6, 1), by="管理员丙", at=LATER
    )
    assert ended.before_on == date(2021, 12, 31)
    assert (ended.status, ended.ended_before_on) == (RateStatus.ENDED, date(2021, 6, 1))
    assert ended.effective_before_on == date(2021, 6, 1)
    assert (ended.ended_by, ended.ended_at) == ("管理员丙", LATER)
    assert get_local_rate(rate.id) == ended
    action, by, data = events_of(rate)[2]
    assert (action, by) == ("rulebook.end_local_rate", "管理员丙")
    assert data["before"]["ended_before_on"] is None  # type: ignore[index]
    assert data["after"]["ended_before_on"] == "2021-06-01"  # type: ignore[index]


def test_what_follows_an_ended_value_may_begin_on_its_end(adopt_rate: MakeRate) -> None:
    rate = adopt_rate()
    operations.end_local_rate(local_rate_id=rate.id, before_on=date(2021, 6, 1), by="管理员丙", at=LATER)
    following = adopt_rate(value={"any": 5500_00}, from_on=date(2021, 6, 1))
    assert following.status is RateStatus.ADOPTED


OPERATIONS: dict[str, Callable[[int], object]] = {
    "adopt_pack": lambda _: operations.adopt_pack(pack_code=PACK, from_on=DAY, by="丙", at=LATER),
    "draft_local_rate": lambda _: operations.draft_local_rate(draft=DRAFT, by="甲", at=LATER),
    "adopt_local_rate": lambda number: operations.adopt_local_rate(local_rate_id=number, by="乙", at=LATER),
    "withdraw_local_rate": lambda number: operations.withdraw_local_rate(
        local_rate_id=number, by="乙", at=LATER
    ),
    "end_local_rate": lambda number: operations.end_local_rate(
        local_rate_id=number, before_on=date(2022, 1, 1), by="乙", at=LATER
    ),
}


@pytest.mark.parametrize("name", OPERATIONS)
def test_nothing_is_saved_if_its_event_cannot_be(
    name: str, draft_rate: MakeRate, adopt_rate: MakeRate
) -> None:
    rate = adopt_rate(region=230600) if name == "end_local_rate" else draft_rate()
    if name == "adopt_pack":
        PackAdoptionRow.objects.create(
            pack_code=PACK, version="1", digest="0" * 64, from_on=DAY, adopted_by="旧", adopted_at=AT
        )
    before = (PackAdoptionRow.objects.count(), list_local_rates(PACK))
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        cursor.execute("ALTER TABLE audit_event ADD CONSTRAINT full_up CHECK (false) NOT VALID")
    event_count = AuditEventRow.objects.count()
    with pytest.raises(IntegrityError, match="full_up"), transaction.atomic():
        OPERATIONS[name](rate.id)
    assert (PackAdoptionRow.objects.count(), list_local_rates(PACK)) == before
    assert AuditEventRow.objects.count() == event_count


@pytest.mark.parametrize("name", OPERATIONS)
def test_an_instant_without_a_time_zone_is_refused(name: str, draft_rate: MakeRate) -> None:
    rate = draft_rate()
    naive = AT.replace(tzinfo=None)
    calls: dict[str, Callable[[], object]] = {
        "adopt_pack": lambda: operations.adopt_pack(pack_code=PACK, from_on=DAY, by="丙", at=naive),
        "draft_local_rate": lambda: operations.draft_local_rate(draft=DRAFT, by="甲", at=naive),
        "adopt_local_rate": lambda: operations.adopt_local_rate(local_rate_id=rate.id, by="乙", at=naive),
        "withdraw_local_rate": lambda: operations.withdraw_local_rate(
            local_rate_id=rate.id, by="乙", at=naive
        ),
        "end_local_rate": lambda: operations.end_local_rate(
            local_rate_id=rate.id, before_on=DAY, by="乙", at=naive
        ),
    }
    with pytest.raises(ValueError, match="没有时区"):
        calls[name]()
    assert LocalRateRow.objects.get().status == "drafted"


@pytest.mark.django_db(transaction=True)
def test_the_events_of_a_whole_life_hang_in_one_chain(adopt_rate: MakeRate) -> None:
    rate = adopt_rate()
    operations.end_local_rate(local_rate_id=rate.id, before_on=date(2021, 6, 1), by="管理员丙", at=LATER)
    report = verify_chain()
    assert (report.is_whole, report.event_count) == (True, 4)
