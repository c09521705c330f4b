"""The example files written from synthetic lines; the same code always gives the same cells."""

import csv
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from jiangxin.engines.claim_files.schema import Column, load_columns
from jiangxin.engines.claim_files.sheets import (
    DAY_FORMAT,
    MONEY_FORMAT,
    close_workbook,
    heading_format,
    open_workbook,
)
from jiangxin.engines.claim_files.synthetic.faults import FAULTS, REPEATED_ID, Formula
from jiangxin.engines.claim_files.synthetic.lines import LABEL, SEED, Line, Lines, make_line
from jiangxin.engines.claim_files.synthetic.people import People
from jiangxin.policy.divisions import parent_chain

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

OUTCOME = "结论"
ROSTER_HEADINGS = (
    "公民身份号码",
    "姓名",
    "民族",
    "就业失业登记证号码",
    "人员类别",
    "户口性质",
    "户口所在地区划",
    "常住地址区划",
    "家庭住址",
    "联系电话",
    "邮编",
    "电子邮箱",
    "通讯地址",
    "开户银行",
    "银行户名",
    "银行账号",
)
_ROSTER_SIZE = 30
_CATEGORIES = ("下岗失业人员", "农村转移就业劳动者", "退役军人", "贫困劳动力", "毕业年度高校毕业生")


def write_examples(folder: Path) -> None:
    """Write every example file into a folder. Raises OSError."""
    lines = Lines()
    write_csv(folder / "claims.csv", lines.claims)
    write_csv(folder / "history.csv", lines.history, has_outcome=True)
    write_xlsx(folder / "claims.xlsx", lines.claims)
    write_faults(folder / "claims-with-errors.xlsx")
    write_roster(folder / "class-list.xlsx")


def write_csv(path: Path, lines: Sequence[Line], *, has_outcome: bool = False) -> None:
    """Lines as CSV under a title line, with the outcome as last column for a history."""
    columns = load_columns()
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow([LABEL])
        writer.writerow([column.heading for column in columns] + [OUTCOME] * has_outcome)
        for line in lines:
            cells = [line.get(column.name, "") for column in columns]
            writer.writerow(cells + [line.get("outcome", "")] * has_outcome)


def write_xlsx(path: Path, lines: Sequence[Line]) -> None:
    """Lines as a workbook whose days are days and whose money is numbers."""
    workbook = open_workbook(path)
    sheet, formats = _start(workbook, "申领明细", load_columns())
    for row, line in enumerate(lines, start=2):
        for place, column in enumerate(load_columns()):
            if text := line.get(column.name, ""):
                _write(sheet, (row, place), _typed(column, text), formats)
    close_workbook(workbook)


def write_faults(path: Path) -> None:
    """One line a fault, the first line right, and two lines under one merged cell."""
    workbook = open_workbook(path)
    columns = load_columns()
    sheet, formats = _start(workbook, "申领明细", columns)
    people = People(SEED + 1)
    lines: list[dict[str, object]] = [{**make_line("staff_skill", {}, people.make(), REPEATED_ID, "K-E-001")}]
    for number, fault in enumerate(FAULTS, start=2):
        line = make_line(fault.benefit, {}, people.make(), f"SQ-E-{number:04d}", f"K-E-{number:03d}")
        lines.append({**line, **fault.cells})
    for row, cells in enumerate(lines, start=2):
        for place, column in enumerate(columns):
            value = cells.get(column.name)
            if value is not None and value != "":
                _write(sheet, (row, place), value, formats)
    _write_merged(sheet, formats, people, len(lines) + 2)
    close_workbook(workbook)


def _write_merged(sheet: "Worksheet", formats: "dict[str, Format]", people: People, first: int) -> None:
    """Two lines whose employer is one merged cell: the second line has none."""
    columns = load_columns()
    for row in (first, first + 1):
        line = make_line("staff_skill", {}, people.make(), f"SQ-M-{row:04d}", f"K-M-{row:03d}")
        for place, column in enumerate(columns):
            if column.name == "employer" and row == first:
                sheet.merge_range(row, place, row + 1, place, line["employer"], formats["text"])
            elif column.name != "employer" and line.get(column.name):
                _write(sheet, (row, place), line[column.name], formats)


def write_roster(path: Path) -> None:
    """A class roster in the sixteen columns that the training halls' own system imports."""
    workbook = open_workbook(path)
    sheet = workbook.add_worksheet("学员花名册")
    heading, text = heading_format(workbook), workbook.add_format({"num_format": "@"})
    sheet.write_string(0, 0, LABEL)
    sheet.write_row(1, 0, ROSTER_HEADINGS, heading)
    sheet.set_column(0, len(ROSTER_HEADINGS) - 1, 18, text)
    sheet.freeze_panes(2, 2)
    people = People(SEED + 2)
    for position in range(1, _ROSTER_SIZE + 1):
        person = people.make()
        city = parent_chain(person.county.code)[1]
        cells = (
            person.number,
            person.name,
            "满族" if position % 11 == 0 else "汉族",
            f"{person.county.code}0020{position:06d}",
            _CATEGORIES[position % len(_CATEGORIES)],
            "农业" if position % 3 else "非农业",
            str(person.county.code),
            str(city),
            f"演示路{position}号",
            f"0451-0000{position:04d}",
            "150000",
            f"demo{position}@example.com",
            f"演示路{position}号",
            "演示银行",
            person.name,
            f"00000000000000{position:05d}",
        )
        for place, cell in enumerate(cells):
            sheet.write_string(position + 1, place, cell, text)
    close_workbook(workbook)


def _start(
    workbook: "Workbook", name: str, columns: Sequence[Column]
) -> "tuple[Worksheet, dict[str, Format]]":
    sheet = workbook.add_worksheet(name)
    formats = {
        "text": workbook.add_format({"num_format": "@"}),
        "day": workbook.add_format({"num_format": DAY_FORMAT}),
        "instant": workbook.add_format({"num_format": "yyyy-mm-dd hh:mm"}),
        "number": workbook.add_format({"num_format": MONEY_FORMAT}),
    }
    sheet.write_string(0, 0, LABEL)
    sheet.write_row(1, 0, [column.heading for column in columns], heading_format(workbook))
    sheet.set_column(0, len(columns) - 1, 16)
    sheet.set_column(2, 2, 21)
    sheet.set_row(1, 34)
    sheet.freeze_panes(2, 1)
    return sheet, formats


def _typed(column: Column, text: str) -> object:
    """A day or an amount as a workbook keeps it, anything else as text."""
    if column.kind == "day" and text[0].isdigit():
        return date.fromisoformat(text)
    if column.kind == "money" and text[0].isdigit():
        return float(text)
    return text


def _write(sheet: "Worksheet", at: tuple[int, int], value: object, formats: "dict[str, Format]") -> None:
    if isinstance(value, Formula):
        sheet.write_formula(*at, value.text, formats["number"], value.value)
    elif isinstance(value, datetime):
        sheet.write_datetime(*at, value, formats["instant"])
    elif isinstance(value, date):
        sheet.write_datetime(*at, datetime(value.year, value.month, value.day), formats["day"])  # noqa: DTZ001
    elif isinstance(value, int | float):
        sheet.write_number(*at, value)
    else:
        sheet.write_string(*at, str(value), formats["text"])
