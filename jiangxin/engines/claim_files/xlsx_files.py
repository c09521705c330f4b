"""XLSX workbooks: the sheet with our headings, its cells, formulas and merged ranges."""

import posixpath
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar
from xml.etree import ElementTree
from xml.parsers import expat

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from jiangxin.engines.claim_files.file_kinds import damaged
from jiangxin.engines.claim_files.headings import SEARCHED_ROWS, count_known
from jiangxin.engines.claim_files.problems import Note, UnusableFile, shorten
from jiangxin.engines.claim_files.schema import VERSION_MARK, schema_version
from jiangxin.engines.claim_files.sheet_scans import Extent, scan_sheet
from jiangxin.engines.claim_files.tables import Row, Table

LARGEST_CELLS = 64_000_000
_PROPERTIES = "docProps/core.xml"
OWN_SHEETS = ("申领明细", "示例", "填写说明", "字典", "错误明细")
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    KeyError,
    NotImplementedError,
    RuntimeError,
    MemoryError,
    ElementTree.ParseError,
    expat.ExpatError,
    CalamineError,
)
Result = TypeVar("Result")


def read_xlsx(path: Path) -> Table:
    """The table of the first sheet with headings of ours, or of the first visible sheet if none has any.

    Raises UnusableFile if the workbook is damaged, has no sheet, or spreads over an absurd number of cells.
    """
    return _guarded(lambda: _read(path))


def _guarded(read: Callable[[], Result]) -> Result:
    """Turn what a broken workbook raises into a refusal; the reader's own panics are no Exception."""
    try:
        return read()
    except UnusableFile:
        raise
    except _BROKEN:
        raise damaged() from None
    except BaseException as error:
        if type(error).__name__ == "PanicException":
            raise damaged() from None
        raise


def _read(path: Path) -> Table:
    workbook = CalamineWorkbook.from_path(path)
    chosen: Table | None = None
    names = [
        sheet.name
        for sheet in workbook.sheets_metadata
        if sheet.typ == SheetTypeEnum.WorkSheet and sheet.visible == SheetVisibleEnum.Visible
    ]
    with zipfile.ZipFile(path) as package:
        members = _sheet_members(package)
        version_notes = _note_old_template(package)
        for name in names:
            extent = _measure(package, members.get(name, ""), name)
            sheet = workbook.get_sheet_by_name(name)
            table = _table(sheet, extent)
            is_ours = _shows_headings(sheet)
            chosen = table if chosen is None or is_ours else chosen
            if is_ours:
                break
    if chosen is None:
        raise UnusableFile(
            "file.no_sheet",
            "工作簿里没有可见的工作表。",
            "The workbook has no visible sheet.",
            "取消隐藏工作表后保存。",
            "Unhide the sheet and save.",
        )
    chosen.notes += version_notes
    others = [name for name in names if name != chosen.source and name not in OWN_SHEETS]
    if others:
        listed = "、".join(others[:5])
        chosen.notes.append(
            Note(
                0,
                "file.other_sheets",
                f"只读了工作表“{chosen.source}”，没有读：{listed}。",
                f"Not read: {listed}.",
            )
        )
    return chosen


def _sheet_members(package: zipfile.ZipFile) -> dict[str, str]:
    """The member of the package that holds each sheet, by the sheet's name."""
    relations = ElementTree.fromstring(package.read("xl/_rels/workbook.xml.rels"))
    targets = {item.get("Id"): item.get("Target", "") for item in relations}
    found = {}
    for sheet in ElementTree.fromstring(package.read("xl/workbook.xml")).iter():
        if sheet.tag.rpartition("}")[2] == "sheet":
            relation = next((value for key, value in sheet.items() if key.rpartition("}")[2] == "id"), "")
            target = targets.get(relation, "")
            found[sheet.get("name", "")] = posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")
    return found


def _note_old_template(package: zipfile.ZipFile) -> list[Note]:
    """A note where the workbook was made from a template of another version; its headings decide."""
    if _PROPERTIES not in package.namelist():
        return []
    for item in ElementTree.fromstring(package.read(_PROPERTIES)):
        mark, _, version = (item.text or "").partition(" ")
        if mark == VERSION_MARK and version != schema_version():
            zh = f"模板是旧版 {shorten(version)}，现为 {schema_version()}；缺少的列会逐行指出。"
            return [Note(0, "file.old_template", zh, f"The template is of version {shorten(version)}.")]
    return []


def _measure(package: zipfile.ZipFile, member: str, name: str) -> Extent:
    if member not in package.namelist():
        return Extent(0, 0, frozenset())
    extent = scan_sheet(package, member)
    if extent.cells > LARGEST_CELLS:
        raise UnusableFile(
            "file.too_wide",
            f"工作表“{name}”一直用到第 {extent.rows} 行、第 {extent.columns} 列，超出正常表格，没有打开。",
            f"Sheet {name} reaches to row {extent.rows}, column {extent.columns}; it was not opened.",
            "删去表格以外的零散内容，或复制到新的工作簿。",
            "Delete what stands far outside the table, or copy the table into a new workbook.",
        )
    return extent


def _shows_headings(sheet: CalamineSheet) -> bool:
    for index, cells in enumerate(sheet.iter_rows()):
        if index >= SEARCHED_ROWS:
            break
        if count_known(cells) > 1:
            return True
    return False


def _table(sheet: CalamineSheet, extent: Extent) -> Table:
    covered = set()
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        if (bottom - top + 1) * (right - left + 1) <= _LARGEST_MERGE:
            covered |= {
                (row + 1, place) for row in range(top, bottom + 1) for place in range(left, right + 1)
            }
            covered.discard((top + 1, left))
    return Table(_rows(sheet), sheet.name, extent.formulas, frozenset(covered), total_rows=sheet.total_height)


def _rows(sheet: CalamineSheet) -> Iterator[Row]:
    rows = iter(sheet.iter_rows())
    number = 0
    while True:
        cells = _guarded(lambda: next(rows, None))
        if cells is None:
            return
        number += 1
        yield number, cells


_LARGEST_MERGE = 100_000
