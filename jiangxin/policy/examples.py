"""Worked examples: cases a lawyer can read and check, each with the decision the law requires.

They are kept as data, one file a clause. What is expected was worked out by hand from the clauses and our
readings; an engine that disagrees is wrong until the clause shows otherwise. Every engine runs all of them.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, NamedTuple, TypeVar

from jiangxin.kernel.money import Money
from jiangxin.policy import findings
from jiangxin.policy.decision import Claim, Decision
from jiangxin.policy.evaluate import Adjudicator
from jiangxin.policy.fact_fields import BY_NAME, BY_WORD, FactLine, describe_fact, read_fact
from jiangxin.policy.facts import Facts
from jiangxin.policy.pack import load_pack
from jiangxin.policy.pack_fields import PackTable, parse_pack
from jiangxin.policy.ratebook import RateBook
from jiangxin.policy.vocabulary import FUNDS, PAYEES, Fund, Label, Payee

Member = TypeVar("Member")
_PACKS = files("jiangxin.policy.packs")
_ORDINARY = "ordinary.toml"
_PERSON = "甲"
_CASE_FIELDS = (
    "id",
    "clause",
    "title_zh",
    "title_en",
    "why_zh",
    "why_en",
    "decisions",
    "local",
    "refused_rate",
    "history",
    "claims",
    "total",
)


@dataclass(frozen=True, slots=True)
class Expected:
    """The decision the law requires of one claim. Findings are exact: no more, no fewer, order aside."""

    is_granted: bool
    amount_fen: int
    net_fen: int
    payee: Payee
    fund: Fund
    findings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ExampleClaim:
    """One claim of a case, or `count` alike of as many people.

    `lines` are its facts in words; `own_lines` only those in which it differs from the ordinary case.
    """

    claim: Claim
    count: int
    lines: tuple[FactLine, ...]
    own_lines: tuple[FactLine, ...]
    expected: Expected

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims to decide: the one claim, or one for each of the people it stands for."""
        if self.count == 1:
            return (self.claim,)
        return tuple(
            self.claim._replace(
                claim_id=f"{self.claim.claim_id}-{number:03d}", person=f"{self.claim.person}{number}"
            )
            for number in range(1, self.count + 1)
        )


@dataclass(frozen=True, slots=True)
class EarlierGrant:
    """A grant made before the case; it uses up what the law says it does."""

    claim: Claim
    lines: tuple[FactLine, ...]
    own_lines: tuple[FactLine, ...]


@dataclass(frozen=True, slots=True)
class Total:
    """What all claims of a case come to, in fen."""

    amount_fen: int
    net_fen: int


@dataclass(frozen=True, slots=True)
class Example:
    """One worked example.

    `why` is the reasoning by hand with its figures; `decisions` name our readings it rests on. `local` are
    rate rows that a city or a later paper adds, as in a local rate file; `refused_rate` is the rate whose row
    must be refused when it is read, and then there are no claims. `book` holds the rates of the case, and is
    the pack's own where a row must be refused.
    """

    id: str
    clause: int
    title_zh: str
    title_en: str
    why_zh: str
    why_en: str
    decisions: tuple[str, ...]
    local: tuple[Mapping[str, Any], ...]
    refused_rate: str
    history: tuple[EarlierGrant, ...]
    claims: tuple[ExampleClaim, ...]
    total: Total | None
    book: RateBook

    @property
    def all_claims(self) -> tuple[Claim, ...]:
        """Every claim to decide, those that stand for several people written out."""
        return tuple(claim for stated in self.claims for claim in stated.claims)

    @property
    def all_expected(self) -> tuple[Expected, ...]:
        """What is expected of each of `all_claims`."""
        return tuple(stated.expected for stated in self.claims for _ in range(stated.count))


def run(example: Example, pack_code: str = "heilongjiang-2019") -> list[Decision]:
    """Decide an example's claims with the reference engine, in the order of `all_claims`.

    Raises Refused, with code `rate.<id>`, where the example's local rates are refused when read.
    """
    book = example.book.with_rows(example.local) if example.refused_rate else example.book
    adjudicator = Adjudicator(load_pack(pack_code), book)
    return adjudicator.adjudicate(example.all_claims, [grant.claim for grant in example.history])


