"""What earlier grants do to a claim: the limits of clause 21 and of each benefit.

One person's claims are walked in order (day, then claim id) with the grants so far; a claim refused for any
reason leaves nothing behind. The walk cannot be split by year or benefit: what is granted once counts on.
"""

from collections.abc import Sequence

from jiangxin.policy import findings
from jiangxin.policy.days import civil
from jiangxin.policy.rates import Rates
from jiangxin.policy.rules.conditions import lists_benefit
from jiangxin.policy.rules.enterprise import apprentice_months_fen
from jiangxin.policy.rules.registry import step
from jiangxin.policy.rules.work_based import MONTH_UNITS, period_fen, period_units
from jiangxin.policy.uses import Use, overlaps
from jiangxin.policy.vocabulary import Benefit

MODE_WARN = 1
MODE_REFUSE = 2


@step
def count_in_year(use: Use, grants: Sequence[Use], count: int, rates: Rates) -> int:
    """Clause 21: training subsidies granted in the claim's year."""
    found = 0
    for i in range(count):
        if grants[i].year == use.year and lists_benefit(rates.counted_benefits, grants[i].benefit):
            found += 1
    return found


@step
def find_same_level(use: Use, grants: Sequence[Use], count: int, rates: Rates) -> int:
    """Clause 21: the earlier grant for the same occupation and level, or -1 (decisions B5, B6).

    A later instalment of the same apprenticeship is no repetition: clause 17 pays it per year.
    """
    if use.occupation == 0:
        return -1
    for i in range(count):
        grant = grants[i]
        if grant.occupation != use.occupation or grant.level != use.level:
            continue
        if use.benefit == Benefit.APPRENTICESHIP and grant.benefit == Benefit.APPRENTICESHIP:
            continue
        if rates.repeat_scope == 1 and grant.year != use.year:
            continue
        if lists_benefit(rates.repeat_benefits, grant.benefit):
            return i
    return -1


@step
def find_same_course(use: Use, grants: Sequence[Use], count: int, rates: Rates) -> int:
    """Decisions C4, C5 and E4: the earlier grant for the same class, training at work included, or -1.

    A later instalment of the same apprenticeship or of the same training at work is no second benefit.
    """
    if use.course == 0 or rates.one_benefit_per_class == 0:
        return -1
    for i in range(count):
        grant = grants[i]
        if grant.course != use.course:
            continue
        if grant.benefit != Benefit.WORK_BASED and not lists_benefit(rates.counted_benefits, grant.benefit):
            continue
        if grant.benefit != use.benefit:
            return i
        if use.benefit not in (Benefit.APPRENTICESHIP, Benefit.WORK_BASED):
            return i
    return -1


@step
def find_higher_level(use: Use, grants: Sequence[Use], count: int) -> int:
    """Decision B7: an earlier grant for a higher level (lower digit) of the occupation, or -1."""
    if use.occupation == 0 or use.level < 1 or use.level > 5:
        return -1
    for i in range(count):
        grant = grants[i]
        if grant.occupation == use.occupation and 0 < grant.level < use.level:
            return i
    return -1


@step
def limit_training(use: Use, grants: Sequence[Use], count: int, rates: Rates) -> int:
    """Clause 21 on every training subsidy."""
    found = 0
    if count_in_year(use, grants, count, rates) >= rates.yearly_limit:
        found |= findings.LIMIT_OVERRIDE if use.has_limit_override else findings.YEARLY_LIMIT
    if find_same_level(use, grants, count, rates) >= 0:
        found |= findings.REPEAT
    if find_same_course(use, grants, count, rates) >= 0:
        found |= findings.SAME_CLASS
    if rates.lower_level_mode != 0 and find_higher_level(use, grants, count) >= 0:
        found |= (
            findings.LOWER_LEVEL_REFUSED if rates.lower_level_mode == MODE_REFUSE else findings.LOWER_LEVEL
        )
    return found


@step
def find_overlap(use: Use, grants: Sequence[Use], count: int) -> int:
    """An earlier grant of the same benefit whose period shares a day, or -1."""
    for i in range(count):
        if grants[i].benefit == use.benefit and overlaps(use, grants[i]):
            return i
    return -1


