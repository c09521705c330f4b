"""Calendar days: reading them, adding months, and half-open periods. No clock is read here."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, datetime, time

from jiangxin.kernel.halfwidth import to_halfwidth
from jiangxin.kernel.refusals import Refused

_DAY_FORMS = (
    re.compile(r"([12][0-9]{3})-([0-9]{1,2})-([0-9]{1,2})"),
    re.compile(r"([12][0-9]{3})/([0-9]{1,2})/([0-9]{1,2})"),
    re.compile(r"([12][0-9]{3})\s*年\s*([0-9]{1,2})\s*月\s*([0-9]{1,2})\s*日"),
    re.compile(r"([12][0-9]{3})([0-9]{2})([0-9]{2})"),
)


@dataclass(frozen=True, slots=True)
class Period:
    """The days from `starts_on` up to but not including `ends_before`; None means it has no end yet.

    Raises TypeError for anything but plain days, and Refused period.empty unless it holds at least one day.
    """

    starts_on: date
    ends_before: date | None = None

    def __post_init__(self) -> None:
        if type(self.starts_on) is not date or type(self.ends_before) not in (date, type(None)):
            raise TypeError("a Period takes days (datetime.date), not instants or text")
        if self.ends_before is not None and self.ends_before <= self.starts_on:
            raise Refused(
                "period.empty",
                f"时间段的终止日 {self.ends_before}（不含当日）不晚于起始日 {self.starts_on}。",
                f"The period ends before {self.ends_before}, which is not after its start {self.starts_on}.",
                "检查起止日期，终止日应晚于起始日。",
                "Check both days; the end must be after the start.",
            )

    @property
    def days(self) -> int | None:
        """How many days it holds, or None when it has no end."""
        return None if self.ends_before is None else (self.ends_before - self.starts_on).days

    def contains(self, day: date) -> bool:
        """Whether `day` lies in the period; the start does, `ends_before` does not."""
        return self.starts_on <= day and (self.ends_before is None or day < self.ends_before)

    def overlaps(self, other: "Period") -> bool:
        """Whether the two periods share at least one day; periods that only touch do not."""
        return self.intersect(other) is not None

    def intersect(self, other: "Period") -> "Period | None":
        """The days in both periods, or None when there are none."""
        starts_on = max(self.starts_on, other.starts_on)
        ends = [end for end in (self.ends_before, other.ends_before) if end is not None]
        ends_before = min(ends, default=None)
        if ends_before is not None and ends_before <= starts_on:
            return None
        return Period(starts_on, ends_before)


def add_months(day: date, month_count: int) -> date:
    """The same day of the month, `month_count` months later (earlier when negative).

    A month too short for that day gives its last day: 2019-08-31 and 6 months is 2020-02-29.
    Raises ValueError outside the years 1 to 9999.
    """
    year, month_index = divmod(day.year * 12 + day.month - 1 + month_count, 12)
    last_day = calendar.monthrange(year, month_index + 1)[1]
    return date(year, month_index + 1, min(day.day, last_day))


def parse_day(value: object) -> date:
    """Read a calendar day: 2019-10-01, 2019/10/1, 2019年10月1日 or 20191001, full-width digits too.

    A date is returned as it is; a datetime only at midnight without a time zone, as workbooks store days; a
    whole number only when it has the eight digits of yyyymmdd. Two-digit years are not guessed.

    Raises Refused with code day.empty, day.instant, day.number, day.type, day.format or day.no_such_day.
    """
    if value is None:
        raise _empty()
    if isinstance(value, datetime):
        return _day_of_instant(value)
    if isinstance(value, date):
        return value
    if isinstance(value, str):
        return _day_from_text(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _day_from_number(value)
    raise Refused(
        "day.type",
        f"日期不能是 {type(value).__name__}。",
        f"A day cannot be {type(value).__name__}.",
        *_HOW_TO_WRITE,
    )


_HOW_TO_WRITE = ("按 2019-10-01 的格式填写。", "Write it like 2019-10-01.")


def _empty() -> Refused:
    return Refused("day.empty", "没有填写日期。", "The day is empty.", *_HOW_TO_WRITE)


def _day_of_instant(instant: datetime) -> date:
    if instant.timetz() != time(0):
        raise Refused(
            "day.instant",
            "这里只填日期，不带时刻。",
            "Only a day is wanted here, without a time.",
            *_HOW_TO_WRITE,
        )
    return instant.date()


def _day_from_number(number: int | float) -> date:
    if number in range(1000_00_00, 3000_00_00):
        return _day_from_text(str(int(number)))
    raise Refused(
        "day.number",
        "日期被存成了普通数字，无法确定是哪一天。",
        "The day was stored as a plain number; which day it is cannot be told.",
        "把该列设为“日期”或“文本”，再按 2019-10-01 的格式填写。",
        "Set the column to Date or Text and write it like 2019-10-01.",
    )


def _day_from_text(text: str) -> date:
    plain = to_halfwidth(text)
    if not plain:
        raise _empty()
    for form in _DAY_FORMS:
        if found := form.fullmatch(plain):
            return _existing_day(*(int(part) for part in found.groups()))
    raise Refused("day.format", "看不懂这个日期。", "The day cannot be read.", *_HOW_TO_WRITE)


def _existing_day(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise Refused(
            "day.no_such_day",
            f"日历上没有 {year} 年 {month} 月 {day} 日。",
            f"There is no such day as {year:04d}-{month:02d}-{day:02d}.",
            "对照证件或凭证核对年、月、日。",
            "Check the year, month and day against the document.",
        ) from None
