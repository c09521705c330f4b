"""Every worked example, on every engine: what the law requires is what is decided, to the fen."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import pytest

from jiangxin.engines.native.deciding import adjudicate
from jiangxin.kernel.refusals import Refused
from jiangxin.policy.decision import findings_of
from jiangxin.policy.examples import Example, load_examples, run, sum_decisions
from jiangxin.policy.findings import CODES
from jiangxin.policy.pack import load_pack
from jiangxin.policy.vocabulary import BENEFITS, Fund, Payee

PACK = "heilongjiang-2019"
EXAMPLES = load_examples(PACK)
DECIDABLE = [example for example in EXAMPLES if not example.refused_rate]
REFUSED_WHEN_READ = [example for example in EXAMPLES if example.refused_rate]


class Result(NamedTuple):
    """What every engine says of one claim."""

    is_granted: bool
    amount_fen: int
    payee: Payee
    fund: Fund
    findings: tuple[str, ...]


def decide_in_python(example: Example) -> list[Result]:
    return [
        Result(
            decision.is_granted,
            decision.amount_fen,
            decision.payee,
            decision.fund,
            tuple(sorted(finding.code for finding in decision.findings)),
        )
        for decision in run(example)
    ]


def decide_natively(example: Example) -> list[Result]:
    decided = adjudicate(
        example.all_claims, [grant.claim for grant in example.history], load_pack(PACK), example.book
    )
    return [
        Result(
            decision.is_granted,
            decision.amount_fen,
            Payee(decision.payee),
            Fund(decision.fund),
            tuple(sorted(finding.code for finding in findings_of(decision.mask))),
        )
        for decision in decided
    ]


ENGINES = [pytest.param(decide_in_python, id="python"), pytest.param(decide_natively, id="native")]


@pytest.mark.parametrize("decide", ENGINES)
@pytest.mark.parametrize("example", DECIDABLE, ids=lambda example: example.id)
def test_what_is_decided_is_what_the_law_requires(
    example: Example, decide: Callable[[Example], list[Result]]
) -> None:
    required = [
        Result(expected.is_granted, expected.amount_fen, expected.payee, expected.fund, expected.findings)
        for expected in example.all_expected
    ]
    assert decide(example) == required


@pytest.mark.parametrize("example", DECIDABLE, ids=lambda example: example.id)
def test_what_is_still_to_pay_or_recover(example: Example) -> None:
    decisions = run(example)
    assert [decision.net_fen for decision in decisions] == [
        expected.net_fen for expected in example.all_expected
    ]
    if example.total is not None:
        assert sum_decisions(decisions) == example.total


@pytest.mark.parametrize("example", REFUSED_WHEN_READ, ids=lambda example: example.id)
def test_a_rate_outside_the_policy_is_refused_when_it_is_read(example: Example) -> None:
    with pytest.raises(Refused) as refused:
        run(example)
    assert refused.value.code == f"rate.{example.refused_rate}"
    assert refused.value.clause == str(example.clause)


def test_there_are_examples_of_every_benefit_and_every_way_to_be_refused() -> None:
    granted = dict.fromkeys(map(int, BENEFITS), 0)
    found: set[str] = set()
    for example in DECIDABLE:
        for stated in example.claims:
            granted[stated.claim.facts.benefit] += 1
            found |= set(stated.expected.findings)
    assert len(EXAMPLES) >= 130
    assert min(granted.values()) >= 3
    assert set(CODES) - found == set()
