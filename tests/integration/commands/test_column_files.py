"""A Parquet file of facts is decided compiled from the command line, as the reference decides each claim."""

import random
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner

from jiangxin.interfaces.commands.adjudicate import command
from jiangxin.policy.evaluate import Adjudicator
from jiangxin.policy.examples import load_examples
from jiangxin.policy.pack import load_pack

PACK = load_pack("heilongjiang-2019")


def example_claims():
    """Every claim of the worked examples that stand on the pack's own rates, each person apart."""
    claims = []
    for number, example in enumerate(load_examples(PACK.code)):
        for position, stated in enumerate(example.claims):
            claim = stated.claim
            claims.append(claim._replace(claim_id=f"{number}-{position}", person=f"{number}/{claim.person}"))
    random.Random(3).shuffle(claims)
    return claims


def write_facts(claims, path: Path, **changed) -> None:
    columns = {"claim_id": [c.claim_id for c in claims], "person": [c.person for c in claims]}
    for name in claims[0].facts._fields:
        columns[name] = [int(getattr(c.facts, name)) for c in claims]
    pq.write_table(pa.table({**columns, **changed}), path)


def run(*words: object):
    return CliRunner().invoke(command, [str(word) for word in words], standalone_mode=False)


def test_facts_in_decisions_out(tmp_path):
    claims = example_claims()
    source, out = tmp_path / "facts.parquet", tmp_path / "decided.parquet"
    write_facts(claims, source)
    done = run(source, "--out", out)
    assert done.exception is None
    decided = pq.read_table(out).to_pylist()
    expected = Adjudicator(PACK).adjudicate(claims)
    assert [row["claim_id"] for row in decided] == [claim.claim_id for claim in claims]
    for row, decision in zip(decided, expected, strict=True):
        assert (row["is_granted"], row["amount_fen"], row["net_fen"], row["findings"]) == (
            decision.is_granted,
            decision.amount_fen,
            decision.net_fen,
            decision.mask,
        )
    granted = sum(decision.is_granted for decision in expected)
    assert f"予以支付 {granted:,} 行" in done.output
    assert pq.read_metadata(out).metadata[b"jiangxin.pack_version"] == PACK.version.encode()


@pytest.mark.parametrize("fault", ["level", "unknown", "repeat", "same", "folder"])
def test_a_fault_refuses_the_file_and_leaves_nothing(tmp_path, fault):
    claims = example_claims()[:20]
    source, out = tmp_path / "facts.parquet", tmp_path / "decided.parquet"
    changed = {
        "level": {"level": [99] * 20},
        "unknown": {"colour": [1] * 20},
        "repeat": {"claim_id": ["1"] * 20},
    }.get(fault, {})
    write_facts(claims, source, **changed)
    before = source.read_bytes()
    out = {"same": source, "folder": tmp_path / "none" / "decided.parquet"}.get(fault, out)
    done = run(source, "--out", out)
    assert type(done.exception).__name__ == "Refused"
    assert [path.name for path in tmp_path.iterdir()] == ["facts.parquet"]
    assert source.read_bytes() == before


def test_a_claim_form_in_parquet_is_no_file_of_facts(tmp_path):
    source = tmp_path / "form.parquet"
    pq.write_table(pa.table({"申领编号": ["1"], "证件号码": ["x"]}), source)
    done = run(source, "--out", tmp_path / "decided.parquet")
    assert type(done.exception).__name__ == "UnusableFile"
