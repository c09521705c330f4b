"""The only write of the audit trail."""

from dataclasses import dataclass
from datetime import datetime

from django.db import connection

from jiangxin.services.audit.chain import EventContent, JsonValue, hash_content
from jiangxin.services.audit.models import AuditEventRow


class NotInTransaction(RuntimeError):
    """An event was to be recorded outside a transaction, where the act could be saved without it."""


@dataclass(frozen=True, slots=True)
class Act:
    """Who does what and when: `action` is `room.operation`, `request_id` the request it came with, if any.

    Raises ValueError unless `at` has a time zone.
    """

    action: str
    by: str
    at: datetime
    request_id: str = ""

    def __post_init__(self) -> None:
        if self.at.tzinfo is None:
            raise ValueError(
                f"审计事件的时刻 {self.at} 没有时区，请传入带时区的时刻。"
                f"The instant {self.at} has no time zone; pass one that has."
            )


@dataclass(frozen=True, slots=True)
class Subject:
    """The thing an act is done to, by kind (`rulebook.local_rate`) and id."""

    kind: str
    id: str


def record_event(*, act: Act, subject: Subject, before: JsonValue, after: JsonValue) -> None:
    """Record an act in the caller's transaction: both are saved or neither.

    `before` and `after` hold what the act changed; `before` is None for a new thing. Personal data must be
    masked by the caller: the trail is read by people who may not see it.
    Raises NotInTransaction outside a transaction, TypeError for what JSON cannot hold exactly.
    """
    if not connection.in_atomic_block:
        raise NotInTransaction(
            f"{act.action}：审计事件必须与所记的操作在同一事务中。"
            f"{act.action}: an event is recorded in the transaction of its act; use transaction.atomic()."
        )
    content = EventContent(
        at=act.at,
        by=act.by,
        action=act.action,
        subject_kind=subject.kind,
        subject_id=subject.id,
        data={"before": before, "after": after},
        request_id=act.request_id,
    )
    AuditEventRow.objects.create(**content._asdict(), content_hash=hash_content(content))
