"""The calendar of the rules against Python's own, over all days and by the awkward ones."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiangxin.policy import days

ALL_DAYS = st.dates(min_value=date(1, 1, 1), max_value=date(9999, 12, 30))
OUR_DAYS = st.dates(min_value=date(2015, 1, 1), max_value=date(2030, 12, 31))


def at(text: str) -> int:
    return date.fromisoformat(text).toordinal()


@given(ALL_DAYS)
def test_a_day_and_its_number_are_python_s(day: date) -> None:
    assert days.civil(day.toordinal()) == (day.year, day.month, day.day)
    assert days.ordinal(day.year, day.month, day.day) == day.toordinal()
    assert days.year_of(day.toordinal()) == day.year


@given(ALL_DAYS)
def test_months_have_python_s_number_of_days(day: date) -> None:
    assert days.month_days(day.year, day.month) == monthrange(day.year, day.month)[1]


def test_no_day_has_no_year() -> None:
    assert days.year_of(0) == 0


@given(OUR_DAYS, st.integers(min_value=-48, max_value=48))
def test_adding_months_keeps_the_day_or_takes_the_month_s_last(day: date, months: int) -> None:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = monthrange(year, month + 1)[1]
    assert days.add_months(day.toordinal(), months) == date(year, month + 1, min(day.day, last)).toordinal()


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        ("2019-08-31", 6, "2020-02-29"),
        ("2020-08-31", 6, "2021-02-28"),
        ("2020-02-29", 12, "2021-02-28"),
        ("2019-12-31", 2, "2020-02-29"),
        ("2020-01-31", 1, "2020-02-29"),
        ("2020-03-31", -1, "2020-02-29"),
        ("2020-10-10", 0, "2020-10-10"),
    ],
)
def test_month_ends(day: str, months: int, expected: str) -> None:
    assert days.add_months(at(day), months) == at(expected)


def count_whole_months(first: int, last: int) -> int:
    """The same, naively: so long as another month's worth of days still fits."""
    months = 0
    while days.add_months(first, months + 1) <= last + 1:
        months += 1
    return months


@given(OUR_DAYS, st.integers(min_value=-40, max_value=1500))
def test_whole_months_are_those_that_fit(day: date, length: int) -> None:
    first = day.toordinal()
    expected = 0 if length < 0 else count_whole_months(first, first + length)
    assert days.whole_months(first, first + length) == expected


@pytest.mark.parametrize(
    ("first", "last", "months"),
    [
        ("2019-09-01", "2019-09-30", 1),
        ("2019-09-01", "2019-09-29", 0),
        ("2019-09-01", "2020-08-31", 12),
        ("2019-09-01", "2020-08-30", 11),
        ("2019-12-15", "2020-01-14", 1),
        ("2020-01-31", "2020-02-28", 1),
        ("2020-01-31", "2020-02-27", 0),
        ("2020-05-02", "2020-05-01", 0),
    ],
)
def test_completed_months(first: str, last: str, months: int) -> None:
    assert days.whole_months(at(first), at(last)) == months


def test_the_year_of_every_day_of_four_centuries() -> None:
    first = date(1800, 1, 1).toordinal()
    every = range(first, first + 146_097)
    assert [days.year_of(day) for day in every] == [date.fromordinal(day).year for day in every]
