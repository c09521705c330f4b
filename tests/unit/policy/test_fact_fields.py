"""Facts as people write and read them."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from jiangxin.policy.fact_fields import BY_WORD, FIELDS, MASKS, VOCABULARIES, describe_facts, read_fact
from jiangxin.policy.facts import Facts, occupation_key
from jiangxin.policy.vocabulary import Benefit, Category


def test_every_fact_has_one_word_and_two_labels() -> None:
    assert [field.name for field in FIELDS] == list(Facts._fields)
    assert len(BY_WORD) == len(FIELDS)
    assert len({field.zh for field in FIELDS}) == len({field.en for field in FIELDS}) == len(FIELDS)


@pytest.mark.parametrize(
    ("word", "raw", "number"),
    [
        ("benefit", "staff_skill", 4),
        ("city", "哈尔滨", 230100),
        ("city", "230103", 230103),
        ("filed_on", date(2020, 3, 1), date(2020, 3, 1).toordinal()),
        ("categories", ["poor_labourer", "veteran", "veteran"], Category.POOR_LABOURER | Category.VETERAN),
        ("categories", [], 0),
        ("school_items", ["tuition", "uniform"], 17),
        ("is_passed", True, True),
        ("level", "4", 4),
        ("level", "master", 6),
        ("occupation", "6-31-01-03", occupation_key("6-31-01-03")),
        ("actual_fee", "1800.00", 180000),
        ("advance_share", "69.99%", 6999),
        ("advance_share", "70%", 7000),
        ("months", 12, 12),
    ],
)
def test_a_value_is_read(word: str, raw: object, number: int) -> None:
    assert read_fact(BY_WORD[word], raw) == number


@pytest.mark.parametrize(
    ("word", "raw"),
    [
        ("benefit", "staff"),
        ("benefit", ["staff_skill"]),
        ("city", "沈阳"),
        ("city", "向阳区"),
        ("filed_on", "2020-03-01"),
        ("filed_on", datetime(2020, 3, 1)),  # noqa: DTZ001 - an instant is no day
        ("categories", ["poor"]),
        ("is_passed", 1),
        ("level", "9"),
        ("occupation", "电工"),
        ("actual_fee", 1800),
        ("actual_fee", "1.8万"),
        ("actual_fee", ""),
        ("advance_share", 70),
        ("advance_share", "70"),
        ("advance_share", "七成%"),
        ("advance_share", "70.001%"),
        ("months", -1),
        ("months", True),
        ("months", "12"),
    ],
)
def test_a_value_of_another_kind_is_refused_by_its_word(word: str, raw: object) -> None:
    with pytest.raises(ValueError, match=word) as refused:
        read_fact(BY_WORD[word], raw)
    assert BY_WORD[word].zh in str(refused.value)


def test_facts_are_told_in_words() -> None:
    facts = Facts(
        Benefit.STAFF_SKILL,
        region=230100,
        filed_on=date(2020, 3, 2).toordinal(),
        categories=Category.POOR_LABOURER | Category.VETERAN,
        is_urgent=True,
        level=4,
        occupation=occupation_key("6-31-01-03"),
        actual_fee_fen=1800_00,
        advance_share_bp=6999,
        months=12,
    )
    told = {line.name: (line.value_zh, line.value_en) for line in describe_facts(facts)}
    assert told == {
        "benefit": ("企业职工技能提升补贴", "Staff skill upgrading"),
        "region": ("哈尔滨市", "哈尔滨市"),
        "filed_on": ("2020-03-02", "2020-03-02"),
        "categories": ("贫困劳动力、退役军人", "Registered poor labourer, Veteran"),
        "is_urgent": ("是", "Yes"),
        "level": ("中级工", "Intermediate (level 4)"),
        "occupation": ("6-31-01-03 电工", "6-31-01-03 电工"),
        "actual_fee_fen": ("1,800.00 元", "1,800.00 yuan"),
        "advance_share_bp": ("69.99%", "69.99%"),
        "months": ("12", "12"),
    }


def test_what_no_table_knows_is_shown_as_it_is() -> None:
    told = describe_facts(Facts(Benefit.ADVANCE, region=210100, occupation=occupation_key("SYB")))
    assert [line.value_zh for line in told[1:]] == ["210100", "SYB"]


def test_every_code_of_every_list_is_read_and_told() -> None:
    for field in FIELDS:
        for member, label in VOCABULARIES.get(field.kind, {}).items():
            raw = [label.code] if field.kind in MASKS else label.code
            assert read_fact(field, raw) == member
