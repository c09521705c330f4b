"""One cell read as its column means it: a number a rule can use, or a refusal with reason and cure."""

import math
import re
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal

from jiangxin.engines.claim_files.cell_values import BLANK, CellValue, refuse_cell
from jiangxin.engines.claim_files.named_cells import read_city, read_division, read_occupation, read_party
from jiangxin.engines.claim_files.problems import Cell, shorten
from jiangxin.engines.claim_files.schema import Column
from jiangxin.engines.claim_files.spellings import (
    ITEM_SEPARATORS,
    NO_WORDS,
    SYSTEM_LEVELS,
    YES_WORDS,
    choices,
    fold,
    nearest,
    spellings,
)
from jiangxin.kernel.halfwidth import to_halfwidth
from jiangxin.kernel.money import Money
from jiangxin.kernel.periods import parse_day
from jiangxin.kernel.refusals import Refused

EARLIEST_ON = date(1949, 10, 1)
LATEST_ON = date(2100, 12, 31)
_CELL_ERRORS = {"#n/a", "#ref!", "#value!", "#div/0!", "#name?", "#num!", "#null!"}
_WHOLE = re.compile(r"-?[0-9]+(\.0+)?")
_SHARE = re.compile(r"([0-9]{1,3}(?:\.[0-9]{1,4})?)(%?)")
_LONGEST_EXACT = 10**15


def is_blank(raw: Cell) -> bool:
    """Whether a cell holds nothing: empty, only white space, or a table's not-a-number."""
    if raw is None:
        return True
    if isinstance(raw, str):
        return not raw or not (raw if raw[0].isalnum() else to_halfwidth(raw))
    return isinstance(raw, float) and math.isnan(raw)


def plain_text(raw: Cell) -> str:
    """The cell as text: whole numbers without ".0", days as 2019-10-01, yes/no as Excel shows them."""
    if raw is None:
        return ""
    if isinstance(raw, bool):
        return "TRUE" if raw else "FALSE"
    if isinstance(raw, float) and raw.is_integer() and abs(raw) < _LONGEST_EXACT:
        return str(int(raw))
    if isinstance(raw, datetime) and raw.hour == raw.minute == raw.second == 0:
        return raw.date().isoformat()
    return raw if isinstance(raw, str) else str(raw)


def read_cell(column: Column, raw: Cell) -> CellValue:
    """Read one cell of a column of numbers, codes or days.

    Raises Refused with code cell.error, one of the kernel's, or `{column}.…` where the value does not fit.
    """
    if is_blank(raw):
        return BLANK
    text = plain_text(raw)
    folded = fold(text)
    if folded in _CELL_ERRORS:
        raise Refused(
            "cell.error",
            f"单元格是错误值 {text}。",
            f"The cell holds the error {text}.",
            "改正公式或直接填写内容。",
            "Mend the formula or type the value.",
        )
    if any(folded == fold(word) for word in column.absent_words):
        return CellValue(0)
    return _READERS[column.kind](column, raw, text, folded)


def _read_yes_no(column: Column, raw: Cell, text: str, folded: str) -> CellValue:
    if folded in YES_WORDS:
        return CellValue(1)
    if folded in NO_WORDS:
        return CellValue(0)
    for word, is_yes in column.words.items():
        if folded == fold(word):
            return CellValue(int(is_yes))
    raise refuse_cell(
        column,
        "yes_no",
        f"“{shorten(text)}”不是“是”或“否”。",
        f"“{shorten(text)}” is neither yes nor no.",
        ("填“是”或“否”。", "Enter yes (是) or no (否)."),
    )


def _read_coded(column: Column, raw: Cell, text: str, folded: str) -> CellValue:
    known = spellings(column.kind)
    if folded in known:
        return CellValue(known[folded])
    raise _unknown_word(column, text, folded)


def _unknown_word(column: Column, text: str, folded: str) -> Refused:
    close = nearest(column.kind, folded)
    words = "、".join(choices(column.kind))
    hint = (f"可能是“{close}”。", f"Perhaps {close}. ") if close else ("", "")
    return refuse_cell(
        column,
        "unknown",
        f"{column.heading}没有“{shorten(text)}”这一项。",
        f"“{shorten(text)}” is not among the values of {column.name}.",
        (f"{hint[0]}可填：{words}。", f"{hint[1]}Choose one of: {words}."),
    )


