"""The questionnaire: every question is reached, every path ends in a result, every benefit can be paid."""

import random
from collections.abc import Iterator

import pytest

from jiangxin.engines.native.deciding import adjudicate
from jiangxin.interfaces.portal.calculator.answers import follow
from jiangxin.interfaces.portal.calculator.questionnaire import QUESTIONS
from jiangxin.interfaces.portal.calculator.questions import Kind, Question
from jiangxin.interfaces.portal.calculator.results import describe_result
from jiangxin.interfaces.portal.calculator.situations import BENEFIT_BY_CODE, read_situation
from jiangxin.interfaces.portal.calculator.suggestions import StoredQuery
from jiangxin.interfaces.portal.policy_source import get_own_law
from jiangxin.policy.decision import Claim
from jiangxin.policy.evaluate import Adjudicator
from jiangxin.policy.vocabulary import BENEFITS, Benefit

CONTROLLING = {code for question in QUESTIONS for condition in question.asked_when for code in condition}
"""Questions whose answer decides what is asked later."""


def options_that_matter(question: Question) -> list[tuple[str, ...]]:
    """Answers to try: all where later questions depend on them, else one that is good."""
    if question.options:
        codes = [option.code for option in question.options]
        return [(code,) for code in codes] if question.code in CONTROLLING else [(codes[-1],)]
    if question.kind is Kind.DAY:
        return (
            [("2020-06-30",)]
            if question.code in {"ended_on", "employed_on", "release_on"}
            else [("2020-03-01",)]
        )
    if question.kind is Kind.PLACE:
        return [("230300",)]
    if question.kind is Kind.OCCUPATION:
        return [("电工",)]
    return [(str(max(question.lowest, 3)),)]


def walk(answers: dict[str, tuple[str, ...]]) -> Iterator[dict[str, tuple[str, ...]]]:
    """Every path from these answers to the end of the questionnaire."""
    step = follow(StoredQuery(answers)).open_step
    if step is None:
        yield answers
        return
    assert step.question.code not in answers, f"{answers} go round in a circle"
    for values in options_that_matter(step.question):
        yield from walk({**answers, step.question.code: values})


def an_answer(question: Question, draw: random.Random) -> tuple[str, ...]:
    """Any good answer, days and numbers near the limits."""
    if question.options:
        good = question.options[0] if draw.random() < 0.4 else draw.choice(question.options)
        return (good.code,)
    if question.kind is Kind.DAY:
        later = question.code in {"ended_on", "employed_on", "release_on"}
        return (draw.choice(["2020-06-30", "2020-08-31"] if later else ["2020-03-01", "2019-12-31"]),)
    if question.kind is Kind.PLACE:
        return (draw.choice(["230300", "230100"]),)
    if question.kind is Kind.OCCUPATION:
        return ("电工",)
    return (str(max(question.lowest, draw.choice([0, 1, 2, 3, 70]))),)


def wander(draw: random.Random) -> dict[str, tuple[str, ...]]:
    """One way through the questionnaire, each answer drawn."""
    answers: dict[str, tuple[str, ...]] = {}
    while True:
        step = follow(StoredQuery(answers)).open_step
        if step is None:
            return answers
        answers = {**answers, step.question.code: an_answer(step.question, draw)}


@pytest.fixture(scope="module")
def wanderings() -> list[dict[str, tuple[str, ...]]]:
    """Many ways through the questionnaire, the same in every run."""
    draw = random.Random(27)
    return [wander(draw) for _ in range(2500)]


@pytest.fixture(scope="module")
def paths() -> list[dict[str, tuple[str, ...]]]:
    """All paths through the questionnaire."""
    return list(walk({}))


def test_every_question_is_reached(paths):
    reached = {id(step.question) for path in paths for step in follow(StoredQuery(path)).steps}
    assert [question.code for question in QUESTIONS if id(question) not in reached] == []


def test_no_path_asks_the_same_twice(paths):
    for path in paths:
        codes = [step.question.code for step in follow(StoredQuery(path)).steps]
        assert len(codes) == len(set(codes)), codes


def test_every_kind_of_path_ends_in_a_result_in_both_languages(paths):
    kinds = {
        tuple(
            path.get(code, ()) for code in ("who", "benefit", "training", "outcome", "repeat", "paid_by")
        ): path
        for path in paths
    }
    for path in kinds.values():
        followed = follow(StoredQuery(path))
        for language in ("zh", "en"):
            result = describe_result(get_own_law(), followed, language)
            assert result.is_granted == bool(result.grants)
            assert result.is_granted or result.refusals, path
            assert len(result.answers) == len(path)


def test_the_calculator_is_the_adjudicator(wanderings):
    """Drawn answers, filed as a claim of a person of their own, are decided as it said."""
    law = get_own_law()
    claims, history, said = [], [], []
    for number, path in enumerate(wanderings):
        situation = read_situation(path)
        claims.append(Claim(str(number), str(number), situation.facts))
        history += [Claim(f"{number}/{h.claim_id}", str(number), h.facts) for h in situation.history]
        said.append(law.explain(situation.facts, situation.history).decision)
    decided = Adjudicator(law.pack, law.book).adjudicate(claims, history)
    compiled = adjudicate(claims, history, law.pack, law.book)
    for one, other, third in zip(said, decided, compiled, strict=True):
        assert one[2:] == other[2:]
        assert (one.mask, one.amount_fen, one.payee, one.fund) == third
    assert {decision.benefit for decision in decided if decision.is_granted} == set(Benefit)


def test_the_page_pays_what_the_adjudicator_decides(wanderings):
    law = get_own_law()
    for path in wanderings[:300]:
        situation = read_situation(path)
        decision = law.explain(situation.facts, situation.history).decision
        result = describe_result(law, follow(StoredQuery(path)), "zh")
        own = [grant for grant in result.grants if grant.name == BENEFITS[Benefit(decision.benefit)].zh]
        paid = [grant.each_fen for grant in own]
        assert paid == ([decision.net_fen] if decision.is_granted else [])


def test_every_benefit_is_offered_to_somebody(paths):
    assert {BENEFIT_BY_CODE[path["benefit"][0]] for path in paths} == set(Benefit)


def test_nobody_is_asked_for_a_number_or_an_age():
    words = " ".join(question.text.zh + question.hint.zh for question in QUESTIONS)
    assert "身份证" not in words
    assert "几岁" not in words
    assert "年龄" not in words.replace("不看年龄", "")
    assert any(question.code == "pension" for question in QUESTIONS)


def test_both_languages_say_something_everywhere():
    for question in QUESTIONS:
        texts = [question.text, question.text_self, *(option.text for option in question.options)]
        assert all(text.zh and text.en for text in texts if text is not None), question.code
        assert bool(question.hint.zh) == bool(question.hint.en), question.code
