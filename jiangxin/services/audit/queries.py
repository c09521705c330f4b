"""Reading the trail, and proving it whole."""

from collections.abc import Iterator
from dataclasses import dataclass

from jiangxin.services.audit.chain import START_HASH, EventContent, hash_content, hash_link
from jiangxin.services.audit.models import AuditEventRow, ChainHeadRow

CHUNK_COUNT = 2000


@dataclass(frozen=True, slots=True)
class AuditEvent:
    """One recorded act. `sequence` and the hashes are None until its transaction has committed."""

    id: int
    content: EventContent
    content_hash: str
    sequence: int | None
    previous_hash: str | None
    hash: str | None


@dataclass(frozen=True, slots=True)
class BrokenLink:
    """The first event at which the chain does not hold, and why. `event_id` is None if the event is gone."""

    sequence: int | None
    event_id: int | None
    reason: str
    reason_en: str


@dataclass(frozen=True, slots=True)
class ChainReport:
    """The outcome of reading the whole chain.

    `event_count` events hold; `head_hash` is the last one's hash, worth writing down elsewhere: whoever can
    rewrite the whole chain cannot rewrite that note.
    """

    event_count: int
    head_hash: str
    broken: BrokenLink | None

    @property
    def is_whole(self) -> bool:
        """Whether no event was changed, removed or added out of turn."""
        return self.broken is None


def list_events(*, subject_kind: str, subject_id: str) -> tuple[AuditEvent, ...]:
    """What was done to one thing, in the order of recording."""
    rows = AuditEventRow.objects.filter(subject_kind=subject_kind, subject_id=subject_id).order_by("id")
    return tuple(_read_event(row) for row in rows)


def verify_chain() -> ChainReport:
    """Recompute every hash from the first event to the last, and name the first that does not hold.

    May run while others write: what is committed after it began is left to the next time.
    """
    loose = AuditEventRow.objects.filter(sequence=None).order_by("id").first()
    last = AuditEventRow.objects.exclude(sequence=None).order_by("-sequence").first()
    # read after the last event, so that in a whole chain the head is never behind it
    head = ChainHeadRow.objects.first()
    head_sequence, head_hash = (0, START_HASH) if head is None else (head.sequence, head.hash)
    rows = AuditEventRow.objects.filter(sequence__lte=head_sequence).order_by("sequence")
    report = _follow(_read_event(row) for row in rows.iterator(chunk_size=CHUNK_COUNT))
    if report.broken is not None:
        return report
    broken: BrokenLink | None = None
    if report.event_count < head_sequence:
        broken = _missing(report.event_count + 1)
    elif report.head_hash != head_hash:
        broken = BrokenLink(
            head_sequence,
            None,
            "链首记录与最后一条事件不符",
            "the head of the chain is not the last event's hash",
        )
    elif last is not None and (last.sequence or 0) > head_sequence:
        broken = BrokenLink(
            last.sequence, last.id, "事件在链首之后", "the event lies beyond the head of the chain"
        )
    elif loose is not None:
        broken = BrokenLink(None, loose.id, "事件没有入链", "the event has no place in the chain")
    return ChainReport(report.event_count, report.head_hash, broken)


def _follow(events: Iterator[AuditEvent]) -> ChainReport:
    """The events of a chain in order, as far as they hold."""
    count, head = 0, START_HASH
    for event in events:
        broken = _find_fault(event, count + 1, head)
        if broken is not None:
            return ChainReport(count, head, broken)
        count, head = count + 1, event.hash or ""
    return ChainReport(count, head, None)


def _find_fault(event: AuditEvent, expected: int, previous_hash: str) -> BrokenLink | None:
    if event.sequence != expected:
        return _missing(expected)
    faults = (
        (hash_content(event.content) != event.content_hash, "内容被改动", "its content was changed"),
        (event.previous_hash != previous_hash, "与前一事件脱节", "it does not follow the event before it"),
        (
            hash_link(previous_hash=previous_hash, sequence=expected, content_hash=event.content_hash)
            != event.hash,
            "链值不符",
            "its own hash does not match",
        ),
    )
    for is_fault, reason, reason_en in faults:
        if is_fault:
            return BrokenLink(event.sequence, event.id, reason, reason_en)
    return None


def _missing(sequence: int) -> BrokenLink:
    return BrokenLink(sequence, None, "事件缺失", "the event is missing")


def _read_event(row: AuditEventRow) -> AuditEvent:
    return AuditEvent(
        id=row.id,
        content=EventContent(
            at=row.at,
            by=row.by,
            action=row.action,
            subject_kind=row.subject_kind,
            subject_id=row.subject_id,
            data=row.data,
            request_id=row.request_id,
        ),
        content_hash=row.content_hash,
        sequence=row.sequence,
        previous_hash=row.previous_hash,
        hash=row.hash,
    )
