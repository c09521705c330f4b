"""Numbers of skill certificates: what a rule lets one read is read, the rest is kept, called unchecked."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from jiangxin.kernel.identifier_text import read_identifier
from jiangxin.kernel.refusals import Caution, Refused
from jiangxin.kernel.resident_ids import ResidentId, parse_resident_id

_PREFIX = "certificate"
_NAME = "证书编号"
_NAME_EN = "certificate number"
_SKILL_LEVEL = re.compile(
    r"(?P<assessor>[YS])[0-9]{4}(?P<province>[0-9]{2})[0-9]{6}(?P<year>[0-9]{2})(?P<level>[0-9])[0-9]{6}"
)
_QUALIFICATION = re.compile(r"[0-9]{16}")
_SPECIAL_OPERATION = re.compile(r"T[0-9]{17}[0-9X]")
_LEVELS = range(1, 6)


class NumberKind(StrEnum):
    """Which numbering rule a certificate number follows."""

    SKILL_LEVEL = "skill_level"
    QUALIFICATION = "qualification"
    SPECIAL_OPERATION = "special_operation"
    UNCHECKED = "unchecked"


class AssessorKind(StrEnum):
    """Who assessed the holder of a skill-level certificate; the values are the number's first letter."""

    EMPLOYER = "Y"
    SOCIAL = "S"


@dataclass(frozen=True, slots=True)
class CertificateNumber:
    """A certificate number and what its rule lets one read; None where the rule tells nothing.

    `year` is the year of issue and `level` the certificate's digit, 1 (highest, 高级技师) to 5 (初级工):
    the reverse of the level codes some social-security systems use. `holder` is set for special-operation
    licences only. A number of kind UNCHECKED carries a warning that says so.
    """

    number: str
    kind: NumberKind
    assessor: AssessorKind | None = None
    province_code: str | None = None
    year: int | None = None
    level: int | None = None
    holder: ResidentId | None = None
    warnings: tuple[Caution, ...] = ()


def parse_certificate_number(
    value: object, *, today: date, expected: NumberKind | None = None
) -> CertificateNumber:
    """Read a certificate number by its shape; full-width and small letters are put right.

    22 characters beginning Y or S: skill-level certificate. 16 digits: vocational qualification certificate.
    T and an identity number: special-operation licence, whose holder is checked as of `today`. Anything else
    is kept as typed, as unchecked. When the certificate's kind is known, pass it as `expected`.

    Raises Refused with code certificate. and empty, type, stored_as_number, level, year, holder, or kind when
    the shape is not the expected one.
    """
    text = read_identifier(value, code_prefix=_PREFIX, name=_NAME, name_en=_NAME_EN)
    certificate = _by_shape(text, today)
    if expected not in (None, certificate.kind):
        raise _not_the_kind(expected)
    return certificate


def _by_shape(text: str, today: date) -> CertificateNumber:
    compact = "".join(text.split())
    if found := _SKILL_LEVEL.fullmatch(compact):
        return _skill_level(found, today)
    if _QUALIFICATION.fullmatch(compact):
        return CertificateNumber(compact, NumberKind.QUALIFICATION)
    if _SPECIAL_OPERATION.fullmatch(compact):
        return CertificateNumber(compact, NumberKind.SPECIAL_OPERATION, holder=_holder(compact[1:], today))
    caution = Caution(
        "certificate.unchecked",
        "证书编号不属于可校验的编号规则，已按原样保留，未作校验。",
        "The certificate number follows no rule that can be checked; it is kept as typed, unchecked.",
    )
    return CertificateNumber(text, NumberKind.UNCHECKED, warnings=(caution,))


def _skill_level(found: re.Match[str], today: date) -> CertificateNumber:
    level, year = int(found["level"]), 2000 + int(found["year"])
    if level not in _LEVELS:
        raise Refused(
            "certificate.level",
            f"技能等级证书编号第 16 位是等级，应为 1 至 5，现为 {level}。",
            f"Character 16 of a skill-level certificate number is the level, 1 to 5; this has {level}.",
            "对照证书原件重新录入。",
            "Enter it again from the certificate.",
        )
    if year > today.year:
        raise Refused(
            "certificate.year",
            f"技能等级证书编号第 14–15 位是年份，{year} 年尚未到来。",
            f"Characters 14–15 of a skill-level certificate number are the year; {year} is yet to come.",
            "对照证书原件重新录入。",
            "Enter it again from the certificate.",
        )
    return CertificateNumber(
        number=found[0],
        kind=NumberKind.SKILL_LEVEL,
        assessor=AssessorKind(found["assessor"]),
        province_code=found["province"],
        year=year,
        level=level,
    )


def _holder(number: str, today: date) -> ResidentId:
    try:
        # The T before it kept the number text in any spreadsheet, so three zeros at its end are its own.
        return parse_resident_id(number, today=today)
    except Refused as refusal:
        raise Refused(
            "certificate.holder",
            f"特种作业操作证编号中的身份证号有误：{refusal.sentence}",
            f"The identity number in the special-operation licence number is wrong: {refusal.sentence_en}",
            "对照操作证原件重新录入。",
            "Enter it again from the licence.",
        ) from refusal


_SHAPES = {
    NumberKind.SKILL_LEVEL: ("Y 或 S 开头、共 22 位", "22 characters beginning with Y or S"),
    NumberKind.QUALIFICATION: ("16 位数字", "16 digits"),
    NumberKind.SPECIAL_OPERATION: ("字母 T 加 18 位身份证号", "T and an 18-character identity number"),
    NumberKind.UNCHECKED: ("不属于可校验的编号规则", "of no rule that can be checked"),
}


def _not_the_kind(expected: NumberKind) -> Refused:
    shape, shape_en = _SHAPES[expected]
    return Refused(
        "certificate.kind",
        f"证书编号的格式与证书种类不符，这种证书的编号应为：{shape}。",
        f"The number does not have the form of this kind of certificate: {shape_en}.",
        "核对证书种类，并对照证书原件重新录入编号。",
        "Check the kind of certificate and enter the number again from the certificate.",
    )
