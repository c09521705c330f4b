"""Work-based training (19): so much a month, part months by days, at most six months' worth a person.

Months are counted in units of 1/377,580 of a month, the least common multiple of 28, 29, 30 and 31, so that
every day of every month is a whole number of units and nothing is lost before the amount is rounded.
"""

from jiangxin.policy import findings
from jiangxin.policy.days import civil, month_days, ordinal
from jiangxin.policy.facts import Facts
from jiangxin.policy.rates import Rates
from jiangxin.policy.rules.registry import amount, check, step

MONTH_UNITS = 377_580
BY_CALENDAR_DAYS = 0
BY_THIRTY_DAYS = 1
WHOLE_MONTHS_ONLY = 2


@check(findings.OPERATOR)
def is_operator_eligible(claim: Facts, rates: Rates) -> bool:
    """Clause 19: any operator for a poor labourer; an insured enterprise for the others (decision E3)."""
    is_any_operator = (rates.work_poor_organisations >> claim.organisation) & 1 == 1
    if is_any_operator and claim.categories & rates.work_poor_categories != 0:
        return True
    if claim.categories & rates.work_difficult_categories == 0 or not claim.is_employer_insured:
        return False
    return claim.is_insured and (rates.work_difficult_organisations >> claim.organisation) & 1 == 1


@check(findings.WORK_PERIOD)
def has_work_period(claim: Facts, rates: Rates) -> bool:
    """Clause 19: there is a period of training at work, and some of it counts."""
    if claim.started_on <= 0 or claim.ended_on < claim.started_on:
        return False
    return period_units(claim.started_on, claim.ended_on, rates.work_part_month) > 0


@check(findings.WORK_RATE_CHANGE)
def is_work_rate_constant(claim: Facts, rates: Rates) -> bool:
    """Each month is paid at its own rate (decision A3): no period runs across a change or past the plan."""
    return claim.ended_on < rates.work_changes_on


@step
def month_units(days: int, days_in_month: int, part_month: int) -> int:
    """Units of one calendar month for so many days of it, under the switch of decision E2."""
    if days == days_in_month:
        return MONTH_UNITS
    if part_month == WHOLE_MONTHS_ONLY:
        return 0
    if part_month == BY_THIRTY_DAYS:
        return min(MONTH_UNITS, days * MONTH_UNITS // 30)
    return days * MONTH_UNITS // days_in_month


@step
def period_units(started_on: int, ended_on: int, part_month: int) -> int:
    """Units of all calendar months from the first to the last day."""
    units = 0
    first_on = started_on
    while first_on <= ended_on:
        year, month, day = civil(first_on)
        days_in_month = month_days(year, month)
        days = min(days_in_month - day + 1, ended_on - first_on + 1)
        units += month_units(days, days_in_month, part_month)
        first_on = ordinal(year, month, 1) + days_in_month
    return units


@step
def period_fen(started_on: int, ended_on: int, part_month: int, units_left: int, month_fen: int) -> int:
    """Amount of the period month by month, each rounded to the fen, until no units are left."""
    total_fen = 0
    first_on = started_on
    while first_on <= ended_on and units_left > 0:
        year, month, day = civil(first_on)
        days_in_month = month_days(year, month)
        days = min(days_in_month - day + 1, ended_on - first_on + 1)
        units = min(units_left, month_units(days, days_in_month, part_month))
        total_fen += (units * month_fen + MONTH_UNITS // 2) // MONTH_UNITS
        units_left -= units
        first_on = ordinal(year, month, 1) + days_in_month
    return total_fen


@amount(19)
def work_based_fen(claim: Facts, rates: Rates) -> int:
    """Clause 19: the period's months, before what the person has already used of the six."""
    if claim.started_on <= 0:
        return 0
    return period_fen(
        claim.started_on,
        claim.ended_on,
        rates.work_part_month,
        rates.work_months_max * MONTH_UNITS,
        rates.work_month_fen,
    )
