"""Pasted text becomes plain text, and nothing is guessed."""

import pytest

from jiangxin.kernel.halfwidth import to_halfwidth


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("２０１９－１０－０１", "2019-10-01"),
        ("￥１，８００．５０", "¥1,800.50"),
        ("\u3000 12\u200b3\ufeff ", "123"),
        ("\u221212", "-12"),
        ("12²①", "12²①"),
        ("哈尔滨", "哈尔滨"),
    ],
)
def test_to_halfwidth(typed: str, plain: str) -> None:
    assert to_halfwidth(typed) == plain
