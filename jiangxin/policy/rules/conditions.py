"""Conditions many benefits share: the plan's years, the pension, the pass, the certificate (clause 21)."""

from jiangxin.policy import findings
from jiangxin.policy.days import add_months
from jiangxin.policy.facts import Facts
from jiangxin.policy.rates import Rates
from jiangxin.policy.rules.registry import check, step
from jiangxin.policy.vocabulary import Benefit, Payee

PERSON = int(Payee.PERSON)


@step
def anchor_on(claim: Facts) -> int:
    """The day whose rates apply (decision A3): filing; working period (19); completion (23); term (4)."""
    if claim.benefit in (Benefit.WORK_BASED, Benefit.SCHOOL_EXEMPTION, Benefit.SCHOOL_GRANT):
        return claim.started_on
    if claim.benefit == Benefit.PLACEMENT_SERVICE:
        return claim.ended_on
    return claim.filed_on


@step
def lists_benefit(mask: int, benefit: int) -> bool:
    """Whether a rate that lists benefits lists this one."""
    return (mask >> benefit) & 1 == 1


@step
def payee_number(claim: Facts, rates: Rates) -> int:
    """Who is paid (`vocabulary.Payee`): as the clause says, or the person if the class was filed so (C2)."""
    by_charge = claim.benefit in (Benefit.EMPLOYMENT_SKILLS, Benefit.ENTREPRENEURSHIP)
    if claim.is_paid_to_person and by_charge:
        return PERSON
    return rates.payees[claim.benefit]


@check(findings.IN_FORCE)
def is_in_force(claim: Facts, rates: Rates) -> bool:
    """Title of the plan: it runs 2019 to 2021; classes filed in time settle later (decision K6)."""
    anchor = anchor_on(claim)
    return rates.starts_on <= anchor <= rates.ends_on


@check(findings.PENSION)
def has_no_pension(claim: Facts, rates: Rates) -> bool:
    """Clauses 2 and 21: entitlement to a monthly pension excludes; age does not."""
    return not (claim.is_pensioned and lists_benefit(rates.pension_benefits, claim.benefit))


@check(findings.PASSED)
def has_passed(claim: Facts, rates: Rates) -> bool:
    """Clauses 14 and 16: paid after passing; the annual assessment for an apprentice (decision D1)."""
    return claim.is_passed or not lists_benefit(rates.pass_benefits, claim.benefit)


@check(findings.CERTIFICATE)
def has_certificate(claim: Facts, rates: Rates) -> bool:
    """Clause 21: a certificate was obtained after the training, and its day is known."""
    if not lists_benefit(rates.certificate_benefits, claim.benefit):
        return True
    return claim.certificate != 0 and claim.certified_on > 0


@check(findings.CERTIFICATE_KIND)
def is_certificate_accepted(claim: Facts, rates: Rates) -> bool:
    """Clause 21: one of the five kinds of certificate."""
    if claim.certificate == 0 or not lists_benefit(rates.certificate_benefits, claim.benefit):
        return True
    return (rates.accepted_certificates >> claim.certificate) & 1 == 1


@check(findings.CERTIFICATE_DAY)
def is_certificate_after_training(claim: Facts, rates: Rates) -> bool:
    """Clause 21: obtained after the training, on its last day at the earliest."""
    if claim.certified_on == 0 or not lists_benefit(rates.certificate_benefits, claim.benefit):
        return True
    return claim.certified_on >= claim.ended_on


@check(findings.DEADLINE)
def is_in_time(claim: Facts, rates: Rates) -> bool:
    """Decision K5: applied for within so many months of the certificate; not tested on a draft."""
    if claim.applied_on == 0 or claim.certified_on == 0 or rates.claim_deadline_months == 0:
        return True
    return claim.applied_on <= add_months(claim.certified_on, rates.claim_deadline_months)


@check(findings.INSURANCE_SUBSIDY_REFUSED)
def may_follow_insurance_subsidy(claim: Facts, rates: Rates) -> bool:
    """Decision B8, when switched to refuse: the certificate did not earn the insurance fund's subsidy."""
    return not (claim.has_insurance_subsidy and rates.insurance_subsidy_mode == 2)


@check(findings.INSURANCE_SUBSIDY)
def has_no_insurance_subsidy(claim: Facts, rates: Rates) -> bool:
    """Decision B8, as a warning."""
    return not (claim.has_insurance_subsidy and rates.insurance_subsidy_mode == 1)
