"""Training by enterprises: staff by level and apprenticeship (17), pre-job and job-transfer (18)."""

from jiangxin.policy import findings
from jiangxin.policy.days import add_months, whole_months
from jiangxin.policy.facts import Facts
from jiangxin.policy.rates import Rates
from jiangxin.policy.rules.registry import amount, check, step


@step
def is_staff_of_enterprise(claim: Facts, rates: Rates) -> bool:
    """Under contract with, and insured through, a body the clause means (decision C10)."""
    insured = claim.is_insured or rates.staff_insurance_required == 0
    return claim.is_employee and insured and (rates.staff_organisations >> claim.organisation) & 1 == 1


@check(findings.STAFF)
def is_staff(claim: Facts, rates: Rates) -> bool:
    """Clause 17: an employee of an enterprise."""
    return is_staff_of_enterprise(claim, rates)


@check(findings.JOB_STAFF)
def is_eligible_staff(claim: Facts, rates: Rates) -> bool:
    """Clause 18: an eligible employee of an enterprise (decision C10)."""
    return is_staff_of_enterprise(claim, rates)


@check(findings.DISPATCH)
def is_not_dispatched(claim: Facts, rates: Rates) -> bool:
    """Decision C10: a dispatched worker is claimed for by one side only; warned of."""
    return (rates.dispatch_organisations >> claim.organisation) & 1 == 0


@check(findings.STAFF_LEVEL)
def is_level_in_table(claim: Facts, rates: Rates) -> bool:
    """Clause 17: the level has a rate in the table that applies."""
    return staff_fen(claim, rates) > 0


@check(findings.STAFF_CERTIFICATE)
def proves_level(claim: Facts, rates: Rates) -> bool:
    """Clauses 17 and 21: the certificate is of a kind that states a level (decision C8)."""
    return claim.certificate == 0 or (rates.staff_certificates >> claim.certificate) & 1 == 1


@amount(17)
def staff_fen(claim: Facts, rates: Rates) -> int:
    """Clause 17: by level, higher for an occupation in urgent need (decisions C6, C7)."""
    if claim.level < 0 or claim.level >= len(rates.staff_fen):
        return 0
    if claim.is_urgent:
        return rates.staff_urgent_fen[claim.level]
    return rates.staff_fen[claim.level]


@check(findings.APPRENTICE_MONTHS)
def has_apprentice_months(claim: Facts, rates: Rates) -> bool:
    """Decision D1: at least one month completed, and no more than lie between first and last day."""
    return 0 < claim.months <= whole_months(claim.started_on, claim.ended_on)


@step
def apprentice_months_fen(months: int, year_fen: int) -> int:
    """So many twelfths of the yearly rate, half a fen up."""
    return (year_fen * months + 6) // 12


@step
def apprentice_rate_fen(claim: Facts, rates: Rates) -> int:
    """The yearly rate for the apprentice's level; a city may set each above 4000 yuan."""
    if claim.level < 0 or claim.level >= len(rates.apprentice_year_fen):
        return 0
    return rates.apprentice_year_fen[claim.level]


@amount(17)
def apprentice_fen(claim: Facts, rates: Rates) -> int:
    """Clause 17: at least 4000 yuan a person-year, by completed months (decision D1)."""
    return apprentice_months_fen(claim.months, apprentice_rate_fen(claim, rates))


@check(findings.HIRE)
def is_newly_hired(claim: Facts, rates: Rates) -> bool:
    """Clause 18: pre-job training starts within so many months of hiring (decision C9).

    The same day so many months on is the period's last, as with every other period in months here.
    """
    if claim.hired_on <= 0 or claim.started_on <= 0:
        return False
    return claim.started_on <= add_months(claim.hired_on, rates.pre_job_hire_months)


@amount(18)
def pre_job_fen(claim: Facts, rates: Rates) -> int:
    """Clause 18: pre-job training, safety training included."""
    return rates.pre_job_fen


@amount(18)
def job_transfer_fen(claim: Facts, rates: Rates) -> int:
    """Clause 18: training for another post or trade."""
    return rates.job_transfer_fen
