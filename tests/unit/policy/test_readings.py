"""docs/readings.md answers every code that the code and the examples cite, and names only what exists."""

import re
import tomllib
from pathlib import Path

from jiangxin.policy.facts import Facts
from jiangxin.policy.findings import CODES
from jiangxin.policy.pack import load_pack

ROOT = Path(__file__).parents[3]
READINGS = (ROOT / "docs" / "readings.md").read_text("utf-8")
DEFINITIONS = load_pack("heilongjiang-2019").rate_book.definitions

CODE = r"[A-K]\d{1,2}\b"
AFTER_THE_WORD = re.compile(rf"\b[Dd]ecisions?\s+({CODE}(?:(?:,\s*|,?\s+and\s+){CODE})*)")
IN_BRACKETS = re.compile(rf"\(({CODE}(?:,\s*{CODE})*)\)")
NAMED = re.compile(r"`([^`]+)`")
ROWS = [line.split("|")[1:-1] for line in READINGS.splitlines() if re.match(rf"\| {CODE} \|", line)]


def cited_in(text: str) -> set[str]:
    """Codes that a source text cites, "decisions C4, C5 and E4" or "(C9)"."""
    phrases = AFTER_THE_WORD.findall(text) + IN_BRACKETS.findall(text)
    return {code for phrase in phrases for code in re.findall(CODE, phrase)}


def cited_in_source() -> set[str]:
    return {code for path in (ROOT / "jiangxin").rglob("*.py") for code in cited_in(path.read_text("utf-8"))}


def cited_in_examples() -> set[str]:
    tables = [tomllib.loads(path.read_text("utf-8")) for path in (ROOT / "jiangxin").rglob("examples/*.toml")]
    examples = [example for table in tables for example in table.get("example", ())]
    return {code for example in examples for code in example.get("decisions", ())}


def listed() -> list[str]:
    return [row[0].strip() for row in ROWS]


def test_citations_are_found_in_every_manner_of_writing():
    assert cited_in("Decisions C4, C5 and E4: one") == {"C4", "C5", "E4"}
    assert cited_in('"""Under contract (decision C10)."""') == {"C10"}
    assert cited_in("level obtained (C8), or (G1, G2)") == {"C8", "G1", "G2"}
    assert cited_in('person_number": "E1", A4 paper') == set()


def test_every_code_cited_has_a_row():
    source, examples = cited_in_source(), cited_in_examples()
    assert {"A3", "C9", "C10"} <= source
    assert {"I2", "J3", "K6"} <= examples
    assert (source | examples) - set(listed()) == set()


def test_codes_run_without_gap_or_repetition():
    codes = listed()
    counts = {letter: sum(code[0] == letter for code in codes) for letter in "ABCDEFGHIJK"}
    assert codes == [f"{letter}{n}" for letter, count in counts.items() for n in range(1, count + 1)]
    assert min(counts.values()) > 0


def test_every_row_says_where_its_reading_is_held():
    for code, clause, question, reading, held in ROWS:
        assert clause.strip(), code
        assert "<br>" in question and "<br>" in reading, f"{code} lacks one language"
        assert NAMED.search(held) or re.search("in the rule|data|not built yet", held), code


def test_every_name_exists():
    for name in NAMED.findall(READINGS):
        known = name in CODES if "." in name else name in DEFINITIONS or name in Facts._fields
        assert known, f"{name} is no rate, finding or field"


def test_every_switch_is_one():
    switches = re.findall(r"开关 switch `(\w+)`", READINGS)
    assert switches
    assert {name for name in switches if DEFINITIONS[name].unit != "switch"} == set()


def test_every_rate_that_is_a_reading_is_named():
    readings = {name for name, definition in DEFINITIONS.items() if definition.status == "reading"}
    assert readings - set(NAMED.findall(READINGS)) == set()
