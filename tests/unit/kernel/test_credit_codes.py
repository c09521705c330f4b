"""Social credit codes of organisations."""

import pytest

from jiangxin.kernel.identifiers import parse_credit_code
from jiangxin.kernel.refusals import Refused

COMPANY = "91350100M000100Y43"


@pytest.mark.parametrize(
    "typed", [COMPANY, "91350100m000100y43", "９１ 350100-M000100Y43", "91350100M000100Y-4 3"]
)
def test_parts_of_a_code(typed: str) -> None:
    code = parse_credit_code(typed)
    assert code.number == COMPANY
    assert (code.authority, code.category, code.region_code) == ("9", "1", "350100")
    assert code.organisation_code == "M000100Y4"
    assert code.warnings == ()


def test_registering_department_may_be_a_letter() -> None:
    code = parse_credit_code("N1350100M000100Y4M")
    assert code.authority == "N"
    assert code.warnings == ()


def test_unknown_department_and_wrong_inner_check_are_warnings() -> None:
    code = parse_credit_code("B1350100M000100Y54")
    assert [warning.code for warning in code.warnings] == [
        "credit_code.unknown_authority",
        "credit_code.organisation_check",
    ]
    assert "第 17 位按标准应为 4" in str(code.warnings[1])


@pytest.mark.parametrize(
    ("value", "code", "says", "fix"),
    [
        (None, "credit_code.empty", "没有填写", "填写"),
        (False, "credit_code.type", "bool", "文本"),
        (9.13501001234e17, "credit_code.stored_as_number", "Excel", "文本"),
        ("9.1E+17", "credit_code.stored_as_number", "Excel", "文本"),
        ("91350100M000100Y4", "credit_code.length", "现为 17 位", "重新录入"),
        ("913501O0M000100Y43", "credit_code.character", "第 7 位“O”不对，应为数字。", "可能是数字 0"),
        ("9135010AM000100Y43", "credit_code.character", "第 8 位“A”不对，应为数字。", "对照营业执照"),
        ("91350100MO00100Y43", "credit_code.character", "第 10 位“O”", "可能是数字 0"),
        ("91350100MV00100Y43", "credit_code.character", "不用 I、O、S、V、Z", "对照营业执照"),
        ("91350100M000100Y44", "credit_code.check_character", "第 18 位应为 3，现为 4", "前 17 位"),
    ],
)
def test_refusals(value: object, code: str, says: str, fix: str) -> None:
    with pytest.raises(Refused) as caught:
        parse_credit_code(value)
    assert caught.value.code == code
    assert says in str(caught.value)
    assert fix in caught.value.fix
