"""Identity numbers: refused with the reason and the way out, never for their region. All are synthetic."""

from datetime import date

import pytest

from jiangxin.kernel.identifiers import Sex, mask_resident_id, parse_resident_id
from jiangxin.kernel.refusals import Refused

TODAY = date(2020, 6, 1)
STANDARDS_EXAMPLE = "11010519491231002X"
LOST = "证件号被 Excel 存成了数字，后几位已丢失。把该列设为“文本”后重新录入"


def refusal_of(value: object, today: date = TODAY) -> Refused:
    with pytest.raises(Refused) as caught:
        parse_resident_id(value, today=today)
    assert caught.value.fix
    assert caught.value.fix_en
    return caught.value


def test_the_example_of_the_standard() -> None:
    person = parse_resident_id(STANDARDS_EXAMPLE, today=TODAY)
    assert person.number == STANDARDS_EXAMPLE
    assert person.birth_on == date(1949, 12, 31)
    assert person.sex is Sex.FEMALE
    assert person.region_code == "110105"
    assert person.warnings == ()


@pytest.mark.parametrize(
    "typed",
    [
        "11010519491231002x",
        " 110105 19491231 002X ",
        "１１０１０５１９４９１２３１００２Ｘ",
        "\u200b11010519491231002X",
    ],
)
def test_ways_of_typing_are_put_right(typed: str) -> None:
    assert parse_resident_id(typed, today=TODAY).number == STANDARDS_EXAMPLE


def test_odd_order_number_is_a_man() -> None:
    assert parse_resident_id("230102199001011011", today=TODAY).sex is Sex.MALE


def test_unknown_region_is_only_a_warning() -> None:
    person = parse_resident_id(STANDARDS_EXAMPLE, today=TODAY, known_regions={"230102"})
    assert [warning.code for warning in person.warnings] == ["resident_id.unknown_region"]
    assert "110105" in str(person.warnings[0])
    assert parse_resident_id(STANDARDS_EXAMPLE, today=TODAY, known_regions={"110105"}).warnings == ()


@pytest.mark.parametrize(
    "lost",
    [
        "2.3E+17",
        "2.30102E17",
        "２．３ｅ＋１７",
        230102199001011000,
        2.30102199001011e17,
        230102199001011016.0,
        -1,
        1.5,
        float("nan"),
        float("inf"),
        "230102199001011000",
    ],
)
def test_numbers_damaged_by_a_spreadsheet(lost: object) -> None:
    refusal = refusal_of(lost)
    assert refusal.code == "resident_id.stored_as_number"
    assert str(refusal) == LOST


def test_true_number_ending_in_three_zeros_is_accepted_with_a_warning() -> None:
    read = parse_resident_id("230102197001017000", today=TODAY)
    assert read.number == "230102197001017000"
    assert [warning.code for warning in read.warnings] == ["resident_id.trailing_zeros"]


@pytest.mark.parametrize("old", ["110105491231002", "110105 491231 002", 110105491231002, 110105491231002.0])
def test_old_number_is_refused_with_its_candidate(old: object) -> None:
    refusal = refusal_of(old)
    assert refusal.code == "resident_id.old_number"
    assert "15 位" in refusal.sentence
    assert STANDARDS_EXAMPLE in refusal.fix
    assert STANDARDS_EXAMPLE in refusal.fix_en


@pytest.mark.parametrize(
    ("value", "code", "says"),
    [
        (None, "resident_id.empty", "没有填写"),
        ("  ", "resident_id.empty", "没有填写"),
        (True, "resident_id.type", "bool"),
        (["1"], "resident_id.type", "list"),
        ("1101051949123100", "resident_id.length", "现为 16 位"),
        (123, "resident_id.length", "现为 3 位"),
        ("11010519491231O02X", "resident_id.character", "第 15 位“O”不对，应为数字。"),
        ("11010519491231002Y", "resident_id.character", "第 18 位“Y”不对，应为数字或字母 X"),
        ("1101051949123100²X", "resident_id.character", "第 17 位“²”"),
        ("110105194902300024", "resident_id.no_such_birth_day", "1949 年 2 月 30 日"),
        ("110105187912310021", "resident_id.born_too_early", "1879-12-31"),
        ("110105202006020021", "resident_id.born_in_future", "2020-06-02"),
        ("110105194912310025", "resident_id.check_digit", "第 18 位应为 X"),
        ("230102199001011010", "resident_id.check_digit", "第 18 位应为 1"),
    ],
)
def test_refusals(value: object, code: str, says: str) -> None:
    refusal = refusal_of(value)
    assert refusal.code == code
    assert says in str(refusal)


@pytest.mark.parametrize("number", ["110105202006010022", "110105188001010025"])
def test_first_and_last_birth_day_accepted(number: str) -> None:
    assert parse_resident_id(number, today=TODAY).number == number


@pytest.mark.parametrize(
    ("number", "masked"),
    [
        ("230102199001012714", "2301****2714"),
        ("11010519491231002x", "1101****002X"),
        ("２３０１０２ 199001012714", "2301****2714"),
        ("E12345678901", "E123****8901"),
        ("E1234567890", "****"),
        ("", "****"),
    ],
)
def test_masking(number: str, masked: str) -> None:
    assert mask_resident_id(number) == masked
