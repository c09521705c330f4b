"""Decide columns of claims: judge them block by block, then walk each person's claims bucket by bucket.

Blocks and buckets run on as many threads as there are processors; compiled code holds no interpreter lock.
"""

import os
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from jiangxin.engines.native.columns import (
    ClaimColumns,
    DecisionColumns,
    address_table,
    columns_of,
    settle,
)
from jiangxin.engines.native.compilation import load_kernel
from jiangxin.engines.native.layout import USE_DTYPE, Array, IntArray
from jiangxin.engines.native.loops import Law, Results, Rows, Share
from jiangxin.engines.native.rate_table import build_law
from jiangxin.policy.decision import Claim
from jiangxin.policy.findings import REFUSALS
from jiangxin.policy.pack import Pack
from jiangxin.policy.ratebook import RateBook

BLOCK_ROWS = 1 << 16
BUCKET_ROWS = 1 << 13
BUCKET_BITS_MAX = 12


class Laid(NamedTuple):
    """The uses of one block, bucket by bucket, and where each bucket ends."""

    uses: Array
    ends: IntArray


class CompactDecision(NamedTuple):
    """One claim's decision in numbers; `Decision` of the policy dresses the same."""

    mask: int
    amount_fen: int
    payee: int
    fund: int

    @property
    def is_granted(self) -> bool:
        """Whether nothing found refuses the claim."""
        return self.mask & REFUSALS == 0


@dataclass
class Ledger:
    """One part of all persons: what their claims and earlier grants use up, until they are walked."""

    law: Law
    share: Share
    laid: list[Laid] = field(default_factory=list)

    def judge(self, rows: Rows, results: Results) -> None:
        """Judge claims by their own facts and lay what limits must see. Safe to call from many threads."""
        uses = np.empty(len(rows.person), USE_DTYPE)
        ends = np.zeros(1 << self.share.bucket_bits, np.int64)
        count = load_kernel().judge_rows(rows, self.law, results, self.share, uses, ends)
        self.laid.append(Laid(uses[:count], ends))

    def walk(self, results: Results, pool: ThreadPoolExecutor) -> None:
        """Walk every person's claims, one task a bucket."""
        addresses = np.array([laid.uses.ctypes.data for laid in self.laid], np.int64)
        ends = np.array([laid.ends for laid in self.laid], np.int64).reshape(
            len(self.laid), 1 << self.share.bucket_bits
        )
        walk_bucket = load_kernel().walk_bucket
        run_all(
            pool.submit(walk_bucket, bucket, addresses, ends, self.law, results)
            for bucket in range(ends.shape[1])
        )


def run_all(tasks: Iterable["object"]) -> None:
    """Wait for tasks; the first failure is raised."""
    for task in list(tasks):
        task.result()  # type: ignore[attr-defined]


def bucket_bits_for(count: int) -> int:
    """How many buckets (a power of two) keep each within a core's cache."""
    return min(BUCKET_BITS_MAX, max(0, (count // BUCKET_ROWS).bit_length()))


def empty_results(count: int) -> Results:
    """Room for the decisions of so many claims."""
    return Results(
        np.empty(count, np.int64),
        np.empty(count, np.int64),
        np.empty(count, np.int8),
        np.empty(count, np.int8),
    )


def thread_count() -> int:
    """Processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def rows_of(claims: ClaimColumns, start: int, stop: int, *, is_history: bool) -> tuple[Rows, object]:
    """Rows of columns from `start` until `stop`, and what must be kept while they are read."""
    facts = {name: column[start:stop] for name, column in claims.facts.items()}
    columns = facts if claims.is_checked else settle(facts, stop - start, start)
    rows = Rows(
        address_table(columns, 0),
        np.ascontiguousarray(claims.person[start:stop], np.int64),
        np.ascontiguousarray(claims.order[start:stop], np.int64),
        start,
        is_history,
    )
    return rows, columns


def check_lengths(claims: ClaimColumns) -> None:
    """Raise ValueError where a column is not as long as the others."""
    for name, column in claims.facts.items():
        if len(column) != len(claims):
            raise ValueError(f"column {name} has {len(column)} rows, not {len(claims)}")


def judge_blocks(
    ledger: Ledger, claims: ClaimColumns, results: Results, pool: ThreadPoolExecutor, *, is_history: bool
) -> None:
    """Judge columns in blocks, one task a block."""
    check_lengths(claims)

    def judge(start: int) -> None:
        stop = min(start + BLOCK_ROWS, len(claims))
        rows, kept = rows_of(claims, start, stop, is_history=is_history)
        ledger.judge(rows, results)
        del kept

    run_all(pool.submit(judge, start) for start in range(0, len(claims), BLOCK_ROWS))


def are_side_by_side(person: IntArray) -> bool:
    """Whether each person's claims stand in a row, told by numbers that never fall."""
    return bool(np.all(person[1:] >= person[:-1]))


def run_ends(person: IntArray) -> list[int]:
    """Where blocks may end so that no person's claims are parted."""
    ends = np.arange(BLOCK_ROWS, len(person), BLOCK_ROWS)
    borders = np.searchsorted(person, person[ends - 1], side="right") if len(ends) else ends
    return sorted({*(int(border) for border in borders), len(person)} - {0})


def decide_side_by_side(claims: ClaimColumns, law: Law, results: Results, pool: ThreadPoolExecutor) -> None:
    """Decide claims of which each person's stand in a row, one task a block of whole persons."""
    check_lengths(claims)

    def decide(start: int, stop: int) -> None:
        rows, kept = rows_of(claims, start, stop, is_history=False)
        load_kernel().decide_runs(rows, law, results)
        del kept

    ends = run_ends(claims.person)
    run_all(pool.submit(decide, start, stop) for start, stop in zip([0, *ends], ends, strict=False))


def decide_columns(
    claims: ClaimColumns, history: ClaimColumns | None, pack: Pack, book: RateBook | None = None
) -> DecisionColumns:
    """Decide columns of claims after people's earlier grants, exactly as `policy.evaluate` decides each.

    Raises Refused where a column is unknown or a fact lies outside its bounds.
    """
    earlier = len(history) if history is not None else 0
    law = build_law(pack.rate_book if book is None else book)
    results = empty_results(len(claims))
    with ThreadPoolExecutor(thread_count()) as pool:
        if not earlier and are_side_by_side(claims.person):
            decide_side_by_side(claims, law, results, pool)
            return DecisionColumns(*results)
        ledger = Ledger(law, Share(0, 0, bucket_bits_for(len(claims) + earlier)))
        judge_blocks(ledger, claims, results, pool, is_history=False)
        if history is not None:
            judge_blocks(ledger, history, empty_results(earlier), pool, is_history=True)
        ledger.walk(results, pool)
    return DecisionColumns(*results)


def adjudicate(
    claims: Sequence[Claim], history: Sequence[Claim], pack: Pack, book: RateBook | None = None
) -> list[CompactDecision]:
    """Decide claims of any number of people; decisions come in the order of the claims.

    Raises ValueError if two claims share an id: their order would not be settled.
    """
    persons: dict[str, int] = {}
    own, earlier = columns_of(claims, persons), columns_of(history, persons)
    decided = decide_columns(own, earlier, pack, book)
    return [
        CompactDecision(*cells)
        for cells in zip(
            decided.mask.tolist(),
            decided.amount_fen.tolist(),
            decided.payee.tolist(),
            decided.fund.tolist(),
            strict=True,
        )
    ]
