"""Heilongjiang's administrative divisions: the province, 13 cities and prefectures, and their counties.

Codes and names follow GB/T 2260 as the National Bureau of Statistics published them on 2023-06-30
(collected by china-division 2.7.0, WTFPL). The four management districts of 大兴安岭 have statistical codes
only: they are no civil divisions, but real bureaus sit there, so they are kept and flagged.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from importlib import resources

# Longest first. A name is shortened only if two characters remain: 宾县 and 郊区 have no short form.
_SUFFIXES = ("蒙古族自治县", "达斡尔族区", "地区", "省", "市", "区", "县")
_CODE = re.compile(r"[0-9]{6}")


class DivisionLevel(StrEnum):
    """The three levels of divisions that handle training subsidies."""

    PROVINCE = "province"
    PREFECTURE = "prefecture"
    COUNTY = "county"


@dataclass(frozen=True, slots=True)
class Division:
    """One division. `parent_code` is None for the province only; `is_statutory` is false for statistical
    codes.
    """

    code: int
    name: str
    level: DivisionLevel
    parent_code: int | None
    is_statutory: bool

    @property
    def short_name(self) -> str:
        """The name without its generic ending, as the policy's plan prints it: 哈尔滨, 大兴安岭."""
        for suffix in _SUFFIXES:
            if self.name.endswith(suffix) and len(self.name) >= len(suffix) + 2:
                return self.name.removesuffix(suffix)
        return self.name


def find_division(text: str | int) -> Division | None:
    """Return the one division that a code or name means, or None if it is unknown or could mean several.

    Text is read as naming a place in Heilongjiang. It may be a six-digit code, a full name, a name without
    its ending (大庆, 大兴安岭), or a county after its city (佳木斯市向阳区), with or without 黑龙江省
    before it; white space within it and full-width figures do not matter. A wrong ending is a wrong name:
    西安市 is not 牡丹江's 西安区.
    """
    named = list_divisions_named(str(text))
    return named[0] if len(named) == 1 else None


@lru_cache(maxsize=4096)
def list_divisions_named(text: str) -> tuple[Division, ...]:
    """Return every division that a code or name may mean, in the file's order; none if it is unknown."""
    wanted = "".join(unicodedata.normalize("NFKC", text).split())
    if _CODE.fullmatch(wanted):
        division = _divisions().get(int(wanted))
        return (division,) if division else ()
    by_name = _divisions_by_name()
    for prefix in ("", "黑龙江省", "黑龙江"):
        if wanted.startswith(prefix) and (named := by_name.get(wanted.removeprefix(prefix))):
            return named
    return ()


@cache
def list_cities() -> tuple[Division, ...]:
    """Return the 13 cities and prefectures in the order of the policy's plan, which is the order of our
    file.
    """
    return tuple(item for item in _divisions().values() if item.level is DivisionLevel.PREFECTURE)


@cache
def list_counties(city_code: int) -> tuple[Division, ...]:
    """Return the county-level divisions of a city in the order of their codes; none if the code is no
    city's.
    """
    city = _divisions().get(city_code)
    if city is None or city.level is not DivisionLevel.PREFECTURE:
        return ()
    return tuple(item for item in _divisions().values() if item.parent_code == city_code)


@cache
def parent_chain(code: int) -> tuple[int, ...]:
    """Return a division's code and those above it, nearest first: 230102 gives (230102, 230100, 230000).

    Raises ValueError if no division of the province has this code.
    """
    division = _divisions().get(code)
    if division is None:
        raise ValueError(
            f"行政区划代码 {code} 不在黑龙江省区划表中，请核对六位代码。"
            f"No division of Heilongjiang has code {code}."
        )
    return (code,) if division.parent_code is None else (code, *parent_chain(division.parent_code))


@cache
def _divisions() -> dict[int, Division]:
    source = resources.files("jiangxin.policy").joinpath("divisions.csv").read_text(encoding="utf-8")
    return {
        int(row["code"]): Division(
            code=int(row["code"]),
            name=row["name"],
            level=DivisionLevel(row["level"]),
            parent_code=int(row["parent_code"]) if row["parent_code"] else None,
            is_statutory=row["is_statutory"] == "1",
        )
        for row in csv.DictReader(source.splitlines())
    }


@cache
def _divisions_by_name() -> dict[str, tuple[Division, ...]]:
    """Map every accepted spelling to all divisions it may mean, so that ambiguity is seen, not lost."""
    found: dict[str, tuple[Division, ...]] = {}
    for division in _divisions().values():
        for spelling in _spellings(division):
            found[spelling] = (*found.get(spelling, ()), division)
    return found


def _spellings(division: Division) -> set[str]:
    own = {division.name, division.short_name}
    if division.level is not DivisionLevel.COUNTY or division.parent_code is None:
        return own
    city = _divisions()[division.parent_code]
    return own | {above + name for above in (city.name, city.short_name) for name in own}
