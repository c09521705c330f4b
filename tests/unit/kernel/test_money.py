"""Money is whole fen, read strictly and written for people, vouchers and banks."""

import dataclasses
from decimal import Decimal

import pytest

from jiangxin.kernel.money import (
    MAX_FEN,
    Money,
    format_yuan,
    format_yuan_headline,
    format_yuan_with_unit,
    prorate,
    share_bp,
    uppercase_yuan,
)
from jiangxin.kernel.refusals import Refused


def test_arithmetic_and_order() -> None:
    assert Money(150) + Money(50) == Money(200)
    assert Money(150) - Money(200) == Money(-50)
    assert -Money(150) == Money(-150)
    assert Money(150) * 3 == 3 * Money(150) == Money(450)
    assert Money(-1) < Money(0) <= Money(0) < Money(1)
    assert str(Money(180050)) == "1,800.50"


def test_money_is_frozen_and_slotted() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        Money(1).fen = 2  # type: ignore[misc]
    assert not hasattr(Money(1), "__dict__")


@pytest.mark.parametrize("fen", [1.0, True, "1", Decimal(1), None])
def test_money_holds_only_whole_fen(fen: object) -> None:
    with pytest.raises(TypeError):
        Money(fen)  # type: ignore[arg-type]


@pytest.mark.parametrize("other", [1, 1.5, "1", None])
def test_money_adds_only_to_money(other: object) -> None:
    with pytest.raises(TypeError):
        Money(1) + other  # type: ignore[operator]
    with pytest.raises(TypeError):
        Money(1) - other  # type: ignore[operator]


@pytest.mark.parametrize("times", [1.5, True, Money(2), Decimal(2)])
def test_money_is_multiplied_only_by_whole_numbers(times: object) -> None:
    with pytest.raises(TypeError):
        Money(1) * times  # type: ignore[operator]


@pytest.mark.parametrize(
    ("written", "fen"),
    [
        ("1,800", 180000),
        ("1800.00", 180000),
        ("￥1,800.5", 180050),
        ("¥ 1,800.5", 180050),
        ("1800元", 180000),
        ("1,800.50 元", 180050),
        ("1800圆", 180000),
        ("１，８００．０５", 180005),
        ("-1,800.05", -180005),
        ("-¥3", -300),
        ("¥-3", -300),
        ("+3", 300),
        ("0", 0),
        ("-0.00", 0),
        ("007", 700),
        ("9,999,999,999,999,999.99", MAX_FEN),
        (1800, 180000),
        (-5, -500),
        (1800.5, 180050),
        (0.1, 10),
        (Decimal("1800.500"), 180050),
        (Decimal("1E+3"), 100000),
    ],
)
def test_parse_reads(written: object, fen: int) -> None:
    assert Money.parse(written) == Money(fen)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        (None, "money.empty"),
        ("", "money.empty"),
        ("　", "money.empty"),
        (True, "money.type"),
        (b"1800", "money.type"),
        (float("nan"), "money.not_finite"),
        (float("inf"), "money.not_finite"),
        (Decimal("NaN"), "money.not_finite"),
        (0.1 + 0.2, "money.float"),
        (1800.005, "money.float"),
        (123456789012345.67, "money.float"),
        ("1.8万元", "money.unit"),
        ("2亿", "money.unit"),
        ("NaN", "money.format"),
        ("1,80", "money.format"),
        ("1800,000", "money.format"),
        ("1 800", "money.format"),
        ("1.8E3", "money.format"),
        ("-¥-3", "money.format"),
        (".5", "money.format"),
        ("5.", "money.format"),
        ("12²", "money.format"),
        ("1800.000", "money.decimals"),
        ("0.005元", "money.decimals"),
        (Decimal("0.001"), "money.decimals"),
        (Decimal("1E-999999"), "money.decimals"),
        ("1" + "0" * 5000, "money.too_large"),
        ("10,000,000,000,000,000", "money.too_large"),
        (10**16, "money.too_large"),
        (10**30, "money.too_large"),
        (1e300, "money.too_large"),
    ],
)
def test_parse_refuses(written: object, code: str) -> None:
    with pytest.raises(Refused) as caught:
        Money.parse(written)
    assert caught.value.code == code
    assert caught.value.fix
    assert caught.value.fix_en


