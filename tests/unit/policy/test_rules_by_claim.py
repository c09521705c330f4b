"""Rules at facts no door lets in, and at switches the worked examples leave alone."""

from __future__ import annotations

from datetime import date

import pytest

from jiangxin.policy.facts import Facts
from jiangxin.policy.judgement import evaluate
from jiangxin.policy.pack import load_pack
from jiangxin.policy.rate_definitions import PROVINCE
from jiangxin.policy.rules.advances import advance_fen, is_listed_city, is_share_allowed
from jiangxin.policy.rules.allowances import has_attended, is_placed_in_time
from jiangxin.policy.rules.charges import is_near_release, lower_limit
from jiangxin.policy.rules.conditions import anchor_on
from jiangxin.policy.rules.enterprise import apprentice_fen, is_newly_hired, staff_fen
from jiangxin.policy.rules.registry import AMOUNTS, CHECKS, STEPS, all_rules
from jiangxin.policy.vocabulary import BENEFITS, Benefit, Category

DAY = date(2020, 3, 9).toordinal()
RATES = load_pack("heilongjiang-2019").rate_book.resolve(DAY, PROVINCE)


@pytest.mark.parametrize("level", [-1, 8, 99])
def test_a_level_outside_the_table_has_no_amount(level: int) -> None:
    assert staff_fen(Facts(Benefit.STAFF_SKILL, level=level), RATES) == 0
    assert apprentice_fen(Facts(Benefit.APPRENTICESHIP, level=level, months=12), RATES) == 0


def test_one_in_drug_rehabilitation_needs_no_release_day_even_if_a_prisoner_too() -> None:
    both = Category.PRISONER | Category.DRUG_REHABILITATION
    assert is_near_release(Facts(Benefit.CUSTODIAL, categories=both, started_on=DAY), RATES)


def test_release_is_not_asked_of_a_group_the_clause_does_not_mean() -> None:
    none_held = RATES._replace(custodial_categories=0)
    assert is_near_release(Facts(Benefit.CUSTODIAL, categories=Category.PRISONER), none_held)


def test_a_release_day_means_nothing_without_a_class_start() -> None:
    assert not is_near_release(Facts(Benefit.CUSTODIAL, categories=Category.PRISONER, release_on=DAY), RATES)


def test_hiring_means_nothing_without_a_class_start() -> None:
    assert not is_newly_hired(Facts(Benefit.PRE_JOB, hired_on=DAY), RATES)


def test_a_placement_needs_the_last_day_of_training() -> None:
    assert not is_placed_in_time(Facts(Benefit.PLACEMENT_SERVICE, employed_on=DAY), RATES)


def test_no_allowance_in_what_is_no_training() -> None:
    at_work = Facts(Benefit.LIVING_ALLOWANCE, training=Benefit.WORK_BASED, planned_days=15, attended_days=15)
    assert not has_attended(at_work, RATES)
    assert has_attended(at_work._replace(training=Benefit.PRE_JOB), RATES)


def test_hours_online_are_attendance_once_they_have_a_rate() -> None:
    online = Facts(Benefit.LIVING_ALLOWANCE, training=Benefit.PRE_JOB, online_hours=8)
    assert not has_attended(online, RATES)
    assert has_attended(online, RATES._replace(living_hour_fen=1_00))


def test_no_city_is_no_coal_city() -> None:
    assert not is_listed_city(0, RATES)
    assert is_listed_city(230500, RATES)


@pytest.mark.parametrize(("share_bp", "is_allowed"), [(0, False), (1, True), (5000, True), (5001, False)])
def test_shares_of_an_apprentice_s_advance(share_bp: int, is_allowed: bool) -> None:
    claim = Facts(Benefit.ADVANCE, training=Benefit.APPRENTICESHIP, advance_share_bp=share_bp)
    assert is_share_allowed(claim, RATES) == is_allowed


@pytest.mark.parametrize(
    ("fee_fen", "share_bp", "expected"), [(1, 5000, 1), (1, 4999, 0), (1234_56, 7000, 864_19), (3, 7000, 2)]
)
def test_half_a_fen_of_an_advance_goes_up(fee_fen: int, share_bp: int, expected: int) -> None:
    claim = Facts(
        Benefit.ADVANCE,
        training=Benefit.EMPLOYMENT_SKILLS,
        actual_fee_fen=fee_fen,
        posted_fee_fen=fee_fen,
        advance_share_bp=share_bp,
    )
    assert advance_fen(claim, RATES) == expected


@pytest.mark.parametrize(("fee", "limit", "paid"), [(5, 0, 5), (5, 4, 4), (5, 5, 5), (5, 6, 5), (0, 4, 0)])
def test_a_limit_of_nought_is_none(fee: int, limit: int, paid: int) -> None:
    assert lower_limit(fee, limit) == paid


@pytest.mark.parametrize("benefit", BENEFITS)
def test_rates_are_those_of_the_day_the_clause_looks_at(benefit: Benefit) -> None:
    claim = Facts(benefit, filed_on=1, started_on=2, ended_on=3)
    by_start = (Benefit.WORK_BASED, Benefit.SCHOOL_EXEMPTION, Benefit.SCHOOL_GRANT)
    expected = 2 if benefit in by_start else 3 if benefit == Benefit.PLACEMENT_SERVICE else 1
    assert anchor_on(claim) == expected


@pytest.mark.parametrize("benefit", BENEFITS)
def test_an_empty_claim_is_refused_whatever_it_asks_for(benefit: Benefit) -> None:
    found, amount_fen = evaluate(Facts(benefit), RATES)
    assert found & 1
    assert amount_fen >= 0


def test_every_rule_is_declared_once() -> None:
    rules = all_rules()
    assert len(rules) == len(set(rules)) == len(CHECKS) + len(AMOUNTS) + len(STEPS)
    assert all(0 < entry.clause <= 27 for entry in AMOUNTS.values())
