"""Whatever is claimed and in whatever order: no limit of clauses 17, 19, 20 and 21 is ever passed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from jiangxin.policy.decision import Claim, Decision
from jiangxin.policy.evaluate import Adjudicator
from jiangxin.policy.examples import load_examples
from jiangxin.policy.facts import Facts
from jiangxin.policy.pack import load_pack
from jiangxin.policy.vocabulary import Benefit

PACK = load_pack("heilongjiang-2019")
ADJUDICATOR = Adjudicator(PACK)
FIRST, LAST = date(2019, 1, 1).toordinal(), date(2021, 12, 31).toordinal()


def ordinary(benefit: Benefit) -> Facts:
    """The facts of a granted example of the benefit."""
    return next(
        stated.claim.facts
        for example in load_examples(PACK.code)
        for stated in example.claims
        if stated.claim.facts.benefit == benefit and stated.expected.is_granted
    )


ORDINARY = {benefit: ordinary(benefit) for benefit in Benefit}
DAYS = st.integers(min_value=FIRST, max_value=LAST)


@st.composite
def claims_of(draw: st.DrawFn, benefits: Sequence[Benefit]) -> list[Claim]:
    """Up to a dozen synthetic claims of three people, each valid by its own facts or nearly so."""
    drawn = []
    for number in range(draw(st.integers(min_value=1, max_value=12))):
        facts = ORDINARY[draw(st.sampled_from(benefits))]
        started_on = draw(DAYS)
        ended_on = started_on + draw(st.integers(min_value=0, max_value=400))
        changes = {
            "filed_on": started_on,
            "started_on": started_on,
            "ended_on": ended_on,
            "certified_on": ended_on,
            "occupation": draw(st.integers(min_value=1, max_value=4)),
            "level": draw(st.integers(min_value=3, max_value=5)),
            "months": draw(st.integers(min_value=1, max_value=13)),
            "is_passed": draw(st.booleans()) or draw(st.booleans()),
        }
        person = draw(st.sampled_from("甲乙丙"))
        drawn.append(Claim(str(number), person, facts._replace(**changes)))  # type: ignore[arg-type]
    return drawn


TRAININGS = (Benefit.EMPLOYMENT_SKILLS, Benefit.STAFF_SKILL, Benefit.JOB_TRANSFER, Benefit.PROJECT_BASED)


def granted(claims: Sequence[Claim]) -> list[tuple[Claim, Decision]]:
    decisions = ADJUDICATOR.adjudicate(claims)
    return [(claim, found) for claim, found in zip(claims, decisions, strict=True) if found.is_granted]


@settings(deadline=None)
@given(claims_of(TRAININGS))
def test_three_a_year_and_no_level_twice(claims: list[Claim]) -> None:
    paid = [claim for claim, _ in granted(claims)]
    years = Counter((claim.person, date.fromordinal(claim.facts.certified_on).year) for claim in paid)
    levels = Counter((claim.person, claim.facts.occupation, claim.facts.level) for claim in paid)
    assert all(count <= 3 for count in years.values())
    assert all(count == 1 for count in levels.values())


@settings(deadline=None)
@given(claims_of([Benefit.WORK_BASED]))
def test_six_months_worth_and_no_day_twice(claims: list[Claim]) -> None:
    paid = granted(claims)
    for person in "甲乙丙":
        own = [(claim, found) for claim, found in paid if claim.person == person]
        assert sum(found.amount_fen for _, found in own) <= 6 * 500_00
        days = [day for claim, _ in own for day in range(claim.facts.started_on, claim.facts.ended_on + 1)]
        assert len(days) == len(set(days))


@settings(deadline=None)
@given(claims_of([Benefit.APPRENTICESHIP]))
def test_twenty_four_months_of_one_apprenticeship(claims: list[Claim]) -> None:
    totals: Counter[tuple[str, int, int]] = Counter()
    for claim, found in granted(claims):
        totals[claim.person, claim.facts.occupation, claim.facts.level] += found.amount_fen
    # each instalment is rounded to the fen, so that half a fen may be gained a time
    assert all(Fraction(total) <= 8000_00 + Fraction(len(claims), 2) for total in totals.values())


@settings(deadline=None)
@given(claims_of(list(Benefit)), st.randoms(use_true_random=False))
def test_neither_the_order_of_rows_nor_another_person_matters(claims: list[Claim], random: Random) -> None:
    by_id = {found.claim_id: found for found in ADJUDICATOR.adjudicate(claims)}
    shuffled = list(claims)
    random.shuffle(shuffled)
    assert {found.claim_id: found for found in ADJUDICATOR.adjudicate(shuffled)} == by_id
    alone = [claim for claim in claims if claim.person == "甲"]
    assert all(found == by_id[found.claim_id] for found in ADJUDICATOR.adjudicate(alone))


@settings(deadline=None)
@given(claims_of(list(Benefit)), st.integers(min_value=1, max_value=500_00))
def test_a_higher_rate_never_pays_less(claims: list[Claim], more_fen: int) -> None:
    book = PACK.rate_book
    for rate in ("living_day_fen", "pre_job_fen", "job_transfer_fen", "placement_fen", "work_month_fen"):
        value = book.list_history(rate)[0].value
        assert isinstance(value, int)
        book = book.replaced(rate, value + more_fen)
    raised = Adjudicator(PACK, book).adjudicate(claims)
    for before, after in zip(ADJUDICATOR.adjudicate(claims), raised, strict=True):
        assert after.amount_fen >= before.amount_fen
        assert after.is_granted == before.is_granted
