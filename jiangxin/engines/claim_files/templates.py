"""The template to fill in: text columns, drop-downs from a hidden dictionary, notes, one example."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from jiangxin.engines.claim_files.problems import column_letter
from jiangxin.engines.claim_files.schema import (
    VERSION_MARK,
    Column,
    columns_by_name,
    load_columns,
    schema_version,
)
from jiangxin.engines.claim_files.schema_pages import clause_list, kind_name, needed_for
from jiangxin.engines.claim_files.sheets import (
    DAY_FORMAT,
    MADE_AT,
    MONEY_FORMAT,
    close_workbook,
    heading_format,
    open_workbook,
)
from jiangxin.engines.claim_files.spellings import choices
from jiangxin.policy.divisions import list_cities
from jiangxin.policy.vocabulary import Benefit

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

MAIN_SHEET, EXAMPLE_SHEET, HELP_SHEET, DICTIONARY_SHEET = "申领明细", "示例", "填写说明", "字典"
SYNTHETIC = "合成演示数据，不是真人，请勿导入"
_ROWS = 5000
_OPEN_LISTS = ("categories", "school_items", "division", "city")
"""Kinds whose list only suggests: several members may stand in one cell, or other names are right too."""
_WIDTHS = {
    "person": 21,
    "benefit": 22,
    "training": 22,
    "categories": 22,
    "party": 22,
    "certificate": 18,
    "day": 12,
}


def write_template(path: Path) -> None:
    """Write the template. Raises OSError."""
    workbook = open_workbook(path)
    workbook.set_properties(
        {"created": MADE_AT, "author": "匠心", "comments": f"{VERSION_MARK} {schema_version()}"}
    )
    formats = _formats(workbook)
    main = workbook.add_worksheet(MAIN_SHEET)
    example = workbook.add_worksheet(EXAMPLE_SHEET)
    lists = _list_places()
    for place, column in enumerate(load_columns()):
        main.set_column(place, place, _WIDTHS.get(column.kind, 14), formats[_shape(column)])
        main.write_string(0, place, column.heading, formats["always" if column.required else "heading"])
        main.write_comment(0, place, _note(column), {"x_scale": 2.2, "y_scale": 1.6, "author": "匠心"})
        if column.name in lists:
            main.data_validation(1, place, _ROWS, place, _validation(column, lists[column.name]))
    main.set_row(0, 36)
    main.freeze_panes(1, 3)
    _write_example(example, formats)
    _write_help(workbook, formats)
    _write_dictionary(workbook)
    main.activate()
    close_workbook(workbook)


def _formats(workbook: "Workbook") -> "dict[str, Format]":
    return {
        "text": workbook.add_format({"num_format": "@"}),
        "day": workbook.add_format({"num_format": DAY_FORMAT}),
        "money": workbook.add_format({"num_format": MONEY_FORMAT}),
        "count": workbook.add_format({"num_format": "0"}),
        "heading": heading_format(workbook),
        "always": workbook.add_format(
            {"bold": True, "bg_color": "#CFE0F5", "text_wrap": True, "valign": "vcenter", "border": 1}
        ),
        "title": workbook.add_format({"bold": True, "font_size": 13}),
        "wrapped": workbook.add_format({"text_wrap": True, "valign": "top"}),
    }


def _shape(column: Column) -> str:
    return column.kind if column.kind in ("day", "money", "count") else "text"


def listed_values(column: Column) -> tuple[str, ...]:
    """What a column's drop-down offers, () where it has none."""
    if column.kind == "yes_no":
        return ("是", "否")
    if column.kind in ("division", "city"):
        return tuple(city.name for city in list_cities())
    if column.kind in ("occupation", "day", "money", "count", "share", "party", "person", "text", "claim_id"):
        return ()
    return (*choices(column.kind), *column.absent_words[:1])


def _list_places() -> Mapping[str, str]:
    """Where in the dictionary each column's values stand, as a formula a validation can use."""
    places = {}
    listed = [column for column in load_columns() if listed_values(column)]
    for place, column in enumerate(listed):
        letters = column_letter(place)
        places[column.name] = f"={DICTIONARY_SHEET}!${letters}$2:${letters}${len(listed_values(column)) + 1}"
    return places


def _validation(column: Column, source: str) -> dict[str, object]:
    several = "可写多个，用“、”隔开。" if column.kind in ("categories", "school_items") else ""
    return {
        "validate": "list",
        "source": source,
        "show_error": column.kind not in _OPEN_LISTS,
        "error_title": "不在可选值中",
        "error_message": f"{column.heading}请从下拉中选择。",
        "input_message": f"{column.meaning_zh}。{several}"[:250],
    }


def _note(column: Column) -> str:
    lines = [f"{column.heading}（{column.name}）", column.meaning_zh, f"类型：{kind_name(column, 'zh')}"]
    if needed := needed_for(column, "zh"):
        lines.append(f"必填：{needed}")
    if column.blank_zh:
        lines.append(f"空白表示：{column.blank_zh}")
    lines.append(f"例：{column.example}")
    return "\n".join(lines)


def _write_example(sheet: "Worksheet", formats: "dict[str, Format]") -> None:
    """One coherent line: a staff-skill claim with every column it needs."""
    sheet.write_string(0, 0, SYNTHETIC, formats["title"])
    columns = columns_by_name()
    names = [c.name for c in load_columns() if Benefit.STAFF_SKILL in c.required]
    names[2:2] = ["name"]
    names.insert(names.index("certificate") + 1, "certified_on")
    for place, name in enumerate(names):
        sheet.set_column(place, place, _WIDTHS.get(columns[name].kind, 14), formats["text"])
        sheet.write_string(1, place, columns[name].heading, formats["heading"])
        sheet.write_string(2, place, columns[name].example, formats["text"])
    sheet.freeze_panes(2, 1)


def _write_help(workbook: "Workbook", formats: "dict[str, Format]") -> None:
    sheet = workbook.add_worksheet(HELP_SHEET)
    sheet.write_string(0, 0, f"申领文件各列说明（版本 {schema_version()}）", formats["title"])
    heads = (
        ("标题", 20),
        ("列名", 20),
        ("类型", 18),
        ("含义", 56),
        ("必填", 48),
        ("空白表示", 34),
        ("条款", 26),
        ("例", 26),
    )
    for place, (head, width) in enumerate(heads):
        sheet.set_column(place, place, width)
        sheet.write_string(1, place, head, formats["heading"])
    for row, column in enumerate(load_columns(), start=2):
        cells = (
            column.heading,
            column.name,
            kind_name(column, "zh"),
            column.meaning_zh,
            needed_for(column, "zh"),
            column.blank_zh,
            clause_list(column),
            column.example,
        )
        for place, text in enumerate(cells):
            sheet.write_string(row, place, text, formats["wrapped"])
    sheet.freeze_panes(2, 1)


def _write_dictionary(workbook: "Workbook") -> None:
    sheet = workbook.add_worksheet(DICTIONARY_SHEET)
    listed = [column for column in load_columns() if listed_values(column)]
    for place, column in enumerate(listed):
        sheet.write_string(0, place, column.heading)
        for row, text in enumerate(listed_values(column), start=1):
            sheet.write_string(row, place, text)
    sheet.hide()
