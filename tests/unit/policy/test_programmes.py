"""Named programmes are in the clause they cite; the four coal cities are marked as our reading."""

from __future__ import annotations

from pathlib import Path

import pytest

from jiangxin.policy.clauses import load_clauses
from jiangxin.policy.divisions import find_division
from jiangxin.policy.programmes import Programmes, Standing, load_programmes

FOLDER = Path(__file__).resolve().parents[3] / "jiangxin" / "policy" / "packs" / "heilongjiang_2019"

SMALL_PACK = """
[[programmes]]
code = "a"
name = "甲计划"
name_en = "Plan A"
clause = 1
status = "stated"

[[city_groups]]
code = "b"
name = "两城"
name_en = "Two cities"
clause = 2
status = "reading"
city_codes = [230300, 230400]
cities = ["鸡西", "鹤岗"]
note = "说明"
"""


@pytest.fixture(scope="module")
def named() -> Programmes:
    return load_programmes((FOLDER / "programmes.toml").read_text(encoding="utf-8"))


def test_every_name_stands_in_the_clause_it_cites(named: Programmes) -> None:
    clauses = load_clauses((FOLDER / "clauses.toml").read_text(encoding="utf-8"))
    for item in (*named.programmes, *named.city_groups):
        assert item.name in clauses[item.clause - 1].text
    assert [item.name for item in named.programmes] == [
        "返乡创业培训计划",
        "五免一助",
        "春潮行动",
        "新生代农民工职业技能提升计划",
        "求学圆梦行动",
        "农民教育培训项目",
        "农村实用人才带头人素质提升计划",
    ]
    assert {item.status for item in named.programmes} == {Standing.STATED}


def test_four_coal_cities_are_a_reading_because_no_clause_lists_them(named: Programmes) -> None:
    (group,) = named.city_groups
    assert (group.name, group.clause, group.status) == ("四煤城", 22, Standing.READING)
    assert group.cities == ("鸡西", "鹤岗", "双鸭山", "七台河")
    found = [find_division(city) for city in group.cities]
    assert tuple(division.code for division in found if division) == group.city_codes
    law = load_clauses((FOLDER / "clauses.toml").read_text(encoding="utf-8"))
    assert not any(city in clause.text for clause in law for city in group.cities)


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('code = "b"', 'code = "a"', "代码 a 重复"),
        ('status = "reading"', 'status = "maybe"', "应为 stated 或 reading"),
        ("[230300, 230400]", "[230300]", "个数不同"),
        ('name_en = "Plan A"', "", "字段 name_en 缺少"),
        ("note =", "notes =", "不认识的字段 notes"),
        ("clause = 1", "clauses = 1", "不认识的字段 clauses"),
    ],
)
def test_malformed_pack_is_refused(old: str, new: str, reason: str) -> None:
    assert old in SMALL_PACK
    with pytest.raises(ValueError, match=reason):
        load_programmes(SMALL_PACK.replace(old, new, 1))
