"""Months end where they end; periods agree with the days they hold."""

from datetime import date, timedelta

from hypothesis import assume, given
from hypothesis import strategies as st

from jiangxin.kernel.periods import Period, add_months, parse_day

DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))
NEAR_DAYS = st.dates(date(2019, 1, 1), date(2019, 3, 31))


@st.composite
def periods(draw: st.DrawFn) -> Period:
    starts_on = draw(NEAR_DAYS)
    length = draw(st.none() | st.integers(1, 60))
    return Period(starts_on, None if length is None else starts_on + timedelta(days=length))


@given(DAYS)
def test_every_written_day_reads_back(day: date) -> None:
    written = (
        day.isoformat(),
        f"{day:%Y%m%d}",
        f"{day.year}/{day.month}/{day.day}",
        f"{day.year}年{day.month}月{day.day}日",
        int(f"{day:%Y%m%d}"),
    )
    assert {parse_day(form) for form in written} == {day}


@given(DAYS, st.integers(-1000, 1000))
def test_add_months_keeps_the_day_or_ends_the_month(day: date, month_count: int) -> None:
    later = add_months(day, month_count)
    assert (later.year - day.year) * 12 + later.month - day.month == month_count
    ends_month = (later + timedelta(days=1)).month != later.month
    assert later.day == day.day or (later.day < day.day and ends_month)


@given(DAYS, DAYS, st.integers(0, 600))
def test_add_months_keeps_the_order_of_days(first: date, second: date, month_count: int) -> None:
    assume(first <= second)
    assert add_months(first, month_count) <= add_months(second, month_count)


@given(periods(), periods(), NEAR_DAYS)
def test_intersection_holds_exactly_the_common_days(left: Period, right: Period, day: date) -> None:
    common = left.intersect(right)
    in_common = common is not None and common.contains(day)
    assert in_common == (left.contains(day) and right.contains(day))
    assert common == right.intersect(left)
    assert left.overlaps(right) == (common is not None)


@given(periods())
def test_days_counts_the_days_contained(period: Period) -> None:
    assume(period.ends_before is not None)
    held = sum(period.contains(period.starts_on + timedelta(days=offset)) for offset in range(-1, 70))
    assert period.days == held
