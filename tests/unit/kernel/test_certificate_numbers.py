"""Certificate numbers: read where a rule lets one, otherwise kept and called unchecked. All are synthetic."""

from datetime import date

import pytest

from jiangxin.kernel.identifiers import AssessorKind, NumberKind, parse_certificate_number
from jiangxin.kernel.refusals import Refused

TODAY = date(2020, 6, 1)
SKILL_LEVEL = "Y000123000001195000001"


@pytest.mark.parametrize("typed", [SKILL_LEVEL, "y000123000001195000001", "Ｙ0001 23 000001 19 5 000001"])
def test_skill_level_certificate(typed: str) -> None:
    certificate = parse_certificate_number(typed, today=TODAY, expected=NumberKind.SKILL_LEVEL)
    assert certificate.number == SKILL_LEVEL
    assert certificate.kind is NumberKind.SKILL_LEVEL
    assert certificate.assessor is AssessorKind.EMPLOYER
    assert (certificate.province_code, certificate.year, certificate.level) == ("23", 2019, 5)
    assert certificate.holder is None
    assert certificate.warnings == ()


def test_social_assessor_and_highest_level() -> None:
    certificate = parse_certificate_number("S000023000001201000001", today=TODAY)
    assert certificate.assessor is AssessorKind.SOCIAL
    assert (certificate.year, certificate.level) == (2020, 1)


def test_qualification_certificate_tells_nothing_more() -> None:
    certificate = parse_certificate_number("1923010000300123", today=TODAY)
    assert certificate.kind is NumberKind.QUALIFICATION
    assert certificate.year is None
    assert certificate.level is None
    assert certificate.warnings == ()


def test_special_operation_licence_names_its_holder() -> None:
    certificate = parse_certificate_number("t11010519491231002x", today=TODAY)
    assert certificate.kind is NumberKind.SPECIAL_OPERATION
    assert certificate.holder is not None
    assert certificate.holder.birth_on == date(1949, 12, 31)
    assert parse_certificate_number("T230102197001017000", today=TODAY).holder is not None


@pytest.mark.parametrize(
    "typed", ["黑人社 第 12 号", "Y00012300000119500000", "T110105491231002", "AB12345678901234567890"]
)
def test_other_numbers_are_kept_and_called_unchecked(typed: str) -> None:
    certificate = parse_certificate_number(typed, today=TODAY)
    assert certificate.number == typed
    assert certificate.kind is NumberKind.UNCHECKED
    assert [warning.code for warning in certificate.warnings] == ["certificate.unchecked"]


@pytest.mark.parametrize(
    ("value", "code", "says"),
    [
        ("", "certificate.empty", "没有填写证书编号"),
        (True, "certificate.type", "bool"),
        (1923010000300123, "certificate.stored_as_number", "证书编号被 Excel 存成了数字"),
        ("1.92E+15", "certificate.stored_as_number", "证书编号被 Excel 存成了数字"),
        ("Y000123000001196000001", "certificate.level", "现为 6"),
        ("Y000123000001190000001", "certificate.level", "现为 0"),
        ("Y000123000001215000001", "certificate.year", "2021 年尚未到来"),
        ("T110105194912310021", "certificate.holder", "第 18 位应为 X"),
    ],
)
def test_refusals(value: object, code: str, says: str) -> None:
    with pytest.raises(Refused) as caught:
        parse_certificate_number(value, today=TODAY)
    assert caught.value.code == code
    assert says in str(caught.value)


@pytest.mark.parametrize("expected", [kind for kind in NumberKind if kind is not NumberKind.QUALIFICATION])
def test_the_wrong_kind_is_refused(expected: NumberKind) -> None:
    with pytest.raises(Refused) as caught:
        parse_certificate_number("1923010000300123", today=TODAY, expected=expected)
    assert caught.value.code == "certificate.kind"
