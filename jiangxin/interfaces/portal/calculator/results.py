"""The result page: how much, to whom, by which sum, why, what to bring, and what else to try."""

from datetime import date
from typing import NamedTuple

from jiangxin.interfaces.portal.calculator.answers import Path, write_query
from jiangxin.interfaces.portal.calculator.documents import Document, list_documents
from jiangxin.interfaces.portal.calculator.questions import Answers, Kind, Question
from jiangxin.interfaces.portal.calculator.situations import EXPECTED, Situation, read_situation
from jiangxin.interfaces.portal.calculator.suggestions import Suggestion, list_suggestions
from jiangxin.interfaces.portal.highlighting import CLAUSE_PREFIX
from jiangxin.interfaces.portal.languages import Language, Text
from jiangxin.interfaces.portal.places import name_place
from jiangxin.interfaces.portal.policy_source import Law
from jiangxin.interfaces.portal.rate_pages import WrittenRate, write_row
from jiangxin.interfaces.portal.rate_values import name_label
from jiangxin.policy.explanation import REFUSED, ExplainedFinding, Explanation
from jiangxin.policy.rules.conditions import anchor_on, lists_benefit
from jiangxin.policy.vocabulary import BENEFITS, FUNDS, PAYEES, Benefit, Payee

STILL_TO_COME = frozenset({"21.passed", "21.certificate"})
"""Conditions that are assumed, not met, while the training is not finished."""
DEADLINE = "claim_deadline_months"
READING = "reading"
WHERE = Text("到哪儿办", "Where")
CLAIMING_RATES = (
    (DEADLINE, Text("申领期限", "Claim by"), Text("取证后 {} 个月内", "within {} months of the certificate")),
    ("notice_working_days", Text("公示", "Public notice"), Text("{} 个工作日", "{} working days")),
)


class Reason(NamedTuple):
    """One condition: its outcome, what is said, how to mend it, and its clause (0: the plan as a whole)."""

    code: str
    outcome: str
    sentence: str
    fix: str
    clause: int


class SumLine(NamedTuple):
    """One line of the arithmetic."""

    clause: int
    name: str
    sentence: str
    amount_fen: int


class Grant(NamedTuple):
    """One benefit granted: what is paid to whom."""

    name: str
    payee: str
    fund: str
    amount_fen: int
    each_fen: int
    is_to_visitor: bool


class GivenAnswer(NamedTuple):
    """An answer with the way to change it."""

    code: str
    question: str
    answer: str
    query: str


class ClaimingFact(NamedTuple):
    """Something to know about claiming; `is_reading` where it is our reading, not the policy's words."""

    label: Text
    value: Text
    is_reading: bool


class Basis(NamedTuple):
    """Under which rates the result was found: day, place and version."""

    on: date
    place: str
    city: int
    version: str
    policy: str


class Result(NamedTuple):
    """All that the result page shows."""

    is_granted: bool
    is_expected: bool
    """Whether the pass is still to come and was assumed."""
    grants: tuple[Grant, ...]
    """What goes to the visitor first."""
    visitor_fen: int
    benefit: str
    headcount: int
    sum_lines: tuple[SumLine, ...]
    total_fen: int
    reasons: tuple[Reason, ...]
    refusals: tuple[Reason, ...]
    documents: tuple[Document, ...]
    suggestions: tuple[Suggestion, ...]
    answers: tuple[GivenAnswer, ...]
    claiming: tuple[ClaimingFact, ...]
    local_rates: tuple[WrittenRate, ...]
    """Local rates that the sum rests on, with where they come from."""
    basis: Basis


def describe_result(law: Law, path: Path, language: Language) -> Result:
    """The result of complete answers."""
    answers = path.answers
    situation = read_situation(answers)
    main = law.explain(situation.facts, situation.history)
    beside = explain_living(law, answers, situation) if main.decision.is_granted else None
    granted = [told for told in (main, beside) if told is not None and told.decision.is_granted]
    grants = [tell_grant(item, situation, answers, language) for item in granted]
    is_expected = EXPECTED in answers.get("outcome", ())
    reasons, refusals = tell_reasons(main, is_expected, language)
    benefit = Benefit(situation.facts.benefit)
    return Result(
        is_granted=main.decision.is_granted,
        is_expected=is_expected,
        grants=tuple(sorted(grants, key=lambda grant: not grant.is_to_visitor)),
        visitor_fen=sum(grant.amount_fen for grant in grants if grant.is_to_visitor),
        benefit=name_label(BENEFITS[benefit], language),
        headcount=situation.headcount,
        sum_lines=tuple(line for item in granted for line in tell_sum(item, situation.headcount, language)),
        total_fen=sum(item.decision.net_fen for item in granted) * situation.headcount,
        reasons=reasons,
        refusals=refusals,
        documents=list_documents(
            benefit,
            is_paid_to_person=main.decision.payee is Payee.PERSON,
            is_own="self" in answers.get("who", ()),
        ),
        suggestions=list_suggestions(law, answers, main, language),
        answers=tell_answers(path, language),
        claiming=tell_claiming(law, situation),
        local_rates=list_local_rates(law, situation, granted, language),
        basis=tell_basis(law, situation, language),
    )


