"""A Parquet file of claims as columns, one row group at a time: kinds checked, texts turned to numbers."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from jiangxin.engines.keys import text_key
from jiangxin.engines.native.columns import ClaimColumns
from jiangxin.engines.native.layout import FACT_DEFAULTS, FACT_TYPES, KEYS, Array, IntArray
from jiangxin.kernel.refusals import Refused
from jiangxin.policy.facts import occupation_key

EPOCH_ORDINAL = 719_163  # 1970-01-01, where Parquet's days begin
IDENTITIES = ("claim_id", "person")
REQUIRED = (*IDENTITIES, "benefit")


def refuse(code: str, sentence: tuple[str, str], fix: tuple[str, str]) -> Refused:
    """A refusal about a claim file; Chinese first in each pair."""
    return Refused(f"claim_parquet.{code}", *sentence, *fix)


@dataclass
class ClaimFile:
    """One Parquet file of claims. Columns are the names of the facts, with `claim_id` and `person`.

    Whole numbers, truths and days are read as they are; `person`, `employer` and `course` may be text (then
    `text_key`), `occupation` too (then `occupation_key`). A fact that is null has its default.
    """

    path: Path
    _local: threading.local = field(default_factory=threading.local)

    def __post_init__(self) -> None:
        self.schema: pa.Schema = self.opened.schema_arrow
        self.row_count: int = self.opened.metadata.num_rows
        metadata = self.opened.metadata
        counts = [metadata.row_group(group).num_rows for group in range(metadata.num_row_groups)]
        self.starts = [0, *np.cumsum(counts, dtype=np.int64).tolist()]
        check_schema(self.schema)

    @property
    def group_count(self) -> int:
        """How many row groups there are."""
        return len(self.starts) - 1

    @property
    def opened(self) -> pq.ParquetFile:
        """The file, opened once a thread: a reader is not shared."""
        if not hasattr(self._local, "opened"):
            self._local.opened = pq.ParquetFile(self.path, memory_map=True)
        opened: pq.ParquetFile = self._local.opened
        return opened

    def read_column(self, group: int, name: str) -> pa.Array:
        """One column of one row group."""
        return single(self.opened.read_row_group(group, columns=[name], use_threads=False).column(0))

    def read_claims(self, group: int, order_of: Callable[[int, pa.Array], IntArray]) -> ClaimColumns:
        """One row group as columns; `order_of` gives the claims' places from their ids."""
        table = self.opened.read_row_group(group, use_threads=False)
        columns = {name: single(table.column(name)) for name in self.schema.names}
        for name in REQUIRED:
            if columns[name].null_count:
                raise refuse(
                    "null", (f"{name} 列有空值", f"{name} has empty values"),
                    ("请补全后再导入", "Fill them in"),
                )  # fmt: skip
        return ClaimColumns(
            numbers_of("person", columns["person"]).astype(np.int64, copy=False),
            order_of(group, columns["claim_id"]),
            {name: numbers_of(name, column) for name, column in columns.items() if name in FACT_TYPES},
        )


def single(column: pa.ChunkedArray) -> pa.Array:
    """A column as one array."""
    return column.chunk(0) if column.num_chunks == 1 else column.combine_chunks()


def is_text(kind: pa.DataType) -> bool:
    """Whether a column holds text, encoded as a dictionary or not."""
    if pa.types.is_dictionary(kind):
        kind = kind.value_type
    return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind))


def check_schema(schema: pa.Schema) -> None:
    """Raise Refused where a column is missing, unknown or of a kind that its fact cannot have."""
    missing = [name for name in REQUIRED if name not in schema.names]
    unknown = [name for name in schema.names if name not in FACT_TYPES and name not in IDENTITIES]
    if missing or unknown or len(set(schema.names)) < len(schema.names):
        raise refuse(
            "columns",
            (f"缺少列：{missing or '无'}；不认识的列：{unknown or '无'}；列名不得重复",
             f"Missing columns: {missing}; unknown columns: {unknown}; names may not repeat"),
            ("列名用事实字段的名称，另加 claim_id 与 person",
             "Name columns by the facts, with claim_id and person"),
        )  # fmt: skip
    for column in schema:
        if not _is_fit(column.name, column.type):
            raise refuse(
                "type", (f"{column.name} 列不能是 {column.type}", f"{column.name} cannot be {column.type}"),
                ("代码、金额（分）用整数，是否用布尔，日期用 date32", "Use whole numbers, truths or date32"),
            )  # fmt: skip


def _is_fit(name: str, kind: pa.DataType) -> bool:
    if pa.types.is_integer(kind):
        return True
    if name in (*IDENTITIES, *KEYS):
        return is_text(kind)
    return bool(pa.types.is_boolean(kind) or (pa.types.is_date32(kind) and name.endswith("_on")))


def numbers_of(name: str, column: pa.Array) -> Array:
    """A column as numbers, in whatever width the file has."""
    if is_text(column.type):
        return _keys_of(name, column)
    shift = EPOCH_ORDINAL if pa.types.is_date32(column.type) else 0
    if pa.types.is_boolean(column.type):
        column = column.cast(pa.int8())
    elif shift:
        column = column.cast(pa.int32())
    if column.null_count:
        column = pc.fill_null(column, pa.scalar(FACT_DEFAULTS[name] - shift, column.type))
    numbers: Array = column.to_numpy(zero_copy_only=True)
    return numbers + numbers.dtype.type(shift) if shift else numbers


def _keys_of(name: str, column: pa.Array) -> IntArray:
    if not pa.types.is_dictionary(column.type):
        column = column.dictionary_encode()
    texts = column.dictionary.to_pylist()
    keys = np.array([0, *(_key_of(name, text) for text in texts)], np.int64)
    places = pc.fill_null(pc.add(column.indices.cast(pa.int32()), 1), 0)
    found: IntArray = keys[places.to_numpy(zero_copy_only=False)]
    return found


def _key_of(name: str, text: str) -> int:
    if name != "occupation" or not text:
        return text_key(text)
    try:
        return occupation_key(text)
    except ValueError as error:
        raise refuse(
            "occupation", (f"职业代码“{text}”不合规", f"{text!r} is no occupation code"),
            ("用至多 12 位数字、大写字母和连字符", "Use up to 12 digits, capitals and hyphens"),
        ) from error  # fmt: skip
