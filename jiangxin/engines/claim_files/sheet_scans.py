"""What a workbook's reader cannot tell of a sheet: its true extent and its formulas, found in the XML itself.

A sheet may claim cells at its far corner; a reader that lays out the whole rectangle would then use up the
memory. So the extent is measured here first, in small pieces.
"""

import re
import zipfile
from typing import NamedTuple
from xml.parsers import expat

_PIECE_BYTES = 2**20
_KEPT_BYTES = 256
_FORMULA = re.compile(rb"<(?:[a-z]+:)?f[\s>/]")
_ROW = re.compile(rb"<(?:[a-z]+:)?row\s[^>]*?\br=[\"']([0-9]{1,7})[\"']")
# a column beyond a width has a reference of this form: the first of two letters after A, or three letters
_WIDTHS = (
    (re.compile(rb"\sr=[\"'][A-Z]{2}"), 26),
    (re.compile(rb"\sr=[\"'](?:[B-Z][A-Z]|[A-Z]{3})"), 52),
    (re.compile(rb"\sr=[\"'](?:[C-Z][A-Z]|[A-Z]{3})"), 78),
    (re.compile(rb"\sr=[\"'][A-Z]{3}"), 702),
    (re.compile(rb"(?!)"), 16_384),
)
_CAUTIOUS_CELLS = 20_000_000


class Extent(NamedTuple):
    """The last row and column that hold something, and the cells with formulas (row from 1, place from 0)."""

    rows: int
    columns: int
    formulas: frozenset[tuple[int, int]]

    @property
    def cells(self) -> int:
        """Cells of the rectangle from the first cell to the last."""
        return self.rows * self.columns


def scan_sheet(package: zipfile.ZipFile, member: str) -> Extent:
    """Measure a sheet: cheaply where its outline is modest and it has no formulas, cell by cell otherwise.

    Raises expat.ExpatError, OSError, EOFError, zipfile.BadZipFile or zlib.error if the sheet is damaged.
    """
    rows, columns, has_formulas = _outline(package, member)
    if not has_formulas and rows * columns <= _CAUTIOUS_CELLS:
        return Extent(rows, columns, frozenset())
    return _Walk().over(package, member)


def _outline(package: zipfile.ZipFile, member: str) -> tuple[int, int, bool]:
    """An upper bound of rows and columns by the references that stand in the text, blank cells included."""
    rows, tier = 0, 0
    has_formulas = False
    rest = b""
    with package.open(member) as stream:
        while piece := stream.read(_PIECE_BYTES):
            text = rest + piece
            has_formulas = has_formulas or _FORMULA.search(text) is not None
            while tier + 1 < len(_WIDTHS) and _WIDTHS[tier][0].search(text):
                tier += 1
            rows = max(rows, *(int(number) for number in _ROW.findall(text)), 0)
            rest = text[-_KEPT_BYTES:]
    return rows, _WIDTHS[tier][1], has_formulas


class _Walk:
    """Goes through the cells of a sheet; cells without a reference stand next to the one before."""

    def __init__(self) -> None:
        self.row = 0
        self.place = -1
        self.last_row = 0
        self.last_place = -1
        self.is_in_cell = False
        self.formulas: set[tuple[int, int]] = set()

    def over(self, package: zipfile.ZipFile, member: str) -> Extent:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        with package.open(member) as stream:
            while piece := stream.read(_PIECE_BYTES):
                parser.Parse(piece, False)
            parser.Parse(b"", True)
        return Extent(self.last_row, self.last_place + 1, frozenset(self.formulas))

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        tag = name.rpartition(" ")[2]
        if tag == "row":
            self.row = int(attributes["r"]) if "r" in attributes else self.row + 1
            self.place = -1
        elif tag == "c":
            self.is_in_cell = True
            self._move(attributes.get("r", ""))
        elif self.is_in_cell and tag in ("v", "f", "is"):
            self.last_row = max(self.last_row, self.row)
            self.last_place = max(self.last_place, self.place)
            if tag == "f":
                self.formulas.add((self.row, self.place))

    def _move(self, reference: str) -> None:
        letters = reference.rstrip("0123456789")
        if not letters:
            self.place += 1
            return
        place = 0
        for letter in letters:
            place = place * 26 + ord(letter) - ord("A") + 1
        self.place = place - 1
        digits = reference[len(letters) :]
        self.row = int(digits) if digits else self.row

    def _end(self, name: str) -> None:
        if name.rpartition(" ")[2] == "c":
            self.is_in_cell = False
