"""Poor students of technical schools (4): five charges waived, and the national grant."""

from jiangxin.policy import findings
from jiangxin.policy.facts import Facts
from jiangxin.policy.rates import Rates
from jiangxin.policy.rules.registry import amount, check
from jiangxin.policy.vocabulary import Organisation


@check(findings.STUDENT)
def is_poor_student(claim: Facts, rates: Rates) -> bool:
    """Clause 4: a child of a registered poor household, at a technical school."""
    return (
        claim.categories & rates.school_categories != 0
        and claim.organisation == Organisation.TECHNICAL_SCHOOL
    )


@check(findings.SCHOOL_ITEMS)
def has_waived_items(claim: Facts, rates: Rates) -> bool:
    """Clause 4: the charges waived are among its five, and each was really charged."""
    if claim.school_items == 0 or claim.school_items & ~rates.school_items != 0:
        return False
    return claim.actual_fee_fen > 0


@amount(4)
def exemption_fen(claim: Facts, rates: Rates) -> int:
    """Clause 4: the waived charges themselves; the clause sets no other figure."""
    if claim.posted_fee_fen > 0:
        return min(claim.actual_fee_fen, claim.posted_fee_fen)
    return claim.actual_fee_fen


@amount(4)
def grant_fen(claim: Facts, rates: Rates) -> int:
    """Clause 4: the national grant for one school year."""
    return rates.school_grant_fen
