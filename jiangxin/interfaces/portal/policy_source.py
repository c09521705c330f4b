"""The one place where the public pages touch the policy: the pack in use, its rates, its decisions."""

from collections.abc import Sequence
from datetime import date
from functools import cache

from jiangxin.policy.decision import Claim
from jiangxin.policy.evaluate import Adjudicator
from jiangxin.policy.examples import Example
from jiangxin.policy.explanation import Explainer, Explanation
from jiangxin.policy.facts import Facts
from jiangxin.policy.pack import Pack, load_pack
from jiangxin.policy.ratebook import PROVINCE, RateRow

PACK_CODE = "heilongjiang-2019"


def get_pack() -> Pack:
    """The policy whose pages these are."""
    return load_pack(PACK_CODE)


@cache
def get_adjudicator() -> Adjudicator:
    """Decides claims under the pack; its own cache makes it worth keeping."""
    return Adjudicator(get_pack())


def get_period() -> tuple[date, date]:
    """First and last day of the policy, by the province's rates."""
    rates = get_pack().rate_book.resolve(0, PROVINCE)
    return date.fromordinal(rates.starts_on), date.fromordinal(rates.ends_on)


def list_rates(on: date, region: int) -> tuple[RateRow, ...]:
    """Every rate in force on a day in a city or, with the province's code, province-wide."""
    return get_pack().rate_book.list_rates(on=on, region=region)


def explain(person: str, facts: Facts, history: Sequence[Claim]) -> Explanation:
    """The decision on one claim of a person after earlier grants, with its reasons."""
    claim = Claim("asked", person, facts)
    # an explainer is not to be shared between threads, and costs little to make
    explained = Explainer(get_adjudicator()).explain_claim(claim.claim_id, (claim,), history)
    if explained is None:
        raise LookupError(claim.claim_id)
    return explained


def walk_example(example: Example) -> dict[str, Explanation]:
    """Every claim of a worked example decided under the example's own rates, with reasons, by claim id."""
    adjudicator = Adjudicator(get_pack(), example.book)
    explainer = Explainer(adjudicator)
    people = dict.fromkeys(claim.person for claim in example.all_claims)
    earlier = [grant.claim for grant in example.history]
    return {
        step.claim.claim_id: explainer.explain(step)
        for person in people
        for step in adjudicator.walk(
            [claim for claim in example.all_claims if claim.person == person],
            [claim for claim in earlier if claim.person == person],
        )
    }
