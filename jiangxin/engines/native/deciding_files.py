"""Decide a Parquet file of claims into a Parquet file of decisions, row group by row group.

People are dealt into as many parts as memory asks for and the source is read once a part, so memory stays
within bounds however large the file; what grows is 18 bytes a row of results, on disk where that is much.
"""

import hashlib
import os
import tempfile
import threading
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from jiangxin.engines.native.claim_order import ClaimOrder
from jiangxin.engines.native.claim_parquet import ClaimFile, is_text, numbers_of, refuse
from jiangxin.engines.native.columns import address_table, settle
from jiangxin.engines.native.deciding import (
    BLOCK_ROWS,
    Ledger,
    bucket_bits_for,
    empty_results,
    run_all,
    thread_count,
)
from jiangxin.engines.native.layout import USE_DTYPE
from jiangxin.engines.native.loops import Law, Results, Rows, Share
from jiangxin.engines.native.rate_table import build_law
from jiangxin.policy.findings import REFUSALS
from jiangxin.policy.pack import Pack
from jiangxin.policy.ratebook import RateBook

Progress = Callable[[int, int], None]
RESULT_BYTES = 18
DIGEST_BYTES = 1 << 24
TABLES_AHEAD = 4
WRITING = {
    "compression": "none",  # a disk takes these bytes sooner than a processor squeezes them
    "use_dictionary": ["payee", "fund", "offset_fen"],
    "write_statistics": False,
}


@dataclass(frozen=True)
class FileSummary:
    """What came of a file: rows, rows granted, and the sum granted in fen."""

    claim_count: int
    granted_count: int
    amount_fen: int


@dataclass
class FileOptions:
    """How a file is decided: earlier grants, progress in rows read and written, memory in bytes."""

    history: Path | None = None
    on_progress: Progress | None = None
    memory_bytes: int = 2 << 30


@dataclass
class _Counter:
    total: int
    on_progress: Progress | None
    done: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def add(self, rows: int) -> None:
        with self.lock:
            self.done += rows
            if self.on_progress is not None:
                self.on_progress(self.done, self.total)


def decide_parquet(
    source: Path, target: Path, pack: Pack, book: RateBook | None = None, options: FileOptions | None = None
) -> FileSummary:
    """Decide every claim of `source` into `target`, which appears whole or not at all.

    Raises Refused where a column is missing, unknown or of the wrong kind, a fact lies outside its bounds, or
    a claim id stands twice.
    """
    chosen = options or FileOptions()
    used = pack.rate_book if book is None else book
    run = _FileRun(ClaimFile(source), build_law(used), chosen)
    with ThreadPoolExecutor(thread_count()) as pool, tempfile.TemporaryDirectory() as scratch:
        results = run.decide(pool, Path(scratch))
        digest = pool.submit(digest_file, source)
        return run.write(target, results, pool, lambda: {
            "jiangxin.pack": pack.code,
            "jiangxin.pack_version": pack.version,
            "jiangxin.rates_digest": used.digest,
            "jiangxin.input_digest": digest.result(),
        })  # fmt: skip


def digest_file(path: Path) -> str:
    """SHA-256 of a file."""
    total = hashlib.sha256()
    with path.open("rb") as stream:
        while piece := stream.read(DIGEST_BYTES):
            total.update(piece)
    return total.hexdigest()


