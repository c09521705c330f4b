"""A claim file of any format read whole: its good lines as claims, its bad ones with every problem."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import chain, islice
from pathlib import Path

from jiangxin.engines.claim_files.cells import is_blank
from jiangxin.engines.claim_files.file_kinds import FileKind, detect_kind
from jiangxin.engines.claim_files.headings import SEARCHED_ROWS, Headings, find_headings
from jiangxin.engines.claim_files.people_cells import read_claim_id
from jiangxin.engines.claim_files.problems import Cell, Note, Problem, UnusableFile
from jiangxin.engines.claim_files.rows import ClaimRow, RowReader, problem_of
from jiangxin.engines.claim_files.spellings import fold
from jiangxin.engines.claim_files.tables import Row, Table
from jiangxin.kernel.refusals import Refused

_NOT_GRANTED = {"refused", "不予支付", "不符合", "拒绝", "false", "0", "否", "no", "n"}
_GRANTED = {"granted", "予以支付", "符合", "通过", "true", "1", "是", "yes", "y"}
Report = Callable[[int, int], None]
"""Told how many rows of how many are read, now and then."""


@dataclass
class BadRow:
    """A row that is no claim: its cells as they were, and why."""

    row: int
    cells: Sequence[Cell]
    problems: list[Problem]


@dataclass
class ClaimFile:
    """Everything read from one file."""

    path: Path
    kind: FileKind
    source: str
    headings: Headings
    claim_rows: list[ClaimRow] = field(default_factory=list)
    bad_rows: list[BadRow] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    line_count: int = 0
    """Rows under the heading that hold anything."""
    passed_over: int = 0
    """Rows of a history that were not granted."""


def read_table(path: Path) -> tuple[FileKind, Table]:
    """The raw table of a file. Raises UnusableFile, saying what the file is and what to do."""
    kind = detect_kind(path)
    # Readers are imported where they are needed: a CSV file should not wait for Arrow to load.
    if kind is FileKind.CSV:
        from jiangxin.engines.claim_files.csv_files import read_csv  # noqa: PLC0415

        return kind, read_csv(path)
    if kind is FileKind.XLSX:
        from jiangxin.engines.claim_files.xlsx_files import read_xlsx  # noqa: PLC0415

        return kind, read_xlsx(path)
    from jiangxin.engines.claim_files.parquet_files import read_parquet  # noqa: PLC0415

    return kind, read_parquet(path)


def read_claims(
    path: Path, *, today: date, is_history: bool = False, report: Report | None = None
) -> ClaimFile:
    """Read a claim file; in a history only lines that were granted count, where it says which were.

    `today` is the day identity numbers are checked against. Raises UnusableFile.
    """
    kind, table = read_table(path)
    head = list(islice(table.rows, SEARCHED_ROWS))
    headings = find_headings([cells for _, cells in head])
    found = ClaimFile(path, kind, table.source, headings, notes=list(table.notes))
    _note_unknown_columns(found)
    reader = _Lines(found, table, RowReader(headings, today), is_history)
    for index, (number, cells) in enumerate(chain(head[headings.row :], table.rows)):
        reader.take(number, cells)
        if report is not None and index % 2000 == 0:
            report(index, table.total_rows)
    found.notes += reader.rows.notes
    if found.line_count == 0:
        raise UnusableFile(
            "file.no_lines",
            "只有标题，没有数据行。",
            "There are headings but no lines.",
            "在标题下面填写申领，每行一项。",
            "Fill in claims under the headings, one a line.",
        )
    return found


class _Lines:
    """Takes a table's rows one by one into a claim file."""

    def __init__(self, found: ClaimFile, table: Table, rows: RowReader, is_history: bool) -> None:
        self.found = found
        self.table = table
        self.rows = rows
        self.is_history = is_history
        self._first_rows: dict[str, int] = {}

    def take(self, number: int, cells: Sequence[Cell]) -> None:
        """Read one row: passed over if blank, a claim if nothing is wrong with it, a bad row otherwise."""
        if not any(not is_blank(cell) for cell in cells):
            return
        found = self.found
        found.line_count += 1
        try:
            if self.is_history and not self._was_granted(cells):
                found.passed_over += 1
                return
        except Refused as refusal:
            found.bad_rows.append(BadRow(number, cells, [self._outcome_problem(number, cells, refusal)]))
            return
        claim_row, problems = self.rows.read(number, cells)
        formulas = self._formulas(number)
        covered = {problem.position for problem in formulas}
        problems = [p for p in self._explain_blanks(number, problems) if p.position not in covered]
        problems += formulas + self._repeats(number, cells)
        if claim_row is None or problems:
            found.bad_rows.append(BadRow(number, cells, sorted(problems, key=lambda p: p.position)))
            return
        found.claim_rows.append(claim_row)

    def _was_granted(self, cells: Sequence[Cell]) -> bool:
        place = self.found.headings.outcome
        raw = cells[place] if 0 <= place < len(cells) else None
        if place < 0:
            return True
        word = fold(str(raw)) if not is_blank(raw) else ""
        if word in _NOT_GRANTED:
            return False
        if word in _GRANTED:
            return True
        raise Refused(
            "outcome.unknown",
            f"历史里的结论“{word}”看不懂。",
            f"The outcome “{word}” in the history cannot be read.",
            "写“予以支付”或“不予支付”。",
            "Write granted (予以支付) or refused (不予支付).",
        )

    def _outcome_problem(self, number: int, cells: Sequence[Cell], refusal: Refused) -> Problem:
        place = self.found.headings.outcome
        problem = problem_of(self.found.headings, number, "claim_id", None, refusal)
        return problem._replace(heading=self.found.headings.texts[place], position=place)

    def _explain_blanks(self, number: int, problems: list[Problem]) -> list[Problem]:
        """Where a blank cell lies under a merged one, say so: the person sees a value there."""
        merged = self.table.merged
        if not merged:
            return problems
        return [
            problem._replace(
                code="cell.merged",
                reason_zh="单元格是合并的，内容只在第一格里。",
                reason_en="The cell is merged; only the first of them holds the value.",
                fix_zh="取消合并，逐行填写。",
                fix_en="Unmerge the cells and fill in every row.",
            )
            if problem.code.endswith(".missing") and (number, problem.position) in merged
            else problem
            for problem in problems
        ]

    def _formulas(self, number: int) -> list[Problem]:
        """Formulas in columns of ours; whatever else is wrong with such a cell is left for its value."""
        formulas = self.table.formulas
        if not formulas:
            return []
        refusal = Refused(
            "cell.formula",
            "单元格是公式，保存的值可能是旧的。",
            "The cell holds a formula; its stored value may be out of date.",
            "复制后“选择性粘贴—数值”，再保存。",
            "Copy it, paste values only, and save.",
        )
        headings = self.found.headings
        return [
            problem_of(headings, number, name, "公式", refusal)
            for name, place in headings.places.items()
            if (number, place) in formulas
        ]

    def _repeats(self, number: int, cells: Sequence[Cell]) -> list[Problem]:
        """Claim ids that stood before, in good or bad rows alike."""
        place = self.found.headings.places["claim_id"]
        raw = cells[place] if place < len(cells) else None
        if is_blank(raw):
            return []
        try:
            claim_id = read_claim_id(raw)
        except Refused:
            return []  # said already, with the cell's own problem
        first = self._first_rows.setdefault(claim_id, number)
        if first == number:
            return []
        refusal = Refused(
            "claim_id.repeated",
            f"申领编号与第 {first} 行重复。",
            f"The claim number stands in row {first} already.",
            "删去重复的一行，或更正编号。",
            "Delete the repeated line or correct its number.",
        )
        return [problem_of(self.found.headings, number, "claim_id", raw, refusal)]


