"""What the calculator says against sums worked out by hand from the clauses."""

from datetime import date
from urllib.parse import parse_qs

import pytest

from jiangxin.interfaces.portal.calculator.answers import follow
from jiangxin.interfaces.portal.calculator.results import Result, describe_result
from jiangxin.interfaces.portal.calculator.suggestions import StoredQuery
from jiangxin.interfaces.portal.policy_source import Law, get_own_law, get_pack

STAFF = "organisation=enterprise&tie=insured&city=230600&started_on=2020-03-01"
CLASS_END = "times=0&repeat=no&pension=no"
CASES = {
    "14: the posted charge": (
        "who=provider&benefit=employment_skills&categories=veteran&city=230100&started_on=2019-10-08&paid_by=free"
        "&posted_fee=1860&ceiling=1800&outcome=passed&certificate=completion&headcount=2&" + CLASS_END,
        1800_00 * 2,
        "培训主体",
    ),
    "14: the person paid less than the posted charge": (
        "who=self&benefit=employment_skills&categories=veteran&city=230100&started_on=2019-10-08&paid_by=person"
        "&posted_fee=1860&actual_fee=1500.50&outcome=passed&certificate=completion&" + CLASS_END,
        1500_50,
        "个人",
    ),
    "15: the contract's price": (
        "who=provider&benefit=project_based&categories=capacity_unemployed&city=230300&started_on=2019-10-08"
        "&posted_fee=2000&ceiling=0&outcome=passed&certificate=skill_level&headcount=1&" + CLASS_END,
        2000_00,
        "培训主体",
    ),
    "16: 364 days before release": (
        "who=provider&benefit=custodial&categories=prisoner&city=230100&started_on=2019-10-08"
        "&release_on=2020-10-06&posted_fee=1500&ceiling=0&outcome=passed&certificate=completion&headcount=1&"
        + CLASS_END,
        1500_00,
        "培训主体",
    ),
    "17: 36 urgent intermediate workers": (
        f"who=employer&benefit=staff_skill&{STAFF}&level=4&urgent=yes&outcome=passed&certificate=skill_level"
        f"&insurance_subsidy=no&headcount=36&{CLASS_END}",
        1800_00 * 36,
        "企业",
    ),
    "17: seven twelfths of 4,000": (
        f"who=employer&benefit=apprenticeship&{STAFF}&ended_on=2020-12-31&level=4&months=7&used_months=0"
        "&outcome=passed&times=0&pension=no&headcount=1",
        2333_33,
        "企业",
    ),
    "18: pre-job": (
        f"who=employer&benefit=pre_job&{STAFF}&hired_on=2020-02-20&outcome=passed&certificate=completion"
        f"&headcount=1&{CLASS_END}",
        1000_00,
        "企业",
    ),
    "18: job transfer": (
        f"who=employer&benefit=job_transfer&{STAFF}&outcome=passed&certificate=completion&headcount=1&{CLASS_END}",
        1500_00,
        "企业",
    ),
    "19: half of September to the end of March, at most six months' worth": (
        "who=employer&benefit=work_based&categories=poor_labourer&organisation=cooperative&insurance=none"
        "&city=230100&started_on=2020-09-16&ended_on=2021-03-31&used_months=0&pension=no&headcount=1",
        3000_00,
        "生产经营主体",
    ),
    "19: four months already used": (
        "who=employer&benefit=work_based&categories=poor_labourer&organisation=cooperative&insurance=none"
        "&city=230100&started_on=2020-09-01&ended_on=2020-12-31&used_months=4&pension=no&headcount=1",
        1000_00,
        "生产经营主体",
    ),
    "20: 12 of 15 days": (
        "who=self&benefit=living_allowance&training=employment_skills&categories=poor_labourer&city=230100"
        "&started_on=2019-10-08&planned_days=15&attended_days=12&pension=no",
        180_00,
        "个人",
    ),
    "22: 70 % of 1,500 for 40 people": (
        "who=provider&benefit=advance&training=employment_skills&categories=capacity_unemployed&city=230300"
        "&started_on=2019-10-08&posted_fee=1500&source_city=230300&listed=yes&share=70&overdue=no&pension=no&headcount=40",
        1050_00 * 40,
        "培训主体",
    ),
    "23: on the last day of the six months": (
        "who=provider&benefit=placement_service&training=employment_skills&categories=laid_off&city=230100"
        "&ended_on=2019-08-31&employed_on=2020-02-29&workplace=province&insured_months=1&referred=yes&pension=no&headcount=1",
        200_00,
        "培训主体",
    ),
    "3: a founder of a business": (
        "who=provider&benefit=entrepreneurship&categories=business_founder&city=230100&started_on=2019-10-08"
        "&paid_by=free&posted_fee=1000&ceiling=0&outcome=passed&certificate=completion&headcount=1&"
        + CLASS_END,
        1000_00,
        "培训主体",
    ),
    "4: two charges waived": (
        "who=provider&benefit=school_exemption&categories=poor_household_child&organisation=technical_school"
        "&city=230100&started_on=2019-09-01&items=tuition&items=textbook&actual_fee=1600&headcount=1",
        1600_00,
        "技工院校",
    ),
    "4: the grant": (
        "who=self&benefit=school_grant&categories=poor_household_child&organisation=technical_school"
        "&city=230100&started_on=2019-09-01",
        2000_00,
        "个人",
    ),
}


