"""Writes the reference: clauses with their rules, rates, examples and tests; all rates; all findings.

Every page is generated from the pack, the rules and the tests, so none of them can say anything else.
`python -m jiangxin.interfaces.commands.reference` writes docs/reference; a test compares.
"""

import ast
import inspect
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path

from jiangxin.interfaces.commands.rate_words import describe_value
from jiangxin.interfaces.commands.reference_examples import render_examples
from jiangxin.policy.clauses import Clause
from jiangxin.policy.decision import findings_of
from jiangxin.policy.examples import load_examples
from jiangxin.policy.explanation import cite
from jiangxin.policy.findings import CODES, REFUSAL_CODES, load_texts, mask_of
from jiangxin.policy.pack import Pack, load_pack
from jiangxin.policy.rate_definitions import RateDefinition
from jiangxin.policy.rules.registry import AMOUNTS, CHECKS, all_rules

PACK_CODE = "heilongjiang-2019"
TESTS_OF_TEXT = "tests/unit/policy/test_clauses.py"
_NOTE = (
    "<!-- 由 `python -m jiangxin.interfaces.commands.reference` 生成，请勿手改。"
    " Generated; edit the pack or the rules instead. -->\n"
)
_CITED = re.compile(r"Clauses? ([0-9]+(?:(?:, | and )[0-9]+)*)")
Rule = Callable[..., object]


def write_reference(target: Path, checkout: Path | None = None) -> None:
    """Write the pages into a folder. `checkout` is where tests/ stands: the current folder if not given."""
    target.mkdir(parents=True, exist_ok=True)
    for name, text in render_reference(checkout or Path.cwd()).items():
        target.joinpath(name).write_text(text, "utf-8")


def render_reference(checkout: Path) -> dict[str, str]:
    """The pages by file name; the same pack, rules and tests always give the same text."""
    pack = load_pack(PACK_CODE)
    pages = {
        "clauses.md": _render_clauses(pack, checkout),
        "rates.md": _render_rates(pack),
        "findings.md": _render_findings(),
        "examples.md": render_examples(pack),
    }
    return {name: _NOTE + "\n" + "\n".join(lines) + "\n" for name, lines in pages.items()}


def rules_of(clause: int) -> tuple[Rule, ...]:
    """The rules that apply a clause: by their finding, by what they declare, or by what they say they are."""
    applying = [entry.rule for entry in CHECKS.values() if _clause_of(entry.code) == clause]
    applying += [entry.rule for entry in AMOUNTS.values() if entry.clause == clause]
    citing = [rule for rule in all_rules() if clause in _clauses_cited(rule)]
    return tuple(dict.fromkeys((*applying, *citing)))


def _clauses_cited(rule: Rule) -> set[int]:
    found = _CITED.match(rule.__doc__ or "")
    return {int(number) for number in re.findall("[0-9]+", found[1])} if found else set()


def _clause_of(code: str) -> int:
    return findings_of(mask_of((code,)))[0].clause


def _render_clauses(pack: Pack, checkout: Path) -> Iterator[str]:
    named = _names_in_tests(checkout)
    yield "# 条款 · Clauses"
    yield f"\n{pack.title}\n\n{pack.title_en}\n"
    yield "每条列出：原文、单位、规则、标准、算例、测试。"
    yield "Each clause with its text, units, rules, rates, worked examples and tests."
    for clause in pack.clauses:
        yield from _render_clause(clause, pack, named)
    yield "\n## 方案名称 · Title of the plan\n"
    yield from _list("规则 Rules", map(_describe_rule, rules_of(0)))
    yield from _list("标准 Rates", (_name_rate(rate) for rate in _rates_of(pack, 0)))


def _render_clause(clause: Clause, pack: Pack, named: dict[str, set[str]]) -> Iterator[str]:
    number = clause.number
    rules = rules_of(number)
    examples = [example for example in load_examples(pack.code) if example.clause == number]
    yield f"\n## 第{number}条 · Clause {number}　{clause.heading_zh} · {clause.heading_en}\n"
    yield f"> {clause.text}\n"
    yield f"- **牵头单位 Lead**：{clause.lead_unit}"
    yield f"- **参与单位 Participating**：{'、'.join(clause.participating_units)}"
    if rules:
        yield from _list("规则 Rules", map(_describe_rule, rules))
    else:
        yield "- **规则 Rules**：本条不决定给付 · decides no payment"
    found = [code for code in CODES if _clause_of(code) == number]
    yield from _list("发现 Findings", (f"[`{code}`](findings.md#{_anchor(code)})" for code in found))
    yield from _list("标准 Rates", (_name_rate(rate) for rate in _rates_of(pack, number)))
    links = (f"[{e.id}](examples.md#{_anchor(e.id)}) {e.title_zh} · {e.title_en}" for e in examples)
    yield from _list("算例 Worked examples", links)
    names = {rule.__name__ for rule in rules} | {rate.id for rate in _rates_of(pack, number)}
    paths = {TESTS_OF_TEXT} | {path for path, words in named.items() if words & names}
    if examples:
        paths.add("tests/examples/test_examples.py")
    yield from _list("测试 Tests", (f"[`{path}`](../../{path})" for path in sorted(paths)))


