"""Divisions are found by code or name, and an ambiguous name is never resolved by luck."""

from __future__ import annotations

from collections import Counter

import pytest

from jiangxin.policy.divisions import (
    DivisionLevel,
    find_division,
    list_cities,
    list_counties,
    list_divisions_named,
    parent_chain,
)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("230000", 230000),
        ("黑龙江", 230000),
        ("黑龙江省", 230000),
        ("230100", 230100),
        (230100, 230100),
        (" 230100 ", 230100),
        ("２３０１００", 230100),
        ("哈尔滨", 230100),
        ("哈尔滨市", 230100),
        ("黑龙江省哈尔滨市", 230100),
        ("大 庆", 230600),
        ("大  庆", 230600),
        ("大\u3000庆市", 230600),
        ("大兴安岭", 232700),
        ("大兴安岭地区", 232700),
        ("道里", 230102),
        ("哈尔滨市道里区", 230102),
        ("黑龙江大庆市杜尔伯特", 230624),
        ("梅里斯", 230208),
        ("佳木斯市向阳区", 230803),
        ("鹤岗向阳", 230402),
        ("宾县", 230125),
        ("郊区", 230811),
        ("加格达奇", 232761),
    ],
)
def test_found_by_code_or_name(text: str | int, code: int) -> None:
    division = find_division(text)
    assert division is not None
    assert division.code == code


@pytest.mark.parametrize(
    "text",
    [
        "",
        "北京",
        "110000",
        "230671",
        "999999",
        "2301",
        "230102001",
        "西安市",
        "大庆县",
        "哈尔滨向阳区",
        "宾",
        "省",
        "市",
    ],
)
def test_unknown_is_none(text: str) -> None:
    assert find_division(text) is None
    assert list_divisions_named(text) == ()


@pytest.mark.parametrize("text", ["向阳区", "向阳", "黑龙江省向阳区"])
def test_ambiguous_name_gives_all_candidates_and_no_answer(text: str) -> None:
    assert find_division(text) is None
    assert {division.code for division in list_divisions_named(text)} == {230402, 230803}


def test_every_division_is_found_by_its_own_code_and_under_its_own_name() -> None:
    for city in list_cities():
        for division in (city, *list_counties(city.code)):
            assert find_division(division.code) == division
            assert division in list_divisions_named(division.name)
            assert division in list_divisions_named(division.short_name)
            assert (
                find_division(f"黑龙江省{city.name}{division.name}" if division != city else city.name)
                == division
            )


def test_cities_stand_in_the_order_of_the_plan() -> None:
    assert "、".join(city.short_name for city in list_cities()) == (
        "哈尔滨、齐齐哈尔、牡丹江、佳木斯、大庆、鸡西、双鸭山、伊春、七台河、鹤岗、黑河、绥化、大兴安岭"
    )


def test_121_counties_are_statutory_and_four_management_districts_are_not() -> None:
    counties = [county for city in list_cities() for county in list_counties(city.code)]
    assert Counter(county.is_statutory for county in counties) == {True: 121, False: 4}
    assert [county.name for county in counties if not county.is_statutory] == [
        "加格达奇区",
        "松岭区",
        "新林区",
        "呼中区",
    ]
    assert {county.level for county in counties} == {DivisionLevel.COUNTY}
    assert all(city.is_statutory for city in list_cities())


def test_codes_agree_with_the_hierarchy() -> None:
    for city in list_cities():
        assert city.parent_code == 230000
        for county in list_counties(city.code):
            assert county.code // 100 == city.code // 100
            assert parent_chain(county.code) == (county.code, city.code, 230000)


def test_parent_chain_starts_with_the_division_itself() -> None:
    assert parent_chain(230102) == (230102, 230100, 230000)
    assert parent_chain(230100) == (230100, 230000)
    assert parent_chain(230000) == (230000,)


def test_parent_chain_of_unknown_code_is_refused() -> None:
    with pytest.raises(ValueError, match="110000 不在黑龙江省区划表中"):
        parent_chain(110000)


@pytest.mark.parametrize("code", [230000, 230102, 110000])
def test_only_cities_have_counties(code: int) -> None:
    assert list_counties(code) == ()
