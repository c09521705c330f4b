"""A single wrong character never passes. All are synthetic; check digits are computed here anew."""

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from jiangxin.kernel.identifiers import mask_resident_id, parse_credit_code, parse_resident_id
from jiangxin.kernel.refusals import Refused

TODAY = date(2020, 6, 1)
RESIDENT_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CREDIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"


@st.composite
def resident_numbers(draw: st.DrawFn) -> str:
    region = draw(st.integers(110000, 659999))
    birth_on = draw(st.dates(date(1880, 1, 1), TODAY))
    stem = f"{region}{birth_on:%Y%m%d}{draw(st.integers(0, 999)):03d}"
    total = sum(int(digit) * weight for digit, weight in zip(stem, RESIDENT_WEIGHTS, strict=True))
    number = stem + "10X98765432"[total % 11]
    assume(not number.endswith("000"))
    return number


@st.composite
def credit_codes(draw: st.DrawFn) -> str:
    region = draw(st.integers(110000, 659999))
    organisation = draw(st.text(CREDIT_ALPHABET, min_size=9, max_size=9))
    stem = f"{draw(st.sampled_from('159ANY'))}{draw(st.sampled_from('1239'))}{region}{organisation}"
    total = sum(CREDIT_ALPHABET.index(sign) * pow(3, place, 31) for place, sign in enumerate(stem))
    return stem + CREDIT_ALPHABET[-total % 31]


def with_other_sign(number: str, position: int, sign: str) -> str:
    assume(number[position] != sign)
    return number[:position] + sign + number[position + 1 :]


@given(resident_numbers())
def test_every_true_number_is_read(number: str) -> None:
    person = parse_resident_id(f" {number[:6]} {number[6:].lower()}", today=TODAY)
    assert person.number == number
    assert f"{person.birth_on:%Y%m%d}" == number[6:14]
    assert person.sex % 2 == int(number[16]) % 2


@given(resident_numbers(), st.integers(0, 17), st.sampled_from("0123456789X"))
def test_any_single_change_of_an_identity_number_is_caught(number: str, position: int, sign: str) -> None:
    with pytest.raises(Refused):
        parse_resident_id(with_other_sign(number, position, sign), today=TODAY)


@given(resident_numbers(), st.integers(0, 16))
def test_swapped_neighbours_are_caught(number: str, position: int) -> None:
    assume(number[position] != number[position + 1])
    swapped = number[:position] + number[position + 1] + number[position] + number[position + 2 :]
    with pytest.raises(Refused):
        parse_resident_id(swapped, today=TODAY)


@given(resident_numbers(), st.sampled_from("0123456789X"))
def test_the_refusal_names_the_right_last_character(number: str, sign: str) -> None:
    assume(number[15:17] != "00" or sign != "0")  # those are told of lost digits instead
    with pytest.raises(Refused) as caught:
        parse_resident_id(with_other_sign(number, 17, sign), today=TODAY)
    assert caught.value.code == "resident_id.check_digit"
    assert f"第 18 位应为 {number[17]}" in caught.value.sentence


@given(resident_numbers())
def test_a_number_kept_as_float_is_always_refused(number: str) -> None:
    assume(number[-1] != "X")
    with pytest.raises(Refused) as caught:
        parse_resident_id(float(number), today=TODAY)
    assert caught.value.code == "resident_id.stored_as_number"


@given(resident_numbers())
def test_masking_hides_birth_day_and_order_number(number: str) -> None:
    masked = mask_resident_id(number)
    assert len(masked) == 12
    assert masked == number[:4] + "****" + number[-4:]


@given(credit_codes())
def test_every_true_credit_code_is_read(number: str) -> None:
    assert parse_credit_code(number.lower()).number == number


@given(credit_codes(), st.integers(0, 17), st.sampled_from(CREDIT_ALPHABET))
def test_any_single_change_of_a_credit_code_is_caught(number: str, position: int, sign: str) -> None:
    with pytest.raises(Refused) as caught:
        parse_credit_code(with_other_sign(number, position, sign))
    assert caught.value.code in {"credit_code.check_character", "credit_code.character"}


@given(st.text() | st.integers() | st.floats() | st.none() | st.booleans() | st.binary())
def test_nonsense_is_refused_and_never_crashes(value: object) -> None:
    with pytest.raises(Refused):
        parse_resident_id(value, today=TODAY)
    with pytest.raises(Refused):
        parse_credit_code(value)
