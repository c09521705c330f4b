"""Plain workbooks: one sheet with a frozen heading row, text that stays text, money with two decimals."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format

MADE_AT = datetime(2026, 11, 1)  # noqa: DTZ001 - a fixed stamp, so that the same lines give the same file
MONEY_FORMAT = "#,##0.00"
DAY_FORMAT = "yyyy-mm-dd"
HEADING_COLOUR = "#E8EEF7"
FAULT_COLOUR = "#FBE3E1"


class Sheet(NamedTuple):
    """A sheet's name, headings and column widths."""

    name: str
    headings: Sequence[str]
    widths: Sequence[int]


def open_workbook(path: Path, *, constant_memory: bool = False) -> "Workbook":
    """A new workbook in which no text becomes a formula, a link or a number."""
    from xlsxwriter import Workbook  # noqa: PLC0415 - only some commands write workbooks

    workbook = Workbook(
        str(path),
        {
            "constant_memory": constant_memory,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    workbook.set_properties({"created": MADE_AT, "author": "匠心"})
    return workbook


def heading_format(workbook: "Workbook") -> "Format":
    """Bold on a light ground, wrapped."""
    return workbook.add_format(
        {"bold": True, "bg_color": HEADING_COLOUR, "text_wrap": True, "valign": "vcenter", "border": 1}
    )


def write_workbook(path: Path, sheet: Sheet, kinds: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Write one sheet. `kinds` are text, flag or money (whole fen) for each column. Raises OSError."""
    workbook = open_workbook(path, constant_memory=True)
    worksheet = workbook.add_worksheet(sheet.name)
    text = workbook.add_format({"num_format": "@", "quote_prefix": True})
    plain = workbook.add_format({"num_format": "@"})
    money = workbook.add_format({"num_format": MONEY_FORMAT})
    for place, width in enumerate(sheet.widths):
        worksheet.set_column(place, place, width)
    worksheet.write_row(0, 0, sheet.headings, heading_format(workbook))
    worksheet.freeze_panes(1, 1)
    last = 0
    for last, row in enumerate(rows, start=1):
        for place, (kind, value) in enumerate(zip(kinds, row, strict=True)):
            if kind == "money":
                worksheet.write_number(last, place, int(str(value)) / 100, money)
            elif value != "":
                words = str(value)
                worksheet.write_string(last, place, words, text if words[0] in "=+-@" else plain)
    worksheet.autofilter(0, 0, last, len(sheet.headings) - 1)
    close_workbook(workbook)


def close_workbook(workbook: "Workbook") -> None:
    """Write the workbook out. Raises OSError where the writer wraps one."""
    from xlsxwriter.exceptions import FileCreateError  # noqa: PLC0415

    try:
        workbook.close()
    except FileCreateError as error:
        raise error.args[0] if isinstance(error.args[0], OSError) else OSError(str(error)) from error