@step
def find_same_hire(use: Use, grants: Sequence[Use], count: int) -> int:
    """Decision C9: an earlier pre-job grant in the same employment relation, or -1."""
    for i in range(count):
        grant = grants[i]
        if (
            grant.benefit == Benefit.PRE_JOB
            and grant.employer == use.employer
            and grant.hired_on == use.hired_on
        ):
            return i
    return -1


@step
def used_apprentice_months(use: Use, grants: Sequence[Use], count: int) -> int:
    """Months already granted for this apprenticeship (same occupation and level)."""
    months = 0
    for i in range(count):
        grant = grants[i]
        if grant.benefit == use.benefit and grant.occupation == use.occupation and grant.level == use.level:
            months += grant.months
    return months


@step
def limit_apprenticeship(use: Use, grants: Sequence[Use], count: int, rates: Rates) -> tuple[int, int, int]:
    """Decision D1: at most so many months; a claim running over is paid to the limit. Months last."""
    found = 0
    for i in range(count):
        grant = grants[i]
        same = grant.occupation == use.occupation and grant.level == use.level
        if same and grant.benefit == use.benefit and overlaps(use, grant):
            found |= findings.APPRENTICE_OVERLAP
    left = rates.apprentice_months_max - used_apprentice_months(use, grants, count)
    if left <= 0:
        return found | findings.APPRENTICE_USED, 0, 0
    if use.months <= left:
        return found, use.amount_fen, use.months
    return (
        found | findings.APPRENTICE_CAPPED,
        apprentice_months_fen(left, rates.apprentice_year_fen[use.level]),
        left,
    )


@step
def is_same_work(use: Use, grant: Use, rates: Rates) -> bool:
    """Decision E1: months of all employers count together, or only of the same one under the switch."""
    if grant.benefit != Benefit.WORK_BASED:
        return False
    return rates.work_scope == 0 or grant.employer == use.employer


@step
def used_work_units(use: Use, grants: Sequence[Use], count: int, rates: Rates) -> int:
    """Clause 19: month units already granted."""
    units = 0
    for i in range(count):
        if is_same_work(use, grants[i], rates):
            units += grants[i].units
    return units


@step
def used_work_fen(use: Use, grants: Sequence[Use], count: int, rates: Rates) -> int:
    """Clause 19: money already granted."""
    total_fen = 0
    for i in range(count):
        if is_same_work(use, grants[i], rates):
            total_fen += grants[i].amount_fen
    return total_fen


@step
def find_staff_training(use: Use, grants: Sequence[Use], count: int) -> int:
    """Decision E4: an earlier staff training by the same employer in the same period, or -1."""
    for i in range(count):
        grant = grants[i]
        staff = Benefit.STAFF_SKILL <= grant.benefit <= Benefit.JOB_TRANSFER
        if staff and grant.employer == use.employer and use.employer != 0 and overlaps(use, grant):
            return i
    return -1


@step
def limit_work_based(use: Use, grants: Sequence[Use], count: int, rates: Rates) -> tuple[int, int, int]:
    """Clause 19: six months' worth, in units and in money (decisions E1, E2). Units granted last."""
    found = 0
    if find_overlap(use, grants, count) >= 0:
        found |= findings.WORK_OVERLAP
    if find_staff_training(use, grants, count) >= 0:
        found |= findings.STAFF_TRAINING
    if find_same_course(use, grants, count, rates) >= 0:
        found |= findings.SAME_CLASS
    units = period_units(use.started_on, use.ended_on, rates.work_part_month)
    left = rates.work_months_max * MONTH_UNITS - used_work_units(use, grants, count, rates)
    left_fen = rates.work_months_max * rates.work_month_fen - used_work_fen(use, grants, count, rates)
    if left <= 0 or left_fen <= 0:
        return found | findings.WORK_USED, 0, 0
    if units > left:
        found |= findings.WORK_CAPPED
        units = left
    amount_fen = period_fen(use.started_on, use.ended_on, rates.work_part_month, units, rates.work_month_fen)
    return found, min(amount_fen, left_fen), units


@step
def used_living_days(use: Use, grants: Sequence[Use], count: int) -> int:
    """Days of living allowance granted in the claim's year."""
    days = 0
    for i in range(count):
        if grants[i].benefit == Benefit.LIVING_ALLOWANCE and grants[i].year == use.year:
            days += grants[i].days
    return days


