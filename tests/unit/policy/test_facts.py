"""The schema of facts: what it holds, what it must not hold, and who may read what."""

from __future__ import annotations

import ast
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import jiangxin.policy
from jiangxin.policy.facts import Facts, occupation_code, occupation_key
from jiangxin.policy.rules.registry import AMOUNTS, CHECKS

POLICY = Path(jiangxin.policy.__file__).parent
LAW = sorted(
    [
        *(POLICY / "rules").glob("*.py"),
        *(
            POLICY / name
            for name in ("judgement.py", "entitlements.py", "evaluate.py", "decision.py", "days.py")
        ),
    ]
)
CODES = st.text(alphabet="0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-", min_size=1, max_size=12)


def attributes_read(source: Path) -> set[str]:
    tree = ast.parse(source.read_text("utf-8"))
    return {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}


@pytest.mark.parametrize("source", LAW, ids=lambda path: path.name)
def test_no_rule_reads_who_owns_the_provider(source: Path) -> None:
    assert "ownership" not in attributes_read(source)


def test_every_other_fact_is_read_by_some_rule() -> None:
    read = set().union(*(attributes_read(source) for source in LAW))
    assert set(Facts._fields) - read == {"ownership"}


def test_there_is_no_age_sex_or_name_among_the_facts() -> None:
    words = {word for name in Facts._fields for word in name.split("_")}
    assert not words & {
        "age",
        "sex",
        "gender",
        "birth",
        "born",
        "name",
        "surname",
        "woman",
        "man",
        "identity",
    }


def test_facts_are_whole_numbers_and_flags() -> None:
    hints = {Facts.__annotations__[name] for name in Facts._fields}
    assert hints <= {int, bool}


def test_rules_hold_no_text_no_days_and_no_fractions() -> None:
    for rule in [entry.rule for entry in (*CHECKS.values(), *AMOUNTS.values())]:
        constants = rule.__code__.co_consts[1:]  # the first is the docstring
        assert not any(isinstance(value, str | date | float) for value in constants), rule


def test_every_check_cites_its_clause_or_decision() -> None:
    for name, entry in CHECKS.items():
        assert entry.rule.__doc__, name
        assert any(word in entry.rule.__doc__ for word in ("Clause", "Decision", "Title")) or "decision" in (
            entry.rule.__doc__
        ), name


@given(CODES)
def test_an_occupation_code_is_its_number_and_back(code: str) -> None:
    key = occupation_key(code)
    assert 0 < key < 2**63
    assert occupation_code(key) == code


@given(CODES, CODES)
def test_different_codes_have_different_numbers(one: str, other: str) -> None:
    assert (occupation_key(one) == occupation_key(other)) == (one == other)


@pytest.mark.parametrize("code", ["", "6-31-01-03-00", "6—31", "a", "职业", "6 31"])
def test_other_codes_are_refused(code: str) -> None:
    with pytest.raises(ValueError, match="^" + code + "$"):
        occupation_key(code)


def test_no_occupation_has_no_code() -> None:
    assert occupation_code(0) == ""
