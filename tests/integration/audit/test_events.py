"""An event is saved with its act or neither is, and is never changed afterwards."""

from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from jiangxin.services.audit.models import AuditEventRow
from jiangxin.services.audit.operations import Act, NotInTransaction, Subject, record_event
from jiangxin.services.audit.queries import list_events, verify_chain

AT = datetime(2020, 3, 1, 9, 30, 15, 250_000, tzinfo=UTC)
SUBJECT = Subject("audit.example", "7")


def record(action: str = "audit.try", after: object = "值") -> None:
    act = Act(action=action, by="测试员甲", at=AT, request_id="r-1")
    record_event(act=act, subject=SUBJECT, before=None, after=after)  # type: ignore[arg-type]


@pytest.mark.django_db
def test_an_event_says_who_did_what_to_which_thing_when_and_what_changed() -> None:
    record(after={"amount_fen": 5000_00, "rows": [1, None, True]})
    (event,) = list_events(subject_kind="audit.example", subject_id="7")
    assert (event.content.at, event.content.by, event.content.action) == (AT, "测试员甲", "audit.try")
    assert event.content.data == {"before": None, "after": {"amount_fen": 5000_00, "rows": [1, None, True]}}
    assert event.content.request_id == "r-1"
    assert list_events(subject_kind="audit.example", subject_id="8") == ()


@pytest.mark.django_db(transaction=True)
def test_an_event_outside_a_transaction_is_refused() -> None:
    with pytest.raises(NotInTransaction, match="同一事务"):
        record()
    assert not AuditEventRow.objects.exists()


def test_an_instant_without_a_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="没有时区"):
        Act(action="audit.try", by="测试员甲", at=AT.replace(tzinfo=None))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("value", "words"),
    [(1.5, "小数"), ({"share": [0.5]}, "小数"), ({1: "x"}, "键"), ({"on": AT}, "datetime"), (b"x", "bytes")],
)
def test_what_json_cannot_hold_exactly_is_refused(value: object, words: str) -> None:
    with pytest.raises(TypeError, match=words):
        record(after=value)
    assert not AuditEventRow.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("nameless", ["by", "action"])
def test_the_database_wants_to_know_who_did_what(nameless: str) -> None:
    act = Act(**{"action": "audit.try", "by": "测试员甲", "at": AT, nameless: ""})
    with pytest.raises(IntegrityError, match="names_who_and_what"), transaction.atomic():
        record_event(act=act, subject=SUBJECT, before=None, after=None)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("refusal", ["UPDATE audit_event SET by = '别人'", "DELETE FROM audit_event"])
def test_the_database_refuses_to_change_or_delete_an_event(refusal: str) -> None:
    with transaction.atomic():
        record()
    with (
        pytest.raises(IntegrityError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(refusal)
    assert AuditEventRow.objects.get().by == "测试员甲"
    assert verify_chain().is_whole


@pytest.mark.django_db(transaction=True)
def test_an_event_cannot_be_changed_in_its_own_transaction_either() -> None:
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        record()
        AuditEventRow.objects.update(sequence=1, hash="0" * 64)
    assert not AuditEventRow.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_session_that_plays_the_replica_is_refused_too() -> None:
    with transaction.atomic():
        record()
    with (
        pytest.raises(IntegrityError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute("DELETE FROM audit_event")
    assert AuditEventRow.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize("table", ["audit_event", "audit_chain_head"])
def test_the_database_refuses_to_truncate_the_trail(table: str) -> None:
    record()
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        # put aside for the whole run, so that tests can empty their database
        cursor.execute(f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {table}_refuses_truncate")
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            cursor.execute(f"TRUNCATE {table}")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    "change", ["UPDATE audit_chain_head SET sequence = 2", "DELETE FROM audit_chain_head"]
)
def test_only_a_new_event_moves_the_head(change: str) -> None:
    with transaction.atomic():
        record()
    with pytest.raises(IntegrityError, match="refused"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change)
    assert verify_chain().is_whole


@pytest.mark.django_db(transaction=True)
def test_an_event_that_brings_its_own_place_is_refused_at_the_commit() -> None:
    with pytest.raises(IntegrityError, match="given by the database"), transaction.atomic():
        AuditEventRow.objects.create(
            at=AT, by="甲", action="a.b", subject_kind="k", subject_id="1", data={}, sequence=1
        )
    assert not AuditEventRow.objects.exists()
