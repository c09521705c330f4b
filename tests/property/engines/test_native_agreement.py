"""The compiled engine decides as CPython does, bit for bit, and both as the law's own properties demand."""

import random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jiangxin.engines.native.deciding import CompactDecision, adjudicate
from jiangxin.policy.evaluate import Adjudicator, by_person
from jiangxin.policy.ratebook import RateBook
from tests.property.claim_strategies import PACK, Batch, batches, books

EXAMPLES = 110
PERSONS = 200
steady = settings(deadline=None, suppress_health_check=list(HealthCheck))


def decide_in_cpython(batch: Batch, book: RateBook) -> list[CompactDecision]:
    """Every claim's numbers by the reference."""
    reference = Adjudicator(PACK, book)
    earlier = by_person(batch.history)
    numbers: dict[str, CompactDecision] = {}
    for person, own in by_person(batch.claims).items():
        for step in reference.walk(own, earlier.get(person, ())):
            decision = reference.dress(step)
            numbers[step.claim.claim_id] = CompactDecision(
                decision.mask, decision.amount_fen, int(decision.payee), int(decision.fund)
            )
    return [numbers[claim.claim_id] for claim in batch.claims]


def decide_natively(batch: Batch, book: RateBook) -> list[CompactDecision]:
    """Every claim's numbers by the compiled engine."""
    return adjudicate(batch.claims, batch.history, PACK, book)


@settings(steady, max_examples=EXAMPLES)
@given(batch=batches(PERSONS), book=books())
def test_compiled_and_reference_agree_on_every_bit(batch, book):
    """At least 110 × 100 = 11,000 people's histories a run."""
    expected, found = decide_in_cpython(batch, book), decide_natively(batch, book)
    for claim, one, other in zip(batch.claims, expected, found, strict=True):
        assert one == other, claim


@settings(steady, max_examples=25)
@given(batch=batches(), book=books(), seed=st.integers(0, 2**32 - 1))
def test_the_order_of_rows_never_matters(batch, book, seed):
    shuffled = Batch(list(batch.claims), list(batch.history))
    random.Random(seed).shuffle(shuffled.claims)
    random.Random(seed).shuffle(shuffled.history)
    before = dict(zip(_ids(batch), decide_natively(batch, book), strict=True))
    after = dict(zip(_ids(shuffled), decide_natively(shuffled, book), strict=True))
    assert before == after


RAISED = (
    "staff_fen", "staff_urgent_fen", "apprentice_year_fen", "pre_job_fen", "job_transfer_fen",
    "work_month_fen",
    "living_day_fen", "placement_fen", "school_grant_fen",
)  # fmt: skip


@settings(steady, max_examples=25)
@given(batch=batches(), rate=st.sampled_from(RAISED), more_fen=st.sampled_from([1, 100_00]))
def test_raising_a_rate_never_lowers_a_payment(batch, rate, more_fen):
    value = PACK.rate_book.list_history(rate)[0].value
    raised = (
        tuple(cell + more_fen if cell else 0 for cell in value)
        if isinstance(value, tuple)
        else value + more_fen
    )
    before = decide_natively(batch, PACK.rate_book)
    after = decide_natively(batch, PACK.rate_book.replaced(rate, raised))
    for claim, one, other in zip(batch.claims, before, after, strict=True):
        assert other.amount_fen >= one.amount_fen, claim


@settings(steady, max_examples=25)
@given(batch=batches(), book=books())
def test_an_unrelated_person_changes_nobody(batch, book):
    strangers = [
        claim._replace(person=f"乙{claim.person}", claim_id=f"9{claim.claim_id}") for claim in batch.claims
    ]
    alone = decide_natively(batch, book)
    together = decide_natively(Batch(batch.claims + strangers, batch.history), book)
    assert together[: len(alone)] == alone


@settings(steady, max_examples=25)
@given(batch=batches(), book=books())
def test_a_refused_claim_uses_up_nothing(batch, book):
    decided = list(zip(batch.claims, decide_natively(batch, book), strict=True))
    granted = [(claim, decision) for claim, decision in decided if decision.is_granted]
    again = decide_natively(Batch([claim for claim, _ in granted], batch.history), book)
    assert again == [decision for _, decision in granted]


@settings(steady, max_examples=25)
@given(batch=batches(), book=books(), ownership=st.integers(0, 2))
def test_ownership_changes_no_decision(batch, book, ownership):
    """Clause 8: public and private providers are treated alike."""
    owned = [claim._replace(facts=claim.facts._replace(ownership=ownership)) for claim in batch.claims]
    assert decide_natively(Batch(owned, batch.history), book) == decide_natively(batch, book)


def _ids(batch: Batch) -> list[str]:
    return [claim.claim_id for claim in batch.claims]


def test_batches_reach_grants_and_limits():
    """The strategies are worth something only if claims are granted and limits are met."""
    decisions: list[CompactDecision] = []
    masks = 0

    @settings(steady, max_examples=40, database=None)
    @given(batch=batches(PERSONS), book=books())
    def gather(batch, book):
        nonlocal masks
        found = decide_natively(batch, book)
        decisions.extend(found)
        for decision in found:
            masks |= decision.mask

    gather()
    assert sum(decision.is_granted for decision in decisions) > len(decisions) // 20
    assert bin(masks).count("1") > 45
