"""The reference page of worked examples: facts, the sum the rules made, and what the law requires."""

from collections.abc import Iterator, Mapping, Sequence

from jiangxin.kernel.money import format_yuan
from jiangxin.policy.evaluate import Adjudicator, by_person
from jiangxin.policy.examples import Example, ExampleClaim, Expected, load_examples, load_ordinary
from jiangxin.policy.explanation import MET, Explainer, Explanation, cite
from jiangxin.policy.fact_fields import FactLine
from jiangxin.policy.pack import Pack
from jiangxin.policy.vocabulary import BENEFITS, FUNDS, PAYEES, Benefit


def render_examples(pack: Pack) -> Iterator[str]:
    """The page's lines."""
    examples = load_examples(pack.code)
    count = sum(len(example.all_claims) for example in examples)
    yield "# 算例 · Worked examples"
    yield f"\n{len(examples)} 个算例，{count} 项申领；人名、单位均为合成演示数据。"
    yield "“应为”由人按条文手算，“算式”由规则得出，二者由测试逐一核对。\n"
    yield f"{len(examples)} examples, {count} claims; all people and bodies are synthetic."
    yield "What is required was worked out by hand; the sum is the rules' own; tests compare the two."
    yield "\n## 通常事实 · Ordinary cases"
    yield "\n算例只写与此不同的事实。An example states only in what it differs.\n"
    for code, lines in load_ordinary(pack.code).items():
        label = next(label for label in BENEFITS.values() if label.code == code)
        yield f"- **{label.zh} · {label.en}**：{_join_facts(lines[1:])}"
    clause = -1
    for example in sorted(examples, key=lambda example: example.clause):
        if example.clause != clause:
            clause = example.clause
            yield f"\n## {cite(clause).zh} · Clause {clause}"
        yield from _render_example(example, pack)


def _join_facts(lines: Sequence[FactLine]) -> str:
    """Facts in one line; the English value is added where it differs."""
    if not lines:
        return "通常事实 · the ordinary case"
    zh = "；".join(f"{line.label_zh} {line.value_zh}" for line in lines)
    en = "; ".join(f"{line.label_en}: {line.value_en}" for line in lines)
    return f"{zh} · {en}"


def _render_example(example: Example, pack: Pack) -> Iterator[str]:
    yield f"\n### {example.id}\n"
    yield f"**{example.title_zh} · {example.title_en}**\n"
    if example.decisions:
        yield f"- **口径 Readings**：{'、'.join(example.decisions)}"
    for row in example.local:
        yield f"- **地方标准 Local rate**：`{_describe_row(row)}`"
    for grant in example.history:
        benefit = BENEFITS[Benefit(grant.claim.facts.benefit)]
        facts = _join_facts(grant.own_lines)
        yield f"- **以前给付 Earlier grant** {grant.claim.person}：{benefit.zh} · {benefit.en}。{facts}"
    if example.refused_rate:
        name = f"[`{example.refused_rate}`](rates.md#{example.refused_rate})"
        yield f"- **应为 Required**：{name} 读入时拒绝 · refused when it is read"
    explained = {} if example.refused_rate else _explain(example, pack)
    for stated in example.claims:
        yield from _render_claim(stated, explained[stated.claims[0].claim_id])
    if example.total is not None:
        amount, net = format_yuan(example.total.amount_fen), format_yuan(example.total.net_fen)
        yield f"- **合计 Total**：{amount} 元 yuan；净付 net {net}"
    yield f"- **理由 Why**：{example.why_zh} · {example.why_en}"


def _describe_row(row: Mapping[str, object]) -> str:
    return ", ".join(f"{name} = {value}" for name, value in row.items())


def _explain(example: Example, pack: Pack) -> dict[str, Explanation]:
    """The explanation of every claim, by claim id."""
    adjudicator = Adjudicator(pack, example.book)
    explainer = Explainer(adjudicator)
    earlier = by_person(grant.claim for grant in example.history)
    return {
        step.claim.claim_id: explainer.explain(step)
        for person, claims in by_person(example.all_claims).items()
        for step in adjudicator.walk(claims, earlier.get(person, ()))
    }


def _render_claim(stated: ExampleClaim, explained: Explanation) -> Iterator[str]:
    benefit = BENEFITS[Benefit(stated.claim.facts.benefit)]
    people = f" ×{stated.count}" if stated.count > 1 else ""
    yield f"- **申领 Claim** {stated.claim.person}{people}：{benefit.zh} · {benefit.en}"
    yield f"    - 事实 Facts：{_join_facts(stated.own_lines)}"
    for line in explained.arithmetic:
        yield f"    - 算式 Sum：{line.zh} · {line.en} ＝ {format_yuan(line.amount_fen)}"
    for found in explained.findings:
        if found.outcome != MET:
            link = f"[`{found.code}`](findings.md#{found.code.replace('.', '')})"
            yield f"    - 发现 Finding：{link} {found.zh} · {found.en}"
    yield f"    - 应为 Required：{_describe_expected(stated.expected)}"


def _describe_expected(expected: Expected) -> str:
    net = ""
    if expected.net_fen != expected.amount_fen:
        net = f"；净付 net {format_yuan(expected.net_fen)}"
    if not expected.is_granted:
        return f"不予支付 · refused{net}"
    payee, fund = PAYEES[expected.payee], FUNDS[expected.fund]
    amount = format_yuan(expected.amount_fen)
    return f"{amount} 元，{payee.zh}，{fund.zh} · {amount} yuan, {payee.en}, {fund.en}{net}"