@cache
def load_examples(pack_code: str) -> tuple[Example, ...]:
    """All examples of a pack, by file and in the order written.

    Raises ValueError, saying where and why, for a field, fact or code that is unknown or of the wrong kind,
    and for an id used twice.
    """
    folder = _folder(pack_code)
    book = load_pack(pack_code).rate_book
    ordinary = parse_pack(folder.joinpath(_ORDINARY).read_text("utf-8"), _ORDINARY)
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.startswith("clause_"))
    examples: list[Example] = []
    for name in names:
        texts = parse_pack(folder.joinpath(name).read_text("utf-8"), name)
        examples += read_examples(texts, ordinary, book)
    require_distinct(examples)
    return tuple(examples)


@cache
def load_ordinary(pack_code: str) -> Mapping[str, tuple[FactLine, ...]]:
    """The ordinary case of each benefit, by its code: the facts an example need not repeat."""
    ordinary = parse_pack(_folder(pack_code).joinpath(_ORDINARY).read_text("utf-8"), _ORDINARY)
    return {
        code: _read_facts(PackTable(f"{_ORDINARY} {code}", {"benefit": code}), ordinary, {}).lines
        for code in ordinary.fields
    }


def _folder(pack_code: str) -> Traversable:
    return _PACKS.joinpath(pack_code.replace("-", "_"), "examples")


def require_distinct(examples: Iterable[Example]) -> None:
    """Raise ValueError, naming it, for an id used twice."""
    seen: set[str] = set()
    for example in examples:
        if example.id in seen:
            raise ValueError(f"算例编号 {example.id} 重复，请改正。Example id {example.id} is used twice.")
        seen.add(example.id)


def find_example(pack_code: str, example_id: str) -> Example | None:
    """The example of this id, or None."""
    return next((example for example in load_examples(pack_code) if example.id == example_id), None)


def read_examples(page: PackTable, ordinary: PackTable, book: RateBook) -> list[Example]:
    """The examples of one file; `ordinary` gives each benefit's usual facts, which a claim need not repeat.

    Raises ValueError as `load_examples` does.
    """
    page.allow_only("clause", "example")
    return [_read_example(table, page, ordinary, book) for table in page.tables("example")]


def _read_example(table: PackTable, page: PackTable, ordinary: PackTable, book: RateBook) -> Example:
    table.allow_only(*_CASE_FIELDS)
    example_id = table.text("id")
    names: dict[str, int] = {}
    local = tuple(item.fields for item in _tables(table, "local"))
    refused_rate = table.text("refused_rate", "")
    history = [_read_facts(item, ordinary, names) for item in _tables(table, "history")]
    claims = [
        _read_claim(item, ordinary, names, f"{example_id}/{position}")
        for position, item in enumerate(_tables(table, "claims"), start=1)
    ]
    if bool(claims) == bool(refused_rate):
        raise table.refusal(
            "claims 与 refused_rate 必须且只能有一个", "Give either claims or refused_rate, not both"
        )
    return Example(
        id=example_id,
        clause=table.whole("clause") if "clause" in table.fields else page.whole("clause"),
        title_zh=table.text("title_zh"),
        title_en=table.text("title_en"),
        why_zh=table.text("why_zh"),
        why_en=table.text("why_en"),
        decisions=table.texts("decisions") if "decisions" in table.fields else (),
        local=local,
        refused_rate=refused_rate,
        history=tuple(
            EarlierGrant(
                Claim(f"{example_id}/h{position}", _person(item), read.facts), read.lines, read.own_lines
            )
            for position, (item, read) in enumerate(
                zip(_tables(table, "history"), history, strict=True), start=1
            )
        ),
        claims=tuple(claims),
        total=_read_total(table),
        book=book if refused_rate or not local else book.with_rows(local),
    )


class _FactsRead(NamedTuple):
    facts: Facts
    lines: tuple[FactLine, ...]
    own_lines: tuple[FactLine, ...]


def _tables(table: PackTable, name: str) -> tuple[PackTable, ...]:
    return table.tables(name) if name in table.fields else ()


def _person(table: PackTable) -> str:
    return table.text("person", _PERSON)


def _read_claim(table: PackTable, ordinary: PackTable, names: dict[str, int], claim_id: str) -> ExampleClaim:
    read = _read_facts(table, ordinary, names)
    usual = _usual(table, ordinary)
    return ExampleClaim(
        claim=Claim(claim_id, _person(table), read.facts),
        count=table.whole("count") if "count" in table.fields else 1,
        lines=read.lines,
        own_lines=read.own_lines,
        expected=_read_expected(table, usual, read.facts.advanced_fen),
    )


def _usual(table: PackTable, ordinary: PackTable) -> Mapping[str, object]:
    """The usual facts of the claim's benefit, with the payee and fund it is paid to and from."""
    benefit = table.text("benefit")
    usual = ordinary.fields.get(benefit)
    if not isinstance(usual, dict):
        raise table.refusal(
            f"补贴“{benefit}”没有通常事实，请在 {_ORDINARY} 中补写", f"No ordinary case of {benefit}"
        )
    return usual


