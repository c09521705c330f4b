"""Clause 19's months against exact fractions."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from fractions import Fraction
from math import floor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiangxin.policy.facts import Facts
from jiangxin.policy.pack import load_pack
from jiangxin.policy.rate_definitions import PROVINCE
from jiangxin.policy.rules.work_based import (
    MONTH_UNITS,
    month_units,
    period_fen,
    period_units,
    work_based_fen,
)
from jiangxin.policy.vocabulary import Benefit

FIRST_DAYS = st.dates(min_value=date(2019, 1, 1), max_value=date(2024, 12, 31))
LENGTHS = st.integers(min_value=0, max_value=500)
SWITCH = st.sampled_from([0, 1, 2])
RATES = load_pack("heilongjiang-2019").rate_book.resolve(date(2020, 1, 1).toordinal(), PROVINCE)


def shares(first: date, last: date, part_month: int) -> list[Fraction]:
    """The share of each calendar month, by counting its days one at a time."""
    counted: dict[tuple[int, int], int] = {}
    day = first
    while day <= last:
        counted[day.year, day.month] = counted.get((day.year, day.month), 0) + 1
        day += timedelta(days=1)
    found = []
    for (year, month), worked in counted.items():
        length = monthrange(year, month)[1]
        if worked == length:
            found.append(Fraction(1))
        elif part_month == 0:
            found.append(Fraction(worked, length))
        elif part_month == 1:
            found.append(min(Fraction(1), Fraction(worked, 30)))
        else:
            found.append(Fraction(0))
    return found


def rounded(fen: Fraction) -> int:
    return floor(fen + Fraction(1, 2))


@given(FIRST_DAYS, LENGTHS, SWITCH)
def test_units_are_exact_months(first: date, length: int, part_month: int) -> None:
    last = first + timedelta(days=length)
    units = period_units(first.toordinal(), last.toordinal(), part_month)
    assert Fraction(units, MONTH_UNITS) == sum(shares(first, last, part_month))


@given(
    FIRST_DAYS,
    LENGTHS,
    SWITCH,
    st.integers(min_value=0, max_value=8 * MONTH_UNITS),
    st.integers(min_value=0, max_value=1_000_00),
)
def test_money_is_each_month_s_share_rounded_until_nothing_is_left(
    first: date, length: int, part_month: int, units_left: int, month_fen: int
) -> None:
    last = first + timedelta(days=length)
    left = Fraction(units_left, MONTH_UNITS)
    expected = 0
    for share in shares(first, last, part_month):
        paid = min(share, left)
        expected += rounded(paid * month_fen)
        left -= paid
    assert period_fen(first.toordinal(), last.toordinal(), part_month, units_left, month_fen) == expected


@pytest.mark.parametrize("days_in_month", [28, 29, 30, 31])
def test_every_day_of_every_month_is_a_whole_number_of_units(days_in_month: int) -> None:
    assert all(
        Fraction(month_units(day, days_in_month, 0), MONTH_UNITS) == Fraction(day, days_in_month)
        for day in range(1, days_in_month + 1)
    )


def test_a_claim_without_a_first_day_has_no_amount() -> None:
    assert work_based_fen(Facts(Benefit.WORK_BASED), RATES) == 0


def test_a_long_claim_stops_at_six_months() -> None:
    first, last = date(2020, 1, 1).toordinal(), date(2020, 12, 31).toordinal()
    assert work_based_fen(Facts(Benefit.WORK_BASED, started_on=first, ended_on=last), RATES) == 3000_00
