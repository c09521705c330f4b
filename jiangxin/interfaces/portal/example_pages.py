"""What the pages on worked examples show: the cases, and one case decided anew by the rules in force."""

from itertools import groupby
from typing import NamedTuple

from jiangxin.interfaces.portal.highlighting import CLAUSE_PREFIX
from jiangxin.interfaces.portal.languages import Language, Text
from jiangxin.interfaces.portal.policy_source import PACK_CODE, get_pack, walk_example
from jiangxin.interfaces.portal.rate_pages import name_region
from jiangxin.interfaces.portal.rate_values import name_label, write_name, write_number, write_value
from jiangxin.policy.examples import Example, ExampleClaim, find_example, load_examples
from jiangxin.policy.explanation import Explanation
from jiangxin.policy.fact_fields import FactLine
from jiangxin.policy.ratebook import RateValue
from jiangxin.policy.vocabulary import FUNDS, PAYEES

OUTCOMES = {True: Text("给付", "Paid"), False: Text("不予支付", "Not paid")}


class ExampleCard(NamedTuple):
    """An example as a list shows it."""

    code: str
    clause: int
    title: str


class ExampleGroup(NamedTuple):
    """The examples of one clause."""

    clause: int
    heading: str
    cards: tuple[ExampleCard, ...]


class ExampleList(NamedTuple):
    """The list page; `clause` is the one chosen, 0 for all."""

    groups: tuple[ExampleGroup, ...]
    choices: tuple[ExampleGroup, ...]
    clause: int
    count: int
    problem: str


class WrittenFact(NamedTuple):
    """One fact in words."""

    label: str
    value: str


class WrittenReason(NamedTuple):
    """One finding in words."""

    outcome: str
    sentence: str
    clause: int


class WrittenSum(NamedTuple):
    """One line of the arithmetic in words."""

    clause: int
    sentence: str
    amount_fen: int


class DecidedClaim(NamedTuple):
    """One claim of an example with its decision."""

    person: str
    count: int
    facts: tuple[WrittenFact, ...]
    is_granted: bool
    outcome: str
    payee: str
    fund: str
    amount_fen: int
    net_fen: int
    sums: tuple[WrittenSum, ...]
    reasons: tuple[WrittenReason, ...]


class LocalRate(NamedTuple):
    """A local or later rate the example assumes."""

    name: str
    value: str
    since: str


class ExamplePage(NamedTuple):
    """One worked example."""

    code: str
    clause: int
    title: str
    why: str
    local: tuple[LocalRate, ...]
    refusal: str
    history: tuple[tuple[WrittenFact, ...], ...]
    claims: tuple[DecidedClaim, ...]
    people: int
    total_fen: int
    net_fen: int


def card_of(example: Example, language: Language) -> ExampleCard:
    """An example for a list."""
    return ExampleCard(example.id, example.clause, example.title_en if language == "en" else example.title_zh)


def list_example_cards(language: Language, clause: int) -> tuple[ExampleCard, ...]:
    """The examples of one clause."""
    return tuple(card_of(item, language) for item in load_examples(PACK_CODE) if item.clause == clause)


def group_examples(language: Language) -> tuple[ExampleGroup, ...]:
    """All examples by clause."""
    headings = {
        item.number: item.heading_en if language == "en" else item.heading_zh for item in get_pack().clauses
    }
    ordered = sorted(load_examples(PACK_CODE), key=lambda item: item.clause)
    return tuple(
        ExampleGroup(clause, headings.get(clause, ""), tuple(card_of(item, language) for item in members))
        for clause, members in groupby(ordered, key=lambda item: item.clause)
    )


def list_examples(clause_written: str, language: Language) -> ExampleList:
    """All examples, or those of the clause asked for; an unreadable clause is reported and all are shown."""
    choices = group_examples(language)
    known = {str(group.clause): group.clause for group in choices}
    clause = known.get(clause_written.strip(), 0)
    groups = tuple(group for group in choices if clause in (0, group.clause))
    problem = Text(
        f"第“{clause_written}”条没有算例，下面是全部算例",
        f"No example of clause “{clause_written}”; all are shown",
    )
    return ExampleList(
        groups=groups,
        choices=choices,
        clause=clause,
        count=sum(len(group.cards) for group in groups),
        problem=problem.in_language(language) if clause_written.strip() and not clause else "",
    )