def _note_unknown_columns(found: ClaimFile) -> None:
    if found.headings.unknown:
        listed = "、".join(found.headings.unknown[:10])
        found.notes.append(
            Note(0, "file.unknown_columns", f"不认识的列没有读：{listed}。", f"Columns not read: {listed}.")
        )


def reject(found: ClaimFile, rejected: dict[int, Refused], name: str) -> None:
    """Move good lines, by row number, to the bad ones for a reason found by comparing lines."""
    if not rejected:
        return
    cells = raw_rows(found.path, set(rejected))
    found.claim_rows = [row for row in found.claim_rows if row.row not in rejected]
    for number, refusal in rejected.items():
        place = found.headings.places.get(name, -1)
        raw = cells[number][place] if 0 <= place < len(cells[number]) else None
        problem = problem_of(found.headings, number, name, raw, refusal)
        found.bad_rows.append(BadRow(number, cells[number], [problem]))
    found.bad_rows.sort(key=lambda bad: bad.row)


def raw_rows(path: Path, numbers: set[int]) -> dict[int, Sequence[Cell]]:
    """The cells of some rows, read again: good rows are not kept in memory for the few that fail later."""
    rows: Iterator[Row] = read_table(path)[1].rows
    return {number: cells for number, cells in rows if number in numbers}
