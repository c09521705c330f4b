"""The 27 clauses are the published text, character for character, and a malformed pack is refused."""

from __future__ import annotations

import hashlib
import os
import re
from dataclasses import FrozenInstanceError, replace
from pathlib import Path

import pytest

from jiangxin.policy.clauses import Clause, digest_of_clauses, load_clauses

ROOT = Path(__file__).resolve().parents[3]
PACK = ROOT / "jiangxin" / "policy" / "packs" / "heilongjiang_2019" / "clauses.toml"

# SHA-256 of the published content paragraph and unit line of clauses 1 to 27, taken from the publication.
TEXT_DIGESTS = (
    "7587c4cd6cf26c328e1a8530aea0981aa009315abd5b977f5758bf68a5be22b0",
    "3dc2636ab168a0baeaab839185238f347341c42d89777aa9e42d43a9789e689a",
    "70ba711b54b061796985deff26662ee3f3d9bab3efef1daf4738d76a6bed2708",
    "4f5181c5162e232da1a1cb28a6aa8d682a9c269d170cd8e2ff237632b01e2a4d",
    "e32caea834af0bf43c47e29ae5f9d7600fa7d597db11fa485c681ec4211fcb2e",
    "89317d9dedf8dc7cbeb10c31568f3ce8e066279d4bd8f2ae63d1f1a086d4f934",
    "1285dcf9e163251b7a497495e96739d8bba817391e785a7ecba60c1c80331d7e",
    "93b426c6548440d2f20245a2c30ebc6e297bd141522d5ec9265773834f70f90b",
    "0d519e643689953ffa028e683fb393846ce87600d76f66e278eb209cdb8a97f5",
    "a9b4711535ab9486b13214cfdcdf03874c201c3efde689fcce29af023b752d33",
    "a3805e5f2e4acccaa6abac4cba34eb9fa315677665e298cb9e783e5b4a7eb296",
    "846e40c0072f808aa1d44b5672145f517b69437f99d4221fcfe5d310e000bdef",
    "9c159b039211d0e030955a8f3cb257754656060f824e29830c515f8ffd2023bc",
    "3cbd09f5c4f2b0db2ccff4af3d0df1e3eae09a9b5e5a06687a29b57d2fc7257a",
    "73273d04628f17dc2ae4426aedf649f99ca4e9e08afed4c94bdebbc69fec6ab4",
    "22234c594c93817d33c9b2f94058d4dad15d869710efd6a684d2682e61df61d4",
    "22ab0a64a6f8e5995b0eda876dad019b44a5c4088cc8cc9107f9ac79a02f7227",
    "3ba85567e9e8daee40507cbbbdf402cd24a58749b888962c422e35e951eb39e2",
    "cc4bfa913470cc9491ccd36dfc8fe58c24acc2515e2c2adbff209626da9eedb6",
    "db90567d72b16fcf88bbb3f5dcedef23e1c5eed6aa670f6b53b4854b69bdd6bf",
    "ca677583ca151659567779f0cfe6c0e7da2e5ca2d1edb002baafdb1f2bb51789",
    "ccb5358c81f1a03d541607a02101be8a3e19b48b36e8125ccac62f848aa60466",
    "64d4646c3905e938ece1ab2aab3f5a850acea9e41d17afce15450b05ff9da55f",
    "234448ecd427ab5f179c037948714b63055d38bc91be70ba32cf730cc82992e9",
    "bd2fcf2d38ef33ae9952bd547be3fec822dff81a6d7771ca7e15d3c283a5b38e",
    "8d5384ae66cb7156c8e3d720c50c502da8e5c0babb40e525e161cd09ce6edfaf",
    "a4ec7af570ca177cde65db10c9532d01b77904989c4240541791bad5eb5aeb73",
)
UNIT_LINE_DIGESTS = (
    "7a856d1ac3860b33da890640c7dc871fb8723984c62cc04275fd4e65276b5eab",
    "b11c0a52de5685f6d3672b6798987543a580168b11168f8e113877c0a06add9e",
    "78bf04651caeef43704d231bfbeadc7f18902ae5cee2532a6ec1775adb2c888c",
    "f5ec17807e7e8e05110944fe1b161971a74901603e8eb46b391b5ee8bad299f8",
    "381971c26ad5aa2c4f22e7b7897d55e0c305a443ae093ef2827fb383cbd987fc",
    "0a3c131758fd840f4a05534b0ac848547adc340fe536a4317b8cc30e038362b1",
    "f74a40e0d6d1e47eb14f0f547c4f6933c2479e0451107980216cc433c36d5470",
    "4149884f31c635f32356494107c932a02ab8600a1fbd9bb1b7a7c05a41c25c36",
    "8a8784e5b5f407d7fbce6b507aae1e110638039769ce078f34e7591435a0c0e5",
    "bf7965f418c95d291de18e027934111d6efc2eaad660dfb140c4cbc9ad3ed7ec",
    "8f2678f359fd46eeb99bbb9e84fa2697893d15924152e4d87d3d652eb5353fad",
    "fab313058e52aa4b7c23e12733046db320958ab7d1776d5543ff0eb513aed938",
    "573ccad8b63183c5f94d9a31efdac8a81048d3084768e637e21505399203a726",
    "2d27c2283124e9de27d364213bb8809046f1ebcfc5e5b5e78014899e55018ed5",
    "997d7ba793154417df63f2b23dcf830e4c04babcb8a62a6568073e1cb792f397",
    "c641baeca045f86e76d15d4c64506d54ade3bdb16b19b391846b64b35076cf98",
    "701c02f7ca6e0d320215401db4bee8e37a6b89b64c528ad3f2faeeaebd21febe",
    "701c02f7ca6e0d320215401db4bee8e37a6b89b64c528ad3f2faeeaebd21febe",
    "e5ec0b8631bd1bbd8e2f2940dd43286c906b47ede15eb1eea7b14544fb8e939b",
    "0d4a75acf03ac7d68c8d888f15b9254ca6e4189a9f1e14c6999880b971d6f418",
    "2d201f08ffec5383c7f4698f2e4c59a4f1fe00a44493d89f080bfee2acdd0d30",
    "0d4a75acf03ac7d68c8d888f15b9254ca6e4189a9f1e14c6999880b971d6f418",
    "0d4a75acf03ac7d68c8d888f15b9254ca6e4189a9f1e14c6999880b971d6f418",
    "062255d49ddc5d1dfabe9994a92d373f9f5552b86adbc2e068c435f207fb98dc",
    "00b31ccd2394cdf77a12789f32974423f9c604a94f7ed32ac96be341b7642bf5",
    "1509c540a16d12ead0c6dfab8f5a197e39ff3c728722d41ac81047f6eb4fe355",
    "4f5b3aa3f84e09a6cf1d7055dc9b1515adff0a578ee4f28a23369b6ec8575de4",
)
LAW_DIGEST = "3fb1d3900df1ac9ca04a0bc1eae4c272508e70000deba6672c2b12ee008cf27e"

