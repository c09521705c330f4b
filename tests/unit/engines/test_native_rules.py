"""Every declared rule compiles, and every rule that compiled rules call is declared."""

import numpy as np

from jiangxin.engines.native.compilation import functions_of
from jiangxin.engines.native.layout import FACT_BOUNDS, FACT_TYPES, USE_DTYPE
from jiangxin.engines.native.rate_table import build_law
from jiangxin.policy import days, entitlements, judgement
from jiangxin.policy.entitlements import Use
from jiangxin.policy.facts import Facts
from jiangxin.policy.pack import load_pack
from jiangxin.policy.rules.registry import all_rules

PACK = load_pack("heilongjiang-2019")


def test_every_function_of_judgement_and_entitlements_is_declared():
    declared = set(all_rules())
    for module in (judgement, entitlements):
        assert set(functions_of(module)) <= declared
    assert days.civil in functions_of(days)


def test_every_fact_and_every_part_of_a_use_has_a_place():
    assert tuple(FACT_TYPES) == Facts._fields == tuple(FACT_BOUNDS)
    assert set(Use._fields) <= set(USE_DTYPE.names)
    for name, kind in FACT_TYPES.items():
        low, high = FACT_BOUNDS[name]
        assert np.iinfo(kind).min <= low
        assert high <= np.iinfo(kind).max


def test_the_table_holds_every_rate_of_every_stretch_and_region():
    book = PACK.rate_book.with_local(
        '[[value]]\nid = "staff_fen"\nregion = 230102\nfrom = 2020-01-01\nvalue = { "5" = 1100_00 }'
    )
    law = build_law(book)
    assert len(law.rates) == len(book.breaks) * len(book.regions) == 4
    row = law.rates[3]
    for name, value in book.resolve(law.break_days[1], 230102)._asdict().items():
        assert np.array_equal(row[name], value), name
