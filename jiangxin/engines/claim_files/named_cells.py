"""Cells that name something: a place, an occupation, an employer or a class."""

import re

from jiangxin.engines.claim_files.cell_values import CellValue, refuse_cell
from jiangxin.engines.claim_files.problems import Cell, shorten
from jiangxin.engines.claim_files.schema import Column
from jiangxin.engines.keys import text_key
from jiangxin.kernel.halfwidth import to_halfwidth
from jiangxin.kernel.identifiers import parse_credit_code
from jiangxin.kernel.refusals import Caution
from jiangxin.policy.divisions import Division, DivisionLevel, list_divisions_named, parent_chain
from jiangxin.policy.facts import occupation_key
from jiangxin.policy.occupations import find_occupation, list_occupations_named

_CREDIT_CODE = re.compile(r"[0-9A-Z]{18}")
_ITEM_CODE = re.compile(r"[0-9A-Z-]{1,12}")
_CODE_AND_NAME = re.compile(r"([0-9-]{10})\s*(\S.*)")
_SEVEN_DIGITS = re.compile(r"([1-8])([0-9]{2})([0-9]{2})([0-9]{2})")
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-"))
_LONGEST_PARTY = 100


def read_division(column: Column, raw: Cell, text: str, folded: str) -> CellValue:
    """A place of the province by name or code. Raises Refused if it is unknown or could be several."""
    return CellValue(_division(column, text).code)


def read_city(column: Column, raw: Cell, text: str, folded: str) -> CellValue:
    """A city of the province; a county stands for its city. Raises Refused like `read_division`."""
    division = _division(column, text)
    if division.level is DivisionLevel.COUNTY:
        return CellValue(parent_chain(division.code)[1])
    return CellValue(division.code)


def _division(column: Column, text: str) -> Division:
    named = list_divisions_named(text)
    if len(named) == 1:
        return named[0]
    if named:
        listed = "、".join(f"{_above(item)}{item.name}（{item.code}）" for item in named)
        raise refuse_cell(
            column,
            "ambiguous",
            f"“{shorten(text)}”可能是：{listed}。",
            f"Which of these is meant: {listed}?",
            ("写上所在市，或写六位区划代码。", "Put the city before it, or write the six-digit code."),
        )
    raise refuse_cell(
        column,
        "unknown",
        f"黑龙江省区划表里没有“{shorten(text)}”。",
        f"No division of Heilongjiang is called “{shorten(text)}”.",
        ("写区划全称，如“哈尔滨市南岗区”，或六位代码。", "Write the full name or the six-digit code."),
    )


def _above(division: Division) -> str:
    if division.level is not DivisionLevel.COUNTY or division.parent_code is None:
        return ""
    return list_divisions_named(str(division.parent_code))[0].name


def read_occupation(column: Column, raw: Cell, text: str, folded: str) -> CellValue:
    """By code or exact name, or an item code. A well-formed, unknown code is a caution only."""
    plain = to_halfwidth(text).upper().translate(_DASHES).strip()
    both = _CODE_AND_NAME.fullmatch(plain)
    code = both[1] if both and find_occupation(both[1]) == find_occupation(both[2]) else plain
    if digits := _SEVEN_DIGITS.fullmatch(code):
        code = "-".join(digits.groups())
    if known := find_occupation(code):
        return CellValue(occupation_key(known.code))
    if several := list_occupations_named(code):
        listed = "、".join(f"{item.code} {item.name}" for item in several)
        raise refuse_cell(
            column,
            "ambiguous",
            f"“{shorten(text)}”可能是：{listed}。",
            f"“{shorten(text)}” may be any of: {listed}.",
            ("写职业代码。", "Write the code."),
        )
    if not _ITEM_CODE.fullmatch(code):
        raise refuse_cell(
            column,
            "unknown",
            f"2022 年版职业分类大典里没有“{shorten(text)}”，也不是 12 位以内的项目代码。",
            f"“{shorten(text)}” is no occupation of the 2022 classification, nor an item code.",
            (
                "写大典中的准确名称或代码；专项、特种作业、合格证写项目代码。",
                "Write the exact name or code; for items write the item code.",
            ),
        )
    caution = Caution(
        "occupation.unknown_code",
        f"代码 {code} 不在 2022 年版职业分类大典中，按项目代码处理，请核对。",
        f"Code {code} is not in the 2022 classification; it is taken as an item code.",
    )
    return CellValue(occupation_key(code), (caution,))


def read_party(column: Column, raw: Cell, text: str, folded: str) -> CellValue:
    """An employer or class: any text, equal texts being the same one. Credit codes are checked."""
    plain = "".join(to_halfwidth(text).upper().split())
    if len(plain) > _LONGEST_PARTY:
        raise refuse_cell(
            column,
            "too_long",
            f"{column.heading}超过 {_LONGEST_PARTY} 个字。",
            f"{column.name} is longer than {_LONGEST_PARTY} characters.",
            ("只写名称或编号。", "Write the name or number only."),
        )
    if column.name == "employer" and _CREDIT_CODE.fullmatch(plain):
        code = parse_credit_code(plain)
        return CellValue(text_key(code.number), code.warnings)
    return CellValue(text_key(plain))
