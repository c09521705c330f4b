"""Whatever amount is written can be read back, in figures and in words."""

from decimal import ROUND_HALF_UP, Context, Decimal

from hypothesis import given
from hypothesis import strategies as st

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

FEN = st.integers(-MAX_FEN, MAX_FEN)
FULL_WIDTH = str.maketrans("0123456789,.-", "０１２３４５６７８９，．－")
NUMERALS = "零壹贰叁肆伍陆柒捌玖"


def read_whole(words: str) -> int:
    """A reader of capital numerals, independent of the writer: a unit multiplies what stands before it."""
    for unit, worth in (("亿", 10**8), ("万", 10**4)):
        high, found, low = words.rpartition(unit)
        if found:
            return read_whole(high) * worth + read_whole(low)
    total = digit = 0
    for sign in words:
        if sign in NUMERALS:
            digit = NUMERALS.index(sign)
        else:
            total, digit = total + digit * {"拾": 10, "佰": 100, "仟": 1000}[sign], 0
    return total + digit


def read_amount(words: str) -> int:
    sign, plain = (-1, words[1:]) if words.startswith("负") else (1, words)
    whole, _, rest = plain.rpartition("元")
    jiao, _, fen = rest.removesuffix("整").rpartition("角")
    cents = read_whole(jiao) * 10 + read_whole(fen.removesuffix("分"))
    return sign * (read_whole(whole) * 100 + cents)


@given(FEN)
def test_written_figures_read_back(fen: int) -> None:
    for written in (format_yuan(fen), format_yuan_headline(fen), format_yuan_with_unit(fen)):
        assert Money.parse(written).fen == fen
        assert Money.parse(written.translate(FULL_WIDTH)).fen == fen


@given(FEN)
def test_written_words_read_back(fen: int) -> None:
    words = uppercase_yuan(fen)
    assert read_amount(words) == fen
    assert "零零" not in words
    assert words.endswith("整") == (fen % 100 == 0)


@given(st.integers(-(10**12), 10**12))
def test_a_float_of_whole_fen_reads_exactly(fen: int) -> None:
    assert Money.parse(fen / 100).fen == fen


@given(st.integers(-(10**15), 10**15), st.integers(0, 10_000))
def test_shares_agree_with_decimal_rounding(fen: int, bp: int) -> None:
    wide = Context(prec=60, rounding=ROUND_HALF_UP)
    exact = wide.divide(wide.multiply(Decimal(fen), Decimal(bp)), Decimal(10_000))
    assert share_bp(fen, bp) == int(exact.quantize(Decimal(1), context=wide))


@given(FEN, st.integers(-(10**6), 10**6), st.integers(1, 10**6))
def test_shares_are_symmetrical_and_within_half_a_fen(fen: int, numerator: int, denominator: int) -> None:
    part = prorate(fen, numerator, denominator)
    assert prorate(-fen, numerator, denominator) == -part
    assert abs(part * denominator - fen * numerator) * 2 <= denominator


@given(FEN, FEN, st.integers(-1000, 1000))
def test_arithmetic_is_that_of_whole_numbers(left: int, right: int, times: int) -> None:
    assert (Money(left) + Money(right) - Money(right)) == Money(left)
    assert (Money(left) * times).fen == left * times
    assert (Money(left) < Money(right)) == (left < right)
