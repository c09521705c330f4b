"""How an event becomes a hash, and how each hash holds all events before it.

Anyone can recompute a chain from the stored columns with SHA-256 and JSON alone; no secret is involved.
Two steps, because they are taken at two moments: the content is hashed when the event is written, the link
when the transaction commits and the event's place in the chain is known. The database computes the link
itself, in `migrations/0002_chain.py`, so an event cannot enter by any door without its place; this is the
same formula.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import NamedTuple, TypeAlias

JsonValue: TypeAlias = "bool | int | str | Sequence[JsonValue] | Mapping[str, JsonValue] | None"
START_HASH = "0" * 64
"""What the first event names as its predecessor."""


class EventContent(NamedTuple):
    """What an event says, without its place in the chain. `at` has a time zone; no number is a float."""

    at: datetime
    by: str
    action: str
    subject_kind: str
    subject_id: str
    data: JsonValue
    request_id: str


def hash_content(content: EventContent) -> str:
    """SHA-256, in hex, of the content as JSON: keys sorted, no spaces, no escapes, `at` in UTC.

    Raises TypeError for what two programs may write in two ways, a float or an object, because the same
    event would then have another hash elsewhere.
    """
    _check_json(content.data)
    instant = content.at.astimezone(UTC).isoformat(timespec="microseconds")
    text = json.dumps([instant, *content[1:]], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def hash_link(*, previous_hash: str, sequence: int, content_hash: str) -> str:
    """SHA-256, in hex, of the previous event's hash, this one's place (from 1) and its content's hash."""
    return hashlib.sha256(f"{previous_hash}:{sequence}:{content_hash}".encode()).hexdigest()


def _check_json(value: object) -> None:
    if value is None or isinstance(value, bool | int | str):
        return
    if isinstance(value, float):
        raise TypeError(f"审计事件里不能有小数 {value}，金额用整数分。An event holds no float: {value}")
    if isinstance(value, Mapping):
        for key, cell in value.items():
            if not isinstance(key, str):
                raise TypeError(
                    f"审计事件的键须是文字，不能是 {key!r}。A key of an event is text, not {key!r}"
                )
            _check_json(cell)
    elif isinstance(value, Sequence) and not isinstance(value, bytes):
        for cell in value:
            _check_json(cell)
    else:
        name = type(value).__name__
        raise TypeError(
            f"审计事件不能存放 {name}，请先写成文字。An event cannot hold a {name}; write it as text."
        )