SMALL_PACK = """
[[groups]]
zh = "训谁"
en = "Who"

[[clauses]]
number = 1
text = "给予企业1000元/人、1500元/人培训补贴,统筹使用。"
lead_unit = "甲厅"
participating_units = ["乙厅"]
group = "训谁"
heading_zh = "标题"
heading_en = "Heading"
plain_zh = ["一", "二"]
plain_en = ["one", "two"]
related = [2]
named = ["1000元/人", "1500元/人"]

[[clauses]]
number = 2
text = "第二条。"
lead_unit = "甲厅"
participating_units = ["丙厅"]
unit_note = "（附注）"
group = "训谁"
heading_zh = "标题"
heading_en = "Heading"
plain_zh = ["一"]
plain_en = ["one"]
related = [1]
named = ["第二条"]
"""


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


@pytest.fixture(scope="module")
def clauses() -> tuple[Clause, ...]:
    return load_clauses(PACK.read_text(encoding="utf-8"))


def test_there_are_27_clauses_in_order(clauses: tuple[Clause, ...]) -> None:
    assert [clause.number for clause in clauses] == list(range(1, 28))


@pytest.mark.parametrize("number", range(1, 28))
def test_text_and_units_are_the_published_ones(clauses: tuple[Clause, ...], number: int) -> None:
    clause = clauses[number - 1]
    assert sha256(clause.text) == TEXT_DIGESTS[number - 1]
    assert sha256(clause.unit_line) == UNIT_LINE_DIGESTS[number - 1]


