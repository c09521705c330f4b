"""Deciding: order, grouping, history, digest."""

from __future__ import annotations

from datetime import date

import pytest

from jiangxin.policy.decision import Claim, digest_of, findings_of, order_key
from jiangxin.policy.evaluate import Adjudicator
from jiangxin.policy.examples import find_example
from jiangxin.policy.facts import Facts
from jiangxin.policy.pack import load_pack
from jiangxin.policy.rate_definitions import PROVINCE
from jiangxin.policy.vocabulary import Certificate, Level, Organisation

PACK = load_pack("heilongjiang-2019")
ADJUDICATOR = Adjudicator(PACK)


def ordinary() -> Facts:
    example = find_example(PACK.code, "17-intermediate")
    assert example is not None
    return example.claims[0].claim.facts


def claim(claim_id: str, person: str = "甲", **changes: object) -> Claim:
    return Claim(claim_id, person, ordinary()._replace(**changes))


def test_one_claim_is_decided_as_among_many() -> None:
    earlier = claim("h", level=Level.SENIOR, certified_on=ordinary().certified_on - 9)
    one = ADJUDICATOR.decide(claim("1"), [earlier])
    assert one == ADJUDICATOR.adjudicate([claim("1")], [earlier])[0]
    assert [finding.code for finding in one.findings] == ["21.lower_level"]
    assert (one.policy, one.policy_version) == (PACK.code, PACK.version)
    assert ADJUDICATOR.decide(claim("1")).findings == ()


def test_decisions_come_in_the_order_of_the_claims() -> None:
    claims = [claim("b", "乙"), claim("a", "甲"), claim("c", "乙", occupation=9)]
    assert [decision.claim_id for decision in ADJUDICATOR.adjudicate(claims)] == ["b", "a", "c"]


def test_the_order_of_claims_changes_no_decision() -> None:
    claims = [claim(str(number), occupation=number % 3 + 1, level=number % 2 + 4) for number in range(1, 12)]
    forward = {decision.claim_id: decision for decision in ADJUDICATOR.adjudicate(claims)}
    backward = {decision.claim_id: decision for decision in ADJUDICATOR.adjudicate(claims[::-1])}
    assert forward == backward
    assert sum(decision.is_granted for decision in forward.values()) == 3


def test_an_id_used_twice_is_an_error() -> None:
    with pytest.raises(ValueError, match="repeat"):
        ADJUDICATOR.adjudicate([claim("1", "甲"), claim("1", "乙")])


def test_shorter_ids_come_first() -> None:
    keys = [order_key(claim(text), 5) for text in ("9", "10", "2", "100")]
    assert [key[2] for key in sorted(keys)] == ["2", "9", "10", "100"]


def test_history_counts_even_where_it_would_not_be_granted_now() -> None:
    unproven = claim("h", certificate=Certificate.NONE, organisation=Organisation.PUBLIC_BODY)
    refused = ADJUDICATOR.decide(claim("1"), [unproven])
    assert [finding.code for finding in refused.findings] == ["21.repeat"]


def test_the_digest_covers_facts_grants_and_rates() -> None:
    base = ADJUDICATOR.decide(claim("1")).digest
    later = PACK.rate_book.with_local('[[value]]\nid = "living_day_fen"\nfrom = 2022-01-01\nvalue = 2000')
    others = {
        ADJUDICATOR.decide(claim("1", insured_months=1)).digest,
        ADJUDICATOR.decide(claim("1"), [claim("h", occupation=9)]).digest,
        Adjudicator(PACK, later).decide(claim("1")).digest,
    }
    assert base not in others
    assert len(others) == 3
    assert ADJUDICATOR.decide(claim("other id")).digest == base
    assert digest_of(ordinary(), (), "a") != digest_of(ordinary(), (), "b")


def test_rates_are_of_the_day_and_place_of_the_claim() -> None:
    rows = '[[value]]\nid = "staff_fen"\nfrom = 2020-01-01\nregion = 230600\nvalue = { 4 = 160000 }'
    adjudicator = Adjudicator(PACK, PACK.rate_book.with_local(rows))
    daqing = {"region": 230600}
    before = {"filed_on": date(2019, 12, 31).toordinal(), **daqing}
    amounts = [adjudicator.decide(claim("1", **fact)).amount_fen for fact in ({}, daqing, before)]
    assert amounts == [1500_00, 1600_00, 1500_00]
    assert adjudicator.rates_for(ordinary()) == adjudicator.book.resolve(ordinary().filed_on, PROVINCE)


def test_no_bit_is_no_finding() -> None:
    assert findings_of(0) == ()
