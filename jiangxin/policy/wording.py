"""Facts and rates as words: days, money, lists and months as a clerk reads them, in Chinese and English."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from jiangxin.kernel.money import format_yuan_headline
from jiangxin.policy.divisions import find_division
from jiangxin.policy.facts import occupation_code
from jiangxin.policy.occupations import find_occupation
from jiangxin.policy.rules.work_based import MONTH_UNITS
from jiangxin.policy.vocabulary import CATEGORIES, CERTIFICATES, LEVELS, SCHOOL_ITEMS, Label


class Words(NamedTuple):
    """The same thing said in Chinese and in English."""

    zh: str
    en: str


@cache
def day(ordinal: int) -> Words:
    """A day as 2019-10-01, or that it is missing."""
    if ordinal <= 0:
        return Words("（未填）", "(missing)")
    text = date.fromordinal(ordinal).isoformat()
    return Words(text, text)


def money(fen: int) -> Words:
    """Money in yuan, decimals only where there are any."""
    text = format_yuan_headline(fen)
    return Words(f"{text} 元", f"{text} yuan")


def number(value: int) -> Words:
    """A whole number."""
    return Words(str(value), str(value))


def share(basis_points: int) -> Words:
    """A share as a percentage."""
    text = f"{basis_points / 100:g}%"
    return Words(text, text)


def label(labels: Mapping[Any, Label], value: int) -> Words:
    """The label of one member; its number where it has none."""
    found = labels.get(value)
    return Words(found.zh, found.en) if found is not None else number(value)


def flags(labels: Mapping[Any, Label], mask: int) -> Words:
    """The labels of a mask of flags, joined."""
    chosen = [found for member, found in labels.items() if mask & member]
    if not chosen:
        return Words("（未填）", "(none)")
    return Words("、".join(one.zh for one in chosen), ", ".join(one.en for one in chosen))


@cache
def categories(mask: int) -> Words:
    """Categories of a person."""
    if mask == 0:
        return Words("没有登记人员类别", "No category recorded")
    return flags(CATEGORIES, mask)


def school_items(mask: int) -> Words:
    """Charges of clause 4."""
    return flags(SCHOOL_ITEMS, mask)


@cache
def certificates(mask: int) -> Words:
    """Certificate kinds of a mask of bits."""
    chosen = [found for member, found in CERTIFICATES.items() if mask >> member & 1]
    return Words("、".join(one.zh for one in chosen), ", ".join(one.en for one in chosen))


@cache
def level(value: int) -> Words:
    """A skill level."""
    return label(LEVELS, value)


@cache
def occupation(key: int) -> Words:
    """An occupation by name where the classification has its code, else the code."""
    code = occupation_code(key)
    found = find_occupation(code) if code else None
    if found is not None:
        return Words(found.name, f"{code} {found.name}")
    return Words(code or "（未填职业）", code or "(no occupation)")


@cache
def division(code: int) -> Words:
    """A division by name where there is one."""
    if code == 0:
        return Words("（未填）", "(missing)")
    found = find_division(code)
    return Words(found.name, found.name) if found is not None else number(code)


def months(units: int) -> Words:
    """Month units as months, two decimals at most."""
    text = f"{round(units * 100 / MONTH_UNITS) / 100:g}"
    return Words(text, text)
