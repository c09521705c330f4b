"""How the value of a rate is written for the public: 1,000 元, 70%, a list of groups, a switch in words."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from jiangxin.interfaces.portal.languages import Language, Text
from jiangxin.interfaces.portal.places import name_place
from jiangxin.policy.ratebook import CODED, RateDefinition, Value
from jiangxin.policy.vocabulary import BENEFITS, Label

FEN_PER_YUAN = 100
BASIS_POINTS_PER_PERCENT = 100
COUNTED = {
    "days": Text("{} 天", "{} days"),
    "months": Text("{} 个月", "{} months"),
    "times": Text("{} 次", "{} times"),
    "working_days": Text("{} 个工作日", "{} working days"),
    "month_of_year": Text("{} 月", "month {}"),
}
FLAG_UNITS = frozenset({"categories", "school_items"})
NONE_SET = Text("未设", "none set")
ZERO_MEANS_NONE = re.compile(r"（0为[^）]*）|\s*\(0: none\)")


def write_money(amount_fen: int, language: Language) -> str:
    """Money as rates print it: decimals only where there are fen."""
    whole, rest = divmod(amount_fen, FEN_PER_YUAN)
    figure = f"{whole:,}.{rest:02d}" if rest else f"{whole:,}"
    return f"{figure} yuan" if language == "en" else f"{figure} 元"


def write_share(share_bp: int) -> str:
    """A share in basis points as a percentage."""
    return f"{share_bp / BASIS_POINTS_PER_PERCENT:g}%"


def write_name(definition: RateDefinition, language: Language) -> str:
    """Name of a rate without the note on what 0 means."""
    return ZERO_MEANS_NONE.sub("", definition.name_en if language == "en" else definition.name_zh)


def write_basis(definition: RateDefinition, language: Language) -> str:
    """Why we read it so, without the numbers of our own record."""
    return definition.basis_en if language == "en" else definition.basis_zh


def write_value(definition: RateDefinition, value: Value, language: Language) -> str:
    """The value of a rate in words."""
    if definition.shape == "by_benefit":
        return write_by_benefit(definition, value, language)  # type: ignore[arg-type]
    if definition.shape == "cities":
        return write_list([name_place(code, language) for code in value if code], language)  # type: ignore[union-attr]
    if definition.shape == "by_level":
        return write_number(definition, max(value), language)  # type: ignore[type-var, arg-type]
    return write_number(definition, int(value), language)  # type: ignore[arg-type]


def write_number(definition: RateDefinition, number: int, language: Language) -> str:
    """A single number: money, share, count, day, switch or mask."""
    if number == 0 and ZERO_MEANS_NONE.search(definition.name_zh):
        return NONE_SET.in_language(language)
    if definition.options:
        option = next(option for option in definition.options if option.value == number)
        return option.en if language == "en" else option.zh
    if definition.unit == "fen":
        return write_money(number, language)
    if definition.unit == "bp":
        return write_share(number)
    if definition.unit == "day":
        return date.fromordinal(number).isoformat()
    if definition.unit in COUNTED:
        return COUNTED[definition.unit].in_language(language).format(number)
    return write_mask(CODED[definition.unit], definition.unit, number, language)


def write_mask(labels: Mapping[Any, Label], unit: str, mask: int, language: Language) -> str:
    """The members of a mask: flags are its bits, numbered members count its bits."""
    members = [
        label
        for member, label in labels.items()
        if (mask & int(member) if unit in FLAG_UNITS else mask >> int(member) & 1)
    ]
    return write_list([name_label(label, language) for label in members], language)


def write_by_benefit(definition: RateDefinition, cells: tuple[int, ...], language: Language) -> str:
    """What each kind of benefit has, the benefits that have the same named together."""
    labels = CODED[definition.unit]
    grouped: dict[int, list[str]] = {}
    for benefit, label in BENEFITS.items():
        grouped.setdefault(cells[benefit], []).append(name_label(label, language))
    joint, end = (": ", "; ") if language == "en" else ("：", "；")
    return end.join(
        name_label(labels[type(next(iter(labels)))(cell)], language) + joint + write_list(names, language)
        for cell, names in grouped.items()
    )


def write_list(words: list[str], language: Language) -> str:
    """Words in a row."""
    return (", " if language == "en" else "、").join(words)


def name_label(label: Label, language: Language) -> str:
    """A term of the law's vocabulary."""
    return label.en if language == "en" else label.zh
