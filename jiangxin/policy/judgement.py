"""What one claim's own facts and the rates say, before earlier grants are looked at.

One function a kind of benefit, each a flat list of the conditions its clause sets; `evaluate` picks one.
They return a mask of findings and the amount in fen that would be paid were there no earlier grants.
"""

from jiangxin.policy import findings
from jiangxin.policy.facts import Facts
from jiangxin.policy.rates import Rates
from jiangxin.policy.rules.advances import (
    advance_fen,
    is_advance_training,
    is_displaced,
    is_from_coal_city,
    is_share_allowed,
    owes_nothing,
)
from jiangxin.policy.rules.allowances import (
    has_attended,
    has_stayed,
    is_living_group,
    is_placed_in_province,
    is_placed_in_time,
    is_placement_group,
    is_placement_training,
    is_within_plan,
    living_fen,
    placement_fen,
    was_referred,
)
from jiangxin.policy.rules.charges import (
    charge_fen,
    has_charge,
    has_contract_price,
    is_custodial_group,
    is_founder_group,
    is_key_group,
    is_near_release,
    is_project_group,
    project_fen,
)
from jiangxin.policy.rules.conditions import (
    has_certificate,
    has_no_insurance_subsidy,
    has_no_pension,
    has_passed,
    is_certificate_accepted,
    is_certificate_after_training,
    is_in_force,
    is_in_time,
    may_follow_insurance_subsidy,
)
from jiangxin.policy.rules.enterprise import (
    apprentice_fen,
    has_apprentice_months,
    is_eligible_staff,
    is_level_in_table,
    is_newly_hired,
    is_not_dispatched,
    is_staff,
    job_transfer_fen,
    pre_job_fen,
    proves_level,
    staff_fen,
)
from jiangxin.policy.rules.registry import step
from jiangxin.policy.rules.schools import exemption_fen, grant_fen, has_waived_items, is_poor_student
from jiangxin.policy.rules.work_based import (
    has_work_period,
    is_operator_eligible,
    is_work_rate_constant,
    work_based_fen,
)
from jiangxin.policy.vocabulary import Benefit


@step
def judge_training(claim: Facts, rates: Rates) -> int:
    """Conditions of clause 21 on every training subsidy."""
    found = 0
    if not has_passed(claim, rates):
        found |= findings.PASSED
    if not has_certificate(claim, rates):
        found |= findings.CERTIFICATE
    if not is_certificate_accepted(claim, rates):
        found |= findings.CERTIFICATE_KIND
    if not is_certificate_after_training(claim, rates):
        found |= findings.CERTIFICATE_DAY
    if not is_in_time(claim, rates):
        found |= findings.DEADLINE
    if not may_follow_insurance_subsidy(claim, rates):
        found |= findings.INSURANCE_SUBSIDY_REFUSED
    if not has_no_insurance_subsidy(claim, rates):
        found |= findings.INSURANCE_SUBSIDY
    return found


@step
def judge_employment_skills(claim: Facts, rates: Rates) -> tuple[int, int]:
    """Clause 14."""
    found = judge_training(claim, rates)
    if not is_key_group(claim, rates):
        found |= findings.KEY_GROUP
    if not has_charge(claim, rates):
        found |= findings.CHARGE
    return found, charge_fen(claim, rates)


@step
def judge_project_based(claim: Facts, rates: Rates) -> tuple[int, int]:
    """Clause 15."""
    found = judge_training(claim, rates)
    if not is_project_group(claim, rates):
        found |= findings.PROJECT_GROUP
    if not has_contract_price(claim, rates):
        found |= findings.CHARGE
    return found, project_fen(claim, rates)


@step
def judge_custodial(claim: Facts, rates: Rates) -> tuple[int, int]:
    """Clause 16."""
    found = judge_training(claim, rates)
    if not is_custodial_group(claim, rates):
        found |= findings.CUSTODIAL_GROUP
    if not is_near_release(claim, rates):
        found |= findings.RELEASE
    if not has_charge(claim, rates):
        found |= findings.CHARGE
    return found, charge_fen(claim, rates)


@step
def judge_entrepreneurship(claim: Facts, rates: Rates) -> tuple[int, int]:
    """Clause 3."""
    found = judge_training(claim, rates)
    if not is_founder_group(claim, rates):
        found |= findings.FOUNDER_GROUP
    if not has_charge(claim, rates):
        found |= findings.CHARGE
    return found, charge_fen(claim, rates)


@step
def judge_staff_skill(claim: Facts, rates: Rates) -> tuple[int, int]:
    """Clause 17, by level."""
    found = judge_training(claim, rates)
    if not is_staff(claim, rates):
        found |= findings.STAFF
    if not is_level_in_table(claim, rates):
        found |= findings.STAFF_LEVEL
    if not proves_level(claim, rates):
        found |= findings.STAFF_CERTIFICATE
    if not is_not_dispatched(claim, rates):
        found |= findings.DISPATCH
    return found, staff_fen(claim, rates)


@step
def judge_apprenticeship(claim: Facts, rates: Rates) -> tuple[int, int]:
    """Clause 17, new enterprise apprenticeship."""
    found = judge_training(claim, rates)
    if not is_staff(claim, rates):
        found |= findings.STAFF
    if not has_apprentice_months(claim, rates):
        found |= findings.APPRENTICE_MONTHS
    if not is_not_dispatched(claim, rates):
        found |= findings.DISPATCH
    return found, apprentice_fen(claim, rates)


