"""A decision with its reasons: each condition with its clause, the numbers used and a sentence, and the sum.

Built from the very evaluation that decided (`trace`), never written beside it.
"""

import json
import string
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from jiangxin.policy.decision import Claim, Decision
from jiangxin.policy.evaluate import Adjudicator, Step
from jiangxin.policy.findings import REFUSAL_CODES, FindingText, codes_of, load_texts
from jiangxin.policy.numbers import NUMBERS
from jiangxin.policy.rules.conditions import lists_benefit
from jiangxin.policy.trace import Tracer
from jiangxin.policy.vocabulary import BENEFITS, FUNDS, PAYEES, Benefit
from jiangxin.policy.wording import Words, money

MET = "met"
REFUSED = "refused"
WARNED = "warned"
_LIMITS_BY_BENEFIT = {
    Benefit.APPRENTICESHIP: ("17.months_used",),
    Benefit.WORK_BASED: ("19.months_used",),
}


class ExplainedFinding(NamedTuple):
    """One condition: its outcome (`met`, `refused` or `warned`), the numbers used, and what is said of it."""

    code: str
    clause: int
    outcome: str
    numbers: Mapping[str, Words]
    zh: str
    en: str
    fix_zh: str
    fix_en: str


class ArithmeticLine(NamedTuple):
    """One line of the sum, in fen; below 0 where it is taken off."""

    clause: int
    zh: str
    en: str
    amount_fen: int


@dataclass(frozen=True, slots=True)
class Explanation:
    """A decision and its reasons, in the order the law tests them."""

    decision: Decision
    findings: tuple[ExplainedFinding, ...]
    arithmetic: tuple[ArithmeticLine, ...]

    @property
    def refusals(self) -> tuple[ExplainedFinding, ...]:
        """Why it is not paid."""
        return tuple(found for found in self.findings if found.outcome == REFUSED)

    @property
    def summary(self) -> Words:
        """One sentence to read to the claimant."""
        decision = self.decision
        benefit = BENEFITS[Benefit(decision.benefit)]
        if not decision.is_granted:
            return Words(
                f"{benefit.zh}不予支付。" + "；".join(f"{cite(f.clause).zh}：{f.zh}" for f in self.refusals),
                f"{benefit.en} not paid. " + "; ".join(f"{cite(f.clause).en}: {f.en}" for f in self.refusals),
            )
        amount, payee = money(decision.amount_fen), PAYEES[decision.payee]
        return Words(
            f"{benefit.zh} {amount.zh}，付给{payee.zh}。" + "；".join(line.zh for line in self.arithmetic),
            f"{benefit.en}: {amount.en} to {payee.en[0].lower()}{payee.en[1:]}. "
            + "; ".join(line.en for line in self.arithmetic),
        )

    def as_dict(self) -> dict[str, Any]:
        """The whole explanation as plain data with stable names."""
        decision = self.decision
        return {
            "claim_id": decision.claim_id,
            "benefit": BENEFITS[Benefit(decision.benefit)].code,
            "is_granted": decision.is_granted,
            "amount_fen": decision.amount_fen,
            "offset_fen": decision.offset_fen,
            "net_fen": decision.net_fen,
            "payee": PAYEES[decision.payee].code,
            "fund": FUNDS[decision.fund].code,
            "policy": decision.policy,
            "policy_version": decision.policy_version,
            "digest": decision.digest,
            "summary": self.summary._asdict(),
            "findings": [_plain(found) for found in self.findings],
            "arithmetic": [line._asdict() for line in self.arithmetic],
        }

    def as_json(self) -> str:
        """`as_dict` as JSON, Chinese left readable."""
        return json.dumps(self.as_dict(), ensure_ascii=False, indent=2)


def _plain(found: ExplainedFinding) -> dict[str, Any]:
    return {**found._asdict(), "numbers": {name: words.zh for name, words in found.numbers.items()}}


@cache
def _names(*texts: str) -> tuple[str, ...]:
    """The names in some sentences, each once."""
    parsed = (part for text in texts for part in string.Formatter().parse(text))
    return tuple(dict.fromkeys(name for _, name, _, _ in parsed if name is not None))


class Citation(NamedTuple):
    """How a clause is named: its number, or the plan's title where the number is 0."""

    zh: str
    en: str


def cite(clause: int) -> Citation:
    """第17条 and clause 17; the title of the plan for 0."""
    if clause == 0:
        return Citation("方案名称", "title of the plan")
    return Citation(f"第{clause}条", f"clause {clause}")


_NO_WORDS: dict[str, Words] = {}


