"""The only writes of the rulebook. Each is one transaction with one audit event, or raises Refused.

All who change the book of one pack wait for each other, so that what a guard saw still holds when its act is
saved; the database's own constraints stand behind the guards.
"""

from collections.abc import Mapping
from dataclasses import fields
from datetime import date, datetime

from django.db import connection, transaction

from jiangxin.domain.rulebook.guards import (
    check_may_adopt_local_rate,
    check_may_adopt_pack,
    check_may_draft_local_rate,
    check_may_end_local_rate,
    check_may_withdraw_local_rate,
    read_name,
)
from jiangxin.domain.rulebook.local_values import read_local_value
from jiangxin.domain.rulebook.models import LocalRateRow, PackAdoptionRow
from jiangxin.domain.rulebook.queries import (
    digest_of_pack,
    find_adopted_pack,
    get_adopted_pack,
    get_local_rate,
    get_rate_book,
    read_row,
)
from jiangxin.domain.rulebook.records import AdoptedPack, LocalRate, RateDraft
from jiangxin.domain.rulebook.states import TRANSITIONS, RateAct, RateStatus
from jiangxin.policy.pack import load_pack
from jiangxin.services.audit.chain import JsonValue
from jiangxin.services.audit.operations import Act, Subject, record_event


def lock_book(pack_code: str) -> None:
    """Wait for others who change this pack's book; held to the end of the caller's transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"rulebook {pack_code}"])


@transaction.atomic
def adopt_pack(*, pack_code: str, from_on: date, by: str, at: datetime, request_id: str = "") -> AdoptedPack:
    """Adopt a pack as it is installed now: version, text and figures. `from_on` is its first day here.

    Raises Refused if the pack is unknown, already adopted as it is, or puts a local rate out of bounds.
    """
    act = Act("rulebook.adopt_pack", read_name(by), at, request_id)
    lock_book(pack_code)
    check_may_adopt_pack(pack_code, by=act.by)
    before = find_adopted_pack(pack_code)
    PackAdoptionRow.objects.create(
        pack_code=pack_code,
        version=load_pack(pack_code).version,
        digest=digest_of_pack(pack_code),
        from_on=from_on,
        adopted_by=act.by,
        adopted_at=at,
    )
    adopted = get_adopted_pack(pack_code)
    record_event(
        act=act,
        subject=Subject("rulebook.pack", pack_code),
        before=None if before is None else _describe(before),
        after=_describe(adopted),
    )
    return adopted


@transaction.atomic
def draft_local_rate(*, draft: RateDraft, by: str, at: datetime, request_id: str = "") -> LocalRate:
    """Propose a local value; it counts for nothing until another person adopts it.

    Raises Refused for an unknown rate or place, an empty period, a missing source, a value of the wrong shape
    or outside the policy's bounds.
    """
    act = Act("rulebook.draft_local_rate", read_name(by), at, request_id)
    check_may_draft_local_rate(draft, by=act.by)
    definition, value = read_local_value(get_rate_book(draft.pack_code), draft)
    row = LocalRateRow.objects.create(
        pack_code=draft.pack_code,
        rate=draft.rate,
        clause=definition.clause,
        value=value,
        region=draft.region,
        from_on=draft.from_on,
        before_on=draft.before_on,
        source_zh=draft.source_zh.strip(),
        source_en=draft.source_en.strip(),
        status=RateStatus.DRAFTED,
        drafted_by=act.by,
        drafted_at=at,
    )
    drafted = read_row(row)
    _record(act, None, drafted)
    return drafted


@transaction.atomic
def adopt_local_rate(*, local_rate_id: int, by: str, at: datetime, request_id: str = "") -> LocalRate:
    """Put a drafted value in force for its period, which may have begun: decisions already made keep theirs.

    Raises Refused if it is no draft, its drafter adopts it, it is out of bounds, or another holds then.
    """
    act = Act(f"rulebook.{RateAct.ADOPT}", read_name(by), at, request_id)
    lock_book(get_local_rate(local_rate_id).pack_code)
    row = _lock_row(local_rate_id)
    check_may_adopt_local_rate(read_row(row), by=act.by)
    return _advance(row, RateAct.ADOPT, act, {"adopted_by": act.by, "adopted_at": at})


@transaction.atomic
def withdraw_local_rate(*, local_rate_id: int, by: str, at: datetime, request_id: str = "") -> LocalRate:
    """Give up a draft. Raises Refused for anything but a draft."""
    act = Act(f"rulebook.{RateAct.WITHDRAW}", read_name(by), at, request_id)
    get_local_rate(local_rate_id)
    row = _lock_row(local_rate_id)
    check_may_withdraw_local_rate(read_row(row), by=act.by)
    return _advance(row, RateAct.WITHDRAW, act, {"withdrawn_by": act.by, "withdrawn_at": at})


@transaction.atomic
def end_local_rate(
    *, local_rate_id: int, before_on: date, by: str, at: datetime, request_id: str = ""
) -> LocalRate:
    """Decide that an adopted value holds only to the day before `before_on`.

    The end is added beside what was adopted, with its own name and instant; nothing is overwritten. So the
    book as known before `at` still has the value without this end, and a decision made with it can be
    replayed. The end is today or later, because claims of past days were decided with the figure.
    Raises Refused if it is not adopted, or `before_on` is past, before its first day, or not before its end.
    """
    act = Act(f"rulebook.{RateAct.END}", read_name(by), at, request_id)
    lock_book(get_local_rate(local_rate_id).pack_code)
    row = _lock_row(local_rate_id)
    check_may_end_local_rate(read_row(row), by=act.by, before_on=before_on, at=at)
    signed = {"ended_by": act.by, "ended_at": at, "ended_before_on": before_on}
    return _advance(row, RateAct.END, act, signed)


def _lock_row(local_rate_id: int) -> LocalRateRow:
    return LocalRateRow.objects.select_for_update(no_key=True).get(id=local_rate_id)


def _advance(row: LocalRateRow, move: RateAct, act: Act, signature: Mapping[str, object]) -> LocalRate:
    before = read_row(row)
    changes = {"status": TRANSITIONS[move].after, **signature}
    for name, value in changes.items():
        setattr(row, name, value)
    row.save(update_fields=list(changes))
    after = read_row(row)
    _record(act, before, after)
    return after


def _record(act: Act, before: LocalRate | None, after: LocalRate) -> None:
    """One event with the fields that changed; all of them for a new draft."""
    new = _describe(after)
    old = None if before is None else _describe(before)
    changed = [name for name in new if old is None or old[name] != new[name]]
    record_event(
        act=act,
        subject=Subject("rulebook.local_rate", str(after.id)),
        before=None if old is None else {name: old[name] for name in changed},
        after={name: new[name] for name in changed},
    )


def _describe(record: AdoptedPack | LocalRate) -> dict[str, JsonValue]:
    cells = ((field.name, getattr(record, field.name)) for field in fields(record))
    return {name: cell.isoformat() if isinstance(cell, date) else cell for name, cell in cells}
