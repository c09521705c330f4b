"""What a file really is, by its content: the name's ending is not believed."""

import os
import stat
import zipfile
from enum import StrEnum
from pathlib import Path

from jiangxin.engines.claim_files.problems import UnusableFile

LARGEST_FILE_BYTES = 512 * 2**20
LARGEST_UNPACKED_BYTES = 2 * 2**30
_BOMB_RATIO = 400
_BOMB_LEAST_BYTES = 32 * 2**20
_HEAD_BYTES = 4096
_MIB = 2**20


class FileKind(StrEnum):
    """The formats that can be read."""

    CSV = "csv"
    XLSX = "xlsx"
    PARQUET = "parquet"


_USE = ("另存为 .xlsx 或 CSV UTF-8 后再用。", "Save it as .xlsx or CSV UTF-8 and try again.")
_SIGNATURES: tuple[tuple[bytes, str, str, str], ...] = (
    (b"%PDF", "pdf", "PDF 文件", "a PDF"),
    (b"\x89PNG", "image", "PNG 图片", "a PNG image"),
    (b"\xff\xd8\xff", "image", "JPEG 图片", "a JPEG image"),
    (b"GIF8", "image", "GIF 图片", "a GIF image"),
    (b"BM", "image", "BMP 图片", "a BMP image"),
    (b"Rar!", "archive", "RAR 压缩包", "a RAR archive"),
    (b"7z\xbc\xaf", "archive", "7z 压缩包", "a 7z archive"),
    (b"\x1f\x8b", "archive", "gzip 压缩文件", "a gzip archive"),
    (b"SQLite format 3", "database", "SQLite 数据库", "an SQLite database"),
)


def detect_kind(path: Path) -> FileKind:
    """The format of a file. Raises UnusableFile for anything but readable CSV, XLSX and Parquet."""
    head = _read_head(path)
    if head.startswith(b"PAR1"):
        return FileKind.PARQUET
    if head.startswith(b"PK"):
        return _detect_zip(path)
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        raise _ole_refusal(path)
    for signature, code, zh, en in _SIGNATURES:
        if head.startswith(signature) and not (signature == b"BM" and _looks_like_text(head)):
            raise UnusableFile(f"file.{code}", f"这是{zh}，不是表格。", f"This is {en}, not a table.", *_USE)
    if _is_markup(head):
        raise UnusableFile(
            "file.markup",
            "这是网页（HTML/XML），只是取了表格的扩展名。",
            "This is a web page (HTML or XML) under a spreadsheet's name.",
            "用 Excel 或 WPS 打开，另存为“Excel 工作簿 (*.xlsx)”。",
            "Open it in Excel or WPS and save it as an Excel workbook (*.xlsx).",
        )
    if not _looks_like_text(head):
        raise UnusableFile(
            "file.unknown_kind", "认不出这种文件。", "The kind of this file is not recognised.", *_USE
        )
    return FileKind.CSV


def _check_status(path: Path, status: os.stat_result) -> None:
    """Refuse what is not a plain file of a size that can be read."""
    limit = LARGEST_FILE_BYTES // _MIB
    if stat.S_ISDIR(status.st_mode):
        words = ("directory", path, "是文件夹，不是文件", "is a folder, not a file")
        raise _refuse(*words, "写出文件名", "Name a file")
    if not stat.S_ISREG(status.st_mode):
        words = ("not_regular", path, "不是普通文件", "is no regular file")
        raise _refuse(*words, "先存成文件", "Save it as a file first")
    if status.st_size == 0:
        words = ("empty", path, "是空文件", "is empty")
        raise _refuse(*words, "核对是否保存完整", "Check that it was saved")
    if status.st_size > LARGEST_FILE_BYTES:
        words = ("too_big", path, f"超过 {limit} MB", f"is over {limit} MB")
        raise _refuse(*words, "分成几个文件", "Split it into several")


def _read_head(path: Path) -> bytes:
    try:
        _check_status(path, path.stat())
        with path.open("rb") as stream:
            return stream.read(_HEAD_BYTES)
    except (FileNotFoundError, NotADirectoryError):
        raise _refuse(
            "missing", path, "不存在", "does not exist", "核对路径和文件名", "Check its path and name"
        ) from None
    except PermissionError:
        raise _refuse(
            "no_permission",
            path,
            "没有读取权限",
            "may not be read",
            "请文件所有者开放读取",
            "Ask its owner for access",
        ) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise _refuse(
            "unreadable",
            path,
            f"读不出来（{reason}）",
            f"cannot be read ({reason})",
            "核对路径和磁盘",
            "Check the path and the disk",
        ) from None


