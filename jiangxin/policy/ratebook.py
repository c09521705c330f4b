"""Dated, regional rates as data: what each figure is, its clause and source, and its value by day and place.

A rate is stated by the policy or is our reading; a later or local value is one more row of data. Where the
policy gives a floor, a value below it is refused when the row is read, whoever wrote it.
"""

import hashlib
import json
import tomllib
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from typing import Any

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
            values.append(_read_value(definition, {"from": default_from, **row}, is_local=False))
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


def _refuse(rate: str, zh: str, en: str, fix_zh: str, fix_en: str, clause: int | None = None) -> Refused:
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
    raise _refuse(
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
        raise _refuse(
            definition.id, f"“{raw}”不是整数", f"{raw!r} is not a whole number", "金额写整数分", "write fen"
        )
    return raw.toordinal() if isinstance(raw, date) else raw


LEVELS_BY_NUMBER = sorted(LEVELS)


def _read_value(definition: RateDefinition, row: Mapping[str, Any], *, is_local: bool) -> RateValue:
    value = _encode(definition, row["value"])
    _check_bounds(definition, value)
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


def _check_bounds(definition: RateDefinition, value: Value) -> None:
    """Refuse what the policy's own floor or ceiling, or a switch's options, forbid."""
    numbers = value if isinstance(value, tuple) else (value,)
    if definition.shape == "by_level":
        numbers = tuple(number for number in numbers if number != 0) or (0,)
    for number in numbers:
        if definition.floor is not None and number < definition.floor:
            raise _refuse(
                definition.id,
                f"{number} 低于政策下限 {definition.floor}",
                f"{number} is below the policy's floor {definition.floor}",
                f"请改为不低于 {definition.floor}（单位与本标准相同）",
                f"set at least {definition.floor}, in this rate's unit",
                definition.clause,
            )
        if definition.ceiling is not None and number > definition.ceiling:
            raise _refuse(
                definition.id,
                f"{number} 高于上限 {definition.ceiling}",
                f"{number} is above the ceiling {definition.ceiling}",
                f"请改为不高于 {definition.ceiling}",
                f"set at most {definition.ceiling}",
                definition.clause,
            )
    if definition.options and value not in {option.value for option in definition.options}:
        raise _refuse(
            definition.id,
            f"{value} 不是可选项",
            f"{value} is not an option",
            "可选：" + "、".join(f"{o.value}＝{o.zh}" for o in definition.options),
            "options: " + ", ".join(f"{o.value}={o.en}" for o in definition.options),
        )


class RateBook:
    """All rates of a pack with any later and local values: resolves them for a day and a region.

    Immutable. Where several values fit, the narrower region wins, then the later start, then the later row.
    """

    def __init__(self, definitions: tuple[RateDefinition, ...], values: tuple[RateValue, ...]) -> None:
        self.definitions = {definition.id: definition for definition in definitions}
        self.values = values
        self._resolved: dict[tuple[int, int], Rates] = {}

    def with_local(self, text: str) -> "RateBook":
        """The book with the rows of a local rate file (TOML, `[[value]]` tables) added.

        Raises Refused for an unknown rate, a value outside the policy's bounds or a row without a start day.
        """
        return self.with_rows(tomllib.loads(text)["value"])

    def with_rows(self, tables: Iterable[Mapping[str, Any]]) -> "RateBook":
        """The book with rows added that are already read, as `with_local` adds those of a file."""
        rows: list[RateValue] = []
        for row in tables:
            definition = self.definitions.get(row["id"])
            if definition is None:
                raise _refuse(
                    row["id"],
                    "没有这项标准",
                    "no such rate",
                    "用 policy rates 查标准的代码",
                    "see policy rates",
                )
            if not isinstance(row.get("from"), date):
                raise _refuse(
                    row["id"],
                    "缺少起始日期 from",
                    "no start day",
                    "写 from = 2020-01-01",
                    "write from = 2020-01-01",
                )
            rows.append(_read_value(definition, self._complete(definition, row), is_local=True))
        return self.with_values(tuple(rows))

    def _complete(self, definition: RateDefinition, row: Mapping[str, Any]) -> Mapping[str, Any]:
        """A table by level or benefit that names some only keeps the figures in force for the others."""
        if definition.shape == "by_benefit":
            return self._complete_benefits(definition, row)
        if definition.shape != "by_level":
            return row
        region = row.get("region", PROVINCE)
        base = self.find_value(definition.id, row["from"], region)
        merged = {LEVELS[LEVELS_BY_NUMBER[i]].code: cell for i, cell in enumerate(base)}  # type: ignore[arg-type]
        if "any" in row["value"]:
            merged = dict.fromkeys(merged, row["value"]["any"])
        return {**row, "value": {**merged, **row["value"]}}

    def _complete_benefits(self, definition: RateDefinition, row: Mapping[str, Any]) -> Mapping[str, Any]:
        cells = self.find_value(definition.id, row["from"], row.get("region", PROVINCE))
        codes = {int(member): label.code for member, label in CODED[definition.unit].items()}
        base = {label.code: codes[cells[benefit]] for benefit, label in BENEFITS.items()}  # type: ignore[index]
        return {**row, "value": {**base, **row["value"]}}

    def with_values(self, values: tuple[RateValue, ...]) -> "RateBook":
        """The book with values added. Raises Refused where one is outside its rate's bounds."""
        for value in values:
            _check_bounds(self.definitions[value.id], value.value)
        return RateBook(tuple(self.definitions.values()), self.values + values)

    @cached_property
    def breaks(self) -> tuple[date, ...]:
        """Days on which some value begins or ends, in order; rates are constant in between."""
        days = {value.from_on for value in self.values}
        days |= {value.before_on for value in self.values if value.before_on is not None}
        return tuple(sorted(days))

    @cached_property
    def regions(self) -> tuple[int, ...]:
        """Regions with values of their own, the province first."""
        return (PROVINCE, *sorted({value.region for value in self.values} - {PROVINCE}))

    def region_of(self, code: int) -> int:
        """The narrowest region with values of its own that holds a division: county, city or province."""
        for region in (code, code // 100 * 100):
            if region in self.regions:
                return region
        return PROVINCE

    def find_row(self, rate: str, on: date, region: int) -> RateValue | None:
        """The value row of a rate in force on a day in a region, or None before its first day."""
        best: RateValue | None = None
        best_rank = (-1, date.min)
        for value in self._by_id[rate]:
            if value.from_on > on or (value.before_on is not None and value.before_on <= on):
                continue
            width = _breadth(value.region, region)
            if width >= 0 and (width, value.from_on) >= best_rank:
                best, best_rank = value, (width, value.from_on)
        return best

    def find_value(self, rate: str, on: date, region: int) -> Value:
        """The value of a rate; before its first day, the first value it ever has."""
        row = self.find_row(rate, on, region)
        return self._by_id[rate][0].value if row is None else row.value

    @cached_property
    def _by_id(self) -> dict[str, list[RateValue]]:
        grouped: dict[str, list[RateValue]] = {rate: [] for rate in self.definitions}
        for value in self.values:
            grouped[value.id].append(value)
        return grouped

    def version_of(self, day: int) -> int:
        """Which stretch between breaks a day (ordinal) falls in; 0 also for days before the first break."""
        return max(0, bisect_right(self._break_days, day) - 1)

    @cached_property
    def _break_days(self) -> tuple[int, ...]:
        return tuple(day.toordinal() for day in self.breaks)

    def resolve(self, day: int, region: int) -> Rates:
        """The rates for a day (ordinal) in a division."""
        key = (self.version_of(day), self.region_of(region))
        if key not in self._resolved:
            self._resolved[key] = self._resolve(self.breaks[key[0]], key[1])
        return self._resolved[key]

    def _resolve(self, on: date, region: int) -> Rates:
        cells = {
            name: self.find_value(name, on, region) for name in Rates._fields if name != "work_changes_on"
        }
        return Rates(**cells, work_changes_on=self._work_changes_on(on, region))  # type: ignore[arg-type]

    def _work_changes_on(self, on: date, region: int) -> int:
        """The next day on which a figure of clause 19 changes for the region, 0 if none does."""
        names = [name for name in self.definitions if name.startswith("work_")]
        now = [self.find_value(name, on, region) for name in names]
        for day in self.breaks:
            if day > on and [self.find_value(name, day, region) for name in names] != now:
                return day.toordinal()
        return 0

    def list_rates(self, *, on: date, region: int = PROVINCE) -> tuple[RateRow, ...]:
        """Every rate in force on a day in a division, in the pack's order."""
        place = self.region_of(region)
        rows = ((d, self.find_row(d.id, on, place)) for d in self.definitions.values())
        return tuple(RateRow(definition, row) for definition, row in rows if row is not None)

    def list_history(self, rate: str) -> tuple[RateValue, ...]:
        """Every value a rate has or had, by start."""
        return tuple(sorted(self._by_id[rate], key=lambda value: (value.from_on, value.region)))

    @cached_property
    def digest(self) -> str:
        """SHA-256 over every value, so that two decisions can be known to rest on the same figures."""
        rows = [
            [v.id, v.value, v.from_on.isoformat(), v.before_on and v.before_on.isoformat(), v.region]
            for v in self.values
        ]
        return hashlib.sha256(json.dumps(rows, separators=(",", ":")).encode()).hexdigest()

    def replaced(self, rate: str, value: Value) -> "RateBook":
        """The book with every value of one rate replaced: for scenarios and tests."""
        values = tuple(replace(v, value=value) if v.id == rate else v for v in self.values)
        return RateBook(tuple(self.definitions.values()), values)


def _breadth(holder: int, region: int) -> int:
    """2 for the region itself, 1 for its city, 0 for the province, -1 for a value of another place."""
    if holder == region:
        return 2
    if holder == region // 100 * 100:
        return 1
    return 0 if holder == PROVINCE else -1


def day_before(day: date) -> date:
    """The last day of a period that ends before this day."""
    return day - timedelta(days=1)
