"""A local rate file that is wrong says which row, which field, and what to write."""

import pytest

from jiangxin.kernel.refusals import Refused
from jiangxin.policy.local_rates import read_local_rows
from jiangxin.policy.pack import load_pack

BOOK = load_pack("heilongjiang-2019").rate_book
GOOD = 'id = "living_day_fen"\nfrom = 2020-12-01\nregion = 230600\nvalue = 25_00\n'


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[[value]\n", "local_rates.syntax"),
        ("", "local_rates.shape"),
        ("value = 3\n", "local_rates.shape"),
        ("value = [3]\n", "local_rates.shape"),
        ("other = 1\n[[value]]\n" + GOOD, "local_rates.shape"),
    ],
)
def test_what_is_no_rate_file_is_refused(text: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        read_local_rows(text)
    assert refused.value.code == code
    assert refused.value.fix and refused.value.fix_en


@pytest.mark.parametrize(
    ("row", "field"),
    [
        ("from = 2020-01-01\nvalue = 1", "id"),
        ("id = 3\nfrom = 2020-01-01\nvalue = 1", "id"),
        ('id = "no_such"\nfrom = 2020-01-01\nvalue = 1', "id"),
        (GOOD + "note = 1", "note"),
        ('id = "living_day_fen"\nvalue = 2500', "from"),
        ('id = "living_day_fen"\nfrom = "2020-12-01"\nvalue = 2500', "from"),
        ('id = "living_day_fen"\nfrom = 2020-12-01T00:00:00\nvalue = 2500', "from"),
        (GOOD + "before = 2020-12-01", "before"),
        (GOOD + 'before = "2021-01-01"', "before"),
        (GOOD.replace("230600", "110000"), "region"),
        (GOOD.replace("230600", '"230600"'), "region"),
        (GOOD.replace("25_00", '"25"'), "value"),
        (GOOD.replace("25_00", "25.0"), "value"),
        (GOOD.replace("25_00", "true"), "value"),
        (GOOD.replace("25_00", "9007199254740993"), "value"),
        ('id = "living_day_fen"\nfrom = 2020-12-01', "value"),
        ('id = "ends_on"\nfrom = 2020-12-01\nvalue = 20221231', "value"),
        ('id = "staff_fen"\nfrom = 2020-12-01\nvalue = { 9 = 1 }', "value"),
        ('id = "staff_fen"\nfrom = 2020-12-01\nvalue = { 4 = "1" }', "value"),
        ('id = "staff_fen"\nfrom = 2020-12-01\nvalue = {}', "value"),
        ('id = "funds"\nfrom = 2020-12-01\nvalue = { lunch = "industry" }', "value"),
        ('id = "funds"\nfrom = 2020-12-01\nvalue = { advance = 3 }', "value"),
        ('id = "advance_cities"\nfrom = 2020-12-01\nvalue = [230300, 110000]', "value"),
        ('id = "advance_cities"\nfrom = 2020-12-01\nvalue = 230300', "value"),
        ('id = "living_categories"\nfrom = 2020-12-01\nvalue = "poor_labourer"', "value"),
        ('id = "living_categories"\nfrom = 2020-12-01\nvalue = [1]', "value"),
    ],
)
def test_a_wrong_row_is_named_with_its_field(row: str, field: str) -> None:
    with pytest.raises(Refused) as refused:
        BOOK.with_local(f"[[value]]\n{GOOD}\n[[value]]\n{row}")
    assert refused.value.code == f"local_rates.{field}"
    assert refused.value.sentence.startswith(f"地方标准第 2 项的 {field}：")
    assert refused.value.fix and refused.value.fix_en


def test_one_figure_may_stand_for_every_level() -> None:
    book = BOOK.with_local('[[value]]\nid = "apprentice_year_fen"\nfrom = 2020-01-01\nvalue = 5000_00')
    value = book.list_history("apprentice_year_fen")[-1].value
    assert value == (5000_00,) * 8


def test_no_level_of_a_floored_table_may_be_nothing() -> None:
    with pytest.raises(Refused, match=r"0 元低于政策下限 4,000 元") as refused:
        BOOK.with_local('[[value]]\nid = "apprentice_year_fen"\nfrom = 2020-01-01\nvalue = { 5 = 0 }')
    assert refused.value.clause == "17"


def test_a_last_day_of_the_plan_is_a_day() -> None:
    book = BOOK.with_local('[[value]]\nid = "ends_on"\nfrom = 2019-01-01\nvalue = 2022-12-31')
    assert book.resolve(738000, 230000).ends_on == 738520
