"""Numbers that stand for texts."""

from jiangxin.engines.keys import text_key


def test_a_text_keeps_its_number_for_ever():
    assert text_key("哈尔滨某某机械有限公司") == text_key("哈尔滨某某机械有限公司")
    assert text_key("91230100MA1B2C3D4E") == 5_589_409_038_158_766_300


def test_numbers_fit_a_signed_column_and_nothing_is_zero():
    keys = {text_key(f"班{number}") for number in range(1000)}
    assert len(keys) == 1000
    assert all(0 < key < 2**63 for key in keys)
    assert text_key("") == 0
