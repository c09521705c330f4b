"""What accompanies training: the living allowance (20) and the grant for placing trainees in work (23)."""

from jiangxin.policy import findings
from jiangxin.policy.days import add_months
from jiangxin.policy.facts import Facts
from jiangxin.policy.rates import Rates
from jiangxin.policy.rules.conditions import lists_benefit
from jiangxin.policy.rules.registry import amount, check, step
from jiangxin.policy.vocabulary import Category

# whole numbers, because flags are slow to combine and do not compile
URBAN_LOW_INCOME = int(Category.URBAN_LOW_INCOME)
SCHOOL_LEAVER = int(Category.SCHOOL_LEAVER)


@check(findings.LIVING_GROUP)
def is_living_group(claim: Facts, rates: Rates) -> bool:
    """Clause 20: its groups; of school leavers only rural and urban low-income ones (decision A2)."""
    if claim.categories & rates.living_categories != 0:
        return True
    if rates.living_low_income_alone == 1 and claim.categories & URBAN_LOW_INCOME != 0:
        return True
    return claim.categories & SCHOOL_LEAVER != 0 and claim.categories & rates.living_leaver_attributes != 0


@step
def paid_days(claim: Facts) -> int:
    """Days attended, at most the days planned (decisions F1, F2)."""
    return min(claim.attended_days, claim.planned_days)


@check(findings.ATTENDANCE)
def has_attended(claim: Facts, rates: Rates) -> bool:
    """Clause 20: in training, that is present on some day or hour, and for a set share if any (F3)."""
    if not lists_benefit(rates.living_trainings, claim.training):
        return False
    if claim.attended_days <= 0 and claim.online_hours * rates.living_hour_fen <= 0:
        return False
    return claim.attended_days * 10_000 >= claim.planned_days * rates.living_attendance_min_bp


@check(findings.DAYS_CAPPED)
def is_within_plan(claim: Facts, rates: Rates) -> bool:
    """Decision F2: no more days attended than the class has; warned of, and the planned days paid."""
    return claim.attended_days <= claim.planned_days


@amount(20)
def living_fen(claim: Facts, rates: Rates) -> int:
    """Clause 20: so much a day attended, and from 2020, where a version says so, an hour online (F4)."""
    return paid_days(claim) * rates.living_day_fen + claim.online_hours * rates.living_hour_fen


@check(findings.PLACEMENT_GROUP)
def is_placement_group(claim: Facts, rates: Rates) -> bool:
    """Clause 23: a key employment group (decision A1: those of 14 and of 20)."""
    return claim.categories & rates.placement_categories != 0


@check(findings.PLACEMENT_TRAINING)
def is_placement_training(claim: Facts, rates: Rates) -> bool:
    """Decision H4: after training for key groups, not after staff training of 17 and 18."""
    return lists_benefit(rates.placement_trainings, claim.training)


@check(findings.PLACEMENT_WINDOW)
def is_placed_in_time(claim: Facts, rates: Rates) -> bool:
    """Clause 23: employed after the last session and within six months of it, that day included (H1)."""
    if claim.ended_on <= 0 or claim.employed_on < claim.ended_on:
        return False
    return claim.employed_on <= add_months(claim.ended_on, rates.placement_months)


@check(findings.PLACEMENT_PROVINCE)
def is_placed_in_province(claim: Facts, rates: Rates) -> bool:
    """Clause 23: employed in the province; self-employment does not count by default (decision H3)."""
    return claim.is_in_province and (not claim.is_self_employed or rates.placement_self_employed == 1)


@check(findings.PLACEMENT_INSURED)
def has_stayed(claim: Facts, rates: Rates) -> bool:
    """Decision H4: insured for so many months in that employment."""
    return claim.insured_months >= rates.placement_insured_months_min


@check(findings.REFERRAL)
def was_referred(claim: Facts, rates: Rates) -> bool:
    """Clause 23: recommended by the provider before the employment; warned of by default (H2)."""
    return rates.placement_referral_mode == 0 or 0 < claim.referred_on < claim.employed_on


@amount(23)
def placement_fen(claim: Facts, rates: Rates) -> int:
    """Clause 23: a fixed sum for each person placed."""
    return rates.placement_fen