def describe_example(code: str, language: Language) -> ExamplePage | None:
    """One example decided by the reference engine, or None where there is none of this code."""
    example = find_example(PACK_CODE, code)
    if example is None:
        return None
    explained = walk_example(example)
    claims = tuple(
        tell_claim(stated, explained[stated.claims[0].claim_id], language) for stated in example.claims
    )
    decisions = [item.decision for item in explained.values()]
    return ExamplePage(
        code=example.id,
        clause=example.clause,
        title=example.title_en if language == "en" else example.title_zh,
        why=example.why_en if language == "en" else example.why_zh,
        local=tell_local(example, language),
        refusal=tell_refusal(example, language),
        history=tuple(tell_facts(grant.lines, language) for grant in example.history),
        claims=claims,
        people=len(example.all_claims),
        total_fen=sum(decision.amount_fen for decision in decisions),
        net_fen=sum(decision.net_fen for decision in decisions),
    )


def tell_refusal(example: Example, language: Language) -> str:
    """Within which bounds the example's local rate must lie, "" where it sets none that is refused."""
    if not example.refused_rate:
        return ""
    definition = get_pack().rate_book.definitions[example.refused_rate]
    name = write_name(definition, language)
    bounds = []
    if definition.floor is not None:
        floor = write_number(definition, definition.floor, language)
        bounds.append(f"not below {floor}" if language == "en" else f"不得低于 {floor}")
    if definition.ceiling is not None:
        ceiling = write_number(definition, definition.ceiling, language)
        bounds.append(f"not above {ceiling}" if language == "en" else f"不得高于 {ceiling}")
    return f"{name}: {', '.join(bounds)}" if language == "en" else f"{name}：{'，'.join(bounds)}"


def tell_local(example: Example, language: Language) -> tuple[LocalRate, ...]:
    """The rates the example adds to the policy's own."""
    own = set(get_pack().rate_book.values)
    added = [value for value in example.book.values if value not in own]
    return tuple(tell_rate(value, example, language) for value in added)


def tell_rate(value: RateValue, example: Example, language: Language) -> LocalRate:
    """One added rate in words."""
    definition = example.book.definitions[value.id]
    place = name_region(value.region, language)
    since = value.from_on.isoformat()
    return LocalRate(
        write_name(definition, language),
        write_value(definition, value.value, language),
        f"{place}, from {since}" if language == "en" else f"{place}，{since} 起",
    )


def tell_facts(lines: tuple[FactLine, ...], language: Language) -> tuple[WrittenFact, ...]:
    """Facts in words; those that say no or nothing are left out."""
    return tuple(
        WrittenFact(line.label_en, line.value_en)
        if language == "en"
        else WrittenFact(line.label_zh, line.value_zh)
        for line in lines
        if line.value_zh not in {"", "—", "否", "0", "0.00 元", "0%"}
    )


def tell_claim(stated: ExampleClaim, explained: Explanation, language: Language) -> DecidedClaim:
    """One claim of an example and its decision in words."""
    decision = explained.decision
    is_english = language == "en"
    return DecidedClaim(
        person=stated.claim.person,
        count=stated.count,
        facts=tell_facts(stated.lines, language),
        is_granted=decision.is_granted,
        outcome=OUTCOMES[decision.is_granted].in_language(language),
        payee=name_label(PAYEES[decision.payee], language),
        fund=name_label(FUNDS[decision.fund], language),
        amount_fen=decision.amount_fen,
        net_fen=decision.net_fen,
        sums=tuple(
            WrittenSum(
                line.clause, CLAUSE_PREFIX.sub("", line.en if is_english else line.zh), line.amount_fen
            )
            for line in explained.arithmetic
        ),
        reasons=tuple(
            WrittenReason(found.outcome, found.en if is_english else found.zh, found.clause)
            for found in explained.findings
        ),
    )
