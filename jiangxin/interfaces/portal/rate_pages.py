"""What the pages on rates show: every figure in force on a day in a place, with its standing and source."""

from itertools import groupby
from typing import NamedTuple

from jiangxin.interfaces.portal.languages import Language, Text
from jiangxin.interfaces.portal.places import PROVINCE_CODE, name_place
from jiangxin.interfaces.portal.policy_source import Law, get_pack
from jiangxin.interfaces.portal.rate_query import RateQuery
from jiangxin.interfaces.portal.rate_values import (
    name_label,
    write_basis,
    write_money,
    write_name,
    write_value,
)
from jiangxin.policy.divisions import find_division
from jiangxin.policy.ratebook import RateRow, RateValue, day_before
from jiangxin.policy.vocabulary import LEVELS, Level

LEVELS_IN_TABLE = (Level.JUNIOR, Level.INTERMEDIATE, Level.SENIOR, Level.TECHNICIAN, Level.SENIOR_TECHNICIAN)
STATED = "stated"
WHOLE_PLAN = Text("方案期限", "The years of the plan")


class WrittenRate(NamedTuple):
    """A rate as a row of a table."""

    name: str
    value: str
    basis: str
    is_stated: bool
    is_local: bool
    source: str
    place: str
    period: str
    is_long: bool
    """A list of groups or benefits, which needs a line of its own."""


class LevelRow(NamedTuple):
    """One level and its figure under each rate of the table."""

    name: str
    figures: tuple[str, ...]


class LevelTable(NamedTuple):
    """Rates that differ by level, side by side."""

    columns: tuple[WrittenRate, ...]
    rows: tuple[LevelRow, ...]


class RateTable(NamedTuple):
    """The rates of one clause."""

    clause: int
    heading: str
    levels: LevelTable | None
    rows: tuple[WrittenRate, ...]


def tabulate_rates(law: Law, query: RateQuery, language: Language, clause: int) -> tuple[RateTable, ...]:
    """The rates of one clause; empty where the clause sets none."""
    rows = [row for row in law.list_rates(query.shown_on, query.city) if row.definition.clause == clause]
    return (tabulate(clause, rows, language),) if rows else ()


def list_rate_groups(law: Law, query: RateQuery, language: Language) -> tuple[RateTable, ...]:
    """All rates, a table a clause, in the order of the policy."""
    rows = sorted(law.list_rates(query.shown_on, query.city), key=lambda row: row.definition.clause)
    return tuple(
        tabulate(clause, list(members), language)
        for clause, members in groupby(rows, key=lambda row: row.definition.clause)
    )


def tabulate(clause: int, rows: list[RateRow], language: Language) -> RateTable:
    """One clause's rates: those that differ by level side by side, the rest one below the other."""
    by_level = [row for row in rows if differs_by_level(row)]
    single = tuple(write_row(row, language) for row in rows if not differs_by_level(row))
    headings = {
        item.number: item.heading_en if language == "en" else item.heading_zh for item in get_pack().clauses
    }
    heading = headings.get(clause, WHOLE_PLAN.in_language(language))
    return RateTable(clause, heading, tabulate_levels(by_level, language) if by_level else None, single)


def differs_by_level(row: RateRow) -> bool:
    """Whether the figure is not the same for the five levels."""
    if row.definition.shape != "by_level":
        return False
    return len({figure_of(row, level) for level in LEVELS_IN_TABLE}) > 1


def figure_of(row: RateRow, level: Level) -> int:
    """The figure of a level, in fen."""
    value = row.value.value
    return value[level] if isinstance(value, tuple) else value


def tabulate_levels(rows: list[RateRow], language: Language) -> LevelTable:
    """Levels down, rates across."""
    return LevelTable(
        columns=tuple(write_row(row, language) for row in rows),
        rows=tuple(
            LevelRow(
                name_label(LEVELS[level], language),
                tuple(write_money(figure_of(row, level), language) for row in rows),
            )
            for level in LEVELS_IN_TABLE
        ),
    )


def write_row(row: RateRow, language: Language) -> WrittenRate:
    """One rate in words."""
    definition, value = row.definition, row.value
    is_local = value.is_local or value.region != PROVINCE_CODE
    is_list = definition.unit in {
        "categories",
        "benefits",
        "certificates",
        "organisations",
        "funds",
        "payees",
    }
    return WrittenRate(
        name=write_name(definition, language),
        value=write_value(definition, value.value, language),
        # why the policy's own figure is read so says nothing of a local one
        basis="" if is_local else write_basis(definition, language),
        is_stated=definition.status == STATED,
        is_local=is_local,
        source=value.source_en if language == "en" else value.source_zh,
        place=name_region(value.region, language),
        period=write_period(value, language),
        is_long=is_list or definition.unit == "school_items",
    )


def name_region(code: int, language: Language) -> str:
    """A city, the province, or a county by its Chinese name."""
    if code % 100 == 0:
        return name_place(code, language)
    found = find_division(code)
    return found.name if found else str(code)


def write_period(value: RateValue, language: Language) -> str:
    """From which day and, where it has ended, until which."""
    start = value.from_on.isoformat()
    if value.before_on is None:
        return f"from {start}" if language == "en" else f"{start} 起"
    end = day_before(value.before_on).isoformat()
    return f"{start} to {end}" if language == "en" else f"{start} 至 {end}"
