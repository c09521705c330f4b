"""The reference in docs is what the pack, the rules and the tests say now."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from jiangxin.interfaces.commands.reference import PACK_CODE, render_reference, rules_of, write_reference
from jiangxin.policy.examples import load_examples
from jiangxin.policy.findings import CODES
from jiangxin.policy.pack import load_pack
from jiangxin.policy.rules.registry import AMOUNTS, CHECKS

CHECKOUT = Path(__file__).resolve().parents[3]
COMMITTED = CHECKOUT / "docs" / "reference"
PAGES = render_reference(CHECKOUT)


@pytest.mark.parametrize("name", PAGES)
def test_the_page_in_docs_is_a_fresh_one(name: str) -> None:
    fresh = PAGES[name] == COMMITTED.joinpath(name).read_text("utf-8")
    assert fresh, f"docs/reference/{name}: run python -m jiangxin.interfaces.commands.reference"


def test_writing_gives_the_same_pages_every_time(tmp_path: Path) -> None:
    write_reference(tmp_path / "reference", CHECKOUT)
    written = {path.name: path.read_text("utf-8") for path in (tmp_path / "reference").iterdir()}
    assert written == PAGES == render_reference(CHECKOUT)


def test_nothing_is_left_out() -> None:
    pack = load_pack(PACK_CODE)
    assert len(re.findall(r"^## 第\d+条", PAGES["clauses.md"], re.MULTILINE)) == 27
    assert all(f"\n## {rate}\n" in PAGES["rates.md"] for rate in pack.rate_book.definitions)
    assert all(f"\n## {code}\n" in PAGES["findings.md"] for code in CODES)
    assert all(f"\n### {example.id}\n" in PAGES["examples.md"] for example in load_examples(PACK_CODE))
    ruled = {rule for clause in range(28) for rule in rules_of(clause)}
    assert {entry.rule for entry in (*CHECKS.values(), *AMOUNTS.values())} <= ruled


@pytest.mark.parametrize("name", PAGES)
def test_every_link_leads_somewhere(name: str) -> None:
    for target, anchor in re.findall(r"\]\(([^)#]+)(?:#([^)]+))?\)", PAGES[name]):
        if anchor:
            headings = re.findall(r"^#+ (.+)$", PAGES[target], re.MULTILINE)
            assert anchor in {heading.lower().replace(".", "") for heading in headings}, (target, anchor)
        else:
            assert COMMITTED.joinpath(target).resolve().is_file(), target


def test_each_sum_comes_to_what_is_required() -> None:
    """The rules' own sum, read back from the page, against the amount worked out by hand."""
    sums = required = 0
    for line in PAGES["examples.md"].splitlines():
        if found := re.match(r" {4}- 算式 Sum：.* ＝ (-?[0-9,.]+)$", line):
            last_sum = found[1]
            sums += 1
        elif found := re.match(r" {4}- 应为 Required：([0-9,.]+) 元", line):
            required += 1
            if "净付" not in line:
                assert last_sum == found[1], line
    assert sums >= required > 100
