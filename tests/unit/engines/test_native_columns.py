"""Columns are checked before compiled code reads them."""

import numpy as np
import pytest

from jiangxin.engines.native.columns import ClaimColumns, settle
from jiangxin.engines.native.deciding import (
    BLOCK_ROWS,
    adjudicate,
    are_side_by_side,
    decide_columns,
    run_ends,
)
from jiangxin.kernel.refusals import Refused
from jiangxin.policy.decision import Claim
from jiangxin.policy.evaluate import Adjudicator
from jiangxin.policy.facts import Facts
from jiangxin.policy.pack import load_pack
from jiangxin.policy.vocabulary import Benefit, Category

PACK = load_pack("heilongjiang-2019")
DAY = 737_425  # 2020-01-01


def test_an_absent_fact_is_its_default_in_every_row():
    columns = settle({"benefit": np.array([4, 1, 9], np.int8)}, 3)
    assert columns["region"].tolist() == [230000] * 3
    assert columns["region"].strides == (0,)


@pytest.mark.parametrize(
    ("name", "value"),
    [("benefit", 0), ("benefit", 15), ("level", 8), ("actual_fee_fen", -1), ("filed_on", 2**31 - 1)],
)
def test_a_value_outside_its_bounds_names_row_and_column(name, value):
    facts = {"benefit": np.array([4, 4]), name: np.array([1, value])}
    with pytest.raises(Refused, match=f"第 2 行 {name} 为 {value}"):
        settle(facts, 2)


def test_unknown_and_missing_columns_are_refused():
    with pytest.raises(Refused, match="age"):
        settle({"benefit": np.array([1]), "age": np.array([30])}, 1)
    with pytest.raises(Refused, match="benefit"):
        settle({}, 1)


def test_no_claims_are_decided_as_none():
    empty = ClaimColumns(np.empty(0, np.int64), np.empty(0, np.int64), {})
    assert len(decide_columns(empty, None, PACK).mask) == 0
    assert adjudicate([], [], PACK) == []


def test_two_claims_may_not_share_an_id():
    claims = [Claim("1", "甲", Facts(4)), Claim("1", "乙", Facts(4))]
    with pytest.raises(ValueError, match="repeat"):
        adjudicate(claims, [], PACK)


def test_one_person_may_have_a_hundred_thousand_claims():
    """Compared with the reference on the first of them, where everything that can be granted is granted."""
    count = 100_000
    facts = {
        "benefit": np.full(count, Benefit.PRE_JOB, np.int8),
        "filed_on": np.full(count, DAY),
        "started_on": np.full(count, DAY),
        "ended_on": np.full(count, DAY + 5),
        "certified_on": DAY + 6 + np.arange(count) % 40,
        "hired_on": np.full(count, DAY - 3),
        "occupation": np.arange(count),
        "employer": np.arange(count),
        **{
            name: np.ones(count, np.int8)
            for name in ("is_employee", "is_insured", "is_passed", "organisation")
        },
        "certificate": np.full(count, 5, np.int8),
    }
    order = np.random.default_rng(1).permutation(count)
    decided = decide_columns(ClaimColumns(np.ones(count, np.int64), order, facts), None, PACK)
    first = np.lexsort((order, facts["certified_on"]))[:3]
    assert np.flatnonzero(decided.is_granted).tolist() == sorted(first.tolist())
    assert decided.amount_fen.sum() == 3 * 1000_00


def test_many_grants_of_one_person_agree_with_the_reference():
    facts = Facts(
        Benefit.LIVING_ALLOWANCE, filed_on=DAY, categories=int(Category.POOR_LABOURER), training=1,
        planned_days=5,
        attended_days=5,
    )  # fmt: skip
    claims = [
        Claim(
            str(number),
            "甲",
            facts._replace(started_on=DAY + 3 * number, ended_on=DAY + 3 * number + number % 5),
        )
        for number in range(300)
    ]
    expected = [
        (decision.mask, decision.amount_fen, decision.payee, decision.fund)
        for decision in Adjudicator(PACK).adjudicate(claims)
    ]
    assert adjudicate(claims[::-1], [], PACK)[::-1] == expected


def test_claims_side_by_side_are_decided_as_in_any_order():
    """Persons in a row take a shorter way, cut into blocks between persons; both ways find the same."""
    draw = np.random.default_rng(11)
    count = 3 * BLOCK_ROWS // 2
    person = np.sort(draw.integers(0, count // 2, count))
    day = 737_425 + draw.integers(0, 700, count).astype(np.int32)
    facts = {
        "benefit": draw.choice(np.array([1, 4, 9], np.int8), count),
        "filed_on": day,
        "started_on": day,
        "ended_on": day + 5,
        "certified_on": day + 9,
        "categories": np.full(count, 2, np.int32),
        "is_employee": np.ones(count, np.bool_),
        "is_insured": np.ones(count, np.bool_),
        "is_passed": draw.random(count) < 0.9,
        "certificate": np.full(count, 2, np.int8),
        "level": draw.integers(1, 6, count).astype(np.int8),
        "occupation": draw.integers(1, 4, count),
        "organisation": np.ones(count, np.int8),
        "training": np.ones(count, np.int8),
        "posted_fee_fen": np.full(count, 900_00),
        "actual_fee_fen": np.full(count, 800_00),
        "planned_days": np.full(count, 5, np.int32),
        "attended_days": np.full(count, 4, np.int32),
    }
    order = draw.permutation(count)
    shuffled = draw.permutation(count)
    assert not are_side_by_side(person[shuffled])
    in_a_row = decide_columns(ClaimColumns(person, order, facts).checked(), None, PACK)
    mixed = decide_columns(
        ClaimColumns(person[shuffled], order[shuffled], {n: c[shuffled] for n, c in facts.items()}),
        None,
        PACK,
    )
    for name in ("mask", "amount_fen", "payee", "fund"):
        assert np.array_equal(getattr(in_a_row, name)[shuffled], getattr(mixed, name))
    assert 0.2 < in_a_row.is_granted.mean() < 0.95


def test_blocks_end_between_persons():
    person = np.repeat(np.arange(5), BLOCK_ROWS // 2 + 7)
    ends = run_ends(person)
    assert ends[-1] == len(person)
    assert all(person[end - 1] != person[end] for end in ends[:-1])
    assert run_ends(np.zeros(3 * BLOCK_ROWS, np.int64)) == [3 * BLOCK_ROWS]
