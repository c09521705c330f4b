"""What people write in cells, and what it is taken for."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from jiangxin.engines.claim_files.cells import is_blank, plain_text, read_cell
from jiangxin.engines.claim_files.people_cells import read_claim_id, read_name, read_person
from jiangxin.engines.claim_files.schema import columns_by_name
from jiangxin.engines.keys import text_key
from jiangxin.kernel.refusals import Refused
from jiangxin.policy.facts import occupation_key
from jiangxin.policy.vocabulary import BENEFITS, CATEGORIES, Benefit, Category, Certificate, Organisation

TODAY = date(2026, 11, 1)
GOOD = [
    ("is_passed", "是", 1),
    ("is_passed", " Ｙ ", 1),
    ("is_passed", True, 1),
    ("is_passed", 1.0, 1),
    ("is_passed", "√", 1),
    ("is_passed", "不合格", 0),
    ("is_passed", "FALSE", 0),
    ("is_passed", 0, 0),
    ("is_paid_to_person", "培训主体", 0),
    ("level", "五级", 5),
    ("level", "初级工", 5),
    ("level", "初级", 5),
    ("level", "四级/中级工", 4),
    ("level", "高级技师（一级）", 1),
    ("level", "level 3", 3),
    ("level", "５", 5),
    ("level", 2.0, 2),
    ("level", "特级技师", 6),
    ("level", "无", 0),
    ("certificate", "特种作业操作证", Certificate.SPECIAL_OPERATION),
    ("certificate", "无", 0),
    ("organisation", "农民专业合作社", Organisation.COOPERATIVE),
    ("organisation", "个体工商户", Organisation.SOLE_TRADER),
    ("categories", "贫困劳动力、农村学员", Category.POOR_LABOURER | Category.RURAL_STUDENT),
    ("categories", "veteran;disabled", Category.VETERAN | Category.DISABLED),
    ("categories", "残疾人，退役军人 | 残疾人", Category.VETERAN | Category.DISABLED),
    ("categories", "两后生中的农村学员", Category.SCHOOL_LEAVER | Category.RURAL_STUDENT),
    ("categories", "无", 0),
    ("school_items", "学费,教材费", 0b1001),
    ("region", "哈尔滨", 230100),
    ("region", "230102", 230102),
    ("region", 230102.0, 230102),
    ("region", "佳木斯市向阳区", 230803),
    ("source_city", "鸡冠区", 230300),
    ("source_city", "外省", 0),
    ("occupation", "6-31-01-03", occupation_key("6-31-01-03")),
    ("occupation", "电工", occupation_key("6-31-01-03")),
    ("occupation", "６－３１－０１－０３", occupation_key("6-31-01-03")),
    ("occupation", "6310103", occupation_key("6-31-01-03")),
    ("occupation", "6-31-01-03 电工", occupation_key("6-31-01-03")),
    ("occupation", "无", 0),
    ("actual_fee", "1,800.00", 180_000),
    ("actual_fee", "1800元", 180_000),
    ("actual_fee", "￥１，８００．５", 180_050),
    ("actual_fee", 1800, 180_000),
    ("actual_fee", 0.1, 10),
    ("actual_fee", Decimal("12.34"), 1_234),
    ("posted_fee", "无", 0),
    ("filed_on", "2020-03-01", date(2020, 3, 1).toordinal()),
    ("filed_on", "2020年3月1日", date(2020, 3, 1).toordinal()),
    ("filed_on", "2020/3/1", date(2020, 3, 1).toordinal()),
    ("filed_on", date(2020, 3, 1), date(2020, 3, 1).toordinal()),
    ("filed_on", datetime(2020, 3, 1), date(2020, 3, 1).toordinal()),  # noqa: DTZ001
    ("filed_on", 20200301, date(2020, 3, 1).toordinal()),
    ("applied_on", "草稿", 0),
    ("referred_on", "无", 0),
    ("attended_days", "12天", 12),
    ("attended_days", 12.0, 12),
    ("attended_days", "0", 0),
    ("advance_share", "70%", 7000),
    ("advance_share", 0.7, 7000),
    ("advance_share", "72.25％", 7225),
    ("advance_share", 1, 10_000),
    ("course", " hrb 01 ", text_key("HRB01")),
    ("employer", "91230100MA0000000M", text_key("91230100MA0000000M")),
]
BAD = [
    ("is_passed", "也许", "is_passed.yes_no"),
    ("level", "01", "level.ambiguous"),
    ("level", "０４", "level.ambiguous"),
    ("level", "9", "level.unknown"),
    ("categories", "贫困劳动力、富人", "categories.unknown"),
    ("region", "向阳区", "region.ambiguous"),
    ("region", "北京市", "region.unknown"),
    ("occupation", "不存在的职业", "occupation.unknown"),
    ("occupation", "ABCDEFGHIJKLM", "occupation.unknown"),
    ("actual_fee", "一千", "money.format"),
    ("actual_fee", "-5", "actual_fee.negative"),
    ("filed_on", "1949-09-30", "filed_on.out_of_range"),
    ("filed_on", "2101-01-01", "filed_on.out_of_range"),
    ("filed_on", 43891, "day.number"),
    ("filed_on", True, "day.type"),
    ("attended_days", "十二", "attended_days.not_whole"),
    ("attended_days", -1, "attended_days.out_of_range"),
    ("attended_days", 1e300, "attended_days.not_whole"),
    ("advance_share", 70, "advance_share.no_percent"),
    ("advance_share", "0.12345", "advance_share.format"),
    ("advance_share", "101%", "advance_share.out_of_range"),
    ("employer", "91230100MA00000007", "credit_code.check_character"),
    ("course", "长" * 101, "course.too_long"),
    ("actual_fee", "#REF!", "cell.error"),
]


@pytest.mark.parametrize(("name", "raw", "value"), GOOD, ids=repr)
def test_reads(name, raw, value):
    assert read_cell(columns_by_name()[name], raw).value == value


@pytest.mark.parametrize(("name", "raw", "code"), BAD, ids=repr)
def test_refuses_with_reason_and_cure_in_both_languages(name, raw, code):
    with pytest.raises(Refused) as caught:
        read_cell(columns_by_name()[name], raw)

    assert caught.value.code == code
    assert caught.value.sentence and caught.value.sentence_en and caught.value.fix and caught.value.fix_en


@pytest.mark.parametrize("raw", [None, "", "  ", "\u3000", "\u200b", float("nan")])
def test_blank_cells_mean_nothing_by_themselves(raw):
    assert is_blank(raw)
    assert read_cell(columns_by_name()["level"], raw).value is None


@pytest.mark.parametrize("benefit", list(Benefit))
def test_benefits_by_code_and_by_the_laws_word(benefit):
    column = columns_by_name()["benefit"]

    for word in BENEFITS[benefit]:
        assert read_cell(column, word).value == benefit


def test_every_category_by_every_label():
    for category, label in CATEGORIES.items():
        assert {read_cell(columns_by_name()["categories"], word).value for word in label} == {category}


def test_an_unknown_but_well_formed_occupation_code_is_a_caution():
    found = read_cell(columns_by_name()["occupation"], "zx-001")

    assert found.value == occupation_key("ZX-001")
    assert [caution.code for caution in found.cautions] == ["occupation.unknown_code"]


def test_system_level_codes_are_explained():
    with pytest.raises(Refused, match="相反"):
        read_cell(columns_by_name()["level"], "03")


def test_an_ambiguous_place_lists_its_candidates():
    with pytest.raises(Refused) as caught:
        read_cell(columns_by_name()["region"], "向阳区")

    assert "佳木斯市向阳区（230803）" in caught.value.sentence and "鹤岗市向阳区" in caught.value.sentence


def test_claim_ids():
    assert read_claim_id(1001.0) == "1001"
    assert read_claim_id(" Ａ-1 ") == "A-1"
    for damaged in (2.0e18, 1.5, "x" * 65, "a\x07b"):
        with pytest.raises(Refused, match="编号"):
            read_claim_id(damaged)


def test_documents():
    person = read_person("230102199003077890", None, TODAY)
    passport = read_person("e1234567", 1, TODAY)

    assert (person.number, person.key, person.cautions) == ("230102199003077890", "230102199003077890", ())
    assert passport.key == "passport:E1234567"
    with pytest.raises(Refused, match="证件号码"):
        read_person("E1", 1, TODAY)
    with pytest.raises(Refused, match="存成了数字"):
        read_person(2.3010219900307789e17, None, TODAY)
    assert [c.code for c in read_person("239999199003077891", None, TODAY).cautions] == [
        "resident_id.unknown_region"
    ]
    assert read_person("11010519491231002X", None, TODAY).cautions == ()


def test_names_keep_rare_characters_and_middle_dots():
    assert read_name(" 阿依古丽·买买提　䶮 ") == "阿依古丽·买买提 䶮"


@pytest.mark.parametrize(
    ("raw", "text"), [(None, ""), (True, "TRUE"), (5.0, "5"), (1.5, "1.5"), (date(2020, 1, 2), "2020-01-02")]
)
def test_plain_text(raw, text):
    assert plain_text(raw) == text
