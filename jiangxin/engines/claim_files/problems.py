"""What is wrong with a claim file: a cell that cannot be read, or a file that is no claim file at all."""

from typing import NamedTuple

from jiangxin.kernel.refusals import Refused

Cell = object
"""A raw cell as the reader of its format gives it: text, number, yes/no, day, or None where it is blank."""


class Problem(NamedTuple):
    """One fault in one cell. `row` counts as Excel shows it; `letter` is "" where the column is missing.

    `position` is the cell's place in its row from 0, -1 where there is no such cell.
    """

    row: int
    letter: str
    heading: str
    value: str
    code: str
    reason_zh: str
    reason_en: str
    fix_zh: str
    fix_en: str
    position: int

    @property
    def place_zh(self) -> str:
        """Where it is: 「第 12 行 G 列 证件号码」."""
        column = f" {self.letter} 列" if self.letter else ""
        return f"第 {self.row} 行{column} {self.heading}"

    @property
    def place_en(self) -> str:
        """Where it is, in English."""
        column = f", column {self.letter}" if self.letter else ""
        return f"row {self.row}{column} ({self.heading})"


class Note(NamedTuple):
    """Something about a line or the file that is accepted but worth a look; `row` is 0 for the file."""

    row: int
    code: str
    zh: str
    en: str


class UnusableFile(Refused):
    """The whole file cannot be used; nothing in it was decided."""


def column_letter(position: int) -> str:
    """Excel's letters of a column counted from 0: 0 is A, 26 is AA."""
    letters = ""
    position += 1
    while position:
        position, remainder = divmod(position - 1, 26)
        letters = chr(ord("A") + remainder) + letters
    return letters


def shorten(text: str, limit: int = 60) -> str:
    """Text for a message, cut with an ellipsis; line breaks and tabs become spaces."""
    flat = " ".join(text.split())
    return flat if len(flat) <= limit else flat[: limit - 1] + "…"
