"""Decide claims, one person at a time: each claim's own facts, then what earlier grants leave of it.

This is the reference. Other engines compile the same rules and must agree with it to the fen.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from jiangxin.policy import findings
from jiangxin.policy.decision import Claim, Decision, digest_of, order_key
from jiangxin.policy.entitlements import entitle
from jiangxin.policy.facts import Facts
from jiangxin.policy.judgement import evaluate
from jiangxin.policy.pack import Pack
from jiangxin.policy.ratebook import RateBook
from jiangxin.policy.rates import Rates
from jiangxin.policy.rules.conditions import anchor_on, payee_number
from jiangxin.policy.uses import Use, counted_on, granted_use, use_of
from jiangxin.policy.vocabulary import Fund, Payee

_PAYEES = {int(payee): payee for payee in Payee}
_FUNDS = {int(fund): fund for fund in Fund}


class Outcome(NamedTuple):
    """The numbers of a decision, before they are dressed: findings, amount, measure granted."""

    mask: int
    amount_fen: int
    measure: int

    @property
    def is_granted(self) -> bool:
        """Whether nothing found refuses the claim."""
        return self.mask & findings.REFUSALS == 0


class Step(NamedTuple):
    """One claim of a person's walk, with the grants that stood before it."""

    claim: Claim
    rates: Rates
    use: Use
    grants: tuple[Use, ...]
    outcome: Outcome


def judge(facts: Facts, grants: Sequence[Use], rates: Rates) -> tuple[Use, Outcome]:
    """Judge one claim given the grants before it. A claim its own facts refuse is not held against limits."""
    found, amount_fen = evaluate(facts, rates)
    use = use_of(facts, rates, amount_fen)
    if found & findings.REFUSALS:
        return use, Outcome(found, 0, 0)
    more, amount_fen, measure = entitle(use, grants, len(grants), rates)
    found |= more
    if found & findings.REFUSALS:
        return use, Outcome(found, 0, 0)
    return use, Outcome(found, amount_fen, measure)


class Adjudicator:
    """Decides claims under one pack and one book of rates."""

    def __init__(self, pack: Pack, book: RateBook | None = None) -> None:
        self.pack = pack
        self.book = pack.rate_book if book is None else book

    @cached_property
    def rates_digest(self) -> str:
        """Digest of the pack's code, version and rates."""
        return f"{self.pack.code}/{self.pack.version}/{self.book.digest}"

    def rates_for(self, facts: Facts) -> Rates:
        """The rates of the claim's anchor day and region."""
        return self.book.resolve(anchor_on(facts), facts.region)

    def walk(self, claims: Iterable[Claim], history: Iterable[Claim] = ()) -> Iterator[Step]:
        """Walk one person's claims in order; `history` are earlier grants, which count whatever they show."""
        grants = self.grants_of(history)
        for claim in sorted(claims, key=lambda claim: order_key(claim, counted_on(claim.facts))):
            rates = self.rates_for(claim.facts)
            use, outcome = judge(claim.facts, grants, rates)
            yield Step(claim, rates, use, tuple(grants), outcome)
            if outcome.is_granted:
                grants.append(granted_use(use, outcome.amount_fen, outcome.measure))

    def grants_of(self, history: Iterable[Claim]) -> list[Use]:
        """What one person's earlier grants are remembered by, in order."""
        grants: list[Use] = []
        for claim in sorted(history, key=lambda claim: order_key(claim, counted_on(claim.facts))):
            rates = self.rates_for(claim.facts)
            use = use_of(claim.facts, rates, evaluate(claim.facts, rates)[1])
            _, amount_fen, measure = entitle(use, grants, len(grants), rates)
            grants.append(granted_use(use, amount_fen, measure))
        return grants

    def dress(self, step: Step) -> Decision:
        """The decision of one step: payee, fund, set-off and digest added."""
        facts, outcome = step.claim.facts, step.outcome
        return Decision(
            step.claim.claim_id,
            facts.benefit,
            outcome.is_granted,
            outcome.amount_fen,
            facts.advanced_fen,
            outcome.amount_fen - facts.advanced_fen,
            payee_of(facts, step.rates),
            _FUNDS[step.rates.funds[facts.benefit]],
            outcome.mask,
            self.pack.code,
            self.pack.version,
            digest_of(facts, step.grants, self.rates_digest),
        )

    def decide(self, claim: Claim, history: Iterable[Claim] = ()) -> Decision:
        """Decide one claim after one person's earlier grants."""
        grants = self.grants_of(history) if history else []
        rates = self.rates_for(claim.facts)
        use, outcome = judge(claim.facts, grants, rates)
        return self.dress(Step(claim, rates, use, tuple(grants), outcome))

    def adjudicate(self, claims: Sequence[Claim], history: Iterable[Claim] = ()) -> list[Decision]:
        """Decide claims of any number of people; decisions come in the order of the claims.

        Raises ValueError if two claims share an id: their order would not be settled.
        """
        earlier = by_person(history)
        decided: dict[str, Decision] = {}
        for person, own in by_person(claims).items():
            for step in self.walk(own, earlier.get(person, ())):
                decided[step.claim.claim_id] = self.dress(step)
        if len(decided) != len(claims):
            raise ValueError("claim ids repeat")
        return [decided[claim.claim_id] for claim in claims]


def payee_of(facts: Facts, rates: Rates) -> Payee:
    """Who is paid: as the clause says, and the person where the class was filed so (decision C2)."""
    return _PAYEES[payee_number(facts, rates)]


def by_person(claims: Iterable[Claim]) -> dict[str, list[Claim]]:
    """Claims grouped by person, in the order given."""
    grouped: dict[str, list[Claim]] = {}
    for claim in claims:
        grouped.setdefault(claim.person, []).append(claim)
    return grouped