@pytest.mark.parametrize(
    ("fen", "plain", "headline", "with_unit"),
    [
        (180000, "1,800.00", "1,800", "1,800 元"),
        (180050, "1,800.50", "1,800.50", "1,800.50 元"),
        (-180005, "-1,800.05", "-1,800.05", "-1,800.05 元"),
        (0, "0.00", "0", "0 元"),
        (-100000000, "-1,000,000.00", "-1,000,000", "-1,000,000 元"),
    ],
)
def test_formats(fen: int, plain: str, headline: str, with_unit: str) -> None:
    assert format_yuan(fen) == plain
    assert format_yuan_headline(fen) == headline
    assert format_yuan_with_unit(fen) == with_unit


@pytest.mark.parametrize(
    ("yuan", "words"),
    [
        # the six amounts printed in the rules for filling in bills
        ("1,409.50", "壹仟肆佰零玖元伍角"),
        ("6,007.14", "陆仟零柒元壹角肆分"),
        ("1,680.32", "壹仟陆佰捌拾元零叁角贰分"),
        ("107,000.53", "壹拾万柒仟元零伍角叁分"),
        ("16,409.02", "壹万陆仟肆佰零玖元零贰分"),
        ("325.04", "叁佰贰拾伍元零肆分"),
        # everyday and awkward ones
        ("1,800", "壹仟捌佰元整"),
        ("0", "零元整"),
        ("0.05", "伍分"),
        ("0.50", "伍角"),
        ("10", "壹拾元整"),
        ("-3.20", "负叁元贰角"),
        ("10,001", "壹万零壹元整"),
        ("100,010,000", "壹亿零壹万元整"),
        ("100,000,005", "壹亿零伍元整"),
        ("1,000,000,000,000", "壹万亿元整"),
        ("1,000,100,000,000", "壹万零壹亿元整"),
        ("1,000,000,010,000.01", "壹万亿零壹万元零壹分"),
        (
            "9,999,999,999,999,999.99",
            "玖仟玖佰玖拾玖万玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分",
        ),
    ],
)
def test_uppercase(yuan: str, words: str) -> None:
    assert uppercase_yuan(Money.parse(yuan).fen) == words


def test_uppercase_refuses_what_has_no_words() -> None:
    with pytest.raises(Refused) as caught:
        uppercase_yuan(-MAX_FEN - 1)
    assert caught.value.code == "money.too_large"


@pytest.mark.parametrize(
    ("fen", "bp", "share"),
    [
        (10000, 6000, 6000),
        (1, 5000, 1),
        (1, 4999, 0),
        (-1, 5000, -1),
        (-1, 4999, 0),
        (333, 3333, 111),
        (7, 0, 0),
    ],
)
def test_share_bp_rounds_half_away_from_zero(fen: int, bp: int, share: int) -> None:
    assert share_bp(fen, bp) == share


@pytest.mark.parametrize(
    ("fen", "numerator", "denominator", "part"),
    [
        (100, 1, 3, 33),
        (100, 2, 3, 67),
        (5, 1, 2, 3),
        (-5, 1, 2, -3),
        (5, -1, 2, -3),
        (-5, -1, 2, 3),
        (0, 9, 7, 0),
    ],
)
def test_prorate(fen: int, numerator: int, denominator: int, part: int) -> None:
    assert prorate(fen, numerator, denominator) == part


@pytest.mark.parametrize("denominator", [0, -1])
def test_prorate_wants_a_positive_denominator(denominator: int) -> None:
    with pytest.raises(ValueError, match="positive"):
        prorate(1, 1, denominator)
