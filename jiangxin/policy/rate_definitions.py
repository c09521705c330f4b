"""What each figure is: its clause and source, its bounds and options, and how a value in a file is read.

A rate is stated by the policy or is our reading. Where the policy gives a floor, a value below it is refused
when it is read, whoever wrote it.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from jiangxin.kernel.money import format_yuan_headline
from jiangxin.kernel.refusals import Refused
from jiangxin.policy.rates import BENEFIT_COUNT, CITY_COUNT, LEVEL_COUNT, Rates
from jiangxin.policy.vocabulary import (
    BENEFITS,
    CATEGORIES,
    CERTIFICATES,
    FUNDS,
    LEVELS,
    ORGANISATIONS,
    PAYEES,
    SCHOOL_ITEMS,
    Label,
)

PROVINCE = 230000
WIDTHS = {"by_level": LEVEL_COUNT, "by_benefit": BENEFIT_COUNT, "cities": CITY_COUNT}
Value = int | tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Option:
    """One position of a switch."""

    value: int
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class RateDefinition:
    """What a figure means. `floor` and `ceiling` bound every value, at any day and place."""

    id: str
    clause: int
    name_zh: str
    name_en: str
    unit: str
    shape: str
    status: str
    basis_zh: str
    basis_en: str
    floor: int | None
    ceiling: int | None
    options: tuple[Option, ...]
    is_ruled: bool
    """Whether a rule reads it (a field of `Rates`), or it is a figure for people and later pages."""


@dataclass(frozen=True, slots=True)
class RateValue:
    """One value of one rate: from a day, until another or further notice, in a region."""

    id: str
    value: Value
    from_on: date
    before_on: date | None
    region: int
    source_zh: str
    source_en: str
    is_local: bool
    """Added to the pack by a later or local decision, not part of it."""


@dataclass(frozen=True, slots=True)
class RateRow:
    """A rate as in force on a day in a region: its meaning and its value."""

    definition: RateDefinition
    value: RateValue


def read_definitions(text: str) -> tuple[tuple[RateDefinition, ...], tuple[RateValue, ...]]:
    """Definitions and values of a pack's rate file (TOML). Raises Refused, naming the rate at fault."""
    definitions: list[RateDefinition] = []
    values: list[RateValue] = []
    document = tomllib.loads(text)
    default_from = document.get("from")
    for table in document["rate"]:
        definition = _read_definition(table)
        definitions.append(definition)
        rows = table.get("values") or [{"value": table["value"]}]
        for row in rows:
            values.append(read_value(definition, {"from": default_from, **row}, is_local=False))
    return tuple(definitions), tuple(values)


def _read_definition(table: Mapping[str, Any]) -> RateDefinition:
    options = tuple(Option(o["value"], o["zh"], o["en"]) for o in table.get("options", ()))
    return RateDefinition(
        id=table["id"],
        clause=table["clause"],
        name_zh=table["name_zh"],
        name_en=table["name_en"],
        unit=table["unit"],
        shape=table.get("shape", "single"),
        status=table["status"],
        basis_zh=table.get("basis_zh", ""),
        basis_en=table.get("basis_en", ""),
        floor=table.get("floor"),
        ceiling=table.get("ceiling"),
        options=options,
        is_ruled=table["id"] in Rates._fields,
    )


CODED: dict[str, Mapping[Any, Label]] = {
    "categories": CATEGORIES,
    "benefits": BENEFITS,
    "certificates": CERTIFICATES,
    "organisations": ORGANISATIONS,
    "school_items": SCHOOL_ITEMS,
    "funds": FUNDS,
    "payees": PAYEES,
    "levels": LEVELS,
}


def refuse_rate(rate: str, zh: str, en: str, fix_zh: str, fix_en: str, clause: int | None = None) -> Refused:
    return Refused(
        f"rate.{rate}",
        f"标准“{rate}”：{zh}",
        f"Rate {rate}: {en}",
        fix_zh,
        fix_en,
        str(clause) if clause else None,
    )


