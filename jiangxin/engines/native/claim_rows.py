"""A claim as compiled rules see it: `claim.level` reads one cell of one column, and only when a rule asks.

Every fact arrives as a 64-bit whole number or a truth, whatever the column's width, so a rule means the same
in CPython and compiled. A column is an address and a stride; a fact left out is one cell of stride 0.
"""

from typing import Any

import numpy as np
from llvmlite import ir
from numba import types
from numba.core.imputils import lower_getattr_generic
from numba.core.typing.templates import AttributeTemplate, infer_getattr
from numba.extending import intrinsic, models, register_model

from jiangxin.engines.native.layout import FACT_FLAGS, FACT_TYPES, IntArray

_POSITIONS = {name: position for position, name in enumerate(FACT_TYPES)}


class ClaimRowType(types.Type):  # type: ignore[misc]
    """The compiler's name for one row of a table of facts."""

    def __init__(self) -> None:
        super().__init__(name="ClaimRow")


CLAIM_ROW = ClaimRowType()


@register_model(ClaimRowType)
class _ClaimRowModel(models.StructModel):  # type: ignore[misc]
    def __init__(self, manager: Any, row_type: Any) -> None:
        members = [("cells", types.CPointer(types.int64)), ("index", types.int64)]
        super().__init__(manager, row_type, members)


@intrinsic  # type: ignore[untyped-decorator]
def claim_row_at(_typing: Any, table: Any, index: Any) -> Any:
    """The row of this index; `table` holds each column's address and stride, in the order of `Facts`."""

    def lower(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        array = context.make_array(signature.args[0])(context, builder, arguments[0])
        empty = ir.Constant(context.get_value_type(CLAIM_ROW), ir.Undefined)
        filled = builder.insert_value(empty, array.data, 0)
        return builder.insert_value(filled, arguments[1], 1)

    return CLAIM_ROW(table, types.int64), lower


@infer_getattr
class _FactTypes(AttributeTemplate):  # type: ignore[misc]
    key = ClaimRowType

    def generic_resolve(self, _row: Any, name: str) -> Any:
        if name not in _POSITIONS:
            return None
        return types.boolean if name in FACT_FLAGS else types.int64


@lower_getattr_generic(ClaimRowType)  # type: ignore[untyped-decorator]
def _read_fact(context: Any, builder: Any, _row_type: Any, row: Any, name: str) -> Any:
    """Load one cell. Columns do not change while claims are decided, and the loads say so."""
    word = ir.IntType(64)
    cells, index = builder.extract_value(row, 0), builder.extract_value(row, 1)
    address = _load(builder, builder.gep(cells, [word(2 * _POSITIONS[name])]))
    stride = _load(builder, builder.gep(cells, [word(2 * _POSITIONS[name] + 1)]))
    place = builder.add(address, builder.mul(index, stride))
    width = ir.IntType(8 * FACT_TYPES[name].itemsize)
    value = _load(builder, builder.inttoptr(place, width.as_pointer()))
    if name in FACT_FLAGS:
        return builder.icmp_signed("!=", value, ir.Constant(width, 0))
    return value if width == word else builder.sext(value, word)


def _load(builder: Any, pointer: Any) -> Any:
    loaded = builder.load(pointer)
    loaded.set_metadata("invariant.load", builder.module.add_metadata([]))
    return loaded


@intrinsic  # type: ignore[untyped-decorator]
def pointer_to(_typing: Any, address: Any) -> Any:
    """A pointer from an address, to look at another array's memory with `numba.carray`."""

    def lower(_context: Any, builder: Any, _signature: Any, arguments: Any) -> Any:
        return builder.inttoptr(arguments[0], ir.IntType(8).as_pointer())

    return types.voidptr(types.int64), lower


@intrinsic  # type: ignore[untyped-decorator]
def uncounted(_typing: Any, array: Any) -> Any:
    """The same array without its reference count: counting on every call costs more than most rules.

    The caller holds the array for as long as the view is used.
    """

    def lower(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        view = context.make_array(signature.args[0])(context, builder, arguments[0])
        view.meminfo = ir.Constant(view.meminfo.type, None)
        return view._getvalue()

    return array(array), lower


def table_of(columns: dict[str, "np.ndarray[Any, Any]"]) -> IntArray:
    """Addresses and strides of columns in the order of `Facts`; the caller keeps the columns alive."""
    cells = np.empty((len(FACT_TYPES), 2), np.int64)
    for name, position in _POSITIONS.items():
        cells[position] = columns[name].ctypes.data, columns[name].strides[0]
    return cells