def published_rows(text: str) -> dict[int, tuple[str, str]]:
    """Read the publication: a line with the number, then the content, then the units."""
    annex = text[: text.index("附件2")].split("\n")
    rows = {}
    for line, content, units in zip(annex, annex[1:], annex[2:], strict=False):
        if number := re.fullmatch(r"\s+(\d+)\s*", line):
            rows[int(number[1])] = (content.removeprefix("\t").rstrip(), units.removeprefix("\t").rstrip())
    return rows


def test_text_equals_the_publication_character_for_character(clauses: tuple[Clause, ...]) -> None:
    place = os.environ.get("JIANGXIN_SEED") or ROOT.parent / "shared" / "seed" / "policy-2019.txt"
    if not Path(place).exists():
        pytest.skip("the published text is not beside the repository; set JIANGXIN_SEED to its file")
    rows = published_rows(Path(place).read_text(encoding="utf-8"))
    assert {clause.number: (clause.text, clause.unit_line) for clause in clauses} == rows


def test_the_law_has_its_known_digest(clauses: tuple[Clause, ...]) -> None:
    assert digest_of_clauses(clauses) == LAW_DIGEST


def test_digest_follows_the_law_and_not_our_words(clauses: tuple[Clause, ...]) -> None:
    first, *others = clauses
    ours = replace(first, heading_zh="另一个标题", plain_zh=("另一句",), unit_note="")
    assert digest_of_clauses((ours, *others)) == LAW_DIGEST
    for changed in (
        replace(first, text=first.text.replace("，", ",", 1)),
        replace(first, lead_unit="省教育厅"),
        replace(first, participating_units=first.participating_units[::-1]),
        replace(first, number=28),
    ):
        assert digest_of_clauses((changed, *others)) != LAW_DIGEST


def test_lead_unit_is_the_first_named(clauses: tuple[Clause, ...]) -> None:
    assert clauses[0].lead_unit == "省人社厅"
    assert clauses[0].participating_units[-1] == "省总工会"
    assert clauses[23].lead_unit == "各市（地）政府（行署）"
    assert clauses[23].participating_units == ("省人社厅",)


def test_only_clause_1_carries_the_note_about_lead_units(clauses: tuple[Clause, ...]) -> None:
    assert clauses[0].unit_note == "（排第一位者为牵头单位，下同）"
    assert {clause.unit_note for clause in clauses[1:]} == {""}


def test_clause_25_keeps_its_half_width_comma(clauses: tuple[Clause, ...]) -> None:
    assert "支持职业技能提升行动资金,统筹用于" in clauses[24].text
    assert sum(clause.text.count(",") for clause in clauses) == 1


def test_groups_divide_the_clauses(clauses: tuple[Clause, ...]) -> None:
    groups: dict[str, list[int]] = {}
    for clause in clauses:
        groups.setdefault(clause.group, []).append(clause.number)
    assert groups == {
        "培训谁": [1, 2, 3, 4, 5],
        "谁来培训": list(range(6, 14)),
        "补谁，补多少": list(range(14, 24)),
        "怎么保障": [24, 25, 26, 27],
    }
    assert clauses[16].group_en == "Who is paid, and how much"


@pytest.mark.parametrize("number", range(1, 28))
def test_our_words_keep_house_rules(clauses: tuple[Clause, ...], number: int) -> None:
    clause = clauses[number - 1]
    assert 2 <= len(clause.plain_zh) <= 5
    assert len(clause.heading_zh) <= 20
    for chinese, english in zip(clause.plain_zh, clause.plain_en, strict=True):
        assert chinese.endswith("。")
        assert english.endswith(".")
        assert not re.search(r"[,;!?()]", re.sub(r"\d,\d", "", chinese)), "half-width punctuation in Chinese"
        says_reading = "this province's working rule" in english
        assert ("按本省执行口径" in chinese) == says_reading, "a reading must be marked in both languages"


