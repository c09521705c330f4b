"""Every figure printed in clauses 4, 7 to 9 and 14 to 25 is a rate, and that rate is the figure."""

from __future__ import annotations

import re
from datetime import date

import pytest

from jiangxin.policy.pack import load_pack
from jiangxin.policy.rate_definitions import PROVINCE
from jiangxin.policy.vocabulary import SCHOOL_ITEMS, Category, Level

PACK = load_pack("heilongjiang-2019")
ON = date(2019, 1, 1)
LEVELS = (Level.JUNIOR, Level.INTERMEDIATE, Level.SENIOR, Level.TECHNICIAN, Level.SENIOR_TECHNICIAN)
YUAN = 100
PERCENT = 100
PLAIN = 1

# Figures as printed, in their order: the printed words, the rate, its cell if it is a table, its unit.
Cell = int | None
FIGURES: dict[int, list[tuple[str, str, Cell, int]]] = {
    4: [],
    7: [],
    8: [],
    9: [("50%", "college_income_share_max_bp", None, PERCENT)],
    14: [],
    15: [],
    16: [],
    17: [
        *(
            (text, "staff_fen", level, YUAN)
            for text, level in zip(("1000", "1500", "2000", "2500", "3000"), LEVELS, strict=True)
        ),
        *(
            (text, "staff_urgent_fen", level, YUAN)
            for text, level in zip(("1200", "1800", "2500", "3500", "4500"), LEVELS, strict=True)
        ),
        ("4000", "apprentice_year_fen", Level.JUNIOR, YUAN),
    ],
    18: [("1000", "pre_job_fen", None, YUAN), ("1500", "job_transfer_fen", None, YUAN)],
    19: [("500", "work_month_fen", None, YUAN), ("6", "work_months_max", None, PLAIN)],
    20: [("15", "living_day_fen", None, YUAN)],
    21: [("3", "yearly_limit", None, PLAIN)],
    22: [("70%", "advance_share_min_bp", None, PERCENT)],
    23: [("6", "placement_months", None, PLAIN), ("200", "placement_fen", None, YUAN)],
    24: [("30", "own_measures_working_days", None, PLAIN)],
    25: [
        ("60%", "front_line_share_min_bp", None, PERCENT),
        ("8%", "education_tax_ceiling_bp", None, PERCENT),
    ],
}


@pytest.mark.parametrize("clause", FIGURES)
def test_the_figures_printed_are_those_of_the_table(clause: int) -> None:
    printed = re.findall(r"[0-9]+%?", PACK.get_clause(clause).text)
    assert printed == [text for text, *_ in FIGURES[clause]]


@pytest.mark.parametrize(
    ("clause", "text", "rate", "cell", "unit"),
    [(clause, *figure) for clause, figures in FIGURES.items() for figure in figures],
)
def test_a_figure_printed_is_the_rate_in_force(
    clause: int, text: str, rate: str, cell: Cell, unit: int
) -> None:
    definition = PACK.rate_book.definitions[rate]
    value = PACK.rate_book.find_value(rate, ON, PROVINCE)
    figure = value[cell] if isinstance(value, tuple) and cell is not None else value
    assert figure == int(text.rstrip("%")) * unit
    assert (definition.clause, definition.status) == (clause, "stated")


@pytest.mark.parametrize("rate", ["staff_fen", "staff_urgent_fen"])
def test_levels_the_clause_does_not_name_have_no_figure(rate: str) -> None:
    table = PACK.rate_book.find_value(rate, ON, PROVINCE)
    assert isinstance(table, tuple)
    assert all(table[level] == 0 for level in Level if level not in LEVELS)


def test_every_level_of_apprentice_has_the_one_figure_printed() -> None:
    table = PACK.rate_book.find_value("apprentice_year_fen", ON, PROVINCE)
    assert table == (4000_00,) * 8


def test_less_than_a_year_is_365_days_and_said_to_be_our_reading() -> None:
    assert "不足一年" in PACK.get_clause(16).text
    assert PACK.rate_book.definitions["release_days"].status == "reading"
    assert PACK.rate_book.find_value("release_days", ON, PROVINCE) == 365


def test_the_five_charges_are_those_of_the_text() -> None:
    text = PACK.get_clause(4).text
    assert all(f"免{label.zh}" in text for label in SCHOOL_ITEMS.values())
    assert PACK.rate_book.find_value("school_items", ON, PROVINCE) == sum(SCHOOL_ITEMS)


@pytest.mark.parametrize(
    ("clause", "rate", "words"),
    [
        (15, "project_categories", {"贫困劳动力": 2, "去产能失业人员": 1 << 15, "退役军人": 1 << 6}),
        (16, "custodial_categories", {"服刑人员": 1 << 13, "戒毒人员": 1 << 14}),
        (19, "work_poor_categories", {"贫困劳动力": 2}),
        (19, "work_difficult_categories", {"就业困难人员": 1 << 9, "零就业家庭成员": 1 << 10}),
        (20, "living_categories", {"贫困劳动力": 2, "就业困难人员": 1 << 9, "零就业家庭成员": 1 << 10}),
        (20, "living_leaver_attributes", {"农村学员": 1 << 11, "城市低保家庭学员": 1 << 12}),
    ],
)
def test_a_list_holds_the_groups_the_text_names(clause: int, rate: str, words: dict[str, int]) -> None:
    text = PACK.get_clause(clause).text
    assert all(word in text for word in words)
    assert PACK.rate_book.find_value(rate, ON, PROVINCE) == sum(words.values())


def test_clause_14_names_nine_groups() -> None:
    text = PACK.get_clause(14).text
    named = ("贫困家庭子女", "贫困劳动力", "“两后生”", "农村转移就业劳动者", "下岗失业人员", "转岗职工",
             "退役军人", "毕业年度高校毕业生", "残疾人")  # fmt: skip
    assert all(word in text for word in named)
    mask = PACK.rate_book.find_value("key_group_categories", ON, PROVINCE)
    assert isinstance(mask, int)
    assert mask & (Category.EMPLOYMENT_DIFFICULTY | Category.ZERO_EMPLOYMENT_HOUSEHOLD) == 0
    assert mask & ((1 << len(named)) - 1) == (1 << len(named)) - 1
