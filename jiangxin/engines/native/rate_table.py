"""Every resolved `Rates` of a book as rows of one table, which compiled rules read like the tuple."""

import numpy as np

from jiangxin.engines.native.loops import Law
from jiangxin.policy.ratebook import RateBook
from jiangxin.policy.rates import Rates


def build_law(book: RateBook) -> Law:
    """Resolve every stretch of days in every region that has values of its own."""
    resolved = [book.resolve(day.toordinal(), region) for day in book.breaks for region in book.regions]
    table = np.zeros(len(resolved), _dtype_of(resolved[0]))
    for row, rates in zip(table, resolved, strict=True):
        for name, value in rates._asdict().items():
            row[name] = value
    return Law(
        table,
        np.array([day.toordinal() for day in book.breaks], np.int64),
        np.array(book.regions, np.int64),
    )


def _dtype_of(rates: Rates) -> np.dtype[np.void]:
    return np.dtype(
        [
            (name, np.int64, (len(value),) if isinstance(value, tuple) else ())
            for name, value in rates._asdict().items()
        ]
    )