class _Teller:
    """Fills the sentences about one step; each number is looked up once."""

    def __init__(self, step: Step) -> None:
        self._step = step
        self._words: dict[str, Words] = {}

    def say(self, zh: str, en: str) -> tuple[str, str, dict[str, Words]]:
        """Both sentences, and the numbers in them."""
        names = _names(zh, en)
        if not names:
            return zh, en, _NO_WORDS
        words, chinese, english = {}, {}, {}
        for name in names:
            word = self._words.get(name)
            if word is None:
                word = self._words[name] = NUMBERS[name](self._step)
            words[name] = word
            chinese[name], english[name] = word
        return zh.format(**chinese), en.format(**english), words

    def tell(self, text: FindingText, *, is_met: bool) -> ExplainedFinding | None:
        """One finding in words, or None where there is nothing to say of a condition that holds."""
        if is_met:
            if not text.met_zh:
                return None
            zh, en, words = self.say(text.met_zh, text.met_en)
            return ExplainedFinding(text.code, text.clause, MET, words, zh, en, "", "")
        zh, en, words = self.say(text.unmet_zh, text.unmet_en)
        fix_zh, fix_en, more = self.say(text.fix_zh, text.fix_en)
        outcome = REFUSED if text.code in REFUSAL_CODES else WARNED
        return ExplainedFinding(text.code, text.clause, outcome, {**words, **more}, zh, en, fix_zh, fix_en)


class Explainer:
    """Explains the decisions of one adjudicator. Not to be shared between threads."""

    def __init__(self, adjudicator: Adjudicator) -> None:
        self.adjudicator = adjudicator
        self._tracer = Tracer()

    def explain(self, step: Step) -> Explanation:
        """The reasons of one step of a person's walk."""
        teller = _Teller(step)
        texts = load_texts()
        told = [teller.tell(texts[code], is_met=is_met) for code, is_met in self._observations(step)]
        return Explanation(
            decision=self.adjudicator.dress(step),
            findings=tuple(found for found in told if found is not None),
            arithmetic=_arithmetic(teller, step),
        )

    def explain_claim(
        self, claim_id: str, claims: Iterable[Claim], history: Iterable[Claim] = ()
    ) -> Explanation | None:
        """The reasons for one claim among a person's claims, or None if it is not among them."""
        for step in self.adjudicator.walk(claims, history):
            if step.claim.claim_id == claim_id:
                return self.explain(step)
        return None

    def _observations(self, step: Step) -> list[tuple[str, bool]]:
        """Own facts as traced, then limits: those found, and those that apply and hold."""
        facts, found = step.claim.facts, codes_of(step.outcome.mask)
        own = self._tracer.observe(facts, step.rates)
        # A condition of the claim itself may hold and yet be found by a limit, as days over a yearly number.
        observed = [(seen.code, seen.is_met and seen.code not in found) for seen in own]
        if any(not is_met and code in REFUSAL_CODES for code, is_met in observed):
            return observed
        limits = [code for code in found if (code, False) not in observed]
        return observed + self._limits_held(step, limits) + [(code, False) for code in limits]

    def _limits_held(self, step: Step, unmet: list[str]) -> list[tuple[str, bool]]:
        """The limits that apply to the benefit and are kept."""
        applying: list[str] = []
        if lists_benefit(step.rates.counted_benefits, step.claim.facts.benefit):
            applying += ["21.yearly_limit", "21.repeat"]
        applying += _LIMITS_BY_BENEFIT.get(Benefit(step.claim.facts.benefit), ())
        if "21.limit_override" in unmet:
            applying.remove("21.yearly_limit")
        return [(code, True) for code in applying if code not in unmet]


@cache
def _sums() -> dict[str, dict[str, Any]]:
    return tomllib.loads(files(__package__).joinpath("arithmetic.toml").read_text("utf-8"))


def _arithmetic(teller: _Teller, step: Step) -> tuple[ArithmeticLine, ...]:
    """The sum of a granted claim, and what was advanced before, also where the claim itself is refused."""
    lines = []
    if step.outcome.is_granted:
        entry = _sums()[BENEFITS[Benefit(step.claim.facts.benefit)].code]
        zh, en, _ = teller.say(entry["zh"], entry["en"])
        lines.append(ArithmeticLine(entry["clause"], zh, en, step.outcome.amount_fen))
    if step.claim.facts.advanced_fen:
        entry = _sums()["settlement"]
        zh, en, _ = teller.say(entry["zh"], entry["en"])
        lines.append(ArithmeticLine(entry["clause"], zh, en, -step.claim.facts.advanced_fen))
    return tuple(lines)
