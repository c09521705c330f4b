"""Money as whole fen: read it, write it, share it, never round it by accident."""

import re
from dataclasses import dataclass
from decimal import Context, Decimal
from typing import Self

from jiangxin.kernel.halfwidth import to_halfwidth
from jiangxin.kernel.refusals import Refused

MAX_FEN = 999_999_999_999_999_999
"""Largest amount read or written in words: sixteen digits of yuan; also fits a 64-bit column."""

_FULL_BP = 10_000
_MOST_YUAN_DIGITS = 16
_EXACT_FLOAT_FEN = 2**53
_ONE_FEN = Decimal("0.01")
_WIDE_ENOUGH = Context(prec=40)
_AMOUNT = re.compile(
    r"(?P<sign>[+-]?)\s*¥?\s*(?P<sign_after>[+-]?)"
    r"(?P<yuan>[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.(?P<fraction>[0-9]+))?\s*[元圆]?"
)
_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_PLACES = ("仟", "佰", "拾", "")


@dataclass(frozen=True, slots=True, order=True)
class Money:
    """An amount of renminbi in whole fen; may be negative. Only whole numbers multiply it.

    Raises TypeError when built from anything but an int.
    """

    fen: int

    def __post_init__(self) -> None:
        if type(self.fen) is not int:
            raise TypeError(f"Money takes whole fen as int, not {type(self.fen).__name__}")

    @classmethod
    def parse(cls, value: object) -> Self:
        """Read an amount in yuan from text or a number, such as "￥1,800.5", "1800元" or 1800.

        A float is accepted only when its shortest decimal form is exact to the fen and floats of that size
        can still tell one fen from the next. Raises Refused with code money.empty, money.type,
        money.not_finite, money.float, money.unit, money.format, money.decimals or money.too_large.
        """
        return cls(_fen_from(value))

    def __add__(self, other: "Money") -> "Money":
        if not isinstance(other, Money):
            return NotImplemented
        return Money(self.fen + other.fen)

    def __sub__(self, other: "Money") -> "Money":
        if not isinstance(other, Money):
            return NotImplemented
        return Money(self.fen - other.fen)

    def __neg__(self) -> "Money":
        return Money(-self.fen)

    def __mul__(self, times: int) -> "Money":
        if type(times) is not int:
            return NotImplemented
        return Money(self.fen * times)

    __rmul__ = __mul__

    def __str__(self) -> str:
        return format_yuan(self.fen)


def share_bp(fen: int, bp: int) -> int:
    """`bp` basis points (1/10000) of `fen`, rounded half up to the fen.

    Half a fen goes away from zero, so a negative amount gives exactly the negative of the positive share.
    """
    return prorate(fen, bp, _FULL_BP)


def prorate(fen: int, numerator: int, denominator: int) -> int:
    """`fen` × numerator ÷ denominator, rounded half up to the fen; negative amounts mirror positive ones.

    Integer arithmetic throughout. Raises ValueError when the denominator is not positive.
    """
    if denominator <= 0:
        raise ValueError("the denominator of a share must be positive")
    product = fen * numerator
    rounded = (2 * abs(product) + denominator) // (2 * denominator)
    return -rounded if product < 0 else rounded


def format_yuan(fen: int) -> str:
    """Yuan with thousands separators and always two decimals: 180000 fen is "1,800.00"."""
    yuan, cents = divmod(abs(fen), 100)
    return f"{'-' if fen < 0 else ''}{yuan:,}.{cents:02d}"


def format_yuan_headline(fen: int) -> str:
    """Like `format_yuan`, without decimals when the amount is whole yuan: "1,800", but "1,800.50"."""
    return format_yuan(fen).removesuffix(".00")


def format_yuan_with_unit(fen: int) -> str:
    """The headline form with its unit: "1,800 元" or "1,800.50 元"."""
    return f"{format_yuan_headline(fen)} 元"


def uppercase_yuan(fen: int) -> str:
    """The amount in capital Chinese numerals (大写金额), as vouchers and bank slips require.

    Source: 《正确填写票据和结算凭证的基本规定》, annex to the payment and settlement rules (支付结算办法).
    整 follows 元 only. Where that text leaves 零 to choice, the form it names first is written:
    1,680.32 is 壹仟陆佰捌拾元零叁角贰分 and 107,000.53 is 壹拾万柒仟元零伍角叁分.
    Negative amounts begin with 负. Raises Refused money.too_large above sixteen digits of yuan.
    """
    if abs(fen) > MAX_FEN:
        raise _too_large()
    yuan, cents = divmod(abs(fen), 100)
    sign = "负" if fen < 0 else ""
    whole = f"{_below_ten_to_16(yuan)}元" if yuan or not cents else ""
    return f"{sign}{whole}{_jiao_and_fen(yuan, cents)}"


