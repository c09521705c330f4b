"""The one place where the public pages touch the policy: the pack in use, its rates, its decisions."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from jiangxin.domain.rulebook.queries import find_adopted_pack, get_rate_book
from jiangxin.policy.decision import Claim
from jiangxin.policy.evaluate import Adjudicator
from jiangxin.policy.examples import Example
from jiangxin.policy.explanation import Explainer, Explanation
from jiangxin.policy.facts import Facts
from jiangxin.policy.pack import Pack, load_pack
from jiangxin.policy.ratebook import PROVINCE, RateBook, RateRow

PACK_CODE = "heilongjiang-2019"
VISITOR = "visitor"
VISITORS_CLAIM = "asked"


def get_pack() -> Pack:
    """The policy whose pages these are."""
    return load_pack(PACK_CODE)


class Law(NamedTuple):
    """The pack with the book of rates that counts here: what every page and every decision rests on."""

    pack: Pack
    book: RateBook

    def list_rates(self, on: date, region: int) -> tuple[RateRow, ...]:
        """Every rate in force on a day in a city or, with the province's code, province-wide."""
        return self.book.list_rates(on=on, region=region)

    def explain(self, facts: Facts, history: Sequence[Claim] = ()) -> Explanation:
        """The decision on one claim of a visitor after his earlier grants, with its reasons."""
        adjudicator = Adjudicator(self.pack, self.book)
        claim = Claim(VISITORS_CLAIM, VISITOR, facts)
        step = next(adjudicator.walk((claim,), history))
        # an explainer is not to be shared between threads, and costs little to make
        return Explainer(adjudicator).explain(step)


def get_own_law() -> Law:
    """The pack with its own rates and no local ones."""
    return Law(get_pack(), get_pack().rate_book)


def get_law() -> Law:
    """The pack with the rates adopted here, local ones included; with its own until it is adopted."""
    if find_adopted_pack(PACK_CODE) is None:
        return get_own_law()
    return Law(get_pack(), get_rate_book(PACK_CODE))


def get_period() -> tuple[date, date]:
    """First and last day of the policy, by the province's rates."""
    rates = get_pack().rate_book.resolve(0, PROVINCE)
    return date.fromordinal(rates.starts_on), date.fromordinal(rates.ends_on)


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
