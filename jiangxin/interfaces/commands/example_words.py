"""A worked example in words: the case, what is claimed, what is decided, and the reasoning by hand."""

from collections.abc import Iterator

from jiangxin.interfaces.commands.speech import Words
from jiangxin.kernel.money import format_yuan
from jiangxin.policy.examples import Example, ExampleClaim
from jiangxin.policy.vocabulary import PAYEES


def describe_example(example: Example) -> Iterator[Words]:
    """The lines of one example, with an empty one at its end."""
    yield Words(f"{example.id}  {example.title_zh}", f"{example.id}  {example.title_en}")
    for grant in example.history:
        zh = "，".join(f"{line.label_zh} {line.value_zh}" for line in grant.lines)
        en = ", ".join(f"{line.label_en} {line.value_en}" for line in grant.lines)
        yield Words(f"  以前给付：{zh}", f"  Earlier grant: {en}")
    for stated in example.claims:
        yield from _describe_claim(stated)
    if example.refused_rate:
        yield Words(
            f"  地方标准 {example.refused_rate} 读入时即被拒绝",
            f"  Local rate {example.refused_rate} is refused when read",
        )
    if example.total is not None:
        amount = format_yuan(example.total.amount_fen)
        yield Words(f"  合计 {amount} 元", f"  Total {amount} yuan")
    yield Words(f"  理由：{example.why_zh}", f"  Why: {example.why_en}")
    yield Words("", "")


def _describe_claim(stated: ExampleClaim) -> Iterator[Words]:
    times = (
        Words(f"（{stated.count} 人）", f" ({stated.count} people)") if stated.count > 1 else Words("", "")
    )
    zh = "，".join(f"{line.label_zh} {line.value_zh}" for line in stated.lines)
    en = ", ".join(f"{line.label_en} {line.value_en}" for line in stated.lines)
    yield Words(f"  申领{times.zh}：{zh}", f"  Claim{times.en}: {en}")
    expected = stated.expected
    codes = "、".join(expected.findings)
    found = f"（{codes}）" if codes else ""
    if expected.is_granted:
        yuan, payee = format_yuan(expected.amount_fen), PAYEES[expected.payee]
        yield Words(
            f"  予以支付 {yuan} 元，付给{payee.zh}{found}",
            f"  Granted {yuan} yuan to {payee.en} {codes}".rstrip(),
        )
    else:
        yield Words(f"  不予支付{found}", f"  Refused: {codes}")