def calculate(query: str, language: str = "zh", law: Law | None = None) -> Result:
    """The result of answers written as an address."""
    path = follow(StoredQuery({code: tuple(values) for code, values in parse_qs(query).items()}))
    assert path.open_step is None, path.open_step
    return describe_result(law or get_own_law(), path, language)


@pytest.mark.parametrize("case", CASES)
def test_a_sum_worked_out_by_hand(case):
    query, amount_fen, payee = CASES[case]
    result = calculate(query)
    assert result.refusals == ()
    assert result.total_fen == amount_fen
    assert [grant.payee for grant in result.grants] == [payee]
    assert sum(line.amount_fen for line in result.sum_lines) == amount_fen


def test_the_living_allowance_comes_with_the_training_and_stands_first():
    result = calculate(
        "who=self&benefit=employment_skills&categories=school_leaver&leaver=rural_student&city=230100"
        "&started_on=2019-12-02&paid_by=free&posted_fee=1860&outcome=expected&planned_days=24&attended_days=24&"
        + CLASS_END
    )
    assert [(grant.payee, grant.amount_fen) for grant in result.grants] == [
        ("个人", 360_00),
        ("培训主体", 1860_00),
    ]
    assert result.visitor_fen == 360_00
    assert result.is_expected
    assert "21.passed" not in {reason.code for reason in result.reasons}


def test_a_school_leaver_from_the_city_has_no_living_allowance():
    result = calculate(
        "who=self&benefit=employment_skills&categories=school_leaver&leaver=none&city=230100"
        "&started_on=2019-12-02&paid_by=free&posted_fee=1860&outcome=expected&planned_days=24&attended_days=24&"
        + CLASS_END
    )
    assert [grant.amount_fen for grant in result.grants] == [1860_00]


def test_a_repeat_is_refused_with_its_day_and_one_level_up_is_offered():
    result = calculate(
        f"who=employer&benefit=staff_skill&{STAFF}&level=4&urgent=yes&outcome=passed&certificate=skill_level"
        "&insurance_subsidy=no&times=1&repeat=yes&repeat_occupation=焊工&repeat_on=2018-09-01&pension=no&headcount=1"
    )
    assert not result.is_granted
    assert [reason.code for reason in result.refusals] == ["21.repeat"]
    assert "2018-09-01" in result.refusals[0].sentence
    assert "焊工" in result.refusals[0].sentence
    assert ("报高一级：高级工", 2500_00) in [(item.name, item.amount_fen) for item in result.suggestions]


def test_after_three_times_the_next_year_is_offered():
    result = calculate(
        f"who=employer&benefit=staff_skill&{STAFF}&level=4&urgent=no&outcome=passed&certificate=skill_level"
        "&insurance_subsidy=no&times=3&repeat=no&pension=no&headcount=1"
    )
    assert [reason.code for reason in result.refusals] == ["21.yearly_limit"]
    assert ("2021 年开班、取证", 1500_00) in [(item.name, item.amount_fen) for item in result.suggestions]


def test_an_earlier_certificate_of_this_year_is_not_counted_twice():
    result = calculate(
        f"who=employer&benefit=staff_skill&{STAFF}&level=4&urgent=no&outcome=passed&certificate=skill_level"
        "&insurance_subsidy=no&times=3&repeat=yes&repeat_occupation=焊工&repeat_on=2020-01-05&pension=no&headcount=1"
    )
    assert {reason.code for reason in result.refusals} == {"21.yearly_limit", "21.repeat"}


def test_the_pension_decides_and_is_answered_with_no_way_round():
    result = calculate(
        "who=self&benefit=living_allowance&training=employment_skills&categories=poor_labourer&city=230100"
        "&started_on=2019-10-08&planned_days=15&attended_days=12&pension=yes",
        "en",
    )
    assert not result.is_granted
    assert [reason.code for reason in result.refusals] == ["21.pension"]
    assert result.suggestions == ()


def test_a_day_outside_the_plan_is_refused():
    result = calculate(
        "who=self&benefit=living_allowance&training=employment_skills&categories=poor_labourer&city=230100"
        "&started_on=2022-01-04&planned_days=15&attended_days=12&pension=no"
    )
    assert [reason.code for reason in result.refusals] == ["0.in_force"]


def test_a_local_rate_changes_the_sum_and_is_named_with_its_source():
    row = {
        "id": "living_day_fen",
        "value": 2500,
        "from": date(2020, 12, 1),
        "region": 230600,
        "source_zh": "某文件",
    }
    law = Law(get_pack(), get_pack().rate_book.with_rows([row]))
    query = (
        "who=self&benefit=living_allowance&training=employment_skills&categories=poor_labourer&city=230600"
        "&started_on=2020-12-07&planned_days=15&attended_days=12&pension=no"
    )
    result = calculate(query, law=law)
    assert result.total_fen == 300_00
    assert [(rate.value, rate.source) for rate in result.local_rates] == [("25 元", "某文件")]
    assert calculate(query.replace("230600", "230100"), law=law).total_fen == 180_00
    assert calculate(query.replace("230600", "230100"), law=law).local_rates == ()


def test_after_a_fail_the_living_allowance_is_still_offered():
    result = calculate(
        "who=self&benefit=employment_skills&categories=poor_labourer&city=230100&started_on=2019-12-02"
        "&paid_by=free&posted_fee=1860&outcome=failed&planned_days=24&attended_days=20&" + CLASS_END
    )
    assert [reason.code for reason in result.refusals] == ["21.passed", "21.certificate"]
    assert ("生活费补贴", 300_00) in [(item.name, item.amount_fen) for item in result.suggestions]
