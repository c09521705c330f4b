"""Money before the training is finished (22): who may have it, how much, and what is set off later."""

from jiangxin.policy import findings
from jiangxin.policy.facts import Facts
from jiangxin.policy.rates import Rates
from jiangxin.policy.rules import charges, enterprise
from jiangxin.policy.rules.conditions import lists_benefit
from jiangxin.policy.rules.registry import amount, check, step
from jiangxin.policy.vocabulary import Benefit

SHARE_WHOLE_BP = 10_000


@check(findings.ADVANCE_TRAINING)
def is_advance_training(claim: Facts, rates: Rates) -> bool:
    """Clause 22: a training for which an advance is provided; apprenticeship by its own rule (D2)."""
    return lists_benefit(rates.advance_trainings, claim.training)


@check(findings.ADVANCE_GROUP)
def is_displaced(claim: Facts, rates: Rates) -> bool:
    """Clause 22: re-assigned or unemployed through capacity cuts; not asked of apprentices (D2)."""
    return claim.training == Benefit.APPRENTICESHIP or claim.categories & rates.advance_categories != 0


@step
def is_listed_city(city: int, rates: Rates) -> bool:
    """Whether the city is one of the four coal cities."""
    for listed in rates.advance_cities:  # noqa: SIM110 - a generator does not compile
        if city == listed and city != 0:
            return True
    return False


@check(findings.ADVANCE_CITY)
def is_from_coal_city(claim: Facts, rates: Rates) -> bool:
    """Clause 22: the person's enterprise is a listed one in the four coal cities (decision G2)."""
    if claim.training == Benefit.APPRENTICESHIP:
        return True
    return claim.is_listed_enterprise and is_listed_city(claim.source_city, rates)


@check(findings.ADVANCE_SHARE)
def is_share_allowed(claim: Facts, rates: Rates) -> bool:
    """Clause 22: not less than 70 % and not more than the whole (G1); half at most for apprentices (D2)."""
    if claim.training == Benefit.APPRENTICESHIP:
        return 0 < claim.advance_share_bp <= rates.apprentice_advance_max_bp
    return rates.advance_share_min_bp <= claim.advance_share_bp <= rates.advance_share_max_bp


@check(findings.ADVANCE_OVERDUE)
def owes_nothing(claim: Facts, rates: Rates) -> bool:
    """Decision G3: no new advance while a recovery is overdue."""
    return not claim.has_overdue_recovery


@amount(22)
def expected_fen(claim: Facts, rates: Rates) -> int:
    """What the training will pay for this person if all goes well: the base of the advance (G1)."""
    if claim.training == Benefit.EMPLOYMENT_SKILLS:
        return charges.charge_fen(claim, rates)
    if claim.training == Benefit.PROJECT_BASED:
        return charges.project_fen(claim, rates)
    if claim.training == Benefit.STAFF_SKILL:
        return enterprise.staff_fen(claim, rates)
    if claim.training == Benefit.APPRENTICESHIP:
        return enterprise.apprentice_fen(claim, rates)
    if claim.training == Benefit.PRE_JOB:
        return rates.pre_job_fen
    if claim.training == Benefit.JOB_TRANSFER:
        return rates.job_transfer_fen
    return 0


@amount(22)
def advance_fen(claim: Facts, rates: Rates) -> int:
    """Clause 22: the share asked for of the expected subsidy, half a fen up."""
    share_fen = expected_fen(claim, rates) * claim.advance_share_bp
    return (share_fen + SHARE_WHOLE_BP // 2) // SHARE_WHOLE_BP
