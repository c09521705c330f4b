"""Change any one figure, list or switch a rule reads, and some worked example no longer comes out right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from jiangxin.policy.evaluate import Adjudicator
from jiangxin.policy.examples import Example, load_examples
from jiangxin.policy.pack import load_pack
from jiangxin.policy.rate_definitions import RateDefinition, RateValue, Value
from jiangxin.policy.ratebook import RateBook
from jiangxin.policy.vocabulary import BENEFITS, FUNDS, PAYEES

PACK = load_pack("heilongjiang-2019")
EXAMPLES = [example for example in load_examples(PACK.code) if not example.refused_rate]
RULED = [value for value in PACK.rate_book.values if PACK.rate_book.definitions[value.id].is_ruled]
WHEN_SET = {"fen": 1_00, "bp": 10_000, "days": 1}  # for a figure that is not set: setting it must be seen
MASKS = ("categories", "benefits", "certificates", "organisations", "school_items")


def variants(definition: RateDefinition, value: Value) -> Iterator[Value]:
    """Values that are wrong by the least: one fen, one day, one member or one option off."""
    if isinstance(value, tuple):
        yield from vary_table(definition, value)
    elif definition.options:
        yield from (option.value for option in definition.options if option.value != value)
    elif definition.unit in MASKS:
        yield from (value & ~(1 << bit) for bit in range(value.bit_length()) if value >> bit & 1)
    elif value:
        yield from (value + 1, value - 1)
    else:
        yield WHEN_SET[definition.unit]


def vary_table(definition: RateDefinition, value: tuple[int, ...]) -> Iterator[Value]:
    for cell, number in enumerate(value):
        if definition.shape == "by_benefit" and cell not in set(BENEFITS):
            continue
        if definition.shape == "cities" and number == 0:
            continue
        count = len(FUNDS if definition.id == "funds" else PAYEES)
        other = number % (count - 1) + 1 if definition.shape == "by_benefit" else number + 1
        yield (*value[:cell], other, *value[cell + 1 :])


def comes_out_right(example: Example, book: RateBook) -> bool:
    history = [grant.claim for grant in example.history]
    decisions = Adjudicator(PACK, book).adjudicate(example.all_claims, history)
    return all(
        (found.is_granted, found.amount_fen, found.payee, found.fund)
        == (expected.is_granted, expected.amount_fen, expected.payee, expected.fund)
        and tuple(sorted(finding.code for finding in found.findings)) == expected.findings
        for found, expected in zip(decisions, example.all_expected, strict=True)
    )


def with_changed(book: RateBook, changed: RateValue) -> RateBook:
    values = (changed if value.id == changed.id and not value.is_local else value for value in book.values)
    return RateBook(tuple(book.definitions.values()), tuple(values))


@pytest.mark.parametrize("value", RULED, ids=lambda value: value.id)
def test_a_wrong_figure_is_noticed(value: RateValue) -> None:
    definition = PACK.rate_book.definitions[value.id]
    nearest = sorted(EXAMPLES, key=lambda example: example.clause != definition.clause)
    unnoticed = [
        variant
        for variant in variants(definition, value.value)
        if all(comes_out_right(one, with_changed(one.book, replace(value, value=variant))) for one in nearest)
    ]
    assert unnoticed == []
