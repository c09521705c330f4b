"""Claims as columns, decisions as columns, and the checks that let compiled code trust what it reads."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from jiangxin.engines.native.claim_rows import table_of
from jiangxin.engines.native.layout import FACT_BOUNDS, FACT_DEFAULTS, FACT_TYPES, Array, IntArray
from jiangxin.kernel.refusals import Refused
from jiangxin.policy.decision import Claim
from jiangxin.policy.facts import Facts
from jiangxin.policy.findings import REFUSALS


@dataclass(frozen=True)
class ClaimColumns:
    """Claims as columns: equal `person` numbers mean one person, `order` settles the order of one day.

    `facts` holds one array a fact, by the names of `Facts`; a fact left out has its default in every row.
    """

    person: IntArray
    order: IntArray
    facts: Mapping[str, Array]
    is_checked: bool = False
    """Whether every fact is known to lie within its bounds, at its fixed width; see `checked`."""

    def __len__(self) -> int:
        return len(self.person)

    def checked(self) -> "ClaimColumns":
        """The same claims, every fact checked and at its fixed width, for deciding more than once.

        Raises Refused where a column is unknown or a fact lies outside its bounds.
        """
        return replace(self, facts=settle(self.facts, len(self)), is_checked=True)


@dataclass(frozen=True)
class DecisionColumns:
    """What was decided of each claim, in the claims' order: findings, amount, `Payee` and `Fund` numbers."""

    mask: IntArray
    amount_fen: IntArray
    payee: Array
    fund: Array

    @property
    def is_granted(self) -> Array:
        """Whether nothing found refuses the claim."""
        granted: Array = np.equal(self.mask & REFUSALS, 0)
        return granted


def columns_of(claims: Sequence[Claim], persons: dict[str, int]) -> ClaimColumns:
    """Columns of claims. `persons` numbers people by first sight and is added to.

    Raises ValueError if two claims share an id, and Refused where a fact lies outside its bounds.
    """
    ids = [claim.claim_id for claim in claims]
    if len(set(ids)) != len(ids):
        raise ValueError("claim ids repeat")
    ranks = {text: rank for rank, text in enumerate(sorted(ids, key=lambda text: (len(text), text)))}
    cells = zip(*(claim.facts for claim in claims), strict=True) if claims else ([] for _ in Facts._fields)
    return ClaimColumns(
        np.array([persons.setdefault(claim.person, len(persons)) for claim in claims], np.int64),
        np.array([ranks[text] for text in ids], np.int64),
        {name: np.array(column, np.int64) for name, column in zip(Facts._fields, cells, strict=True)},
    )


def settle(facts: Mapping[str, Array], count: int, first_row: int = 0) -> dict[str, Array]:
    """Every fact as a column of its fixed width, checked; a fact left out is one cell seen `count` times.

    Raises Refused for an unknown column, or a value outside a fact's bounds (naming its row, `first_row` on).
    """
    unknown = sorted(set(facts) - set(FACT_TYPES))
    if unknown:
        listed = "、".join(unknown)
        raise _refused(
            "columns.unknown", f"不认识的列：{listed}", f"Unknown columns: {', '.join(unknown)}",
            "列名用事实字段的名称", "Name columns by the fields of the facts",
        )  # fmt: skip
    return {name: _settle_column(name, facts.get(name), count, first_row) for name in FACT_TYPES}


def _settle_column(name: str, column: Array | None, count: int, first_row: int) -> Array:
    if column is None:
        if name == "benefit" and count:
            raise _refused(
                "columns.benefit", "缺少 benefit 列（补贴类别）", "The column benefit is missing",
                "加上 benefit 列，值为 1 至 14", "Add it, with values from 1 to 14",
            )  # fmt: skip
        return np.broadcast_to(np.array(FACT_DEFAULTS[name], FACT_TYPES[name]), (count,))
    if len(column) != count:
        raise ValueError(f"column {name} has {len(column)} rows, not {count}")
    check_bounds(name, column, first_row)
    return column.astype(FACT_TYPES[name], copy=False)


def check_bounds(name: str, column: Array, first_row: int = 0) -> None:
    """Raise Refused, naming the column and the first row, where a fact lies outside its bounds."""
    if column.dtype.kind == "b" or not len(column):
        return
    low, high = FACT_BOUNDS[name]
    least, greatest = column.min(), column.max()
    if low <= int(least) and int(greatest) <= high:
        return
    row = int(np.flatnonzero((column < low) | (column > high))[0])
    raise _refused(
        "columns.bounds",
        f"第 {first_row + row + 1} 行 {name} 为 {column[row]}，应在 {low} 至 {high} 之间",
        f"Row {first_row + row + 1}: {name} is {column[row]}, not between {low} and {high}",
        "请改正这一行", "Correct this row",
    )  # fmt: skip


def _refused(code: str, zh: str, en: str, fix_zh: str, fix_en: str) -> Refused:
    return Refused(code, zh, en, fix_zh, fix_en)


def address_table(columns: dict[str, Array], start: int) -> IntArray:
    """Addresses and strides of settled columns, beginning at a row."""
    return table_of({name: column[start:] for name, column in columns.items()})