def _read_level(column: Column, raw: Cell, text: str, folded: str) -> CellValue:
    if isinstance(raw, str) and folded in SYSTEM_LEVELS:
        name = SYSTEM_LEVELS[folded]
        raise refuse_cell(
            column,
            "ambiguous",
            f"等级“{text}”有两种相反的读法：业务系统里 {folded} 是{name}，证书上的数字 5 才是初级工。",
            f"Level {text} reads two opposite ways: codes of some systems rise, certificate digits fall.",
            ("写五级、四级、三级、二级或一级。", "Write 五级, 四级, 三级, 二级 or 一级."),
        )
    return _read_coded(column, raw, text, folded)


def _read_several(column: Column, raw: Cell, text: str, folded: str) -> CellValue:
    known = spellings(column.kind)
    mask = 0
    for part in ITEM_SEPARATORS.split(to_halfwidth(text)):
        word = fold(part)
        if not word:
            continue
        if word not in known:
            raise _unknown_word(column, part, word)
        mask |= known[word]
    return CellValue(mask)


def _read_day(column: Column, raw: Cell, text: str, folded: str) -> CellValue:
    day = parse_day(raw if isinstance(raw, str | int | float | date) else text)
    if not EARLIEST_ON <= day <= LATEST_ON:
        raise refuse_cell(
            column,
            "out_of_range",
            f"日期 {day} 不在 {EARLIEST_ON} 至 {LATEST_ON} 之间。",
            f"The day {day} is not between {EARLIEST_ON} and {LATEST_ON}.",
            ("核对年份。", "Check the year."),
        )
    return CellValue(day.toordinal())


def _read_money(column: Column, raw: Cell, text: str, folded: str) -> CellValue:
    fen = Money.parse(raw if isinstance(raw, int | float | Decimal) else text).fen
    if fen < 0:
        raise refuse_cell(
            column,
            "negative",
            f"{column.heading}不能是负数。",
            f"{column.name} cannot be negative.",
            ("填写不小于 0 的金额。", "Enter an amount of 0 or more."),
        )
    return CellValue(fen)


def _read_count(column: Column, raw: Cell, text: str, folded: str) -> CellValue:
    number = folded.removesuffix(column.unit) if column.unit else folded
    if not _WHOLE.fullmatch(number) or len(number) > 18:
        raise refuse_cell(
            column,
            "not_whole",
            f"“{shorten(text)}”不是整数。",
            f"“{shorten(text)}” is not a whole number.",
            (f"填写整数，单位是{column.unit}。", "Enter a whole number."),
        )
    count = int(number.partition(".")[0])
    if not 0 <= count <= column.maximum:
        raise refuse_cell(
            column,
            "out_of_range",
            f"{column.heading} {count} 不在 0 至 {column.maximum} 之间。",
            f"{column.name} {count} is not between 0 and {column.maximum}.",
            ("核对后填写。", "Check it and enter it again."),
        )
    return CellValue(count)


def _read_share(column: Column, raw: Cell, text: str, folded: str) -> CellValue:
    fix = ("写成 70% 或 0.7。", "Write 70% or 0.7.")
    found = _SHARE.fullmatch(folded)
    if found is None:
        zh, en = f"看不懂比例“{shorten(text)}”。", f"The share “{shorten(text)}” cannot be read."
        raise refuse_cell(column, "format", zh, en, fix)
    share = Decimal(found[1])
    if not found[2] and share > 1:
        zh = f"比例“{shorten(text)}”没有百分号，看不出是 {share}% 还是 {share} 倍。"
        raise refuse_cell(column, "no_percent", zh, f"“{shorten(text)}” has no percent sign.", fix)
    points = share * (100 if found[2] else 10_000)
    if points > 10_000 or points != int(points):
        zh = f"比例“{shorten(text)}”应在 0 至 100% 之间，最多两位小数。"
        raise refuse_cell(
            column, "out_of_range", zh, f"“{shorten(text)}” is not within 0–100%, two decimals.", fix
        )
    return CellValue(int(points))


Reader = Callable[[Column, Cell, str, str], CellValue]
_READERS: dict[str, Reader] = {
    "yes_no": _read_yes_no,
    "benefit": _read_coded,
    "training": _read_coded,
    "certificate": _read_coded,
    "organisation": _read_coded,
    "ownership": _read_coded,
    "document_kind": _read_coded,
    "level": _read_level,
    "categories": _read_several,
    "school_items": _read_several,
    "day": _read_day,
    "money": _read_money,
    "count": _read_count,
    "share": _read_share,
    "division": read_division,
    "city": read_city,
    "occupation": read_occupation,
    "party": read_party,
}
