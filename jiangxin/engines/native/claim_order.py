"""The places of claims among those of one day: shorter claim ids first, then by text; ids never repeat."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from jiangxin.engines.native.claim_parquet import ClaimFile, is_text, refuse
from jiangxin.engines.native.layout import IntArray


def repeated(example: object) -> Exception:
    """The refusal of a file in which an id stands twice: its claims would have no settled order."""
    return refuse(
        "repeats", (f"claim_id 重复：{example}", f"claim_id repeats: {example}"),
        ("每行用不同的编号", "Give every row its own"),
    )  # fmt: skip


class ClaimOrder:
    """Gives each claim its place: a whole number is its own, texts are ranked once over the file."""

    def __init__(self, file: ClaimFile) -> None:
        self._file = file
        self._ranks: IntArray | None = None
        self._ids: list[IntArray] = []
        if is_text(file.schema.field("claim_id").type) and file.group_count:
            self._ranks = rank_texts(
                pa.concat_arrays(
                    _plain(file.read_column(group, "claim_id")) for group in range(file.group_count)
                )
            )

    def places_of(self, group: int, ids: pa.Array) -> IntArray:
        """Places of one row group's claims."""
        if self._ranks is not None:
            return self._ranks[self._file.starts[group] : self._file.starts[group + 1]]
        places: IntArray = ids.to_numpy().astype(np.int64, copy=False)
        if len(places) and places.min() < 0:
            raise refuse(
                "negative",
                ("claim_id 为负数", "A claim_id is negative"),
                ("用 0 以上的编号", "Use 0 and above"),
            )
        self._ids.append(places)
        return places

    def forget(self) -> None:
        """Let go of the numbers seen: they were checked, and further readings need not be."""
        self._ids.clear()

    def check_unique(self) -> None:
        """Raise Refused if two rows read share a number. Texts were checked when they were ranked."""
        ids = [places for places in self._ids if len(places)]
        if not ids:
            return
        low, high = min(int(part.min()) for part in ids), max(int(part.max()) for part in ids)
        count = sum(len(part) for part in ids)
        if high - low < 4 * count:
            seen = np.zeros(high - low + 1, np.bool_)
            for part in ids:
                seen[part - low] = True
            if np.count_nonzero(seen) == count:
                return
        ordered = np.sort(np.concatenate(ids))
        twice = np.flatnonzero(ordered[1:] == ordered[:-1])
        if len(twice):
            raise repeated(ordered[twice[0]])


def _plain(ids: pa.Array) -> pa.Array:
    return ids.cast(pa.large_string())


def rank_texts(ids: pa.Array) -> IntArray:
    """The rank of each text, shorter first, then by code points. Raises Refused for one repeated or null."""
    if ids.null_count:
        raise refuse("null", ("claim_id 列有空值", "claim_id has empty values"), ("请补全", "Fill them in"))
    table = pa.table({"length": pc.utf8_length(ids), "text": ids})
    order = pc.sort_indices(table, [("length", "ascending"), ("text", "ascending")])
    ordered = ids.take(order)
    same = pc.equal(ordered[1:], ordered[:-1])
    if pc.any(same).as_py():
        raise repeated(ordered[same.index(True).as_py()])
    ranks = np.empty(len(ids), np.int64)
    ranks[order.to_numpy()] = np.arange(len(ids))
    return ranks
