"""How facts and uses lie in memory: one fixed width a fact, so that one compilation serves every file."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from jiangxin.policy.facts import Facts
from jiangxin.policy.uses import Use
from jiangxin.policy.vocabulary import (
    Benefit,
    Category,
    Certificate,
    Level,
    Organisation,
    Ownership,
    SchoolItem,
)

FACT_DEFAULTS: Mapping[str, int] = {**{"benefit": 0}, **Facts._field_defaults}
LAST_DAY = date.max.toordinal()
LARGEST_FEN = 10**12
LARGEST_COUNT = 100_000
LARGEST_DIVISION = 999_999
KEYS = ("occupation", "employer", "course")
_CODES: Mapping[str, tuple[int, int]] = {
    "benefit": (1, max(Benefit)),
    "level": (0, max(Level)),
    "certificate": (0, max(Certificate)),
    "training": (0, max(Benefit)),
    "organisation": (0, max(Organisation)),
    "ownership": (0, max(Ownership)),
    "school_items": (0, sum(SchoolItem)),
}


def _bounds_of(name: str) -> tuple[int, int]:
    """The least and the greatest value of a fact. Within them no compiled sum or product can overflow."""
    if name in KEYS:
        return -(1 << 63), (1 << 63) - 1
    if name in _CODES:
        return _CODES[name]
    if name.endswith("_on"):
        return 0, LAST_DAY
    if name.endswith("_fen"):
        return 0, LARGEST_FEN
    if isinstance(FACT_DEFAULTS[name], bool):
        return 0, 1
    if name == "categories":
        return 0, sum(Category)
    return 0, LARGEST_DIVISION if name in ("region", "source_city") else LARGEST_COUNT


def _type_of(name: str) -> np.dtype[np.generic]:
    if name in KEYS or name.endswith("_fen"):
        return np.dtype(np.int64)
    return np.dtype(np.int8) if name in _CODES or FACT_BOUNDS[name] == (0, 1) else np.dtype(np.int32)


FACT_BOUNDS: Mapping[str, tuple[int, int]] = {name: _bounds_of(name) for name in Facts._fields}
FACT_TYPES: Mapping[str, np.dtype[np.generic]] = {name: _type_of(name) for name in Facts._fields}
FACT_FLAGS = frozenset(name for name, default in FACT_DEFAULTS.items() if isinstance(default, bool))

_WIDE_USES = ("occupation", "course", "employer", "amount_fen", "units")
_BYTE_USES = ("benefit", "level", "school_items", "has_limit_override")
_NARROW_USES = tuple(name for name in Use._fields if name not in _WIDE_USES + _BYTE_USES)

USE_DTYPE = np.dtype(
    [(name, np.int64) for name in ("person", "order", "row", *_WIDE_USES)]
    + [(name, np.int32) for name in (*_NARROW_USES, "rate")]
    + [(name, np.int8) for name in _BYTE_USES],
    align=True,
)
"""One claim that its own facts do not refuse, or one earlier grant (`row` -1), as limits need it."""

IntArray = NDArray[np.int64]
Array = NDArray[Any]