def test_amounts_in_plain_words_are_the_amounts_of_the_law(clauses: tuple[Clause, ...]) -> None:
    """Every figure of money or percentage in our words is in the legal text of the same clause."""
    for clause in clauses:
        for point in (*clause.plain_zh, *clause.plain_en):
            for figure in re.findall(r"\d[\d,]*(?= (?:元|yuan))|\d+(?=%)|\d,\d{3}", point):
                assert figure.replace(",", "") in clause.text, (clause.number, point)


def test_a_clause_cannot_be_changed(clauses: tuple[Clause, ...]) -> None:
    with pytest.raises(FrozenInstanceError):
        clauses[0].text = "改"  # type: ignore[misc]


def test_small_pack_is_read() -> None:
    first, second = load_clauses(SMALL_PACK)
    assert (first.unit_line, second.unit_line) == ("甲厅、乙厅", "甲厅、丙厅（附注）")
    assert (first.group, first.group_en, first.named) == ("训谁", "Who", ("1000元/人", "1500元/人"))


MALFORMED = {
    "not TOML": ("number = 1", "number =", "不是合法的 TOML"),
    "gap in numbers": ("number = 2", "number = 3", "条号应为 2"),
    "number as text": ("number = 1", 'number = "1"', "number 的写法不对"),
    "number as truth": ("number = 1", "number = true", "number 的写法不对"),
    "missing text": ('text = "第二条。"', "", "缺少"),
    "empty text": ('text = "第二条。"', 'text = ""', "text 的写法不对"),
    "text as number": ('text = "第二条。"', "text = 2", "text 的写法不对"),
    "outer space": ('text = "第二条。"', 'text = "第二条。 "', "首尾无空白"),
    "empty note": ('unit_note = "（附注）"', 'unit_note = ""', "unit_note 的写法不对"),
    "misspelt field": ("unit_note", "unit_notes", "不认识的字段 unit_notes"),
    "unknown table": ("[[groups]]", "[extra]\na = 1\n[[groups]]", "不认识的字段 extra"),
    "units not a list": ('participating_units = ["乙厅"]', 'participating_units = "乙厅"', "非空列表"),
    "no units": ('participating_units = ["乙厅"]', "participating_units = []", "非空列表"),
    "unit not text": ('participating_units = ["乙厅"]', "participating_units = [1]", "不重复的文字列表"),
    "unit twice": (
        'participating_units = ["乙厅"]',
        'participating_units = ["乙厅", "乙厅"]',
        "不重复的文字",
    ),
    "lead among others": ('participating_units = ["乙厅"]', 'participating_units = ["甲厅"]', "牵头单位"),
    "unknown group": ('group = "训谁"', 'group = "不详"', "不在 groups 中"),
    "points differ": ('plain_zh = ["一", "二"]', 'plain_zh = ["一"]', "要点条数不同"),
    "phrase not in text": ('named = ["第二条"]', 'named = ["第三条"]', "原文中没有“第三条”"),
    "phrases overlap": ('"1000元/人", "1500元/人"', '"1000元/人、1500元/人", "1500元/人"', "重叠"),
    "related to itself": ("related = [2]", "related = [1]", "related 只能"),
    "related to nothing": ("related = [2]", "related = [9]", "related 只能"),
    "related twice": ("related = [2]", "related = [2, 2]", "不重复的整数列表"),
    "related as text": ("related = [2]", 'related = ["2"]', "不重复的整数列表"),
    "groups not tables": ('[[groups]]\nzh = "训谁"\nen = "Who"', 'groups = ["训谁"]', "表的列表"),
}


@pytest.mark.parametrize("case", MALFORMED)
def test_malformed_pack_is_refused_with_place_and_reason(case: str) -> None:
    old, new, reason = MALFORMED[case]
    assert old in SMALL_PACK
    with pytest.raises(ValueError, match=re.escape(reason)) as refusal:
        load_clauses(SMALL_PACK.replace(old, new, 1))
    assert str(refusal.value).startswith("clauses.toml")
