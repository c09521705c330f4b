"""The chain stays whole when many write at once, and shows every tampering."""

import threading
from datetime import UTC, datetime

import pytest
from django.db import connection, transaction

from jiangxin.services.audit.chain import START_HASH, EventContent, hash_content, hash_link
from jiangxin.services.audit.models import AuditEventRow
from jiangxin.services.audit.operations import Act, Subject, record_event
from jiangxin.services.audit.queries import verify_chain

AT = datetime(2020, 3, 1, tzinfo=UTC)
WRITER_COUNT = 20
HEAD = "UPDATE audit_chain_head SET"
pytestmark = pytest.mark.django_db(transaction=True)


def record(by: str) -> None:
    record_event(act=Act("audit.try", by, AT), subject=Subject("k", by), before=None, after={"by": by})


def write_three() -> list[AuditEventRow]:
    for name in ("甲", "乙", "丙"):
        with transaction.atomic():
            record(name)
    return list(AuditEventRow.objects.order_by("sequence"))


def tamper(*statements: str) -> None:
    """What a superuser can do who first disables the triggers."""
    with transaction.atomic(), connection.cursor() as cursor:
        for table in ("audit_event", "audit_chain_head"):
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        for statement in statements:
            cursor.execute(statement)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT format('ALTER TABLE %s ENABLE ALWAYS TRIGGER %I', tgrelid::regclass, tgname)"
            " FROM pg_trigger"
            " WHERE tgrelid IN ('audit_event'::regclass, 'audit_chain_head'::regclass)"
            " AND NOT tgisinternal AND tgname NOT LIKE '%truncate'"
        )
        for (statement,) in cursor.fetchall():
            cursor.execute(statement)


def test_an_empty_chain_is_whole() -> None:
    report = verify_chain()
    assert (report.is_whole, report.event_count, report.head_hash) == (True, 0, START_HASH)


def test_each_event_holds_the_hash_of_the_one_before() -> None:
    rows = write_three()
    assert [row.sequence for row in rows] == [1, 2, 3]
    assert [row.previous_hash for row in rows] == [START_HASH, rows[0].hash, rows[1].hash]
    report = verify_chain()
    assert (report.is_whole, report.event_count, report.head_hash) == (True, 3, rows[2].hash)


def test_the_hashes_are_these_for_anyone_who_recomputes_them() -> None:
    """Made with sha256sum alone; another formula would make every stored chain unreadable."""
    content = EventContent(
        AT, "甲", "audit.try", "k", "1", {"after": {"b": 1, "a": "值"}, "before": None}, ""
    )
    assert hash_content(content) == "2ab78f7a8baa17e6a9430dfe1f6b2403ad569fa1a88f3e2b63ff167732a1199a"
    assert (
        hash_link(previous_hash=START_HASH, sequence=1, content_hash=hash_content(content))
        == "b8a59a7de0be5d77d16c48e8ba266d86c8823602aec92d45a73c168dd05e7b5a"
    )


def test_events_rolled_back_leave_no_gap() -> None:
    with transaction.atomic():
        record("甲")
    with pytest.raises(LookupError), transaction.atomic():
        record("乙")
        raise LookupError
    with transaction.atomic():
        record("丙")
        record("丁")
    assert verify_chain().event_count == 3
    assert verify_chain().is_whole


def test_many_writers_at_once_keep_one_chain() -> None:
    barrier = threading.Barrier(WRITER_COUNT)
    failures: list[BaseException] = []

    def write(name: str) -> None:
        try:
            barrier.wait(timeout=60)
            with transaction.atomic():
                record(name)
        except BaseException as failure:
            failures.append(failure)
        finally:
            connection.close()

    threads = [threading.Thread(target=write, args=(f"人{n}",)) for n in range(WRITER_COUNT)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert failures == []
    report = verify_chain()
    assert (report.is_whole, report.event_count) == (True, WRITER_COUNT)


def test_two_acts_that_lock_in_turn_do_not_wait_for_each_other() -> None:
    """An act may record an event, then lock what another act holds: the chain is locked at commit only."""
    write_three()
    recorded, locked = threading.Event(), threading.Event()
    failures: list[BaseException] = []

    def lock_then_record() -> None:
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(77)")
                locked.set()
                assert recorded.wait(timeout=30)
                record("先锁后记")
        except BaseException as failure:
            failures.append(failure)
        finally:
            connection.close()

    other = threading.Thread(target=lock_then_record)
    other.start()
    assert locked.wait(timeout=30)
    with transaction.atomic(), connection.cursor() as cursor:
        record("先记后锁")
        recorded.set()
        cursor.execute("SELECT pg_advisory_xact_lock(77)")
    other.join(timeout=30)
    assert failures == []
    assert (verify_chain().is_whole, verify_chain().event_count) == (True, 5)


@pytest.mark.parametrize(
    ("statements", "sequence", "reason"),
    [
        (["UPDATE audit_event SET by = '别人' WHERE sequence = 2"], 2, "内容被改动"),
        (["UPDATE audit_event SET data = '{\"before\": null}' WHERE sequence = 2"], 2, "内容被改动"),
        (["UPDATE audit_event SET previous_hash = repeat('a', 64) WHERE sequence = 2"], 2, "与前一事件脱节"),
        (["UPDATE audit_event SET hash = repeat('a', 64) WHERE sequence = 2"], 2, "链值不符"),
        (["DELETE FROM audit_event WHERE sequence = 2"], 2, "事件缺失"),
        (["DELETE FROM audit_event WHERE sequence = 3"], 3, "事件缺失"),
        (["DELETE FROM audit_event"], 1, "事件缺失"),
        ([f"{HEAD} hash = repeat('a', 64)"], 3, "链首记录与最后一条事件不符"),
        (
            [f"{HEAD} sequence = 2, hash = (SELECT hash FROM audit_event WHERE sequence = 2)"],
            3,
            "事件在链首之后",
        ),
        (["DELETE FROM audit_chain_head"], 3, "事件在链首之后"),
    ],
)
def test_tampering_is_found_at_the_first_broken_event(
    statements: list[str], sequence: int, reason: str
) -> None:
    write_three()
    tamper(*statements)
    broken = verify_chain().broken
    assert broken is not None
    assert (broken.sequence, broken.reason) == (sequence, reason)
    assert verify_chain().event_count < 4


def test_an_event_slipped_in_without_a_place_is_found() -> None:
    write_three()
    tamper(
        "INSERT INTO audit_event (at, by, action, subject_kind, subject_id, data, request_id, content_hash)"
        " SELECT at, by, action, subject_kind, subject_id, data, request_id, content_hash"
        " FROM audit_event WHERE sequence = 1"
    )
    broken = verify_chain().broken
    assert broken is not None
    assert (broken.sequence, broken.reason) == (None, "事件没有入链")


def test_an_event_whose_content_and_hash_were_both_redone_breaks_its_own_link() -> None:
    rows = write_three()
    row = rows[1]
    content = EventContent(
        row.at, "别人", row.action, row.subject_kind, row.subject_id, row.data, row.request_id
    )
    tamper(f"UPDATE audit_event SET by = '别人', content_hash = '{hash_content(content)}' WHERE sequence = 2")
    broken = verify_chain().broken
    assert broken is not None
    assert (broken.sequence, broken.event_id, broken.reason) == (2, row.id, "链值不符")