def tell_basis(law: Law, situation: Situation, language: Language) -> Basis:
    """The day whose rates apply, the paying city, and the version of the policy."""
    return Basis(
        on=date.fromordinal(anchor_on(situation.facts)),
        place=name_place(situation.facts.region, language),
        city=situation.facts.region,
        version=law.pack.version,
        policy=law.pack.title_en if language == "en" else law.pack.title,
    )


def tell_reasons(main: Explanation, is_expected: bool, language: Language) -> tuple[tuple[Reason, ...], ...]:
    """What holds or is to be noted, without what is only assumed; and why it is refused."""
    reasons = [tell_reason(found, language) for found in main.findings]
    assumed = STILL_TO_COME if is_expected else frozenset()
    return (
        tuple(reason for reason in reasons if reason.outcome != REFUSED and reason.code not in assumed),
        tuple(reason for reason in reasons if reason.outcome == REFUSED),
    )


def tell_claiming(law: Law, situation: Situation) -> tuple[ClaimingFact, ...]:
    """Where, until when and after which notice, by the rates of that day and place."""
    facts = situation.facts
    rows = {
        row.definition.id: row for row in law.list_rates(date.fromordinal(anchor_on(facts)), facts.region)
    }
    needs_certificate = rows.get("certificate_benefits")
    has_deadline = needs_certificate is not None and lists_benefit(
        int(needs_certificate.value.value),  # type: ignore[arg-type]
        facts.benefit,
    )
    told = [ClaimingFact(WHERE, where_to_claim(facts.region), False)]
    for rate, label, value in CLAIMING_RATES:
        if rate in rows and (rate != DEADLINE or has_deadline):
            count = rows[rate].value.value
            words = Text(value.zh.format(count), value.en.format(count))
            told.append(ClaimingFact(label, words, rows[rate].definition.status == READING))
    return tuple(told)


def where_to_claim(city: int) -> Text:
    """The office of the paying city."""
    return Text(
        f"{name_place(city, 'zh')}人社经办机构，电话 12333",
        f"The employment service of {name_place(city, 'en')}, telephone 12333",
    )


def list_local_rates(
    law: Law, situation: Situation, granted: list[Explanation], language: Language
) -> tuple[WrittenRate, ...]:
    """Local rates of the clauses the sum cites, in force on that day in that place."""
    clauses = {line.clause for explanation in granted for line in explanation.arithmetic}
    rows = law.list_rates(date.fromordinal(anchor_on(situation.facts)), situation.facts.region)
    return tuple(
        write_row(row, language) for row in rows if row.value.is_local and row.definition.clause in clauses
    )


def explain_living(law: Law, answers: Answers, situation: Situation) -> Explanation | None:
    """The living allowance of the same class, where the days were asked and it is granted."""
    facts = situation.facts
    if facts.benefit == Benefit.LIVING_ALLOWANCE or not answers.get("planned_days"):
        return None
    living = facts._replace(
        benefit=int(Benefit.LIVING_ALLOWANCE), training=facts.benefit, certified_on=0, occupation=0
    )
    explanation = law.explain(living)
    return explanation if explanation.decision.is_granted else None


def tell_reason(found: ExplainedFinding, language: Language) -> Reason:
    """A finding in the page's language."""
    if language == "en":
        return Reason(found.code, found.outcome, found.en, found.fix_en, found.clause)
    return Reason(found.code, found.outcome, found.zh, found.fix_zh, found.clause)


def tell_grant(explanation: Explanation, situation: Situation, answers: Answers, language: Language) -> Grant:
    """What is paid to whom, for everybody asked for together."""
    decision = explanation.decision
    return Grant(
        name=name_label(BENEFITS[Benefit(decision.benefit)], language),
        payee=name_label(PAYEES[decision.payee], language),
        fund=name_label(FUNDS[decision.fund], language),
        amount_fen=decision.net_fen * situation.headcount,
        each_fen=decision.net_fen,
        is_to_visitor=decision.payee is Payee.PERSON and "self" in answers.get("who", ()),
    )


def tell_sum(explanation: Explanation, headcount: int, language: Language) -> tuple[SumLine, ...]:
    """The arithmetic, times the number of people."""
    name = name_label(BENEFITS[Benefit(explanation.decision.benefit)], language)
    return tuple(
        SumLine(
            line.clause,
            name,
            CLAUSE_PREFIX.sub("", line.en if language == "en" else line.zh),
            line.amount_fen * headcount,
        )
        for line in explanation.arithmetic
    )


def tell_answers(path: Path, language: Language) -> tuple[GivenAnswer, ...]:
    """The answers in words, each with the address that changes it."""
    query = write_query(path.answers)
    return tuple(
        GivenAnswer(
            step.question.code,
            step.question.text_for(path.answers).in_language(language).rstrip("？?"),
            write_answer(step.question, step.values, language),
            query,
        )
        for step in path.steps
    )


def write_answer(question: Question, values: tuple[str, ...], language: Language) -> str:
    """An answer in words."""
    if question.kind is Kind.PLACE:
        return name_place(int(values[0]), language)
    if question.options:
        texts = {option.code: option.text.in_language(language) for option in question.options}
        return ("，" if language == "zh" else ", ").join(texts[value] for value in values)
    unit = question.unit.in_language(language)
    return f"{values[0]}{unit}" if unit == "%" else f"{values[0]} {unit}".strip()
