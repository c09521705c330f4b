"""Rates by day and place: which value is in force, when it changes, and what a decision rested on.

A later or local value is one more row of data; what each rate means stands in its definition.
"""

import hashlib
import json
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from jiangxin.policy.local_rates import check_row, read_local_rows
from jiangxin.policy.rate_definitions import (
    CODED,
    LEVELS_BY_NUMBER,
    PROVINCE,
    RateDefinition,
    RateRow,
    RateValue,
    Value,
    check_bounds,
    read_value,
)
from jiangxin.policy.rates import Rates
from jiangxin.policy.vocabulary import BENEFITS, LEVELS


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

        Raises Refused, naming the row, for anything malformed, unknown or outside the policy's bounds.
        """
        return self.with_rows(read_local_rows(text))

    def with_rows(self, tables: Iterable[Mapping[str, Any]]) -> "RateBook":
        """The book with rows added that are already read, as `with_local` adds those of a file."""
        rows: list[RateValue] = []
        for number, row in enumerate(tables, 1):
            definition = check_row(row, self.definitions, number)
            rows.append(read_value(definition, self._complete(definition, row), is_local=True))
        return self.with_values(tuple(rows))

    def _complete(self, definition: RateDefinition, row: Mapping[str, Any]) -> Mapping[str, Any]:
        """A table by level or benefit that names some only keeps the figures in force for the others."""
        if definition.shape == "by_benefit":
            return self._complete_benefits(definition, row)
        if definition.shape != "by_level":
            return row
        stated = row["value"] if isinstance(row["value"], Mapping) else {"any": row["value"]}
        base = self.find_value(definition.id, row["from"], row.get("region", PROVINCE))
        cells = dict(zip((LEVELS[level].code for level in LEVELS_BY_NUMBER), base, strict=True))  # type: ignore[arg-type]
        if "any" in stated:
            return {**row, "value": {**dict.fromkeys(cells, stated["any"]), **stated}}
        return {**row, "value": {**cells, **stated}}

    def _complete_benefits(self, definition: RateDefinition, row: Mapping[str, Any]) -> Mapping[str, Any]:
        cells = self.find_value(definition.id, row["from"], row.get("region", PROVINCE))
        codes = {int(member): label.code for member, label in CODED[definition.unit].items()}
        base = {label.code: codes[cells[benefit]] for benefit, label in BENEFITS.items()}  # type: ignore[index]
        return {**row, "value": {**base, **row["value"]}}

    def with_values(self, values: tuple[RateValue, ...]) -> "RateBook":
        """The book with values added. Raises Refused where one is outside its rate's bounds."""
        for value in values:
            check_bounds(self.definitions[value.id], value.value)
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
        key = (self.version_of(day), region)
        rates = self._resolved.get(key)
        if rates is None:
            rates = self._resolved[key] = self._resolve(self.breaks[key[0]], self.region_of(region))
        return rates

    def _resolve(self, on: date, region: int) -> Rates:
        cells = {
            name: self.find_value(name, on, region) for name in Rates._fields if name != "work_changes_on"
        }
        return Rates(**cells, work_changes_on=self._work_changes_on(on, region))  # type: ignore[arg-type]

    def _work_changes_on(self, on: date, region: int) -> int:
        """The next day on which a figure of clause 19 changes for the region, or the plan is over.

        Clause 19 is paid by month of service (decision A3), so a period may not run past either.
        """
        names = [name for name in self.definitions if name.startswith("work_")]
        now = [self.find_value(name, on, region) for name in names]
        for day in self.breaks:
            if day > on and [self.find_value(name, day, region) for name in names] != now:
                return day.toordinal()
        ends_on = self.find_value("ends_on", on, region)
        assert isinstance(ends_on, int)  # a day, by its definition
        return ends_on + 1

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
