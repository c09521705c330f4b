"""The clauses of a policy: the legal text, the units that answer for it, and our plain words beside it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from jiangxin.policy.pack_fields import PackTable, parse_pack

_FILE = "clauses.toml"


@dataclass(frozen=True, slots=True)
class Clause:
    """One numbered task of a policy.

    `text`, `lead_unit`, `participating_units` and `unit_note` are the policy's own words. The rest is ours
    and never stands in for the text: a plain point that rests on how the province applies the clause says
    按本省执行口径. `named` are exact parts of `text` (amounts, lists, groups) to be highlighted; they do
    not overlap.
    """

    number: int
    text: str
    lead_unit: str
    participating_units: tuple[str, ...]
    unit_note: str
    group: str
    group_en: str
    heading_zh: str
    heading_en: str
    plain_zh: tuple[str, ...]
    plain_en: tuple[str, ...]
    related: tuple[int, ...]
    named: tuple[str, ...]

    @property
    def unit_line(self) -> str:
        """The units as the policy prints them: lead unit first, joined by 、, with the note if there is
        one.
        """
        return "、".join((self.lead_unit, *self.participating_units)) + self.unit_note


def load_clauses(text: str) -> tuple[Clause, ...]:
    """Read the clauses of a pack from the text of its `clauses.toml`, in order of their numbers.

    The legal text is the content paragraph of each number exactly as published, every character and every
    mark of punctuation kept (a half-width comma stays half-width). One rule is applied and no other: the
    tab that the published table puts before the paragraph and the white space after its last character are
    left out. The line of responsible units is split at 、 into the lead unit, which is the first named, and
    the participating units in their order; a note in full-width brackets at its end is kept apart as
    `unit_note`.

    Raises ValueError, saying where and why, if a field is missing, misspelt or of the wrong type, if the
    numbers do not run 1, 2, 3 … without a gap, if the two languages differ in their number of plain points,
    if a highlighted phrase is not in the text or overlaps another, or if a related clause does not exist.
    """
    pack = parse_pack(text, _FILE)
    pack.allow_only("groups", "clauses")
    groups = {table.text("zh"): table.text("en") for table in pack.tables("groups")}
    tables = pack.tables("clauses")
    clauses = tuple(_read_clause(table, groups) for table in tables)
    expected = range(1, len(clauses) + 1)
    for position, table, clause in zip(expected, tables, clauses, strict=True):
        if clause.number != position:
            raise table.refusal(
                f"条号应为 {position}，现为 {clause.number}", f"Clause {position} expected here"
            )
        if clause.number in clause.related or not set(clause.related) <= set(expected):
            raise table.refusal("related 只能列其他已有的条号", "related must name other existing clauses")
    return clauses


def digest_of_clauses(clauses: Iterable[Clause]) -> str:
    """Return the SHA-256, in hex, of the law itself: number, text, lead unit and participating units of
    each clause.

    The canonical form is a JSON array of `[number, text, lead unit, [participating units]]` in the order
    given, UTF-8, without spaces or escapes. Our own words are not in it, so editing them leaves the digest
    as it is.
    """
    law = [[item.number, item.text, item.lead_unit, list(item.participating_units)] for item in clauses]
    canonical = json.dumps(law, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("utf-8")).hexdigest()


def _read_clause(table: PackTable, groups: Mapping[str, str]) -> Clause:
    table.allow_only(*(set(Clause.__slots__) - {"group_en"}))
    group = table.text("group")
    if group not in groups:
        raise table.refusal(f"分组“{group}”不在 groups 中", f"Group {group} is not listed in groups")
    clause = Clause(
        number=table.whole("number"),
        text=table.text("text"),
        lead_unit=table.text("lead_unit"),
        participating_units=table.texts("participating_units"),
        unit_note=table.text("unit_note", default=""),
        group=group,
        group_en=groups[group],
        heading_zh=table.text("heading_zh"),
        heading_en=table.text("heading_en"),
        plain_zh=table.texts("plain_zh"),
        plain_en=table.texts("plain_en"),
        related=table.wholes("related"),
        named=table.texts("named"),
    )
    _check_words(clause, table)
    return clause


def _check_words(clause: Clause, table: PackTable) -> None:
    """Refuse a clause whose own parts contradict one another."""
    if clause.lead_unit in clause.participating_units:
        raise table.refusal("牵头单位不能又是参与单位", "The lead unit is also listed as participating")
    if len(clause.plain_zh) != len(clause.plain_en):
        raise table.refusal("中英文要点条数不同", "plain_zh and plain_en differ in number")
    absent = [phrase for phrase in clause.named if phrase not in clause.text]
    if absent:
        raise table.refusal(f"原文中没有“{absent[0]}”", f"named is not in the text: {absent[0]}")
    spans = sorted((clause.text.index(phrase), len(phrase)) for phrase in clause.named)
    for (start, length), (following, _) in pairwise(spans):
        if start + length > following:
            raise table.refusal("named 中的词句互相重叠", "Phrases in named overlap")
