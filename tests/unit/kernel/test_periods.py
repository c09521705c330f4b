"""Days are read strictly; periods are half-open; months end where they end."""

from datetime import UTC, date, datetime

import pytest

from jiangxin.kernel.periods import Period, add_months, parse_day
from jiangxin.kernel.refusals import Refused

OCTOBER = Period(date(2019, 10, 1), date(2019, 11, 1))


def test_period_holds_its_start_but_not_its_end() -> None:
    assert not OCTOBER.contains(date(2019, 9, 30))
    assert OCTOBER.contains(date(2019, 10, 1))
    assert OCTOBER.contains(date(2019, 10, 31))
    assert not OCTOBER.contains(date(2019, 11, 1))
    assert OCTOBER.days == 31


def test_period_without_end() -> None:
    since = Period(date(2019, 5, 29))
    assert since.days is None
    assert since.contains(date(9999, 12, 31))
    assert since.intersect(OCTOBER) == OCTOBER.intersect(since) == OCTOBER
    assert since.intersect(Period(date(2020, 1, 1))) == Period(date(2020, 1, 1))


def test_periods_that_touch_do_not_overlap() -> None:
    november = Period(date(2019, 11, 1), date(2019, 12, 1))
    assert not OCTOBER.overlaps(november)
    assert OCTOBER.intersect(november) is None


def test_intersection() -> None:
    other = Period(date(2019, 10, 20), date(2019, 11, 20))
    assert OCTOBER.overlaps(other)
    assert OCTOBER.intersect(other) == Period(date(2019, 10, 20), date(2019, 11, 1))


@pytest.mark.parametrize("ends_before", [date(2019, 10, 1), date(2019, 9, 30)])
def test_empty_period_is_refused(ends_before: date) -> None:
    with pytest.raises(Refused) as caught:
        Period(date(2019, 10, 1), ends_before)
    assert caught.value.code == "period.empty"
    assert "2019-10-01" in caught.value.sentence


@pytest.mark.parametrize(
    ("starts_on", "ends_before"),
    [
        (datetime(2019, 1, 1, tzinfo=UTC), None),
        (date(2019, 1, 1), datetime(2020, 1, 1, tzinfo=UTC)),
        ("2019", None),
    ],
)
def test_period_takes_only_days(starts_on: object, ends_before: object) -> None:
    with pytest.raises(TypeError):
        Period(starts_on, ends_before)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("day", "month_count", "later"),
    [
        (date(2019, 8, 31), 6, date(2020, 2, 29)),
        (date(2018, 8, 31), 6, date(2019, 2, 28)),
        (date(2020, 2, 29), 12, date(2021, 2, 28)),
        (date(2020, 2, 29), 6, date(2020, 8, 29)),
        (date(2019, 12, 15), 1, date(2020, 1, 15)),
        (date(2020, 1, 31), -1, date(2019, 12, 31)),
        (date(2019, 5, 31), 0, date(2019, 5, 31)),
    ],
)
def test_add_months(day: date, month_count: int, later: date) -> None:
    assert add_months(day, month_count) == later


@pytest.mark.parametrize("month_count", [12 * 8000, -12 * 2100])
def test_add_months_stays_on_the_calendar(month_count: int) -> None:
    with pytest.raises(ValueError, match="year"):
        add_months(date(2019, 8, 31), month_count)


@pytest.mark.parametrize(
    "written",
    [
        "2019-10-01",
        "2019-10-1",
        "2019/10/1",
        "2019/10/01",
        "2019年10月1日",
        "2019 年 10 月 01 日",
        "20191001",
        "２０１９－１０－０１",
        " 2019-10-01\u200b",
        20191001,
        20191001.0,
        date(2019, 10, 1),
        datetime(2019, 10, 1),  # noqa: DTZ001 - workbooks hold days as instants without a zone
    ],
)
def test_parse_day_reads(written: object) -> None:
    assert parse_day(written) == date(2019, 10, 1)
    assert type(parse_day(written)) is date


@pytest.mark.parametrize(
    ("written", "code"),
    [
        (None, "day.empty"),
        ("  ", "day.empty"),
        (True, "day.type"),
        (b"2019-10-01", "day.type"),
        (datetime(2019, 10, 1, 8), "day.instant"),  # noqa: DTZ001
        (datetime(2019, 10, 1, tzinfo=UTC), "day.instant"),
        (43739, "day.number"),
        (43739.5, "day.number"),
        (20191001.5, "day.number"),
        (float("nan"), "day.number"),
        ("19-10-01", "day.format"),
        ("2019-10/01", "day.format"),
        ("10/1/2019", "day.format"),
        ("2019-10", "day.format"),
        ("2019101", "day.format"),
        ("2019-10-01 08:00", "day.format"),
        ("2019-02-29", "day.no_such_day"),
        ("20191301", "day.no_such_day"),
        (20190230, "day.no_such_day"),
    ],
)
def test_parse_day_refuses(written: object, code: str) -> None:
    with pytest.raises(Refused) as caught:
        parse_day(written)
    assert caught.value.code == code
    assert caught.value.fix
