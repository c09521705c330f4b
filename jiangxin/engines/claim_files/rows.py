"""Rows of raw cells become claims: every cell checked, every fault of a row found at once."""

from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from jiangxin.engines.claim_files.cell_values import CellValue
from jiangxin.engines.claim_files.cells import is_blank, plain_text, read_cell
from jiangxin.engines.claim_files.headings import Headings
from jiangxin.engines.claim_files.people_cells import Person, read_claim_id, read_name, read_person
from jiangxin.engines.claim_files.problems import Cell, Note, Problem, shorten
from jiangxin.engines.claim_files.schema import (
    Column,
    columns_by_name,
    conditional_columns,
    load_columns,
    required_columns,
)
from jiangxin.kernel.refusals import Refused
from jiangxin.policy.decision import Claim
from jiangxin.policy.facts import Facts
from jiangxin.policy.vocabulary import BENEFITS, Benefit

FAULTY = -1
"""Stands in a row's values for a cell that is refused already."""
_REMEMBERED_CELLS = 20_000
_IDENTITY = {column.name for column in load_columns() if column.kind in ("claim_id", "person", "text")}
_BLANK_FACTS = Facts(benefit=0)
_FLAGS = [isinstance(value, bool) for value in _BLANK_FACTS]
Known = dict[object, CellValue | Refused]


class ClaimRow(NamedTuple):
    """One line of the file: its claim, and what identifies it to people."""

    row: int
    claim: Claim
    number: str
    name: str
    is_advanced_given: bool
    """Whether the line says how much was advanced, be it 0."""


class _Slot(NamedTuple):
    """A coded column of this file: where it stands, what it fills, and what its cells were found to mean."""

    column: Column
    place: int
    fact: int
    known: Known


