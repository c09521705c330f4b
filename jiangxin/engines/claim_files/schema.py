"""The columns of a claim file, read from `schema.toml`: one table behind template, checks, documentation."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from jiangxin.policy.facts import Facts
from jiangxin.policy.vocabulary import BENEFITS, CATEGORIES, Benefit

MANDATORY_HEADINGS = ("claim_id", "person_number", "benefit")
"""Without these columns a table is no claim file at all."""

VERSION_MARK = "jiangxin-claims"
"""Stands before the version in a template's properties."""

_BENEFIT_BY_CODE = {label.code: benefit for benefit, label in BENEFITS.items()}
_CATEGORY_BY_CODE = {label.code: category for category, label in CATEGORIES.items()}


@dataclass(frozen=True, slots=True)
class Condition:
    """When a column is needed for some benefits: by the training behind it, a category, another cell."""

    benefits: frozenset[Benefit]
    trainings: frozenset[int]
    other_trainings: frozenset[int]
    """Needed unless the training is one of these."""
    categories: int
    given: tuple[str, ...]
    """Needed where these columns are given and not "none"."""
    zh: str
    en: str

    def holds(self, values: Mapping[str, int]) -> bool:
        """Whether the column is needed, given the other fields of the line by column name."""
        training, categories = values.get("training", 0), values.get("categories", 0)
        if training < 0 or categories < 0:
            return False  # that cell is refused already; what depends on it is asked for once it is right
        if self.trainings and training not in self.trainings:
            return False
        if self.other_trainings and training in self.other_trainings:
            return False
        if self.categories and not categories & self.categories:
            return False
        return all(values.get(name, 0) for name in self.given)


@dataclass(frozen=True, slots=True)
class Column:
    """One column: how it is headed, what it means, when it is needed and what a blank stands for."""

    name: str
    field: str
    """Field of `Facts`, or "" for a column no rule reads."""
    heading: str
    also: tuple[str, ...]
    kind: str
    unit: str
    meaning_zh: str
    meaning_en: str
    clauses: tuple[int, ...]
    required: frozenset[Benefit]
    conditions: tuple[Condition, ...]
    absent_words: tuple[str, ...]
    """Words by which a cell says outright that there is nothing to give."""
    blank_zh: str
    blank_en: str
    example: str
    words: Mapping[str, bool]
    """Further words for yes and no in this column."""
    maximum: int


@cache
def load_columns() -> tuple[Column, ...]:
    """Every column in the template's order. Raises KeyError or ValueError if the table is malformed."""
    document = _document()
    groups = {name: _benefits(codes, {}) for name, codes in document["groups"].items()}
    columns = tuple(_read_column(row, groups) for row in document["column"])
    for column in columns:
        if column.field and column.field not in Facts._fields:
            raise ValueError(f"schema.toml：{column.name} 的 field {column.field} 不在 Facts 中")
    return columns


@cache
def columns_by_name() -> Mapping[str, Column]:
    """The columns by their English code."""
    return {column.name: column for column in load_columns()}


@cache
def group_names() -> tuple[tuple[frozenset[Benefit], str, str], ...]:
    """Groups of benefits that have a name, Chinese and English, the widest first."""
    document = _document()
    return tuple(
        (_benefits(document["groups"][name], {}), words["zh"], words["en"])
        for name, words in document["group_names"].items()
    )


def schema_version() -> str:
    """Version of the columns, stamped on templates."""
    return str(_document()["version"])


@cache
def required_columns(benefit: int) -> tuple[str, ...]:
    """Names of the columns that every line of a benefit must fill."""
    return tuple(column.name for column in load_columns() if benefit in column.required)


@cache
def conditional_columns(benefit: int) -> tuple[tuple[str, Condition], ...]:
    """Columns that a line of a benefit must fill under a condition, with the condition."""
    return tuple(
        (column.name, condition)
        for column in load_columns()
        for condition in column.conditions
        if benefit in condition.benefits
    )


@cache
def _document() -> Mapping[str, Any]:
    return tomllib.loads(files(__package__).joinpath("schema.toml").read_text("utf-8"))


def _benefits(codes: list[str], groups: Mapping[str, frozenset[Benefit]]) -> frozenset[Benefit]:
    found: set[Benefit] = set()
    for code in codes:
        found |= groups[code] if code in groups else {_BENEFIT_BY_CODE[code]}
    return frozenset(found)


def _read_column(row: Mapping[str, Any], groups: Mapping[str, frozenset[Benefit]]) -> Column:
    return Column(
        name=row["name"],
        field=row.get("field", ""),
        heading=row["zh"],
        also=tuple(row.get("also", ())),
        kind=row["kind"],
        unit=row.get("unit", ""),
        meaning_zh=row["meaning_zh"],
        meaning_en=row["meaning_en"],
        clauses=tuple(row.get("clauses", ())),
        required=_benefits(row["required"], groups),
        conditions=tuple(_read_condition(part, groups) for part in row.get("when", ())),
        absent_words=tuple(row.get("absent", ())),
        blank_zh=row.get("blank_zh", ""),
        blank_en=row.get("blank_en", ""),
        example=row["example"],
        words=row.get("words", {}),
        maximum=row.get("maximum", 0),
    )


def _read_condition(part: Mapping[str, Any], groups: Mapping[str, frozenset[Benefit]]) -> Condition:
    return Condition(
        benefits=_benefits([part["benefit"]], groups),
        trainings=frozenset(int(_BENEFIT_BY_CODE[code]) for code in part.get("training", ())),
        other_trainings=frozenset(int(_BENEFIT_BY_CODE[code]) for code in part.get("training_not", ())),
        categories=sum(int(_CATEGORY_BY_CODE[code]) for code in part.get("category", ())),
        given=tuple(part.get("has", ())),
        zh=part["zh"],
        en=part["en"],
    )