def _read_facts(table: PackTable, ordinary: PackTable, names: dict[str, int]) -> _FactsRead:
    """The facts of a claim: its own over the usual ones. `names` numbers employers and classes in turn."""
    usual = _usual(table, ordinary)
    stated = {**usual, **table.fields}
    numbers: dict[str, int] = {}
    for word, raw in stated.items():
        if word in ("payee", "fund", "person", "count", "expect"):
            continue
        field = BY_WORD.get(word)
        if field is None:
            raise table.refusal(f"不认识的事实 {word}，请改正写法", f"Unknown fact {word}")
        if raw == "":  # a usual fact taken away
            continue
        if field.kind == "name":
            numbers[field.name] = names.setdefault(f"{word} {raw}", len(names) + 1)
            continue
        try:
            numbers[field.name] = read_fact(field, raw)
        except ValueError as error:
            raise ValueError(f"{table.where}：{error}") from error
    facts = Facts(**numbers)  # type: ignore[arg-type]
    lines = _describe(numbers, stated)
    own = {BY_WORD[word].name for word in table.fields if word in BY_WORD and word != "benefit"}
    return _FactsRead(facts, lines, (*(line for line in lines if line.name in own), *_taken_away(table)))


def _taken_away(table: PackTable) -> Iterable[FactLine]:
    """Usual facts that are not given here."""
    for word, raw in table.fields.items():
        if raw == "" and word in BY_WORD:
            field = BY_WORD[word]
            yield FactLine(field.name, field.zh, field.en, "（未填）", "(not given)")


def _describe(numbers: Mapping[str, int], stated: Mapping[str, object]) -> tuple[FactLine, ...]:
    lines = []
    for name, field in BY_NAME.items():
        if name not in numbers:
            continue
        line = describe_fact(field, numbers[name])
        if field.kind == "name":
            text = str(stated[field.word])
            line = line._replace(value_zh=text, value_en=text)
        lines.append(line)
    return tuple(lines)


def _read_expected(table: PackTable, usual: Mapping[str, object], advanced_fen: int) -> Expected:
    """The expected decision. Payee and fund are the usual ones unless stated; a refusal's amount is 0."""
    raw = table.fields.get("expect")
    if not isinstance(raw, dict):
        raise table.refusal("缺少 expect", "Field expect is missing")
    expect = PackTable(f"{table.where} expect", {**{"payee": usual["payee"], "fund": usual["fund"]}, **raw})
    expect.allow_only("granted", "amount", "net", "payee", "fund", "findings")
    is_granted = expect.fields.get("granted")
    codes = raw.get("findings", [])
    if not isinstance(is_granted, bool) or is_granted != ("amount" in raw):
        raise expect.refusal(
            "写 granted；给付的写 amount，不给付的不写", "State granted, and amount if and only if granted"
        )
    unknown = [code for code in codes if code not in findings.CODES]
    if unknown:
        raise expect.refusal(f"没有发现代码 {unknown[0]}", f"Unknown finding {unknown[0]}")
    amount_fen = Money.parse(expect.text("amount")).fen if is_granted else 0
    return Expected(
        is_granted=is_granted,
        amount_fen=amount_fen,
        net_fen=Money.parse(expect.text("net")).fen if "net" in raw else amount_fen - advanced_fen,
        payee=_coded(PAYEES, expect.text("payee"), expect),
        fund=_coded(FUNDS, expect.text("fund"), expect),
        findings=tuple(sorted(codes)),
    )


def _coded(labels: Mapping[Member, Label], code: str, table: PackTable) -> Member:
    for member, label in labels.items():
        if label.code == code:
            return member
    raise table.refusal(f"词表里没有 {code}", f"Unknown code {code}")


def _read_total(table: PackTable) -> Total | None:
    raw = table.fields.get("total")
    if raw is None:
        return None
    if not isinstance(raw, dict):
        raise table.refusal("total 应为表", "Field total must be a table")
    total = PackTable(f"{table.where} total", raw)
    total.allow_only("amount", "net")
    return Total(Money.parse(total.text("amount")).fen, Money.parse(total.text("net")).fen)


def sum_decisions(decisions: Sequence[Decision]) -> Total:
    """What decisions come to together."""
    return Total(
        sum(decision.amount_fen for decision in decisions), sum(decision.net_fen for decision in decisions)
    )
