"""Parquet files: typed or text columns, rows numbered from 1 because there is no heading row."""

from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from jiangxin.engines.claim_files.file_kinds import damaged
from jiangxin.engines.claim_files.problems import Cell
from jiangxin.engines.claim_files.tables import Row, Table

_BATCH_ROWS = 8192


def read_parquet(path: Path) -> Table:
    """The table of a Parquet file. Raises UnusableFile if it is damaged, also while its rows are read."""
    try:
        file = pq.ParquetFile(path)
        names = list(file.schema_arrow.names)
        total = int(file.metadata.num_rows)
    except (pa.ArrowException, OSError, ValueError, RuntimeError, MemoryError):
        raise damaged() from None
    return Table(_rows(file, names), "", total_rows=total)


def _rows(file: pq.ParquetFile, names: list[str]) -> Iterator[Row]:
    yield 0, names
    number = 0
    try:
        for batch in file.iter_batches(batch_size=_BATCH_ROWS):
            columns = [[_cell(value) for value in column.to_pylist()] for column in batch.columns]
            for cells in zip(*columns, strict=True):
                number += 1
                yield number, cells
    except (pa.ArrowException, OSError, ValueError, RuntimeError, MemoryError):
        raise damaged(f"第 {number + 1} 条以后", f"after record {number}") from None
    finally:
        file.close()


def _cell(value: object) -> Cell:
    """Lists become a text of items, bytes their text; everything else is a cell as it is."""
    if isinstance(value, list):
        return "、".join(str(item) for item in value)
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return value
