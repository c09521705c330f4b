"""The enumerations: every member has a label, codes are unique, numbers are fixed for ever."""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum, IntFlag

import pytest

from jiangxin.policy import vocabulary
from jiangxin.policy.rates import BENEFIT_COUNT, LEVEL_COUNT
from jiangxin.policy.vocabulary import Benefit, Category, Label, Level, benefit_bit

PAIRS: list[tuple[type[IntEnum] | type[IntFlag], Mapping[int, Label]]] = [
    (vocabulary.Benefit, vocabulary.BENEFITS),
    (vocabulary.Category, vocabulary.CATEGORIES),
    (vocabulary.Level, vocabulary.LEVELS),
    (vocabulary.Certificate, vocabulary.CERTIFICATES),
    (vocabulary.Organisation, vocabulary.ORGANISATIONS),
    (vocabulary.Ownership, vocabulary.OWNERSHIPS),
    (vocabulary.Payee, vocabulary.PAYEES),
    (vocabulary.Fund, vocabulary.FUNDS),
    (vocabulary.SchoolItem, vocabulary.SCHOOL_ITEMS),
]


@pytest.mark.parametrize(("members", "labels"), PAIRS, ids=lambda item: getattr(item, "__name__", ""))
def test_every_member_has_its_own_label(
    members: type[IntEnum] | type[IntFlag], labels: Mapping[int, Label]
) -> None:
    assert set(labels) == set(members)
    for part in ("code", "zh", "en"):
        texts = [getattr(label, part) for label in labels.values()]
        assert all(texts)
        assert len(set(texts)) == len(texts)


def test_stored_numbers_do_not_move() -> None:
    assert [int(benefit) for benefit in Benefit] == list(range(1, BENEFIT_COUNT))
    assert [int(category).bit_length() - 1 for category in Category] == list(range(18))
    assert sorted(Level) == list(range(LEVEL_COUNT))
    assert (Level.JUNIOR, Level.SENIOR_TECHNICIAN) == (5, 1)


def test_a_benefit_s_bit_is_its_number() -> None:
    assert [benefit_bit(benefit) for benefit in (1, 14)] == [2, 1 << 14]
