"""The 2019 plan is Annex 2 as published, and a plan that does not add up is refused."""

from __future__ import annotations

import hashlib
import os
import re
from pathlib import Path

import pytest

from jiangxin.policy.divisions import find_division, list_cities
from jiangxin.policy.plans import Plan, Target, load_plan

ROOT = Path(__file__).resolve().parents[3]
PACK = ROOT / "jiangxin" / "policy" / "packs" / "heilongjiang_2019" / "plan.toml"

# SHA-256 of 「city=figure」 lines of the published table, inner spaces of names left out.
TARGETS_DIGEST = "59f42a33301eb67eea96e31c1d8c398650a6a806e34f4abf49eac8cd0017141e"

SMALL_PLAN = """
year = 2019
unit = "人次"
title = "计划"
note = "备注"
total = 30
targets = [
    { city_code = 230100, city = "哈尔滨", person_times = 10 },
    { city_code = 230200, city = "齐齐哈尔", person_times = 20 },
]
"""


@pytest.fixture(scope="module")
def plan() -> Plan:
    return load_plan(PACK.read_text(encoding="utf-8"))


def test_targets_are_the_published_ones(plan: Plan) -> None:
    lines = "".join(f"{target.city}={target.person_times}\n" for target in plan.targets)
    assert hashlib.sha256(lines.encode("utf-8")).hexdigest() == TARGETS_DIGEST
    assert len(plan.targets) == 13


def test_targets_equal_the_publication(plan: Plan) -> None:
    place = os.environ.get("JIANGXIN_SEED") or ROOT.parent / "shared" / "seed" / "policy-2019.txt"
    if not Path(place).exists():
        pytest.skip("the published text is not beside the repository; set JIANGXIN_SEED to its file")
    annex = Path(place).read_text(encoding="utf-8").split("附件2")[1]
    rows = [
        (re.sub(r"\s", "", name), int(figure)) for name, figure in re.findall(r"\t(.+)\n\t(\d+)\n", annex)
    ]
    assert [*((item.city, item.person_times) for item in plan.targets), ("总计", plan.total)] == rows
    note = "".join(line.strip() for line in annex[annex.index("备注") :].splitlines())
    assert plan.note == note
    assert plan.title in annex
    assert f"单位：{plan.unit}" in annex


def test_plan_says_what_it_counts(plan: Plan) -> None:
    assert (plan.year, plan.unit, plan.total) == (2019, "人次", 300_000)
    assert plan.title == "2019年职业技能提升行动培训计划"


def test_every_code_is_the_city_of_that_name_in_the_order_of_the_divisions(plan: Plan) -> None:
    for target in plan.targets:
        division = find_division(target.city)
        assert division is not None
        assert division.code == target.city_code
    assert [target.city_code for target in plan.targets] == [city.code for city in list_cities()]


def test_small_plan_is_read() -> None:
    targets = (Target(230100, "哈尔滨", 10), Target(230200, "齐齐哈尔", 20))
    assert load_plan(SMALL_PLAN) == Plan(2019, "人次", "计划", "备注", targets, 30)


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("total = 30", "total = 31", "各地合计 30，与总计 31 不符"),
        ("person_times = 10", "person_times = 0", "计划数应大于 0"),
        ("person_times = 10", "person_times = 10.0", "person_times 的写法不对"),
        ("city_code = 230200", "city_code = 230100", "同一城市列了两次"),
        ("year = 2019", "years = 2019", "不认识的字段 years"),
        ('city = "哈尔滨"', 'town = "哈尔滨"', "不认识的字段 town"),
    ],
)
def test_malformed_plan_is_refused(old: str, new: str, reason: str) -> None:
    assert old in SMALL_PLAN
    with pytest.raises(ValueError, match=reason):
        load_plan(SMALL_PLAN.replace(old, new, 1))