@step
def limit_living(use: Use, grants: Sequence[Use], count: int, rates: Rates) -> tuple[int, int, int]:
    """Clause 20: no day paid twice (F5), and a yearly number of days where one is set (F2). Days last."""
    found = 0
    if find_overlap(use, grants, count) >= 0:
        found |= findings.LIVING_OVERLAP
    if rates.living_year_days_max == 0:
        return found, use.amount_fen, use.days
    left = rates.living_year_days_max - used_living_days(use, grants, count)
    if left <= 0:
        return found | findings.LIVING_YEAR_DAYS, 0, 0
    if use.days <= left:
        return found, use.amount_fen, use.days
    return found | findings.DAYS_CAPPED, use.amount_fen - (use.days - left) * rates.living_day_fen, left


@step
def find_same_advance(use: Use, grants: Sequence[Use], count: int) -> int:
    """Clause 22: an earlier advance for the same class, or -1."""
    for i in range(count):
        if grants[i].benefit == Benefit.ADVANCE and grants[i].course == use.course:
            return i
    return -1


@step
def find_same_placement(use: Use, grants: Sequence[Use], count: int) -> int:
    """Decision H4: an earlier placement grant for the same training or the same employer, or -1."""
    for i in range(count):
        grant = grants[i]
        if grant.benefit != Benefit.PLACEMENT_SERVICE:
            continue
        if grant.ended_on == use.ended_on and grant.occupation == use.occupation:
            return i
        if grant.employer == use.employer and use.employer != 0:
            return i
    return -1


@step
def school_year(day: int, rates: Rates) -> int:
    """The school year a day falls in, named by the year it begins in."""
    year, month, _ = civil(day)
    return year if month >= rates.school_year_month else year - 1


@step
def find_same_school(use: Use, grants: Sequence[Use], count: int, rates: Rates) -> int:
    """Clause 4: the same charge waived for the same days, or a second grant in a school year; or -1."""
    for i in range(count):
        grant = grants[i]
        if grant.benefit != use.benefit:
            continue
        if use.benefit == Benefit.SCHOOL_GRANT:
            if school_year(grant.started_on, rates) == school_year(use.started_on, rates):
                return i
        elif grant.school_items & use.school_items != 0 and overlaps(use, grant):
            return i
    return -1


@step
def limit_other(use: Use, grants: Sequence[Use], count: int, rates: Rates) -> int:
    """Benefits that may not be had twice for the same thing: 18, 22, 23 and 4."""
    if use.benefit == Benefit.PRE_JOB and find_same_hire(use, grants, count) >= 0:
        return findings.REPEAT_HIRE
    if use.benefit == Benefit.ADVANCE and find_same_advance(use, grants, count) >= 0:
        return findings.ADVANCE_REPEAT
    if use.benefit == Benefit.PLACEMENT_SERVICE and find_same_placement(use, grants, count) >= 0:
        return findings.PLACEMENT_REPEAT
    if use.benefit >= Benefit.SCHOOL_EXEMPTION and find_same_school(use, grants, count, rates) >= 0:
        return findings.SCHOOL_REPEAT
    return 0


@step
def entitle(use: Use, grants: Sequence[Use], count: int, rates: Rates) -> tuple[int, int, int]:
    """Findings, amount in fen and measure granted, given the first `count` of `grants`.

    The measure is months of apprenticeship, month units of work-based training or days of living allowance,
    and 0 for the rest; the caller remembers a grant with `granted_use`.
    """
    found = 0
    amount_fen = use.amount_fen
    measure = 0
    if lists_benefit(rates.counted_benefits, use.benefit):
        found |= limit_training(use, grants, count, rates)
    if use.benefit == Benefit.APPRENTICESHIP:
        more, amount_fen, measure = limit_apprenticeship(use, grants, count, rates)
        found |= more
    elif use.benefit == Benefit.WORK_BASED:
        more, amount_fen, measure = limit_work_based(use, grants, count, rates)
        found |= more
    elif use.benefit == Benefit.LIVING_ALLOWANCE:
        more, amount_fen, measure = limit_living(use, grants, count, rates)
        found |= more
    else:
        found |= limit_other(use, grants, count, rates)
    return found, amount_fen, measure
