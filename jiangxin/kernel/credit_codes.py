"""Unified social credit codes of organisations (统一社会信用代码, GB 32100-2015)."""

from dataclasses import dataclass

from stdnum.cn import uscc

from jiangxin.kernel.identifier_text import read_identifier
from jiangxin.kernel.refusals import Caution, Refused

_PREFIX = "credit_code"
_NAME = "统一社会信用代码"
_NAME_EN = "social credit code"
_LENGTH = 18
_REGION_POSITIONS = range(3, 9)
_DIGITS = "0123456789"
_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_AUTHORITIES = "123456789ANY"
_LOOKALIKES = {"I": "1", "O": "0", "Z": "2", "S": "5"}
_ORGANISATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_THE_LICENCE = ("对照营业执照或登记证书重新录入。", "Enter it again from the licence or certificate.")


@dataclass(frozen=True, slots=True)
class CreditCode:
    """A checked social credit code and its parts.

    `authority` is the registering department's character (9 is market regulation), `category` the kind of
    body under that department, `region_code` the place of registration (GB/T 2260) and `organisation_code`
    the nine characters of GB 11714.
    """

    number: str
    authority: str
    category: str
    region_code: str
    organisation_code: str
    warnings: tuple[Caution, ...] = ()


def parse_credit_code(value: object) -> CreditCode:
    """Read and check a social credit code; spaces, hyphens, full-width and small letters are put right.

    A registering department the standard does not list and a wrong inner check character (GB 11714) are
    warnings only. Raises Refused with code credit_code. and empty, type, stored_as_number, length, character
    or check_character.
    """
    text = read_identifier(value, code_prefix=_PREFIX, name=_NAME, name_en=_NAME_EN)
    number = "".join(text.replace("-", "").split())
    _check_shape(number)
    # Not uscc.validate: it wants a digit in the first place, where the standard also has letters.
    due = uscc.calc_check_digit(number)
    if number[-1] != due:
        raise Refused(
            "credit_code.check_character",
            f"统一社会信用代码校验不符：按前 17 位计算，第 18 位应为 {due}，现为 {number[-1]}。",
            f"The check character does not fit: by the first 17 it should be {due}, not {number[-1]}.",
            f"对照登记证书逐位核对；只有前 17 位都无误时，第 18 位才应改为 {due}。",
            f"Compare every character with the licence; only if the first 17 are right is the last {due}.",
        )
    return CreditCode(
        number=number,
        authority=number[0],
        category=number[1],
        region_code=number[2:8],
        organisation_code=number[8:17],
        warnings=_warnings(number),
    )


def _check_shape(number: str) -> None:
    if len(number) != _LENGTH:
        raise Refused(
            "credit_code.length",
            f"统一社会信用代码应为 18 位，现为 {len(number)} 位。",
            f"A social credit code has 18 characters; this has {len(number)}.",
            *_CHECK_THE_LICENCE,
        )
    for position, sign in enumerate(number, start=1):
        in_region = position in _REGION_POSITIONS
        if sign not in (_DIGITS if in_region else _ALPHABET):
            raise _bad_character(position, sign, in_region=in_region)


def _bad_character(position: int, sign: str, *, in_region: bool) -> Refused:
    expected = "应为数字" if in_region else "应为数字或大写字母（不用 I、O、S、V、Z）"
    expected_en = "must be a digit" if in_region else "must be a digit or a letter other than I, O, S, V, Z"
    alike = _LOOKALIKES.get(sign)
    hint, hint_en = (f"可能是数字 {alike}，", f"It may be the digit {alike}. ") if alike else ("", "")
    return Refused(
        "credit_code.character",
        f"统一社会信用代码第 {position} 位“{sign}”不对，{expected}。",
        f"Character {position} of the social credit code is “{sign}”; it {expected_en}.",
        hint + _CHECK_THE_LICENCE[0],
        hint_en + _CHECK_THE_LICENCE[1],
    )


def _warnings(number: str) -> tuple[Caution, ...]:
    found = []
    if number[0] not in _AUTHORITIES:
        found.append(
            Caution(
                "credit_code.unknown_authority",
                f"第 1 位“{number[0]}”不是已知的登记管理部门，请留意核对。",
                f"The first character “{number[0]}” is no registering department known.",
            )
        )
    due = _organisation_check_character(number[8:16])
    if number[16] != due:
        found.append(
            Caution(
                "credit_code.organisation_check",
                f"其中的组织机构代码校验不符，第 17 位按标准应为 {due}，请留意核对。",
                f"The organisation code inside does not check: character 17 should be {due} by GB 11714.",
            )
        )
    return tuple(found)


def _organisation_check_character(body: str) -> str:
    total = sum(int(sign, 36) * weight for sign, weight in zip(body, _ORGANISATION_WEIGHTS, strict=True))
    return "0123456789X"[-total % 11]
