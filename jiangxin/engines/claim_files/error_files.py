"""The rows that could not be decided, handed back as they were, with why and how to put them right."""

import csv
from collections.abc import Sequence
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from jiangxin.engines.claim_files.cells import is_blank, plain_text
from jiangxin.engines.claim_files.headings import FIX_HEADING, OURS, REASON_HEADING, Headings
from jiangxin.engines.claim_files.problems import Cell, Problem
from jiangxin.engines.claim_files.readers import BadRow
from jiangxin.engines.claim_files.result_files import escape_formula
from jiangxin.engines.claim_files.sheets import (
    DAY_FORMAT,
    FAULT_COLOUR,
    close_workbook,
    heading_format,
    open_workbook,
)
from jiangxin.engines.claim_files.spellings import fold

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_WIDTH, _NUMBER_WIDTH, _REASON_WIDTH = 14, 22, 60
_LONGEST_XLSX_CELL = 32_000
_LARGEST_NUMBER = 1e300


def write_errors(path: Path, kind: str, headings: Headings, bad_rows: Sequence[BadRow]) -> None:
    """Write bad rows as csv or xlsx; the file can be mended and given again as it is. Raises OSError."""
    if kind == "csv":
        _write_csv(path, headings, bad_rows)
    else:
        _write_xlsx(path, headings, bad_rows)


def reasons(problems: Sequence[Problem]) -> tuple[str, str]:
    """All reasons and all cures of a row, each once, the column named before each."""
    why = [f"【{problem.heading}】{problem.reason_zh}" for problem in problems]
    cure = [f"【{problem.heading}】{problem.fix_zh}" for problem in problems]
    return "\n".join(dict.fromkeys(why)), "\n".join(dict.fromkeys(cure))


def _kept_places(headings: Headings) -> list[int]:
    """Columns of the original, without the two that an earlier error file added."""
    return [place for place, text in enumerate(headings.texts) if fold(text) not in OURS]


def _write_csv(path: Path, headings: Headings, bad_rows: Sequence[BadRow]) -> None:
    places = _kept_places(headings)
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream)
        kept = [escape_formula(headings.texts[place]) for place in places]
        writer.writerow([*kept, REASON_HEADING, FIX_HEADING])
        for bad in bad_rows:
            cells = [escape_formula(plain_text(_at(bad.cells, place))) for place in places]
            writer.writerow([*cells, *reasons(bad.problems)])


def _at(cells: Sequence[Cell], place: int) -> Cell:
    return cells[place] if place < len(cells) else None


def _write_xlsx(path: Path, headings: Headings, bad_rows: Sequence[BadRow]) -> None:
    workbook = open_workbook(path)
    sheet = workbook.add_worksheet("错误明细")
    places = _kept_places(headings)
    sheet.write_row(0, 0, [headings.texts[p] for p in places], heading_format(workbook))
    sheet.write_row(0, len(places), [REASON_HEADING, FIX_HEADING], heading_format(workbook))
    sheet.set_column(0, len(places) - 1, _WIDTH)
    for column, place in enumerate(places):
        if place == headings.places["person_number"]:
            sheet.set_column(column, column, _NUMBER_WIDTH)
    sheet.set_column(len(places), len(places) + 1, _REASON_WIDTH)
    sheet.freeze_panes(1, 1)
    formats = {
        (kind, faulty): workbook.add_format(
            {**_SHAPES[kind], **({"bg_color": FAULT_COLOUR} if faulty else {})}
        )
        for kind in _SHAPES
        for faulty in (False, True)
    }
    words = workbook.add_format({"text_wrap": True, "valign": "top"})
    for row, bad in enumerate(bad_rows, start=1):
        faulty = {problem.position for problem in bad.problems}
        for column, place in enumerate(places):
            _write_cell(sheet, (row, column), _at(bad.cells, place), formats, place in faulty)
        for column, text in enumerate(reasons(bad.problems), start=len(places)):
            sheet.write_string(row, column, text[:_LONGEST_XLSX_CELL], words)
    close_workbook(workbook)


_SHAPES: dict[str, dict[str, object]] = {
    "text": {"num_format": "@", "valign": "top"},
    "risky": {"num_format": "@", "valign": "top", "quote_prefix": True},
    "day": {"num_format": DAY_FORMAT, "valign": "top"},
    "other": {"valign": "top"},
}


def _write_cell(
    sheet: "Worksheet",
    at: tuple[int, int],
    value: Cell,
    formats: "dict[tuple[str, bool], Format]",
    is_faulty: bool,
) -> None:
    """Write a cell as the kind it was, coloured where something is wrong with it."""
    if is_blank(value):
        if is_faulty:
            sheet.write_blank(*at, None, formats["text", True])
    elif isinstance(value, bool):
        sheet.write_boolean(*at, value, formats["other", is_faulty])
    elif isinstance(value, int | float | Decimal) and abs(float(value)) < _LARGEST_NUMBER:
        sheet.write_number(*at, value, formats["other", is_faulty])
    elif isinstance(value, datetime | date) and value.year > 1899 and not getattr(value, "tzinfo", None):
        moment = value if isinstance(value, datetime) else datetime.combine(value, time())
        sheet.write_datetime(*at, moment, formats["day", is_faulty])
    else:
        text = plain_text(value)[:_LONGEST_XLSX_CELL]
        kind = "risky" if text[0] in "=+-@" else "text"
        sheet.write_string(*at, text, formats[kind, is_faulty])