@step
def judge_pre_job(claim: Facts, rates: Rates) -> tuple[int, int]:
    """Clause 18, before starting the job."""
    found = judge_training(claim, rates)
    if not is_eligible_staff(claim, rates):
        found |= findings.JOB_STAFF
    if not is_newly_hired(claim, rates):
        found |= findings.HIRE
    if not is_not_dispatched(claim, rates):
        found |= findings.DISPATCH
    return found, pre_job_fen(claim, rates)


@step
def judge_job_transfer(claim: Facts, rates: Rates) -> tuple[int, int]:
    """Clause 18, changing post or trade."""
    found = judge_training(claim, rates)
    if not is_eligible_staff(claim, rates):
        found |= findings.JOB_STAFF
    if not is_not_dispatched(claim, rates):
        found |= findings.DISPATCH
    return found, job_transfer_fen(claim, rates)


@step
def judge_work_based(claim: Facts, rates: Rates) -> tuple[int, int]:
    """Clause 19."""
    found = 0
    if not is_operator_eligible(claim, rates):
        found |= findings.OPERATOR
    if not has_work_period(claim, rates):
        found |= findings.WORK_PERIOD
    if not is_work_rate_constant(claim, rates):
        found |= findings.WORK_RATE_CHANGE
    return found, work_based_fen(claim, rates)


@step
def judge_living_allowance(claim: Facts, rates: Rates) -> tuple[int, int]:
    """Clause 20."""
    found = 0
    if not is_living_group(claim, rates):
        found |= findings.LIVING_GROUP
    if not has_attended(claim, rates):
        found |= findings.ATTENDANCE
    if not is_within_plan(claim, rates):
        found |= findings.DAYS_CAPPED
    return found, living_fen(claim, rates)


@step
def judge_advance(claim: Facts, rates: Rates) -> tuple[int, int]:
    """Clause 22."""
    found = 0
    if not is_advance_training(claim, rates):
        found |= findings.ADVANCE_TRAINING
    if not is_displaced(claim, rates):
        found |= findings.ADVANCE_GROUP
    if not is_from_coal_city(claim, rates):
        found |= findings.ADVANCE_CITY
    if not is_share_allowed(claim, rates):
        found |= findings.ADVANCE_SHARE
    if not owes_nothing(claim, rates):
        found |= findings.ADVANCE_OVERDUE
    return found, advance_fen(claim, rates)


@step
def judge_placement_service(claim: Facts, rates: Rates) -> tuple[int, int]:
    """Clause 23."""
    found = 0
    if not is_placement_group(claim, rates):
        found |= findings.PLACEMENT_GROUP
    if not is_placement_training(claim, rates):
        found |= findings.PLACEMENT_TRAINING
    if not is_placed_in_time(claim, rates):
        found |= findings.PLACEMENT_WINDOW
    if not is_placed_in_province(claim, rates):
        found |= findings.PLACEMENT_PROVINCE
    if not has_stayed(claim, rates):
        found |= findings.PLACEMENT_INSURED
    if not was_referred(claim, rates):
        found |= findings.REFERRAL
    return found, placement_fen(claim, rates)


@step
def judge_school_exemption(claim: Facts, rates: Rates) -> tuple[int, int]:
    """Clause 4, the five exemptions."""
    found = 0
    if not is_poor_student(claim, rates):
        found |= findings.STUDENT
    if not has_waived_items(claim, rates):
        found |= findings.SCHOOL_ITEMS
    return found, exemption_fen(claim, rates)


@step
def judge_school_grant(claim: Facts, rates: Rates) -> tuple[int, int]:
    """Clause 4, the grant."""
    found = 0
    if not is_poor_student(claim, rates):
        found |= findings.STUDENT
    return found, grant_fen(claim, rates)


@step
def judge_benefit(claim: Facts, rates: Rates) -> tuple[int, int]:
    """The conditions of the benefit claimed. Staff skill first: in practice the most frequent."""
    benefit = claim.benefit
    if benefit == Benefit.STAFF_SKILL:
        return judge_staff_skill(claim, rates)
    if benefit == Benefit.EMPLOYMENT_SKILLS:
        return judge_employment_skills(claim, rates)
    if benefit == Benefit.LIVING_ALLOWANCE:
        return judge_living_allowance(claim, rates)
    if benefit == Benefit.PRE_JOB:
        return judge_pre_job(claim, rates)
    if benefit == Benefit.JOB_TRANSFER:
        return judge_job_transfer(claim, rates)
    if benefit == Benefit.WORK_BASED:
        return judge_work_based(claim, rates)
    if benefit == Benefit.APPRENTICESHIP:
        return judge_apprenticeship(claim, rates)
    if benefit == Benefit.PLACEMENT_SERVICE:
        return judge_placement_service(claim, rates)
    if benefit == Benefit.PROJECT_BASED:
        return judge_project_based(claim, rates)
    if benefit == Benefit.CUSTODIAL:
        return judge_custodial(claim, rates)
    if benefit == Benefit.ENTREPRENEURSHIP:
        return judge_entrepreneurship(claim, rates)
    if benefit == Benefit.ADVANCE:
        return judge_advance(claim, rates)
    if benefit == Benefit.SCHOOL_EXEMPTION:
        return judge_school_exemption(claim, rates)
    return judge_school_grant(claim, rates)


@step
def evaluate(claim: Facts, rates: Rates) -> tuple[int, int]:
    """Findings and amount of one claim by its own facts. A refused claim's amount is what it would be."""
    found, amount_fen = judge_benefit(claim, rates)
    if not is_in_force(claim, rates):
        found |= findings.IN_FORCE
    if not has_no_pension(claim, rates):
        found |= findings.PENSION
    return found, amount_fen
