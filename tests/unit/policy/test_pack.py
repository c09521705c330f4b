"""The pack as one whole."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from jiangxin.kernel.refusals import Refused
from jiangxin.policy.pack import list_pack_codes, load_pack, read_part

PACK = load_pack("heilongjiang-2019")


def test_the_pack_is_listed_read_once_and_cannot_be_changed() -> None:
    assert "heilongjiang-2019" in list_pack_codes()
    assert load_pack("heilongjiang-2019") is PACK
    with pytest.raises(FrozenInstanceError):
        PACK.code = "other"  # type: ignore[misc]


def test_it_holds_the_whole_policy() -> None:
    assert len(PACK.clauses) == 27
    assert PACK.plan.total == 300_000
    assert "2019" in PACK.title
    assert PACK.title_en
    assert PACK.issuer
    assert PACK.version


@pytest.mark.parametrize("number", [1, 17, 27])
def test_a_clause_is_found_by_its_number(number: int) -> None:
    assert PACK.get_clause(number).number == number


@pytest.mark.parametrize("number", [0, 28, -1])
def test_a_clause_that_does_not_exist_is_refused(number: int) -> None:
    with pytest.raises(Refused) as refused:
        PACK.get_clause(number)
    assert refused.value.code == "clause.unknown"
    assert "27" in refused.value.fix


def test_an_unknown_pack_is_refused_with_those_there_are() -> None:
    with pytest.raises(Refused) as refused:
        load_pack("heilongjiang_2019")
    assert refused.value.code == "pack.unknown"
    assert "heilongjiang-2019" in refused.value.fix_en


def test_a_part_is_its_text() -> None:
    assert 'id = "living_day_fen"' in read_part("heilongjiang-2019", "rates.toml")
