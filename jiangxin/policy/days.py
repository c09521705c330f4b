"""Calendar arithmetic on day ordinals (`date.toordinal()`), in whole numbers so that rules compile."""

DAYS_IN_ERA = 146_097  # 400 Gregorian years
_ORDINAL_OF_MARCH_FIRST = 306  # ordinal 1 is 0001-01-01, 306 days after 0000-03-01


def civil(day: int) -> tuple[int, int, int]:
    """Year, month and day of the month of an ordinal day."""
    since_march = day - 1 + _ORDINAL_OF_MARCH_FIRST
    era = since_march // DAYS_IN_ERA
    day_of_era = since_march - era * DAYS_IN_ERA
    year_of_era = (day_of_era - day_of_era // 1460 + day_of_era // 36524 - day_of_era // 146096) // 365
    day_of_year = day_of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    month_from_march = (5 * day_of_year + 2) // 153
    day_of_month = day_of_year - (153 * month_from_march + 2) // 5 + 1
    month = month_from_march + 3 if month_from_march < 10 else month_from_march - 9
    year = year_of_era + era * 400 + (1 if month <= 2 else 0)
    return year, month, day_of_month


def ordinal(year: int, month: int, day_of_month: int) -> int:
    """The ordinal of a calendar day; the inverse of `civil`."""
    shifted = year - (1 if month <= 2 else 0)
    era = shifted // 400
    year_of_era = shifted - era * 400
    month_from_march = month - 3 if month > 2 else month + 9
    day_of_year = (153 * month_from_march + 2) // 5 + day_of_month - 1
    day_of_era = year_of_era * 365 + year_of_era // 4 - year_of_era // 100 + day_of_year
    return era * DAYS_IN_ERA + day_of_era + 1 - _ORDINAL_OF_MARCH_FIRST


def _days_before(year: int) -> int:
    """Ordinal of the last day before a year."""
    past = year - 1
    return past * 365 + past // 4 - past // 100 + past // 400


def year_of(day: int) -> int:
    """Natural year of a day; 0 for no day. Shorter than `civil`, because every claim needs it.

    The mean length of a year gives the year itself or, in its first days, the one before; never a later one.
    """
    if day <= 0:
        return 0
    year = (day - 1) * 400 // DAYS_IN_ERA + 1
    return year + 1 if day > _days_before(year + 1) else year


def month_days(year: int, month: int) -> int:
    """Days in a calendar month."""
    if month == 12:
        return 31
    return ordinal(year, month + 1, 1) - ordinal(year, month, 1)


def add_months(day: int, months: int) -> int:
    """The same day some months on, or the month's last day where that day does not exist (decision H1)."""
    year, month, day_of_month = civil(day)
    total = year * 12 + month - 1 + months
    year = total // 12
    month = total - year * 12 + 1
    return ordinal(year, month, min(day_of_month, month_days(year, month)))


def whole_months(started_on: int, ended_on: int) -> int:
    """Completed months from the first to the last day, both worked: 9-01 to 9-30 is one."""
    if ended_on < started_on:
        return 0
    first_year, first_month, _ = civil(started_on)
    last_year, last_month, _ = civil(ended_on + 1)
    months = (last_year - first_year) * 12 + last_month - first_month
    while months > 0 and add_months(started_on, months) > ended_on + 1:
        months -= 1
    return months
