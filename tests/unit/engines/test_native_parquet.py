"""Parquet files of claims in, Parquet files of decisions out."""

from datetime import date

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from jiangxin.engines.native.deciding_files import FileOptions, decide_parquet, digest_file
from jiangxin.kernel.refusals import Refused
from jiangxin.policy.decision import Claim
from jiangxin.policy.evaluate import Adjudicator
from jiangxin.policy.facts import Facts
from jiangxin.policy.pack import load_pack
from tests.property.claim_strategies import Structure, make_batch

PACK = load_pack("heilongjiang-2019")
STRUCTURE = Structure(
    7, 300, 6, tuple(range(1, 15)), (737425, 737790, 737484), (0, 29, 30, 184), (230100,), 3, 0.1
)
EPOCH = date(1970, 1, 1).toordinal()


def write(path, claims, *, as_text=False, **changes):
    """Claims as a file, with whole numbers throughout or, `as_text`, with texts and days."""
    columns = {name: pa.array([getattr(claim.facts, name) for claim in claims]) for name in Facts._fields}
    persons = [claim.person for claim in claims]
    columns["claim_id"] = pa.array([int(claim.claim_id) for claim in claims])
    columns["person"] = pa.array([int(person[1:]) for person in persons])
    if as_text:
        columns["claim_id"] = pa.array([claim.claim_id for claim in claims])
        columns["person"] = pa.array(persons).dictionary_encode()
        columns["started_on"] = pa.array([claim.facts.started_on - EPOCH for claim in claims], pa.date32())
        columns["employer"] = pa.array([f"企业{claim.facts.employer}" for claim in claims])
    pq.write_table(pa.table({**columns, **changes}), path, row_group_size=200)
    return path


def expected_of(claims, history=()):
    return [
        {
            "is_granted": decision.is_granted,
            "amount_fen": decision.amount_fen,
            "offset_fen": decision.offset_fen,
            "net_fen": decision.net_fen,
            "payee": decision.payee,
            "fund": decision.fund,
            "findings": decision.mask,
        }
        for decision in Adjudicator(PACK).adjudicate(claims, history)
    ]


def rows_of(path):
    return [
        {name: row[name] for name in row if name != "claim_id"} for row in pq.read_table(path).to_pylist()
    ]


@pytest.mark.parametrize("as_text", [False, True])
@pytest.mark.parametrize("memory_bytes", [2 << 30, 1 << 14])
def test_a_file_is_decided_as_the_reference_decides(tmp_path, as_text, memory_bytes):
    batch = make_batch(STRUCTURE)
    if as_text:  # "企业0" is an employer, where the number 0 is none
        batch = batch._replace(
            claims=[_with_employer(claim) for claim in batch.claims],
            history=[_with_employer(claim) for claim in batch.history],
        )
    source = write(tmp_path / "claims.parquet", batch.claims, as_text=as_text)
    history = write(tmp_path / "history.parquet", batch.history, as_text=as_text)
    seen = []
    options = FileOptions(history, lambda done, total: seen.append((done, total)), memory_bytes)
    summary = decide_parquet(source, tmp_path / "decisions.parquet", PACK, options=options)
    expected = expected_of(batch.claims, batch.history)
    assert rows_of(tmp_path / "decisions.parquet") == expected
    assert summary.granted_count == sum(row["is_granted"] for row in expected) > 0
    assert summary.amount_fen == sum(row["amount_fen"] for row in expected)
    assert seen[-1][0] == seen[-1][1]
    assert [done for done, _ in seen] == sorted(done for done, _ in seen)
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "claims.parquet", "decisions.parquet", "history.parquet"
    ]  # fmt: skip


def _with_employer(claim: Claim) -> Claim:
    return claim._replace(facts=claim.facts._replace(employer=claim.facts.employer + 1))


def test_decisions_say_what_they_rest_on(tmp_path):
    source = write(tmp_path / "claims.parquet", make_batch(STRUCTURE).claims)
    decide_parquet(source, tmp_path / "decisions.parquet", PACK)
    metadata = pq.read_metadata(tmp_path / "decisions.parquet").metadata
    assert metadata[b"jiangxin.pack"] == b"heilongjiang-2019"
    assert metadata[b"jiangxin.pack_version"] == PACK.version.encode()
    assert metadata[b"jiangxin.rates_digest"] == PACK.rate_book.digest.encode()
    assert metadata[b"jiangxin.input_digest"] == digest_file(source).encode()


def test_texts_without_a_value_are_the_fact_left_out(tmp_path):
    batch = make_batch(STRUCTURE)
    count = len(batch.claims)
    source = write(
        tmp_path / "claims.parquet", batch.claims,
        employer=pa.array([None] * count, pa.string()), level=pa.array([None] * count, pa.int8()),
        is_employee=pa.array([None] * count, pa.bool_()), ended_on=pa.array([None] * count, pa.date32()),
    )  # fmt: skip
    decide_parquet(source, tmp_path / "decisions.parquet", PACK)
    left_out = {"employer": 0, "level": 0, "is_employee": False, "ended_on": 0}
    claims = [claim._replace(facts=claim.facts._replace(**left_out)) for claim in batch.claims]
    assert rows_of(tmp_path / "decisions.parquet") == expected_of(claims)


CLAIMS = make_batch(STRUCTURE).claims[:3]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"claim_id": pa.array([1, 2, 1])}, "repeats"),
        ({"claim_id": pa.array([1, 10**15, 1])}, "repeats"),
        ({"claim_id": pa.array(["1", "2", "1"])}, "repeats"),
        ({"claim_id": pa.array(["1", "2", None])}, "null"),
        ({"claim_id": pa.array([1, 2, -1])}, "negative"),
        ({"person": pa.array([1, 2, None])}, "null"),
        ({"age": pa.array([1, 2, 3])}, "columns"),
        ({"level": pa.array(["初级工"] * 3)}, "type"),
        ({"months": pa.array([1.0] * 3)}, "type"),
        ({"occupation": pa.array(["车工"] * 3)}, "occupation"),
    ],
)
def test_a_file_that_cannot_be_decided_is_refused_and_leaves_nothing(tmp_path, changes, code):
    source = write(tmp_path / "claims.parquet", CLAIMS, **changes)
    with pytest.raises(Refused) as refusal:
        decide_parquet(source, tmp_path / "decisions.parquet", PACK)
    assert refusal.value.code == f"claim_parquet.{code}"
    assert [path.name for path in tmp_path.iterdir()] == ["claims.parquet"]


def test_persons_must_be_written_alike_in_both_files(tmp_path):
    source = write(tmp_path / "claims.parquet", CLAIMS)
    history = write(tmp_path / "history.parquet", CLAIMS, as_text=True)
    with pytest.raises(Refused, match="person"):
        decide_parquet(source, tmp_path / "out.parquet", PACK, options=FileOptions(history))


def test_a_file_without_rows_has_no_decisions(tmp_path):
    source = write(tmp_path / "claims.parquet", CLAIMS)
    empty = pq.read_table(source).slice(0, 0)
    pq.write_table(empty, source)
    assert decide_parquet(source, tmp_path / "out.parquet", PACK).claim_count == 0
    assert pq.read_table(tmp_path / "out.parquet").num_rows == 0