class RowReader:
    """Reads the rows under one heading row; remembers what each repeated cell means."""

    def __init__(self, headings: Headings, today: date) -> None:
        self.headings = headings
        self.today = today
        self.notes: list[Note] = []
        self._slots = [
            _Slot(
                column,
                headings.places[column.name],
                Facts._fields.index(column.field) if column.field else -1,
                {},
            )
            for column in load_columns()
            if column.name in headings.places and column.name not in _IDENTITY
        ]

    def read(self, row: int, cells: Sequence[Cell]) -> tuple[ClaimRow | None, list[Problem]]:
        """The claim of one row, or every problem that keeps it from being one."""
        facts: list[int] = list(_BLANK_FACTS)
        values, problems = self._read_coded(row, cells, facts)
        claim_id, person = self._identify(row, cells, values, problems)
        self._require(row, cells, values, problems)
        if not problems:
            self._compare(row, cells, values, problems)
        if problems or person is None:
            return None, problems
        claim = Claim(claim_id, person.key, Facts._make(facts))
        name = read_name(self._cell("name", cells))
        return ClaimRow(row, claim, person.number, name, "advanced" in values), []

    def _read_coded(
        self, row: int, cells: Sequence[Cell], facts: list[int]
    ) -> tuple[dict[str, int], list[Problem]]:
        """Read every coded cell of a row into `facts`; blank cells are left out of the values."""
        values: dict[str, int] = {}
        problems: list[Problem] = []
        width = len(cells)
        for column, place, fact, known in self._slots:
            raw = cells[place] if place < width else None
            if raw is None or raw == "":
                continue
            found = known.get(raw if isinstance(raw, str) else (type(raw), raw))
            if found is None:
                found = self._learn(column, raw, known)
            if isinstance(found, Refused):
                problems.append(self._problem(row, column.name, cells, found))
                values[column.name] = FAULTY
                continue
            value, cautions = found
            if cautions:
                self.notes += [Note(row, c.code, c.sentence, c.sentence_en) for c in cautions]
            if value is not None:
                values[column.name] = value
                if fact >= 0:
                    facts[fact] = bool(value) if _FLAGS[fact] else value
        return values, problems

    def _learn(self, column: Column, raw: Cell, known: Known) -> CellValue | Refused:
        found: CellValue | Refused
        try:
            found = read_cell(column, raw)
        except Refused as refusal:
            found = refusal
        if len(known) < _REMEMBERED_CELLS:
            # True, 1 and 1.0 are equal to a dictionary but not to a reader of cells, hence the type.
            known[raw if isinstance(raw, str) else (type(raw), raw)] = found
        return found

    def _cell(self, name: str, cells: Sequence[Cell]) -> Cell:
        place = self.headings.places.get(name, -1)
        return cells[place] if 0 <= place < len(cells) else None

    def _identify(
        self, row: int, cells: Sequence[Cell], values: dict[str, int], problems: list[Problem]
    ) -> tuple[str, Person | None]:
        """The line's number and person; what is refused goes to `problems`, what is given to `values`."""
        claim_id, person = "", None
        raw = self._cell("claim_id", cells)
        if not is_blank(raw):
            values["claim_id"] = 1
            try:
                claim_id = read_claim_id(raw)
            except Refused as refusal:
                problems.append(self._problem(row, "claim_id", cells, refusal))
        raw = self._cell("person_number", cells)
        if not is_blank(raw):
            values["person_number"] = 1
        if not is_blank(raw) and values.get("document_kind") != FAULTY:
            try:
                person = read_person(raw, values.get("document_kind"), self.today)
                self.notes += [Note(row, c.code, c.sentence, c.sentence_en) for c in person.cautions]
            except Refused as refusal:
                problems.append(self._problem(row, "person_number", cells, refusal))
        return claim_id, person

    def _require(
        self, row: int, cells: Sequence[Cell], values: dict[str, int], problems: list[Problem]
    ) -> None:
        """Add a problem for every cell that the benefit needs and the row leaves blank."""
        benefit = max(values.get("benefit", 0), 0)
        needed = _needed(benefit)
        absent = [] if needed <= values.keys() else [name for name in _in_order(needed) if name not in values]
        for name, condition in conditional_columns(benefit) if benefit else ():
            if name not in values and condition.holds(values):
                absent.append(name)
        for name in dict.fromkeys(absent):
            refusal = _nothing_given(columns_by_name()[name], benefit, self.headings)
            problems.append(self._problem(row, name, cells, refusal))

    def _compare(
        self, row: int, cells: Sequence[Cell], values: dict[str, int], problems: list[Problem]
    ) -> None:
        """Add a problem where two cells contradict each other."""
        started_on, ended_on = values.get("started_on", 0), values.get("ended_on", 0)
        if started_on and ended_on and ended_on < started_on:
            first, last = date.fromordinal(started_on), date.fromordinal(ended_on)
            refusal = Refused(
                "ended_on.before_start",
                f"结束日期 {last} 早于开始日期 {first}。",
                f"The last day {last} is before the first day {first}.",
                "核对两个日期。",
                "Check both days.",
            )
            problems.append(self._problem(row, "ended_on", cells, refusal))

    def _problem(self, row: int, name: str, cells: Sequence[Cell], refusal: Refused) -> Problem:
        return problem_of(self.headings, row, name, self._cell(name, cells), refusal)


def problem_of(headings: Headings, row: int, name: str, raw: Cell, refusal: Refused) -> Problem:
    """A refusal placed in its cell."""
    return Problem(
        row,
        headings.letter(name),
        headings.text(name),
        shorten(plain_text(raw)),
        refusal.code,
        refusal.sentence,
        refusal.sentence_en,
        refusal.fix,
        refusal.fix_en,
        headings.places.get(name, -1),
    )


@cache
def _needed(benefit: int) -> frozenset[str]:
    """Columns every line of a benefit needs; only whose it is and what is claimed if it is unknown."""
    return frozenset(required_columns(benefit) if benefit else ("claim_id", "person_number", "benefit"))


def _in_order(names: frozenset[str]) -> list[str]:
    return [column.name for column in load_columns() if column.name in names]


def _nothing_given(column: Column, benefit: int, headings: Headings) -> Refused:
    label = BENEFITS[Benefit(benefit)] if benefit else None
    whose_zh, whose_en = (label.zh, label.en) if label else ("每一行", "Every line")
    where = "" if column.name in headings.places else "文件里没有这一列，请加上。"
    where_en = "" if column.name in headings.places else "The file has no such column; add it. "
    words = f"；没有的写“{column.absent_words[0]}”" if column.absent_words else ""
    return Refused(
        f"{column.name}.missing",
        f"{whose_zh}必须填“{column.heading}”。",
        f"{whose_en} needs {column.name}.",
        f"{where}填写{column.heading}，例如 {column.example}{words}。",
        f"{where_en}Fill in {column.name}, for example {column.example}.",
    )
