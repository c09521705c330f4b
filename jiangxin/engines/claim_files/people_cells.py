"""Cells that say whose a claim is: the line's own number, the person's document and name."""

import re
from datetime import date
from functools import cache
from typing import NamedTuple

from jiangxin.engines.claim_files.cells import plain_text
from jiangxin.engines.claim_files.problems import Cell, shorten
from jiangxin.engines.claim_files.spellings import DOCUMENT_KIND_NUMBERS, DOCUMENT_KINDS
from jiangxin.kernel.halfwidth import to_halfwidth
from jiangxin.kernel.identifiers import parse_resident_id
from jiangxin.kernel.refusals import Caution, Refused
from jiangxin.policy.divisions import list_cities, list_counties

_OTHER_DOCUMENT = re.compile(r"[0-9A-Z()/.-]{4,30}")
_LONGEST_ID = 64
_LONGEST_NAME = 100
_OWN_PROVINCE = "23"
_PROVINCES = frozenset(
    str(code)
    for first, last in ((11, 15), (21, 23), (31, 37), (41, 46), (50, 54), (61, 65), (71, 71), (81, 83))
    for code in range(first, last + 1)
)
_KIND_CODES = tuple(DOCUMENT_KINDS)


class Person(NamedTuple):
    """A checked document: its number, and text that is equal for the same document and no other."""

    number: str
    key: str
    cautions: tuple[Caution, ...]


def read_claim_id(raw: Cell) -> str:
    """The line's number as text. Raises Refused claim_id.… if it is damaged, too long or not printable."""
    if isinstance(raw, float) and (not raw.is_integer() or abs(raw) >= 10**15):
        raise Refused(
            "claim_id.stored_as_number",
            "申领编号被 Excel 存成了数字，后几位可能已丢失。",
            "Excel stored the claim number as a number; its last digits may be lost.",
            "把该列设为“文本”后重新录入。",
            "Set the column to Text and enter it again.",
        )
    text = to_halfwidth(plain_text(raw))
    if len(text) > _LONGEST_ID or not text.isprintable():
        raise Refused(
            "claim_id.format",
            f"申领编号“{shorten(text, 20)}”太长或有不可见字符。",
            f"The claim number “{shorten(text, 20)}” is too long or has invisible signs.",
            f"用 {_LONGEST_ID} 个以内的字母、数字或短横。",
            f"Use up to {_LONGEST_ID} letters, digits or hyphens.",
        )
    return text


def read_name(raw: Cell) -> str:
    """A name for people to read; cut at a length no name has."""
    return " ".join(to_halfwidth(plain_text(raw)).split())[:_LONGEST_NAME]


def read_person(raw: Cell, document_kind: int | None, today: date) -> Person:
    """The person's document. Raises Refused resident_id.… or person_number.format."""
    if document_kind in (None, DOCUMENT_KIND_NUMBERS["resident_id"]):
        text = "".join(to_halfwidth(plain_text(raw)).split())
        found = parse_resident_id(raw, today=today, known_regions=_known_regions(text[:2]))
        return Person(found.number, found.number, found.warnings)
    text = "".join(to_halfwidth(plain_text(raw)).upper().split())
    is_rounded = isinstance(raw, float) and abs(raw) >= 10**15
    if is_rounded or not _OTHER_DOCUMENT.fullmatch(text):
        raise Refused(
            "person_number.format",
            f"证件号码“{shorten(text, 30)}”不对，应为 4 至 30 位字母、数字、括号、短横。",
            f"The document number “{shorten(text, 30)}” should be 4 to 30 letters, digits or signs.",
            "对照证件原件，整列设为“文本”后重新录入。",
            "Enter it again from the document, in a column formatted as Text.",
        )
    return Person(text, f"{_KIND_CODES[document_kind or 0]}:{text}", ())


@cache
def _known_regions(province: str) -> frozenset[str] | None:
    """Region codes to compare with: the province's own; for others only that the province exists."""
    if province == _OWN_PROVINCE:
        cities = list_cities()
        counties = (county for city in cities for county in list_counties(city.code))
        return frozenset(str(division.code) for division in (*cities, *counties))
    return None if province in _PROVINCES else frozenset()