def _fen_from(value: object) -> int:
    if value is None:
        raise _empty()
    if isinstance(value, str):
        return _fen_from_text(value)
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        raise Refused(
            "money.type",
            f"金额必须是文字或数字，不能是 {type(value).__name__}。",
            f"An amount must be text or a number, not {type(value).__name__}.",
            "填写以元为单位的数字，例如 1,800.00。",
            "Enter a number of yuan, such as 1,800.00.",
        )
    exact = Decimal(repr(float(value))) if isinstance(value, float) else Decimal(value)
    if not exact.is_finite():
        raise Refused(
            "money.not_finite",
            "金额不是一个确定的数。",
            "The amount is not a finite number.",
            "检查该单元格的公式，填写以元为单位的数字。",
            "Check the cell's formula and enter a number of yuan.",
        )
    return _fen_from_number(exact, from_float=isinstance(value, float))


def _fen_from_number(exact: Decimal, *, from_float: bool) -> int:
    if exact.copy_abs() > MAX_FEN:
        raise _too_large()
    to_the_fen = exact.quantize(_ONE_FEN, context=_WIDE_ENOUGH)
    fen = int(to_the_fen.scaleb(2, context=_WIDE_ENOUGH))
    if from_float and (to_the_fen != exact or abs(fen) > _EXACT_FLOAT_FEN):
        raise Refused(
            "money.float",
            "金额不能精确到分，可能是公式算出的小数。",
            "The amount is not exact to the fen; it may come from a formula.",
            "用 ROUND(…, 2) 保留两位小数，或直接填写金额。",
            "Round it to two decimals with ROUND(…, 2), or type the amount.",
        )
    if to_the_fen != exact:
        raise _decimals()
    return _within_limit(fen)


def _fen_from_text(text: str) -> int:
    plain = to_halfwidth(text)
    if not plain:
        raise _empty()
    if "万" in plain or "亿" in plain:
        raise Refused(
            "money.unit",
            "金额应以元为单位，不能以万元或亿元为单位。",
            "Amounts are in yuan, not in ten thousands or hundred millions.",
            "换算成元后填写，例如 1.8 万元填 18,000。",
            "Convert to yuan, for example 1.8 万元 is 18,000.",
        )
    found = _AMOUNT.fullmatch(plain)
    if found is None or (found["sign"] and found["sign_after"]):
        raise Refused(
            "money.format",
            "看不懂这个金额。",
            "The amount cannot be read.",
            "填写以元为单位的数字，千位逗号每三位一个，例如 1,800.00。",
            "Enter yuan with a comma every three digits if any, such as 1,800.00.",
        )
    fraction = found["fraction"] or ""
    if len(fraction) > 2:
        raise _decimals()
    yuan = found["yuan"].replace(",", "").lstrip("0")
    if len(yuan) > _MOST_YUAN_DIGITS:
        raise _too_large()
    fen = int(yuan + fraction.ljust(2, "0"))
    return -fen if "-" in (found["sign"], found["sign_after"]) else fen


def _within_limit(fen: int) -> int:
    if abs(fen) > MAX_FEN:
        raise _too_large()
    return fen


def _empty() -> Refused:
    return Refused(
        "money.empty",
        "没有填写金额。",
        "The amount is empty.",
        "填写以元为单位的金额。",
        "Enter the amount in yuan.",
    )


def _decimals() -> Refused:
    return Refused(
        "money.decimals",
        "金额的小数超过两位，不足一分。",
        "The amount has more than two decimals, less than one fen.",
        "最多保留两位小数。",
        "Keep at most two decimals.",
    )


def _too_large() -> Refused:
    return Refused(
        "money.too_large",
        "金额超过十六位元，无法记账。",
        "The amount has more than sixteen digits of yuan and cannot be booked.",
        "检查是否多输入了数字。",
        "Check for extra digits.",
    )


def _jiao_and_fen(yuan: int, cents: int) -> str:
    if not cents:
        return "整"
    jiao, fen = divmod(cents, 10)
    gap = "零" if yuan and (jiao == 0 or yuan % 10 == 0) else ""
    jiao_words = f"{_DIGITS[jiao]}角" if jiao else ""
    fen_words = f"{_DIGITS[fen]}分" if fen else ""
    return f"{gap}{jiao_words}{fen_words}"


def _below_ten_to_16(number: int) -> str:
    if number == 0:
        return _DIGITS[0]
    return _joined(*divmod(number, 10**8), "亿", 10**7)


def _below_ten_to_8(number: int) -> str:
    return _joined(*divmod(number, 10**4), "万", 10**3)


def _joined(high: int, low: int, unit: str, leading_place: int) -> str:
    """Two groups of digits around their unit; 零 stands for zeros that begin the lower group."""
    read = _below_ten_to_8 if unit == "亿" else _below_ten_to_4
    high_words = f"{read(high)}{unit}" if high else ""
    gap = "零" if high and 0 < low < leading_place else ""
    return f"{high_words}{gap}{read(low)}"


def _below_ten_to_4(number: int) -> str:
    words = ""
    pending_zero = False
    for digit, place in zip(f"{number:04d}", _PLACES, strict=True):
        if digit == "0":
            pending_zero = bool(words)
            continue
        words += f"{'零' if pending_zero else ''}{_DIGITS[int(digit)]}{place}"
        pending_zero = False
    return words
