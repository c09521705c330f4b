"""A table as any format gives it: numbered rows of raw cells, and what only some formats know of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from jiangxin.engines.claim_files.problems import Cell, Note

Row = tuple[int, Sequence[Cell]]


@dataclass
class Table:
    """Rows in order with their numbers as Excel shows them, the heading row among the first."""

    rows: Iterator[Row]
    """Every row from the first, blank ones included."""
    source: str
    """What was read: a sheet's name, or "" where the format has none."""
    formulas: frozenset[tuple[int, int]] = frozenset()
    """Cells (row from 1, place from 0) that hold a formula, whose value may be out of date."""
    merged: frozenset[tuple[int, int]] = frozenset()
    """Cells that a merged range covers and that therefore hold nothing."""
    notes: list[Note] = field(default_factory=list)
    total_rows: int = 0
    """How many rows there may be, for a progress bar; 0 where it is not known."""
