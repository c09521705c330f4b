"""What earlier grants leave of a claim, at the edges the worked examples do not reach."""

from __future__ import annotations

from datetime import date

import pytest

from jiangxin.policy import findings
from jiangxin.policy.entitlements import (
    count_in_year,
    entitle,
    find_higher_level,
    find_same_course,
    find_same_level,
    find_same_placement,
)
from jiangxin.policy.facts import Facts
from jiangxin.policy.pack import load_pack
from jiangxin.policy.rate_definitions import PROVINCE
from jiangxin.policy.rates import Rates
from jiangxin.policy.rules.work_based import MONTH_UNITS
from jiangxin.policy.uses import Use, counted_on, granted_use, use_of
from jiangxin.policy.vocabulary import Benefit

RATES = load_pack("heilongjiang-2019").rate_book.resolve(date(2020, 1, 1).toordinal(), PROVINCE)
MAY = date(2020, 5, 1).toordinal()


def use(benefit: Benefit, **changes: int) -> Use:
    facts = Facts(benefit, certified_on=MAY, started_on=MAY - 40, ended_on=MAY - 10)
    return use_of(facts, RATES, 1000_00)._replace(**changes)


@pytest.mark.parametrize(
    ("benefit", "days", "expected"),
    [
        (Benefit.STAFF_SKILL, {"certified_on": 5, "ended_on": 4, "filed_on": 1}, 5),
        (Benefit.STAFF_SKILL, {"ended_on": 4, "filed_on": 1}, 4),
        (Benefit.STAFF_SKILL, {"filed_on": 1}, 1),
        (Benefit.WORK_BASED, {"certified_on": 5, "ended_on": 4}, 4),
        (Benefit.ADVANCE, {"certified_on": 5, "ended_on": 4}, 4),
        (Benefit.PLACEMENT_SERVICE, {"certified_on": 5, "employed_on": 9}, 9),
    ],
)
def test_the_day_that_orders_a_claim(benefit: Benefit, days: dict[str, int], expected: int) -> None:
    assert counted_on(Facts(benefit, **days)) == expected  # type: ignore[arg-type]


def test_only_the_first_grants_counted_are_looked_at() -> None:
    grants = [use(Benefit.STAFF_SKILL)] * 3
    claim = use(Benefit.STAFF_SKILL)
    assert [count_in_year(claim, grants, count, RATES) for count in range(4)] == [0, 1, 2, 3]


def test_a_claim_without_an_occupation_repeats_nothing() -> None:
    grants = [use(Benefit.STAFF_SKILL, level=4)]
    assert find_same_level(use(Benefit.STAFF_SKILL, level=4), grants, 1, RATES) == -1
    assert find_higher_level(use(Benefit.STAFF_SKILL, level=5), grants, 1) == -1


def test_a_grant_of_a_benefit_not_listed_uses_up_no_level() -> None:
    grants = [use(Benefit.WORK_BASED, occupation=7, level=4), use(Benefit.PRE_JOB, occupation=7, level=4)]
    claim = use(Benefit.STAFF_SKILL, occupation=7, level=4)
    assert find_same_level(claim, grants, 1, RATES) == -1
    assert find_same_level(claim, grants, 2, RATES) == 1


@pytest.mark.parametrize("level", [0, 6, 7])
def test_levels_outside_the_five_have_no_order(level: int) -> None:
    grants = [use(Benefit.STAFF_SKILL, occupation=7, level=1)]
    assert find_higher_level(use(Benefit.STAFF_SKILL, occupation=7, level=level), grants, 1) == -1


@pytest.mark.parametrize("level", [0, 5])
def test_only_a_higher_level_of_the_same_occupation_is_above(level: int) -> None:
    grants = [
        use(Benefit.STAFF_SKILL, occupation=8, level=1),
        use(Benefit.STAFF_SKILL, occupation=7, level=level),
    ]
    assert find_higher_level(use(Benefit.STAFF_SKILL, occupation=7, level=5), grants, 2) == -1


@pytest.mark.parametrize(
    ("earlier", "later", "found"),
    [
        (Benefit.STAFF_SKILL, Benefit.STAFF_SKILL, 0),
        (Benefit.APPRENTICESHIP, Benefit.APPRENTICESHIP, -1),
        (Benefit.WORK_BASED, Benefit.WORK_BASED, -1),
        (Benefit.WORK_BASED, Benefit.JOB_TRANSFER, 0),
        (Benefit.JOB_TRANSFER, Benefit.WORK_BASED, 0),
        (Benefit.LIVING_ALLOWANCE, Benefit.STAFF_SKILL, -1),
        (Benefit.ADVANCE, Benefit.STAFF_SKILL, -1),
    ],
)
def test_one_class_pays_one_training(earlier: Benefit, later: Benefit, found: int) -> None:
    assert find_same_course(use(later, course=3), [use(earlier, course=3)], 1, RATES) == found
    assert find_same_course(use(later, course=4), [use(earlier, course=3)], 1, RATES) == -1
    assert find_same_course(use(later), [use(earlier)], 1, RATES) == -1


def test_a_placement_is_compared_with_placements_only() -> None:
    claim = use(Benefit.PLACEMENT_SERVICE, employer=5, occupation=1)
    others = [use(Benefit.STAFF_SKILL, employer=5), use(Benefit.PLACEMENT_SERVICE, ended_on=9, employer=6)]
    assert find_same_placement(claim, others, 2) == -1
    assert (
        find_same_placement(claim._replace(employer=0, ended_on=9), [others[1]._replace(employer=0)], 1) == -1
    )


def test_money_of_work_based_training_never_passes_six_months_of_the_rate() -> None:
    """A grant made at a higher rate leaves less money than months; the money decides."""
    first, last = date(2020, 5, 1).toordinal(), date(2020, 6, 30).toordinal()
    claim = use(Benefit.WORK_BASED, started_on=first, ended_on=last)
    earlier = use(Benefit.WORK_BASED, started_on=1, ended_on=2, amount_fen=2600_00, units=4 * MONTH_UNITS)
    assert entitle(claim, [earlier], 1, RATES) == (0, 400_00, 2 * MONTH_UNITS)
    spent = earlier._replace(amount_fen=3000_00)
    assert entitle(claim, [spent], 1, RATES) == (findings.WORK_USED, 0, 0)


@pytest.mark.parametrize(
    ("benefit", "field"),
    [
        (Benefit.APPRENTICESHIP, "months"),
        (Benefit.WORK_BASED, "units"),
        (Benefit.LIVING_ALLOWANCE, "days"),
        (Benefit.STAFF_SKILL, None),
    ],
)
def test_what_is_remembered_is_what_was_granted(benefit: Benefit, field: str | None) -> None:
    claim = use(benefit, months=12, days=15, units=0)
    expected = claim._replace(amount_fen=7)
    assert granted_use(claim, 7, 3) == (expected._replace(**{field: 3}) if field else expected)


def test_every_field_a_rule_reads_is_in_the_rates() -> None:
    assert set(RATES._asdict()) == set(Rates._fields)
