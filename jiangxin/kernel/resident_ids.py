"""Resident identity numbers (公民身份号码, GB 11643-1999): read, check, mask."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from stdnum.cn import ric

from jiangxin.kernel.halfwidth import to_halfwidth
from jiangxin.kernel.identifier_text import read_identifier, stored_as_number
from jiangxin.kernel.refusals import Caution, Refused

EARLIEST_BIRTH_YEAR = 1880
LOST_DIGITS = "000"
"""What a spreadsheet leaves of the last three digits of an 18-digit number."""
_PREFIX = "resident_id"
_NAME = "证件号"
_NAME_EN = "identity number"
_LENGTH = 18
_OLD_NUMBER = re.compile(r"[0-9]{15}")
_MASKABLE_LENGTH = 12
_CHECK_THE_CARD = ("对照身份证原件重新录入。", "Enter it again from the identity card.")


class Sex(IntEnum):
    """Sex as an identity number states it; the values are the codes of GB/T 2261.1."""

    MALE = 1
    FEMALE = 2


@dataclass(frozen=True, slots=True)
class ResidentId:
    """A checked 18-character identity number and what it states.

    `region_code` is where the number was first issued (GB/T 2260 as of then), not where the person lives.
    `warnings` never stand in the way of accepting the number.
    """

    number: str
    birth_on: date
    sex: Sex
    region_code: str
    warnings: tuple[Caution, ...] = ()


def parse_resident_id(
    value: object, *, today: date, known_regions: Collection[str] | None = None
) -> ResidentId:
    """Read and check an identity number; spaces, full-width digits and a small x are put right.

    A number ending in 000 whose check digit fits is accepted with a warning, because one true number in a
    thousand ends so; if the check digit does not fit, it is refused as damaged by a spreadsheet, which keeps
    15 digits and writes zeros after them. A region code absent from `known_regions` is only a warning, since
    codes come and go while people keep theirs; None skips that look.

    Raises Refused with code resident_id. and empty, type, stored_as_number, old_number, length, character,
    no_such_birth_day, born_too_early, born_in_future or check_digit.
    """
    text = read_identifier(value, code_prefix=_PREFIX, name=_NAME, name_en=_NAME_EN)
    number = "".join(text.split())
    _check_shape(number)
    birth_on = _birth_day(number[6:14], today)
    _check_check_digit(number)
    return ResidentId(
        number=number,
        birth_on=birth_on,
        sex=Sex.MALE if int(number[16]) % 2 else Sex.FEMALE,
        region_code=number[:6],
        warnings=(*_region_warnings(number[:6], known_regions), *_zeros_warnings(number)),
    )


def mask_resident_id(number: str) -> str:
    """First four and last four characters around ****, as public notices print it: 2301****2714.

    Anything shorter than twelve characters is masked whole, since eight of them would give most of it away.
    """
    plain = "".join(to_halfwidth(number).upper().split())
    if len(plain) < _MASKABLE_LENGTH:
        return "****"
    return f"{plain[:4]}****{plain[-4:]}"


def _check_shape(number: str) -> None:
    if _OLD_NUMBER.fullmatch(number):
        raise _old_number(number)
    if len(number) != _LENGTH:
        raise Refused(
            "resident_id.length",
            f"证件号应为 18 位，现为 {len(number)} 位。",
            f"An identity number has 18 characters; this has {len(number)}.",
            *_CHECK_THE_CARD,
        )
    for position, sign in enumerate(number, start=1):
        if sign in "0123456789" or (sign == "X" and position == _LENGTH):
            continue
        expected, expected_en = (
            ("数字或字母 X", "a digit or X") if position == _LENGTH else ("数字", "a digit")
        )
        raise Refused(
            "resident_id.character",
            f"证件号第 {position} 位“{sign}”不对，应为{expected}。",
            f"Character {position} of the identity number is “{sign}”; it must be {expected_en}.",
            *_CHECK_THE_CARD,
        )


def _old_number(number: str) -> Refused:
    stem = f"{number[:6]}19{number[6:]}"
    candidate = stem + ric.calc_check_digit(stem + "0")
    return Refused(
        "resident_id.old_number",
        "这是 15 位旧身份证号码，已停止使用。",
        "This is an old 15-digit identity number, no longer in use.",
        f"换算后的 18 位号码可能是 {candidate}，请对照现用身份证核对后录入。",
        f"The 18-digit number may be {candidate}; compare it with the present card before entering it.",
    )


def _birth_day(digits: str, today: date) -> date:
    year, month, day = int(digits[:4]), int(digits[4:6]), int(digits[6:])
    try:
        birth_on = date(year, month, day)
    except ValueError:
        raise Refused(
            "resident_id.no_such_birth_day",
            f"证件号第 7–14 位不是一个日期：{year} 年 {month} 月 {day} 日。",
            f"Characters 7–14 of the identity number are not a day: {digits}.",
            *_CHECK_THE_CARD,
        ) from None
    if year < EARLIEST_BIRTH_YEAR:
        raise Refused(
            "resident_id.born_too_early",
            f"证件号中的出生日期 {birth_on} 早于 {EARLIEST_BIRTH_YEAR} 年。",
            f"The identity number's birth date {birth_on} is before {EARLIEST_BIRTH_YEAR}.",
            *_CHECK_THE_CARD,
        )
    if birth_on > today:
        raise Refused(
            "resident_id.born_in_future",
            f"证件号中的出生日期 {birth_on} 晚于 {today}。",
            f"The identity number's birth date {birth_on} is after {today}.",
            *_CHECK_THE_CARD,
        )
    return birth_on


def _check_check_digit(number: str) -> None:
    # Not ric.validate: it looks regions up as of the birth year and so refuses many real people.
    due = ric.calc_check_digit(number)
    if number[-1] != due and number.endswith(LOST_DIGITS):
        raise stored_as_number(_PREFIX, _NAME, _NAME_EN)
    if number[-1] != due:
        raise Refused(
            "resident_id.check_digit",
            f"证件号校验不符：按前 17 位计算，第 18 位应为 {due}，现为 {number[-1]}。",
            f"The check digit does not fit: by the first 17 digits it should be {due}, not {number[-1]}.",
            f"对照身份证原件逐位核对；只有前 17 位都无误时，第 18 位才应改为 {due}。",
            f"Compare every digit with the card; only if the first 17 are right should the last be {due}.",
        )


def _region_warnings(region_code: str, known_regions: Collection[str] | None) -> tuple[Caution, ...]:
    if known_regions is None or region_code in known_regions:
        return ()
    return (
        Caution(
            "resident_id.unknown_region",
            f"证件号前 6 位 {region_code} 不在现有区划表中，可能是已撤销的区划，请留意核对。",
            f"Region code {region_code} is not in the present table; it may have been abolished.",
        ),
    )


def _zeros_warnings(number: str) -> tuple[Caution, ...]:
    if not number.endswith(LOST_DIGITS):
        return ()
    return (
        Caution(
            "resident_id.trailing_zeros",
            "证件号以 000 结尾，校验位相符；若曾用 Excel 录入，请对照身份证核对后三位。",
            "The number ends in 000 and its check digit fits; if it passed through a spreadsheet, "
            "compare the last three digits with the card.",
        ),
    )
