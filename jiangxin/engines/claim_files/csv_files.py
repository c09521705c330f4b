"""CSV files: their encoding and separator found out, their records numbered as Excel numbers rows."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from jiangxin.engines.claim_files.headings import SEARCHED_ROWS, count_known
from jiangxin.engines.claim_files.problems import Note, UnusableFile
from jiangxin.engines.claim_files.tables import Row, Table

_SEPARATORS = (",", ";", "\t", "|")
_SEPARATOR_NAMES = {";": "分号", "\t": "制表符", "|": "竖线"}
_LONGEST_CELL = 200_000
_ESCAPED = ("'=", "'+", "'-", "'@", "'\t", "'\r")


def read_csv(path: Path) -> Table:
    """The table of a CSV file in UTF-8, UTF-16 or GB18030, separated by commas, semicolons, tabs or bars.

    Raises UnusableFile if it is in no such encoding; reading the rows raises it where quotes do not match.
    """
    content = path.read_bytes()
    text, encoding = _decode(content)
    separator = _find_separator(text)
    notes = []
    if encoding == "gb18030":
        notes.append(Note(0, "file.encoding", "文件是 GB18030（ANSI）编码，已转换。", "Read as GB18030."))
    if separator != ",":
        name = _SEPARATOR_NAMES[separator]
        notes.append(Note(0, "file.separator", f"各列以{name}分隔。", "Columns are not separated by commas."))
    return Table(_records(text, separator), "", notes=notes, total_rows=text.count("\n"))


def _decode(content: bytes) -> tuple[str, str]:
    is_wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    encodings = ("utf-16",) if is_wide else ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeError:
            continue
        if "\x00" not in text:
            return text, encoding
    raise UnusableFile(
        "file.encoding",
        "文字编码认不出来，不是 UTF-8，也不是 GB18030。",
        "The text is neither UTF-8 nor GB18030.",
        "在 Excel 里另存为“CSV UTF-8（逗号分隔）”或 .xlsx。",
        "Save it in Excel as CSV UTF-8 or as .xlsx.",
    )


def _find_separator(text: str) -> str:
    """The separator under which the first rows show most headings of ours."""
    head = text[:_LONGEST_CELL].splitlines()[:SEARCHED_ROWS]
    best, best_known = ",", 0
    for separator in _SEPARATORS:
        known = max((count_known(line.replace('"', "").split(separator)) for line in head), default=0)
        if known > best_known:
            best, best_known = separator, known
    return best


def _records(text: str, separator: str) -> Iterator[Row]:
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    number = 0
    try:
        for number, record in enumerate(reader, start=1):
            yield number, [_unescape(cell) for cell in record]
    except csv.Error:
        raise UnusableFile(
            "file.quotes",
            f"第 {number + 1} 行起的引号没有成对，或有过长的单元格，后面的内容无法分列。",
            f"From row {number + 1} on quotes do not match or a cell is too long; the rest cannot be split.",
            "检查该行的英文双引号，或在 Excel 里另存为 .xlsx。",
            'Check the " marks of that row, or save it in Excel as .xlsx.',
        ) from None


def _unescape(cell: str) -> str:
    """Take off the apostrophe that our own files put before a text that looks like a formula."""
    return cell[1:] if cell[:1] == "'" and cell.startswith(_ESCAPED) else cell
