"""What the plan page shows: the year's targets, and nothing the policy does not say."""

from itertools import pairwise
from typing import NamedTuple

from jiangxin.interfaces.portal.city_map import STEPS, MappedCity, step_of
from jiangxin.interfaces.portal.languages import Language
from jiangxin.interfaces.portal.places import name_place
from jiangxin.interfaces.portal.policy_source import get_pack

PERCENT = 100
LONGEST_BAR_PERCENT = 70


class PlannedCity(NamedTuple):
    """A city's target, its share of the total, and the width of its bar relative to the largest."""

    code: int
    name: str
    person_times: int
    share: str
    width: str
    bar: str
    """The same, scaled so that the figure fits behind the longest bar."""
    step: int


class LegendStep(NamedTuple):
    """One shade of the map and the targets it stands for."""

    step: int
    label: str


class PlanPage(NamedTuple):
    """A year's plan."""

    year: int
    title: str
    unit: str
    note: str
    total: int
    cities: tuple[PlannedCity, ...]
    ranked: tuple[PlannedCity, ...]
    mapped: tuple[MappedCity, ...]
    legend: tuple[LegendStep, ...]


def describe_plan(language: Language) -> PlanPage:
    """The targets of the plan, in the policy's order and by size."""
    plan = get_pack().plan
    largest = max(target.person_times for target in plan.targets)
    cities = tuple(
        PlannedCity(
            target.city_code,
            name_place(target.city_code, language),
            target.person_times,
            f"{target.person_times * PERCENT / plan.total:.1f}%",
            f"{target.person_times * PERCENT / largest:g}%",
            f"{target.person_times * LONGEST_BAR_PERCENT / largest:g}%",
            step_of(target.person_times),
        )
        for target in plan.targets
    )
    return PlanPage(
        year=plan.year,
        title=plan.title,
        unit="person-times" if language == "en" else plan.unit,
        note=plan.note,
        total=plan.total,
        cities=cities,
        ranked=tuple(sorted(cities, key=lambda city: -city.person_times)),
        mapped=tuple(
            MappedCity(city.code, city.name, f"{city.person_times:,}", city.person_times) for city in cities
        ),
        legend=describe_legend(language),
    )


def describe_legend(language: Language) -> tuple[LegendStep, ...]:
    """The five shades of the map in words."""
    below = f"below {STEPS[0]:,}" if language == "en" else f"不到 {STEPS[0]:,}"
    above = f"{STEPS[-1]:,} and more" if language == "en" else f"{STEPS[-1]:,} 以上"
    between = [f"{low:,}–{high - 1:,}" for low, high in pairwise(STEPS)]
    return tuple(LegendStep(number, label) for number, label in enumerate([below, *between, above], start=1))