def _refuse(code: str, path: Path, zh: str, en: str, fix_zh: str, fix_en: str) -> UnusableFile:
    name = os.fspath(path).encode("utf-8", "replace").decode("utf-8")
    return UnusableFile(f"file.{code}", f"{name} {zh}。", f"{name} {en}.", f"{fix_zh}。", f"{fix_en}.")


def damaged(zh: str = "", en: str = "") -> UnusableFile:
    """The refusal of a file that breaks off or contradicts itself."""
    return UnusableFile(
        "file.damaged",
        f"文件不完整或已损坏{f'（{zh}）' if zh else ''}。",
        f"The file is incomplete or damaged{f' ({en})' if en else ''}.",
        "重新下载或重新导出，再试一次。",
        "Download or export it again and retry.",
    )


def _looks_like_text(head: bytes) -> bool:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    return b"\x00" not in head


def _is_markup(head: bytes) -> bool:
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return start.startswith(
        (b"<!doctype", b"<html", b"<table", b"<?xml", b"<head", b"<meta", b"<body", b"<div")
    )


def _ole_refusal(path: Path) -> UnusableFile:
    content = path.read_bytes()
    if "EncryptedPackage".encode("utf-16-le") in content:
        return UnusableFile(
            "file.password",
            "工作簿设了打开密码，读不出来。",
            "The workbook is protected by a password.",
            "在 Excel 里取消打开密码后另存。",
            "Remove the password in Excel and save it again.",
        )
    if "WordDocument".encode("utf-16-le") in content:
        return UnusableFile("file.word", "这是 Word 文档，不是表格。", "This is a Word document.", *_USE)
    return UnusableFile(
        "file.old_excel",
        "这是旧版 Excel（.xls）文件。",
        "This is a workbook of the old Excel format (.xls).",
        "在 Excel 或 WPS 里另存为“Excel 工作簿 (*.xlsx)”。",
        "Save it in Excel or WPS as an Excel workbook (*.xlsx).",
    )


_PACKAGES: tuple[tuple[str, str, str, str], ...] = (
    ("xl/vbaProject.bin", "macros", "工作簿带有宏（.xlsm）", "The workbook has macros (.xlsm)"),
    ("xl/workbook.bin", "binary_workbook", "这是二进制工作簿（.xlsb）", "This is a binary workbook (.xlsb)"),
    ("word/document.xml", "word", "这是 Word 文档", "This is a Word document"),
    ("ppt/presentation.xml", "slides", "这是演示文稿", "This is a slide show"),
    ("content.xml", "open_document", "这是 OpenDocument 文件", "This is an OpenDocument file"),
)


def _detect_zip(path: Path) -> FileKind:
    try:
        with zipfile.ZipFile(path) as package:
            members = package.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError, RuntimeError):
        raise damaged() from None
    names = {member.filename for member in members}
    for name, code, zh, en in _PACKAGES:
        if name in names:
            raise UnusableFile(f"file.{code}", f"{zh}。", f"{en}.", *_USE)
    if "xl/workbook.xml" not in names:
        raise UnusableFile(
            "file.archive",
            "这是压缩包，不是工作簿。",
            "This is an archive, not a workbook.",
            "解压后上传里面的表格。",
            "Unpack it and use the table inside.",
        )
    if any(member.flag_bits & 1 for member in members):
        raise damaged("内容加了密", "its content is encrypted")
    _check_size(members)
    return FileKind.XLSX


def _check_size(members: list[zipfile.ZipInfo]) -> None:
    """Refuse a package that unpacks to far more than a table of claims can hold."""
    unpacked = sum(member.file_size for member in members)
    for member in members:
        ratio = member.file_size / max(1, member.compress_size)
        if unpacked > LARGEST_UNPACKED_BYTES or (
            member.file_size > _BOMB_LEAST_BYTES and ratio > _BOMB_RATIO
        ):
            raise UnusableFile(
                "file.unpacks_too_big",
                f"文件解压后有 {unpacked // _MIB} MB，超出正常表格，没有打开。",
                f"The file unpacks to {unpacked // _MIB} MB, more than a table holds; it was not opened.",
                "把数据复制到新的工作簿再试。",
                "Copy the data into a new workbook and try again.",
            )
