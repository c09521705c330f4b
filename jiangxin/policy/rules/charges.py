"""Training paid by its charge: key groups (14), project-based (15), in custody (16), entrepreneurship (3)."""

from jiangxin.policy import findings
from jiangxin.policy.days import add_months
from jiangxin.policy.facts import Facts
from jiangxin.policy.rates import Rates
from jiangxin.policy.rules.registry import amount, check, step


@step
def lower_limit(fee_fen: int, limit_fen: int) -> int:
    """The fee, or the limit where one is set (above 0) and lower."""
    if 0 < limit_fen < fee_fen:
        return limit_fen
    return fee_fen


@check(findings.KEY_GROUP)
def is_key_group(claim: Facts, rates: Rates) -> bool:
    """Clause 14: belongs to one of its groups at class start."""
    return claim.categories & rates.key_group_categories != 0


@check(findings.PROJECT_GROUP)
def is_project_group(claim: Facts, rates: Rates) -> bool:
    """Clause 15: poor labourers, those unemployed through capacity cuts, veterans."""
    return claim.categories & rates.project_categories != 0


@check(findings.CUSTODIAL_GROUP)
def is_custodial_group(claim: Facts, rates: Rates) -> bool:
    """Clause 16: a prisoner or a person in drug rehabilitation."""
    return claim.categories & rates.custodial_categories != 0


@check(findings.RELEASE)
def is_near_release(claim: Facts, rates: Rates) -> bool:
    """Clause 16: a prisoner is less than a year from release at class start (decision I1)."""
    if claim.categories & rates.release_categories == 0 or not is_custodial_group(claim, rates):
        return True
    if claim.categories & rates.custodial_categories & ~rates.release_categories != 0:
        return True
    if claim.release_on <= claim.started_on or claim.started_on <= 0:
        return False
    if rates.release_basis == 1:
        return claim.release_on < add_months(claim.started_on, 12)
    return claim.release_on - claim.started_on < rates.release_days


@check(findings.FOUNDER_GROUP)
def is_founder_group(claim: Facts, rates: Rates) -> bool:
    """Clause 3: a key group about to found a business, or someone who has founded one."""
    return claim.categories & rates.founder_categories != 0


@amount(14)
def charge_fen(claim: Facts, rates: Rates) -> int:
    """Clauses 3, 14 and 16: by charge, the lowest of paid, posted and the city's ceiling (decision C1)."""
    if rates.charge_basis == 1:
        fee_fen = claim.posted_fee_fen
    elif rates.charge_basis == 2:
        fee_fen = claim.actual_fee_fen
    else:
        fee_fen = min(claim.actual_fee_fen, claim.posted_fee_fen)
    return lower_limit(lower_limit(fee_fen, claim.ceiling_fen), rates.charge_ceiling_fen)


@amount(15)
def project_fen(claim: Facts, rates: Rates) -> int:
    """Clause 15: the training charge, which is the contract's price for one trainee."""
    return lower_limit(claim.posted_fee_fen, claim.ceiling_fen)


@check(findings.CHARGE)
def has_charge(claim: Facts, rates: Rates) -> bool:
    """Clause 14: there is a charge to pay by."""
    return charge_fen(claim, rates) > 0


@check(findings.CHARGE)
def has_contract_price(claim: Facts, rates: Rates) -> bool:
    """Clause 15: the contract has a price for one trainee."""
    return project_fen(claim, rates) > 0
