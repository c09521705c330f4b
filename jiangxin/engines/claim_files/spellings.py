"""The accepted spellings of the coded columns: codes, the law's words, and what people commonly write."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from jiangxin.kernel.halfwidth import to_halfwidth
from jiangxin.policy.vocabulary import (
    BENEFITS,
    CATEGORIES,
    CERTIFICATES,
    LEVELS,
    ORGANISATIONS,
    OWNERSHIPS,
    SCHOOL_ITEMS,
    Category,
    Certificate,
    Label,
    Level,
    Organisation,
)

DOCUMENT_KINDS: dict[str, tuple[str, str]] = {
    "resident_id": ("居民身份证", "Resident identity card"),
    "passport": ("护照", "Passport"),
    "hk_macao_permit": ("港澳居民来往内地通行证", "Mainland travel permit for Hong Kong and Macao residents"),
    "taiwan_permit": ("台湾居民来往大陆通行证", "Mainland travel permit for Taiwan residents"),
    "hmt_residence": ("港澳台居民居住证", "Residence permit for Hong Kong, Macao and Taiwan residents"),
    "foreign_residence": ("外国人永久居留身份证", "Foreign permanent resident identity card"),
    "other": ("其他证件", "Other document"),
}
DOCUMENT_KIND_NUMBERS = {code: number for number, code in enumerate(DOCUMENT_KINDS)}

SYSTEM_LEVELS = {"01": "初级", "02": "中级", "03": "高级", "04": "技师", "05": "高级技师"}
"""Codes of social-security systems, the reverse of a certificate's digit; named only to explain a refusal."""

_LEVEL_DIGITS = {5: "五", 4: "四", 3: "三", 2: "二", 1: "一"}
_CATEGORY_WORDS = {
    "建档立卡贫困劳动力": Category.POOR_LABOURER,
    "贫困劳动者": Category.POOR_LABOURER,
    "建档立卡贫困家庭子女": Category.POOR_HOUSEHOLD_CHILD,
    "失业人员": Category.LAID_OFF,
    "转岗人员": Category.TRANSFERRED_STAFF,
    "退伍军人": Category.VETERAN,
    "残疾人员": Category.DISABLED,
    "两后生中的农村学员": Category.SCHOOL_LEAVER | Category.RURAL_STUDENT,
    "两后生中的城市低保家庭学员": Category.SCHOOL_LEAVER | Category.URBAN_LOW_INCOME,
    "强制隔离戒毒人员": Category.DRUG_REHABILITATION,
}
_ORGANISATION_WORDS = {
    "合作社": Organisation.COOPERATIVE,
    "个体工商户": Organisation.SOLE_TRADER,
    "民办培训学校": Organisation.TRAINING_INSTITUTION,
    "技工学校": Organisation.TECHNICAL_SCHOOL,
    "技师学院": Organisation.TECHNICAL_SCHOOL,
    "机关": Organisation.PUBLIC_BODY,
    "事业单位": Organisation.PUBLIC_BODY,
    "劳务派遣": Organisation.LABOUR_DISPATCH,
}
_CERTIFICATE_WORDS = {
    "职业资格证": Certificate.QUALIFICATION,
    "技能等级证书": Certificate.SKILL_LEVEL,
    "职业技能等级证": Certificate.SKILL_LEVEL,
    "专项能力证书": Certificate.SPECIAL_ABILITY,
    "特种作业操作证": Certificate.SPECIAL_OPERATION,
    "培训合格证": Certificate.COMPLETION,
    "结业证书": Certificate.COMPLETION,
}
_DOCUMENT_WORDS = {"身份证": "resident_id", "二代身份证": "resident_id", "其他": "other"}
YES_WORDS = ("是", "有", "1", "true", "y", "yes", "√", "✓")
NO_WORDS = ("否", "无", "0", "false", "n", "no", "×", "没有")

_LABELS: dict[str, Mapping[Any, Label]] = {
    "benefit": BENEFITS,
    "training": BENEFITS,
    "categories": CATEGORIES,
    "certificate": CERTIFICATES,
    "organisation": ORGANISATIONS,
    "ownership": OWNERSHIPS,
    "school_items": SCHOOL_ITEMS,
    "level": LEVELS,
}
_NONE = {"certificate", "organisation", "ownership", "level"}


def fold(text: str) -> str:
    """Text for comparison: half width, small letters, no white space; brackets and dashes in one form."""
    plain = (text if text.isascii() else to_halfwidth(text)).casefold()
    return "".join(plain.split()).replace("〔", "(").replace("〕", ")")


@cache
def spellings(kind: str) -> Mapping[str, int]:
    """Every accepted spelling of a kind's members, folded, and the member's number."""
    if kind == "document_kind":
        found = {fold(code): number for code, number in DOCUMENT_KIND_NUMBERS.items()}
        found |= {fold(zh): DOCUMENT_KIND_NUMBERS[code] for code, (zh, _) in DOCUMENT_KINDS.items()}
        return found | {fold(word): DOCUMENT_KIND_NUMBERS[code] for word, code in _DOCUMENT_WORDS.items()}
    found = {}
    for member, label in _LABELS[kind].items():
        if kind in _NONE and int(member) == 0:
            continue  # "none" is said by the column's own words, so that it is never read by accident
        for word in (label.code, label.zh, label.en):
            found[fold(word)] = int(member)
    return found | {fold(word): int(member) for word, member in _further_words(kind).items()}


def _further_words(kind: str) -> Mapping[str, int]:
    if kind == "categories":
        return {word: int(member) for word, member in _CATEGORY_WORDS.items()}
    if kind == "organisation":
        return {word: int(member) for word, member in _ORGANISATION_WORDS.items()}
    if kind == "certificate":
        return {word: int(member) for word, member in _CERTIFICATE_WORDS.items()}
    return _level_words() if kind == "level" else {}


def _level_words() -> dict[str, int]:
    found: dict[str, int] = {"初级": 5, "中级": 4, "高级": 3}
    for digit, numeral in _LEVEL_DIGITS.items():
        level = Level(digit)
        name = LEVELS[level].zh
        grade = f"{numeral}级"
        for word in (grade, f"{digit}级", f"level{digit}", f"{digit}级/{name}", f"{grade}/{name}"):
            found[word] = digit
        for word in (f"{grade}({name})", f"{name}({grade})", f"{name}/{grade}", f"{grade}{name}"):
            found[word] = digit
    return found


def choices(kind: str) -> tuple[str, ...]:
    """The law's words of a kind's members, as drop-downs and messages list them."""
    if kind == "document_kind":
        return tuple(zh for zh, _ in DOCUMENT_KINDS.values())
    if kind == "level":
        return tuple(f"{numeral}级" for numeral in _LEVEL_DIGITS.values())
    return tuple(label.zh for member, label in _LABELS[kind].items() if int(member) or kind not in _NONE)


def nearest(kind: str, folded: str) -> str:
    """The one member's word that contains what was written, or is contained in it; "" if not just one."""
    hits = {
        member
        for word, member in spellings(kind).items()
        if len(folded) > 1 and (folded in word or word in folded)
    }
    if len(hits) != 1:
        return ""
    number = hits.pop()
    if kind == "document_kind":
        return list(DOCUMENT_KINDS.values())[number][0]
    return next((label.zh for member, label in _LABELS[kind].items() if int(member) == number), "")


ITEM_SEPARATORS = re.compile(r"[、,;，；|/\n]+")
