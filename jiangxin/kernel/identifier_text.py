"""What every identifier goes through first: emptiness, numbers that lost digits, full-width characters."""

import re

from jiangxin.kernel.halfwidth import to_halfwidth
from jiangxin.kernel.refusals import Refused

_LARGEST_KEPT_NUMBER = 10**15
_SCIENTIFIC = re.compile(r"[0-9](?:\.[0-9]+)?[Ee]\+?[0-9]+")


def read_identifier(value: object, *, code_prefix: str, name: str, name_en: str) -> str:
    """The identifier as half-width upper-case text, inner spaces kept.

    Whole numbers below 10^15 are taken as their digits, because a workbook still holds all of them.
    Raises Refused {code_prefix}.empty, .type, or .stored_as_number (larger numbers, scientific notation).
    """
    if value is None:
        value = ""
    if isinstance(value, int | float) and not isinstance(value, bool):
        value = _digits_of(value, code_prefix, name, name_en)
    if not isinstance(value, str):
        raise Refused(
            f"{code_prefix}.type",
            f"{name}必须是文字，不能是 {type(value).__name__}。",
            f"The {name_en} must be text, not {type(value).__name__}.",
            "把该列设为“文本”后重新录入。",
            "Set the column to Text and enter it again.",
        )
    text = to_halfwidth(value).upper()
    if not text:
        raise Refused(
            f"{code_prefix}.empty",
            f"没有填写{name}。",
            f"The {name_en} is empty.",
            f"填写{name}。",
            f"Enter the {name_en}.",
        )
    if _SCIENTIFIC.fullmatch(text):
        raise stored_as_number(code_prefix, name, name_en)
    return text


def stored_as_number(code_prefix: str, name: str, name_en: str) -> Refused:
    """The refusal for an identifier whose last digits a spreadsheet has thrown away."""
    return Refused(
        f"{code_prefix}.stored_as_number",
        f"{name}被 Excel 存成了数字，后几位已丢失。把该列设为“文本”后重新录入",
        f"Excel stored the {name_en} as a number and its last digits are lost.",
        "把该列设为“文本”，再对照原件重新录入；已丢失的数字无法恢复。",
        "Set the column to Text and enter it again from the document; the lost digits cannot be recovered.",
    )


def _digits_of(number: int | float, code_prefix: str, name: str, name_en: str) -> str:
    if not 0 <= number < _LARGEST_KEPT_NUMBER or number != int(number):
        raise stored_as_number(code_prefix, name, name_en)
    return str(int(number))
