"""Reading worked examples: what is filled in, and what is refused with its place and reason."""

from __future__ import annotations

import re

import pytest

from jiangxin.policy.examples import Example, find_example, load_examples, read_examples, require_distinct
from jiangxin.policy.pack import load_pack
from jiangxin.policy.pack_fields import parse_pack
from jiangxin.policy.vocabulary import Benefit, Fund, Payee

PACK = "heilongjiang-2019"
ORDINARY = """
[living_allowance]
city = "哈尔滨"
filed_on = 2020-03-02
categories = ["poor_labourer"]
training = "employment_skills"
course = "甲班"
planned_days = 15
attended_days = 15
payee = "person"
fund = "employment_subsidy"
"""
HEAD = """
clause = 20
[[example]]
id = "x"
title_zh = "标题"
title_en = "Title"
why_zh = "理由"
why_en = "Why"
"""
CLAIM = '[[example.claims]]\nbenefit = "living_allowance"\n'
PAID = 'expect = { granted = true, amount = "225.00" }\n'


def read(text: str, ordinary: str = ORDINARY) -> list[Example]:
    book = load_pack(PACK).rate_book
    return read_examples(parse_pack(text, "clause_20.toml"), parse_pack(ordinary, "ordinary.toml"), book)


def test_usual_facts_are_filled_in_and_its_own_come_first() -> None:
    (example,) = read(HEAD + CLAIM + 'attended_days = 12\ncourse = ""\n' + PAID)
    (stated,) = example.claims
    facts = stated.claim.facts
    assert (facts.benefit, facts.attended_days, facts.planned_days) == (Benefit.LIVING_ALLOWANCE, 12, 15)
    assert (facts.course, facts.employer) == (0, 0)
    assert stated.claim.claim_id == "x/1"
    assert (stated.expected.payee, stated.expected.fund) == (Payee.PERSON, Fund.EMPLOYMENT_SUBSIDY)
    assert {line.name: line.value_zh for line in stated.lines}["attended_days"] == "12"
    assert "course" not in {line.name for line in stated.lines}
    assert (example.clause, example.decisions, example.total) == (20, (), None)


def test_names_are_the_same_number_wherever_they_stand() -> None:
    history = '[[example.history]]\nbenefit = "living_allowance"\nemployer = "甲班"\n'
    (example,) = read(HEAD + history + CLAIM + PAID + CLAIM + 'course = "乙班"\n' + PAID)
    first, second = (stated.claim.facts for stated in example.claims)
    (grant,) = example.history
    assert grant.claim.facts.course == first.course != second.course
    assert grant.claim.facts.employer not in (first.course, second.course, 0)
    assert {line.name: line.value_zh for line in grant.lines}["course"] == "甲班"
    assert grant.claim.claim_id == "x/h1"


def test_a_claim_may_stand_for_several_people() -> None:
    (example,) = read(HEAD + CLAIM + 'count = 3\nperson = "学员"\n' + PAID)
    assert [(claim.claim_id, claim.person) for claim in example.all_claims] == [
        ("x/1-001", "学员1"),
        ("x/1-002", "学员2"),
        ("x/1-003", "学员3"),
    ]
    assert len(example.all_expected) == 3


def test_what_was_advanced_is_taken_off_unless_stated() -> None:
    (example,) = read(HEAD + CLAIM + 'advanced = "100.00"\n' + PAID)
    assert example.claims[0].expected.net_fen == 125_00


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (HEAD, "claims 与 refused_rate"),
        (HEAD + 'refused_rate = "living_day_fen"\n' + CLAIM + PAID, "claims 与 refused_rate"),
        (HEAD + "colour = 1\n" + CLAIM + PAID, "colour"),
        (HEAD + CLAIM, "缺少 expect"),
        (HEAD + CLAIM + "expect = { }\n", "granted"),
        (HEAD + CLAIM + 'expect = { granted = "yes", amount = "1.00" }\n', "granted"),
        (HEAD + CLAIM + "expect = { granted = true }\n", "amount"),
        (HEAD + CLAIM + 'expect = { granted = false, amount = "0.00" }\n', "amount"),
        (HEAD + CLAIM + 'expect = { granted = false, findings = ["20.typo"] }\n', "20.typo"),
        (HEAD + CLAIM + 'expect = { granted = false, payee = "nobody" }\n', "nobody"),
        (HEAD + CLAIM + 'expect = { granted = false, colour = "red" }\n', "colour"),
        (HEAD + CLAIM + "age = 57\n" + PAID, "age"),
        (HEAD + CLAIM + "attended_days = -1\n" + PAID, "attended_days"),
        (HEAD + '[[example.claims]]\nbenefit = "pre_job"\n' + PAID, "pre_job"),
        (HEAD + "[[example.claims]]\n" + PAID, "benefit"),
        (HEAD + "total = 5\n" + CLAIM + PAID, "total"),
        (HEAD + 'total = { amount = "5.00" }\n' + CLAIM + PAID, "net"),
        (HEAD.replace('title_en = "Title"\n', "") + CLAIM + PAID, "title_en"),
        ("colour = 1\n" + HEAD + CLAIM + PAID, "colour"),
    ],
)
def test_a_mistake_is_refused_with_its_place(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason) as refused:
        read(text)
    assert "clause_20.toml" in str(refused.value)


def test_examples_are_found_by_id() -> None:
    found = find_example(PACK, "17-urgent-intermediate")
    assert found is not None
    assert (found.clause, found.all_expected[0].amount_fen) == (17, 1800_00)
    assert find_example(PACK, "17-none") is None
    assert load_examples(PACK) is load_examples(PACK)


def test_an_id_used_twice_is_refused() -> None:
    first, second = load_examples(PACK)[:2]
    require_distinct([first, second])
    with pytest.raises(ValueError, match=first.id):
        require_distinct([first, second, first])


@pytest.mark.parametrize("example", load_examples(PACK), ids=lambda example: example.id)
def test_an_example_is_told_in_both_languages_and_names_its_clause(example: Example) -> None:
    assert example.id.split("-")[0] == str(example.clause)
    assert example.why_zh.strip("。") == example.why_zh
    assert not re.search("[\u4e00-\u9fff]", example.title_en)
    assert re.search("[\u4e00-\u9fff]", example.title_zh)


# In these the days are out of order on purpose.
OUT_OF_ORDER = {"19-dates-reversed", "23-employed-first"}


IN_ORDER = [example for example in load_examples(PACK) if example.id not in OUT_OF_ORDER]


@pytest.mark.parametrize("example", IN_ORDER, ids=lambda example: example.id)
def test_days_of_an_example_come_in_their_natural_order(example: Example) -> None:
    early = {one.claim.claim_id for one in example.claims if "21.certificate_day" in one.expected.findings}
    for claim in (*example.all_claims, *(grant.claim for grant in example.history)):
        facts = claim.facts
        certified_on = 0 if claim.claim_id in early else facts.certified_on
        steps = (facts.filed_on, facts.started_on, facts.ended_on, certified_on, facts.applied_on)
        given = [day for day in steps if day]
        assert given == sorted(given), claim.claim_id
        assert not facts.employed_on or facts.employed_on >= facts.ended_on
