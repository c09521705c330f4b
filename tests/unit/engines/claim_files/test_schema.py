"""The schema covers every fact, and asks for every fact that a rule reads."""

import json
from datetime import date
from random import Random

import pytest

from jiangxin.engines.claim_files.headings import find_headings
from jiangxin.engines.claim_files.rows import RowReader
from jiangxin.engines.claim_files.schema import load_columns, required_columns
from jiangxin.engines.claim_files.schema_pages import as_json, as_markdown, as_text
from jiangxin.engines.claim_files.synthetic.lines import make_line
from jiangxin.engines.claim_files.synthetic.people import People
from jiangxin.policy.facts import Facts
from jiangxin.policy.judgement import evaluate
from jiangxin.policy.pack import load_pack
from jiangxin.policy.rules.conditions import anchor_on, lists_benefit
from jiangxin.policy.vocabulary import BENEFITS, Benefit

STRICT_WHEN_BLANK = {"ceiling_fen", "online_hours"}
"""Read by rules, optional in files: the pack's own ceiling still holds, and no hour is paid."""
APPRENTICE_PROOF = {"certificate", "certified_on"}
"""An apprenticeship is paid after the annual assessment, often before any certificate (decision D1)."""


class Recorder:
    """Facts that remember which of them were read."""

    def __init__(self, facts):
        self.facts = facts
        self.read = set()

    def __getattr__(self, name):
        self.read.add(name)
        return getattr(self.facts, name)


def random_facts(draw, benefit):
    cells = {}
    for name, default in Facts(benefit=0)._asdict().items():
        is_flag = isinstance(default, bool)
        cells[name] = draw.random() < 0.5 if is_flag else draw.choice([0, 1, 3, 5, 737_500])
    cells |= {
        "benefit": int(benefit),
        "categories": draw.getrandbits(18),
        "training": draw.randrange(0, 13),
        "organisation": draw.randrange(0, 9),
        "certificate": draw.randrange(0, 7),
        "level": draw.randrange(0, 6),
        "school_items": draw.getrandbits(5),
        "filed_on": 737_400,
        "started_on": 737_450,
        "ended_on": 737_480,
    }
    return Facts(**cells)


def test_every_fact_has_exactly_one_column():
    fields = [column.field for column in load_columns() if column.field]

    assert sorted(fields) == sorted(Facts._fields)


@pytest.mark.parametrize("benefit", list(Benefit))
def test_whatever_a_rule_reads_is_asked_for(benefit):
    draw = Random(int(benefit))
    rates = load_pack("heilongjiang-2019").rate_book.resolve(737_450, 230100)
    read = set()
    for _ in range(400):
        recorder = Recorder(random_facts(draw, benefit))
        evaluate(recorder, rates)
        anchor_on(recorder)
        read |= recorder.read

    asked = {
        column.field
        for column in load_columns()
        if benefit in column.required or any(benefit in when.benefits for when in column.conditions)
    }
    optional = STRICT_WHEN_BLANK | (APPRENTICE_PROOF if benefit == Benefit.APPRENTICESHIP else set())
    if not lists_benefit(rates.pension_benefits, benefit):
        optional = optional | {"is_pensioned"}  # looked at, then found to be of no matter to this benefit
    assert read - asked <= optional


@pytest.mark.parametrize("benefit", list(Benefit))
def test_every_needed_cell_left_blank_is_a_problem(benefit):
    label = BENEFITS[benefit]
    line = make_line(label.code, {}, People(1).make(), "A-1", "K-1")
    names = [column.name for column in load_columns()]
    reader = RowReader(find_headings([names]), date(2026, 11, 1))
    whole, problems = reader.read(2, [line.get(name, "") for name in names])
    assert whole is not None, problems

    for missing in set(required_columns(benefit)) - {"claim_id", "person_number", "benefit"}:
        row, problems = reader.read(2, [line.get(name, "") if name != missing else "" for name in names])
        assert row is None
        assert f"{missing}.missing" in {problem.code for problem in problems}


def test_the_schema_is_told_in_three_ways():
    document = json.loads(as_json())

    assert len(document["columns"]) == len(load_columns())
    for column in load_columns():
        assert column.heading in as_text("zh")
        assert f"`{column.name}`" in as_markdown("en")
        assert column.meaning_zh and column.meaning_en and column.example
        assert column.kind == "claim_id" or column.blank_zh or len(column.required) == len(BENEFITS)


@pytest.mark.parametrize("column", load_columns(), ids=lambda column: column.name)
def test_every_example_can_be_read(column):
    headings = find_headings([[c.name for c in load_columns()]])
    reader = RowReader(headings, date(2026, 11, 1))
    _, problems = reader.read(2, [c.example if c.name == column.name else "" for c in load_columns()])

    assert [p for p in problems if p.heading == column.name and not p.code.endswith(".missing")] == []
