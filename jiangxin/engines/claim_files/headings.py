"""Finding the heading row of a table and what each of its columns is."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from jiangxin.engines.claim_files.cells import is_blank, plain_text
from jiangxin.engines.claim_files.problems import Cell, UnusableFile, column_letter, shorten
from jiangxin.engines.claim_files.schema import MANDATORY_HEADINGS, columns_by_name, load_columns
from jiangxin.engines.claim_files.spellings import fold

SEARCHED_ROWS = 10
_LEAST_RECOGNISED = 2
_MARKS = re.compile(r"[*＊]|\((?:必填|选填|元|%|日|天|月|课时)\)$")
REASON_HEADING, FIX_HEADING = "错误原因", "怎样改"
OUTCOME_HEADING = "结论"
OURS = {fold(REASON_HEADING), fold(FIX_HEADING)}
"""Columns that our own error workbooks add; passed over when the file comes back."""
_OUTCOME_NAMES = {fold(OUTCOME_HEADING), "is_granted"}


class Headings(NamedTuple):
    """What the columns are: places of the known ones by name, of the outcome, and headings not known."""

    row: int
    """The heading row, counted from 1."""
    texts: tuple[str, ...]
    places: Mapping[str, int]
    outcome: int
    """Place of the column that says granted or refused, -1 where there is none."""
    unknown: tuple[str, ...]

    def letter(self, name: str) -> str:
        """Excel's letter of a column, "" where the file lacks it."""
        return column_letter(self.places[name]) if name in self.places else ""

    def text(self, name: str) -> str:
        """The heading as the file has it, or ours where the file lacks it."""
        return self.texts[self.places[name]] if name in self.places else columns_by_name()[name].heading


@cache
def _names_by_heading() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for column in load_columns():
        for text in (column.name, column.heading, *column.also):
            key = _key(text)
            if found.setdefault(key, column.name) != column.name:
                raise ValueError(f"schema.toml：标题“{text}”属于两列 {found[key]}、{column.name}")
    return found


def _key(text: str) -> str:
    return _MARKS.sub("", fold(text))


def count_known(cells: Iterable[Cell]) -> int:
    """How many cells of a row are headings of ours."""
    known = _names_by_heading()
    return len({known[key] for cell in cells if (key := _key(plain_text(cell))) in known})


def find_headings(rows: Sequence[Sequence[Cell]]) -> Headings:
    """The headings among a table's first rows.

    Raises UnusableFile where there are none, where a needed one is missing, or where one comes twice.
    """
    best, best_count = -1, 0
    for index, row in enumerate(rows[:SEARCHED_ROWS]):
        known = count_known(row)
        if known > best_count:
            best, best_count = index, known
    if best_count < _LEAST_RECOGNISED:
        raise _not_the_template(rows)
    headings = _read_headings(best + 1, rows[best])
    _require(headings)
    return headings


def _read_headings(row: int, cells: Sequence[Cell]) -> Headings:
    texts = [shorten(plain_text(cell)) for cell in cells]
    places: dict[str, int] = {}
    unknown = []
    outcome = -1
    for place, cell in enumerate(cells):
        if is_blank(cell):
            continue
        key = _key(plain_text(cell))
        name = _names_by_heading().get(key)
        if name is not None and name in places:
            raise _twice(texts, places[name], place)
        if name is not None:
            places[name] = place
        elif key in _OUTCOME_NAMES:
            outcome = place
        elif key not in OURS:
            unknown.append(texts[place])
    return Headings(row, tuple(texts), places, outcome, tuple(unknown))


def _require(headings: Headings) -> None:
    missing = [name for name in MANDATORY_HEADINGS if name not in headings.places]
    if not missing:
        return
    listed = "、".join(f"“{columns_by_name()[name].heading}”" for name in missing)
    raise UnusableFile(
        "file.columns_missing",
        f"缺少必需的列：{listed}。",
        f"Needed columns are missing: {', '.join(missing)}.",
        f"在第 {headings.row} 行的标题里补上，或用 jiangxin template 生成的模板。",
        f"Add them to the headings in row {headings.row}, or use the template of `jiangxin template`.",
    )


def _twice(texts: Sequence[str], first: int, second: int) -> UnusableFile:
    letters = f"{column_letter(first)}、{column_letter(second)}"
    return UnusableFile(
        "file.heading_twice",
        f"{letters} 两列是同一项：“{texts[first]}”和“{texts[second]}”。",
        f"Columns {letters} are the same: “{texts[first]}” and “{texts[second]}”.",
        "删去一列，或改掉其中一个标题。",
        "Delete one, or rename its heading.",
    )


def _not_the_template(rows: Sequence[Sequence[Cell]]) -> UnusableFile:
    seen = next(
        (
            [plain_text(cell) for cell in row if not is_blank(cell)]
            for row in rows
            if any(not is_blank(cell) for cell in row)
        ),
        [],
    )
    shown = shorten("、".join(seen[:8]), 80)
    has_zh = f"读到的是：{shown}。" if seen else ""
    has_en = f" What stands there: {shown}." if seen else ""
    return UnusableFile(
        "file.not_the_template",
        f"不是申领明细表：前 {SEARCHED_ROWS} 行里没有找到标题行。{has_zh}",
        f"This is no table of claims: no heading row in the first {SEARCHED_ROWS} rows.{has_en}",
        "用 jiangxin template 生成模板，把内容粘贴进去；列的说明见 jiangxin schema claims。",
        "Make a template with `jiangxin template` and paste the lines into it; see `jiangxin schema claims`.",
    )
