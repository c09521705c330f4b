"""Occupations of 2022 are found by code or exact name."""

from __future__ import annotations

import pytest

from jiangxin.policy.occupations import (
    OCCUPATION_PATTERN,
    Occupation,
    find_occupation,
    list_occupations,
    list_occupations_named,
)

WELDER = Occupation("6-18-02-04", "焊工")


@pytest.mark.parametrize(
    "text",
    ["6-18-02-04", " 6-18-02-04 ", "６－１８－０２－０４", "6–18—02−04", "焊工", "焊 工", "焊\u3000工"],
)
def test_welder_is_found(text: str) -> None:
    assert find_occupation(text) == WELDER


def test_brackets_may_be_full_width() -> None:
    found = find_occupation("军官（警官）")
    assert found is not None
    assert found == find_occupation("军官(警官)")
    assert found.code == "7-01-00-00"


@pytest.mark.parametrize("text", ["", "焊", "高级焊工", "6-18-02", "6180204", "9-99-99-99"])
def test_unknown_is_none(text: str) -> None:
    assert find_occupation(text) is None
    assert list_occupations_named(text) == ()


def test_a_name_shared_by_two_codes_is_not_guessed() -> None:
    assert find_occupation("甘油制造工") is None
    assert [item.code for item in list_occupations_named("甘油制造工")] == ["6-11-08-25", "6-11-08-26"]


def test_classification_has_1639_occupations_in_order_of_code() -> None:
    codes = [occupation.code for occupation in list_occupations()]
    assert len(codes) == 1639
    assert codes == sorted(set(codes))
    assert all(OCCUPATION_PATTERN.fullmatch(code) for code in codes)
    assert {code[0] for code in codes} == set("12345678")


def test_every_occupation_is_found_by_its_code_and_under_its_name() -> None:
    for occupation in list_occupations():
        assert find_occupation(occupation.code) == occupation
        assert occupation in list_occupations_named(occupation.name)


def test_numbers_identify_occupations() -> None:
    assert WELDER.number == 6_180_204
    assert len({occupation.number for occupation in list_occupations()}) == 1639
