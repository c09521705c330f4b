"""Synthetic claims (合成演示数据): five benefits, three years, random row order; no real person is in them.

They are made so that every contender can express the rules that matter: at most one living allowance a
person, hires that never repeat, and no local rates.
"""

from datetime import date
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

from jiangxin.policy.vocabulary import Benefit, Category, Certificate, Organisation

ROW_GROUP_ROWS = 122_880
SEED = 20190715
_FIRST_ON = date(2018, 12, 20).toordinal()
_SPAN_DAYS = 1_120
_BENEFITS = [
    Benefit.STAFF_SKILL, Benefit.EMPLOYMENT_SKILLS, Benefit.PRE_JOB, Benefit.JOB_TRANSFER,
    Benefit.LIVING_ALLOWANCE,
]  # fmt: skip
_BENEFIT_SHARES = [0.45, 0.20, 0.10, 0.10, 0.15]
_CATEGORIES = [
    0, Category.POOR_LABOURER, Category.RURAL_TRANSFER, Category.LAID_OFF, Category.EMPLOYMENT_DIFFICULTY,
    Category.VETERAN, Category.SCHOOL_LEAVER | Category.RURAL_STUDENT, Category.SCHOOL_LEAVER
]  # fmt: skip

Columns = dict[str, NDArray[np.generic]]


def make_claims(count: int) -> Columns:
    """Columns of so many claims of half as many people, by the names of the facts."""
    rng = np.random.default_rng(SEED)
    benefit = rng.choice(np.array(_BENEFITS, np.int8), count, p=_BENEFIT_SHARES)
    person = rng.integers(1, count // 2 + 1, count, dtype=np.int32)
    living = np.flatnonzero(benefit == Benefit.LIVING_ALLOWANCE)
    person[living] = rng.permutation(count // 2)[: len(living)] + 1
    return {
        "claim_id": rng.permutation(count),
        "person": person,
        "benefit": benefit,
        **_days(rng, count, benefit),
        **_person_facts(rng, count),
        **_training_facts(rng, count, benefit),
    }


def _days(rng: np.random.Generator, count: int, benefit: NDArray[np.int8]) -> Columns:
    filed_on = (_FIRST_ON + rng.integers(0, _SPAN_DAYS, count)).astype(np.int32)
    started_on = filed_on + rng.integers(1, 20, count, dtype=np.int32)
    ended_on = started_on + rng.integers(9, 60, count, dtype=np.int32)
    certified_on = ended_on + rng.integers(1, 30, count, dtype=np.int32)
    certified_on[(benefit == Benefit.LIVING_ALLOWANCE) | (rng.random(count) < 0.02)] = 0
    return {
        "filed_on": filed_on,
        "started_on": started_on,
        "ended_on": ended_on,
        "certified_on": certified_on,
        "hired_on": started_on - rng.integers(1, 500, count, dtype=np.int32),
    }


def _person_facts(rng: np.random.Generator, count: int) -> Columns:
    return {
        "categories": rng.choice(np.array(_CATEGORIES, np.int32), count),
        "is_pensioned": rng.random(count) < 0.02,
        "is_employee": rng.random(count) < 0.95,
        "is_insured": rng.random(count) < 0.95,
        "organisation": np.where(
            rng.random(count) < 0.97, Organisation.ENTERPRISE, Organisation.PUBLIC_BODY
        ).astype(np.int8),
        "employer": rng.integers(1, 50_000, count, dtype=np.int32),
    }


def _training_facts(rng: np.random.Generator, count: int, benefit: NDArray[np.int8]) -> Columns:
    posted_fee_fen = rng.integers(0, 40, count, dtype=np.int32) * 50_00
    planned_days = rng.integers(5, 40, count, dtype=np.int8)
    is_living = benefit == Benefit.LIVING_ALLOWANCE
    return {
        "level": rng.integers(0, 6, count, dtype=np.int8),
        "occupation": rng.integers(1, 300, count, dtype=np.int32),
        "is_urgent": rng.random(count) < 0.3,
        "certificate": rng.integers(0, max(Certificate) + 1, count, dtype=np.int8),
        "is_passed": rng.random(count) < 0.93,
        "training": np.where(is_living, Benefit.EMPLOYMENT_SKILLS, 0).astype(np.int8),
        "actual_fee_fen": (posted_fee_fen * rng.choice(np.array([0.8, 1.0, 1.1]), count)).astype(np.int32),
        "posted_fee_fen": posted_fee_fen,
        "ceiling_fen": rng.choice(np.array([0, 1000_00, 1500_00], np.int32), count),
        "planned_days": planned_days,
        "attended_days": np.minimum(planned_days + 1, rng.integers(0, 42, count, dtype=np.int8)).astype(
            np.int8
        ),
        "is_paid_to_person": rng.random(count) < 0.3,
    }


NUMBERED = {"claim_id", "person", "employer"}  # nearly every row differs: a dictionary would be in the way
UNREAD = {"ended_on"}  # no rule that every contender can express turns on it here


def write_claims(columns: Columns, target: Path) -> None:
    """Write claims as Parquet, with row groups of the size that the rival reads in parallel."""
    table = pa.table({name: pa.array(column) for name, column in columns.items() if name not in UNREAD})
    few = [name for name in table.column_names if name not in NUMBERED]
    pq.write_table(table, target, row_group_size=ROW_GROUP_ROWS, compression="snappy", use_dictionary=few)
