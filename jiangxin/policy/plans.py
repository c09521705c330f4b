"""A year's training plan by city, as the policy sets it."""

from __future__ import annotations

from dataclasses import dataclass

from jiangxin.policy.pack_fields import PackTable, parse_pack

_FILE = "plan.toml"


@dataclass(frozen=True, slots=True)
class Target:
    """What one city is to achieve. `city_code` is the six-digit GB/T 2260 code; counted in 人次, not
    persons.
    """

    city_code: int
    city: str
    person_times: int


@dataclass(frozen=True, slots=True)
class Plan:
    """A year's targets in the policy's order. `unit` is the policy's own word for what is counted."""

    year: int
    unit: str
    title: str
    note: str
    targets: tuple[Target, ...]
    total: int


def load_plan(text: str) -> Plan:
    """Read a plan from the text of a pack's `plan.toml`. Source: Annex 2 of the policy.

    City names are kept without the inner spaces that the published table uses to align them; the footnote's
    two printed lines are joined.

    Raises ValueError if a field is missing, misspelt or of the wrong type, if a target is not positive, if
    a city comes twice, or if the targets do not add up to the published total.
    """
    pack = parse_pack(text, _FILE)
    pack.allow_only("year", "unit", "title", "note", "total", "targets")
    targets = tuple(_read_target(table) for table in pack.tables("targets"))
    plan = Plan(
        year=pack.whole("year"),
        unit=pack.text("unit"),
        title=pack.text("title"),
        note=pack.text("note"),
        targets=targets,
        total=pack.whole("total"),
    )
    if len({target.city_code for target in targets}) != len(targets):
        raise pack.refusal("同一城市列了两次", "A city is listed twice")
    added = sum(target.person_times for target in targets)
    if added != plan.total:
        raise pack.refusal(
            f"各地合计 {added}，与总计 {plan.total} 不符，请核对原文",
            f"Targets add up to {added}, not {plan.total}",
        )
    return plan


def _read_target(table: PackTable) -> Target:
    table.allow_only(*Target.__slots__)
    target = Target(table.whole("city_code"), table.text("city"), table.whole("person_times"))
    if target.person_times <= 0:
        raise table.refusal("计划数应大于 0", "A target must be positive")
    return target