class _FileRun:
    def __init__(self, file: ClaimFile, law: Law, options: FileOptions) -> None:
        self.file = file
        self.law = law
        self.order = ClaimOrder(file)
        self.history = ClaimFile(options.history) if options.history else None
        self._check_persons()
        row_count = file.row_count + (self.history.row_count if self.history else 0)
        self.part_bits = max(0, (row_count * USE_DTYPE.itemsize // options.memory_bytes).bit_length())
        self.bucket_bits = bucket_bits_for(row_count >> self.part_bits)
        self.counter = _Counter(row_count * (1 << self.part_bits) + file.row_count, options.on_progress)
        self.memory_bytes = options.memory_bytes

    def _check_persons(self) -> None:
        if self.history is None:
            return
        kinds = {is_text(file.schema.field("person").type) for file in (self.file, self.history)}
        if len(kinds) > 1:
            raise refuse(
                "persons", ("两个文件的 person 列一为文字一为整数",
                 "person is text in one file, numbers in the other"),
                ("两个文件用同一种写法", "Write persons alike in both"),
            )  # fmt: skip

    def decide(self, pool: ThreadPoolExecutor, scratch: Path) -> Results:
        """Results of every row, one part of all persons after another."""
        results = _room_for(self.file.row_count, self.memory_bytes, scratch)
        for part in range(1 << self.part_bits):
            ledger = Ledger(self.law, Share(part, self.part_bits, self.bucket_bits))
            tasks = [
                pool.submit(self._judge_group, ledger, group, results)
                for group in range(self.file.group_count)
            ]
            if self.history is not None:
                tasks += [
                    pool.submit(self._judge_history, ledger, self.history, group)
                    for group in range(self.history.group_count)
                ]
            run_all(tasks)
            unique = pool.submit(self.order.check_unique) if part == 0 else None
            ledger.walk(results, pool)
            if unique is not None:
                unique.result()
                self.order.forget()
        return results

    def _judge_group(self, ledger: Ledger, group: int, results: Results) -> None:
        self._judge(ledger, self.file, group, results, is_history=False)

    def _judge_history(self, ledger: Ledger, history: ClaimFile, group: int) -> None:
        count = history.starts[group + 1] - history.starts[group]
        self._judge(ledger, history, group, empty_results(count), is_history=True)

    def _judge(
        self, ledger: Ledger, file: ClaimFile, group: int, results: Results, *, is_history: bool
    ) -> None:
        order = ClaimOrder(file) if is_history else self.order
        claims = file.read_claims(group, order.places_of)
        columns = settle(claims.facts, len(claims), file.starts[group])
        base = 0 if is_history else file.starts[group]
        for start in range(0, len(claims), BLOCK_ROWS):
            stop = min(start + BLOCK_ROWS, len(claims))
            table = address_table(columns, start)
            own = claims.person[start:stop], claims.order[start:stop]
            ledger.judge(Rows(table, *own, base + start, is_history), results)
        self.counter.add(len(claims))

    def write(
        self, target: Path, results: Results, pool: ThreadPoolExecutor, metadata: Callable[[], dict[str, str]]
    ) -> FileSummary:
        """Write the decisions beside the target and rename them into place."""
        handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
        os.close(handle)
        unfinished = Path(name)
        try:
            schema = decision_schema(self.file.schema.field("claim_id").type)
            with pq.ParquetWriter(unfinished, schema, **WRITING) as writer:
                for table in self._tables(results, schema, pool):
                    writer.write_table(table)
                    self.counter.add(len(table))
                writer.add_key_value_metadata(metadata())
            unfinished.chmod(0o644)
            unfinished.replace(target)
        finally:
            unfinished.unlink(missing_ok=True)
        return summarize(results)

    def _tables(self, results: Results, schema: pa.Schema, pool: ThreadPoolExecutor) -> Iterator[pa.Table]:
        """Decisions of each row group in turn, a few made ready while one is written."""
        ahead: deque[Future[pa.Table]] = deque()
        for group in range(self.file.group_count):
            ahead.append(pool.submit(self._decisions_of, group, results, schema))
            if len(ahead) > TABLES_AHEAD:
                yield ahead.popleft().result()
        while ahead:
            yield ahead.popleft().result()

    def _decisions_of(self, group: int, results: Results, schema: pa.Schema) -> pa.Table:
        rows = slice(self.file.starts[group], self.file.starts[group + 1])
        amount_fen = results.amount_fen[rows]
        offset_fen = np.zeros(len(amount_fen), np.int64)
        if "advanced_fen" in self.file.schema.names:
            advanced = numbers_of("advanced_fen", self.file.read_column(group, "advanced_fen"))
            offset_fen = advanced.astype(np.int64)
        columns = (
            self.file.read_column(group, "claim_id"),
            results.mask[rows] & REFUSALS == 0,
            amount_fen,
            offset_fen,
            amount_fen - offset_fen,
            results.payee[rows],
            results.fund[rows],
            results.mask[rows],
        )
        return pa.table([pa.array(column) for column in columns], schema=schema)


def decision_schema(id_type: pa.DataType) -> pa.Schema:
    """Columns of a file of decisions. Money in fen; `net_fen` below 0 is to be recovered (clause 22)."""
    kinds = {
        "claim_id": id_type,
        "is_granted": pa.bool_(),
        "amount_fen": pa.int64(),
        "offset_fen": pa.int64(),
        "net_fen": pa.int64(),
        "payee": pa.int8(),
        "fund": pa.int8(),
        "findings": pa.int64(),
    }
    return pa.schema([pa.field(name, kind, nullable=False) for name, kind in kinds.items()])


def summarize(results: Results) -> FileSummary:
    """Count what was granted."""
    granted = int(np.count_nonzero(results.mask & REFUSALS == 0))
    return FileSummary(len(results.mask), granted, int(results.amount_fen.sum()))


def _room_for(count: int, memory_bytes: int, scratch: Path) -> Results:
    """Room for results: in memory, or in a scratch file that the system may set aside where it is much."""
    if count * RESULT_BYTES <= memory_bytes // 2:
        return empty_results(count)
    kinds = (np.int64, np.int64, np.int8, np.int8)
    names = Results._fields
    return Results(
        *(
            np.memmap(scratch / name, kind, "w+", shape=(count,))
            for name, kind in zip(names, kinds, strict=True)
        )
    )