def _list(title: str, items: Iterable[str]) -> Iterator[str]:
    found = list(items)
    if found:
        yield f"- **{title}**："
        yield from (f"    - {item}" for item in found)


def _describe_rule(rule: Rule) -> str:
    path = rule.__module__.replace(".", "/")
    first = inspect.cleandoc(rule.__doc__ or "").splitlines()[0]
    return f"[`{rule.__name__}`](../../{path}.py) {first}"


def _name_rate(rate: RateDefinition) -> str:
    return f"[`{rate.id}`](rates.md#{_anchor(rate.id)}) {rate.name_zh} · {rate.name_en}"


def _rates_of(pack: Pack, clause: int) -> list[RateDefinition]:
    return [rate for rate in pack.rate_book.definitions.values() if rate.clause == clause]


def _anchor(text: str) -> str:
    """The anchor a heading `code` has on the usual Markdown pages: lower case, dots dropped."""
    return text.lower().replace(".", "")


def _names_in_tests(checkout: Path) -> dict[str, set[str]]:
    """Names and words of text each test of the policy uses, by path."""
    paths = sorted(checkout.joinpath("tests/unit/policy").glob("test_*.py"))
    return {path.relative_to(checkout).as_posix(): set(_words_of(path)) for path in paths}


def _words_of(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Name):
            yield node.id
        elif isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def _render_rates(pack: Pack) -> Iterator[str]:
    yield "# 标准 · Rates"
    yield "\n“条文规定”是方案原文；“执行口径”是我们的读法，附依据，可由省里改定。"
    yield "Stated rates are the plan's own; a reading is ours, with its basis, for the province to confirm."
    for definition in pack.rate_book.definitions.values():
        yield from _render_rate(pack, definition)


def _render_rate(pack: Pack, rate: RateDefinition) -> Iterator[str]:
    place = cite(rate.clause)
    stated = rate.status == "stated"
    yield f"\n## {rate.id}\n"
    yield f"{rate.name_zh} · {rate.name_en}\n"
    yield f"- **条款 Clause**：{place.zh} · {place.en}"
    yield f"- **性质 Status**：{'条文规定 · stated' if stated else '执行口径 · our reading'}"
    for row in pack.rate_book.list_history(rate.id):
        value = describe_value(rate, row.value)
        yield f"- **{_period(row.from_on, row.before_on)}**：{value.zh or '—'} · {value.en or '—'}"
    if rate.basis_zh:
        yield f"- **依据 Basis**：{rate.basis_zh} · {rate.basis_en}"
    for bound, zh in ((rate.floor, "下限 Floor"), (rate.ceiling, "上限 Ceiling")):
        if bound is not None:
            value = describe_value(rate, bound)
            yield f"- **{zh}**：{value.zh} · {value.en}"
    options = [f"`{option.value}` {option.zh} · {option.en}" for option in rate.options]
    yield from _list("可选 Options", options)
    yield f"- **用途 Use**：{'规则读取 · read by rules' if rate.is_ruled else '供人查阅 · for people'}"


def _period(from_on: date, before_on: date | None) -> str:
    return f"{from_on} 起 from {from_on}" if before_on is None else f"{from_on} — {before_on}"


def _render_findings() -> Iterator[str]:
    yield "# 发现 · Findings"
    yield "\n花括号中的是该项申领的数字。In braces: the numbers of the claim at hand."
    for code, text in load_texts().items():
        place = cite(text.clause)
        outcome = "不予支付 · refuses" if code in REFUSAL_CODES else "提示 · warns"
        yield f"\n## {code}\n"
        yield f"- **条款 Clause**：{place.zh} · {place.en}"
        yield f"- **结果 Outcome**：{outcome}"
        for title, zh, en in (
            ("满足 Met", text.met_zh, text.met_en),
            ("不满足 Not met", text.unmet_zh, text.unmet_en),
            ("怎么办 What to do", text.fix_zh, text.fix_en),
        ):
            if zh:
                yield f"- **{title}**：{zh} · {en}"
        rules = [entry.rule for entry in CHECKS.values() if entry.code == code]
        yield from _list("规则 Rules", map(_describe_rule, rules))


if __name__ == "__main__":
    write_reference(Path(sys.argv[1] if len(sys.argv) > 1 else "docs/reference"))
