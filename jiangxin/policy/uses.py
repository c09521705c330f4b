"""What a claim would use up, and what a grant is remembered by: the currency in which limits are counted."""

from typing import NamedTuple

from jiangxin.policy.days import year_of
from jiangxin.policy.facts import Facts
from jiangxin.policy.rates import Rates
from jiangxin.policy.rules.allowances import paid_days
from jiangxin.policy.rules.registry import step
from jiangxin.policy.vocabulary import Benefit


class Use(NamedTuple):
    """What one claim would use up, and what a grant is remembered by."""

    benefit: int
    counted_on: int
    year: int
    level: int
    occupation: int
    course: int
    employer: int
    hired_on: int
    started_on: int
    ended_on: int
    months: int
    days: int
    school_items: int
    has_limit_override: bool
    amount_fen: int
    units: int


@step
def counted_on(claim: Facts) -> int:
    """The day that orders a person's claims (decision B2): certificate, start of work, or last day."""
    if claim.benefit == Benefit.PLACEMENT_SERVICE:
        return claim.employed_on
    if claim.certified_on > 0 and claim.benefit not in (Benefit.WORK_BASED, Benefit.ADVANCE):
        return claim.certified_on
    if claim.ended_on > 0:
        return claim.ended_on
    return claim.filed_on


@step
def counted_year(claim: Facts, rates: Rates, on: int) -> int:
    """The natural year a claim ordered by day `on` counts in (decisions B1, B2)."""
    if rates.year_basis == 1:
        return year_of(claim.started_on)
    if rates.year_basis == 2:
        return year_of(claim.ended_on)
    if rates.year_basis == 3 and claim.applied_on > 0:
        return year_of(claim.applied_on)
    return year_of(on)


@step
def use_of(claim: Facts, rates: Rates, amount_fen: int) -> Use:
    """What the claim would use up if it were granted this amount. By position: this runs for every claim."""
    on = counted_on(claim)
    return Use(
        claim.benefit,
        on,
        counted_year(claim, rates, on),
        claim.level,
        claim.occupation,
        claim.course,
        claim.employer,
        claim.hired_on,
        claim.started_on,
        claim.ended_on,
        claim.months,
        paid_days(claim),
        claim.school_items,
        claim.has_limit_override,
        amount_fen,
        0,
    )


@step
def overlaps(use: Use, grant: Use) -> bool:
    """Whether two periods share a day; both ends are days of the period."""
    return use.started_on <= grant.ended_on and grant.started_on <= use.ended_on


@step
def granted_use(use: Use, amount_fen: int, measure: int) -> Use:
    """The use as it is remembered once granted, with the amount and measure really granted."""
    months = measure if use.benefit == Benefit.APPRENTICESHIP else use.months
    days = measure if use.benefit == Benefit.LIVING_ALLOWANCE else use.days
    units = measure if use.benefit == Benefit.WORK_BASED else use.units
    return Use(
        benefit=use.benefit,
        counted_on=use.counted_on,
        year=use.year,
        level=use.level,
        occupation=use.occupation,
        course=use.course,
        employer=use.employer,
        hired_on=use.hired_on,
        started_on=use.started_on,
        ended_on=use.ended_on,
        months=months,
        days=days,
        school_items=use.school_items,
        has_limit_override=use.has_limit_override,
        amount_fen=amount_fen,
        units=units,
    )