def _member(unit: str, code: str, rate: str) -> int:
    for member, label in CODED[unit].items():
        if code in (label.code, label.zh):
            return int(member)
    raise refuse_rate(
        rate, f"不认识“{code}”", f"unknown code {code!r}", "请用词表里的代码", "use a code of the vocabulary"
    )


def _mask(unit: str, codes: Iterable[str], rate: str) -> int:
    """Lists become masks: flags are or-ed, numbered members become bits."""
    members = [_member(unit, code, rate) for code in codes]
    flags = unit in ("categories", "school_items")
    return sum({member if flags else 1 << member for member in members})


def _encode(definition: RateDefinition, raw: Any) -> Value:
    """A value as rules read it: a number, a mask, or a tuple of the shape's width."""
    if definition.shape == "by_level":
        return tuple(
            int(raw.get(LEVELS[level].code, raw.get("any", 0))) if level else int(raw.get("none", 0))
            for level in LEVELS_BY_NUMBER
        )
    if definition.shape == "by_benefit":
        codes = {str(benefit_label.code): member for member, benefit_label in BENEFITS.items()}
        cells = [0] * BENEFIT_COUNT
        for code, target in raw.items():
            cells[codes[code]] = _member(definition.unit, target, definition.id)
        return tuple(cells)
    if definition.shape == "cities":
        return (*(int(code) for code in raw), *([0] * (CITY_COUNT - len(raw))))
    if isinstance(raw, list):
        return _mask(definition.unit, raw, definition.id)
    if isinstance(raw, bool) or not isinstance(raw, int | date):
        raise refuse_rate(
            definition.id, f"“{raw}”不是整数", f"{raw!r} is not a whole number", "金额写整数分", "write fen"
        )
    return raw.toordinal() if isinstance(raw, date) else raw


LEVELS_BY_NUMBER = sorted(LEVELS)


def read_value(definition: RateDefinition, row: Mapping[str, Any], *, is_local: bool) -> RateValue:
    value = _encode(definition, row["value"])
    check_bounds(definition, value)
    return RateValue(
        id=definition.id,
        value=value,
        from_on=row["from"],
        before_on=row.get("before"),
        region=row.get("region", PROVINCE),
        source_zh=row.get("source_zh", ""),
        source_en=row.get("source_en", ""),
        is_local=is_local,
    )


def _said(definition: RateDefinition, number: int) -> str:
    """A number as people say it in the rate's unit: fen as yuan, basis points as a percentage."""
    if definition.unit == "fen":
        return f"{format_yuan_headline(number)} 元"
    return f"{number / 100:g}%" if definition.unit == "bp" else str(number)


def check_bounds(definition: RateDefinition, value: Value) -> None:
    """Refuse what the policy's own floor or ceiling, or a switch's options, forbid."""
    numbers = value if isinstance(value, tuple) else (value,)
    for number in numbers:
        said = _said(definition, number)
        if definition.floor is not None and number < definition.floor:
            floor = _said(definition, definition.floor)
            raise refuse_rate(
                definition.id,
                f"{said}低于政策下限 {floor}",
                f"{said} is below the policy's floor {floor}",
                f"请改为不低于 {floor}",
                f"Set at least {floor}",
                definition.clause,
            )
        if definition.ceiling is not None and number > definition.ceiling:
            ceiling = _said(definition, definition.ceiling)
            raise refuse_rate(
                definition.id,
                f"{said}高于上限 {ceiling}",
                f"{said} is above the ceiling {ceiling}",
                f"请改为不高于 {ceiling}",
                f"Set at most {ceiling}",
                definition.clause,
            )
    if definition.options and value not in {option.value for option in definition.options}:
        raise refuse_rate(
            definition.id,
            f"{value} 不是可选项",
            f"{value} is not an option",
            "可选：" + "、".join(f"{o.value}＝{o.zh}" for o in definition.options),
            "options: " + ", ".join(f"{o.value}={o.en}" for o in definition.options),
        )
