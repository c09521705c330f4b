"""How people write and read each fact: the word used in files, its label, and its value in words.

Rules see whole numbers; worked examples and pages say 「急需紧缺」, 2020-03-01 or 1,800.00 元. For them the
two meet in this table only.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, NamedTuple

from jiangxin.kernel.money import Money, format_yuan
from jiangxin.kernel.refusals import Refused
from jiangxin.policy.divisions import find_division
from jiangxin.policy.facts import Facts, occupation_code, occupation_key
from jiangxin.policy.occupations import find_occupation
from jiangxin.policy.vocabulary import (
    BENEFITS,
    CATEGORIES,
    CERTIFICATES,
    LEVELS,
    ORGANISATIONS,
    OWNERSHIPS,
    SCHOOL_ITEMS,
    Label,
)


class FactField(NamedTuple):
    """One fact: its field of `Facts`, its word in files, how its value is written, and its labels."""

    name: str
    word: str
    kind: str
    zh: str
    en: str


class FactLine(NamedTuple):
    """One fact of a case as a page shows it."""

    name: str
    label_zh: str
    label_en: str
    value_zh: str
    value_en: str


VOCABULARIES: dict[str, Mapping[Any, Label]] = {
    "benefit": BENEFITS,
    "level": LEVELS,
    "certificate": CERTIFICATES,
    "organisation": ORGANISATIONS,
    "ownership": OWNERSHIPS,
    "categories": CATEGORIES,
    "school_items": SCHOOL_ITEMS,
}
MASKS = ("categories", "school_items")

FIELDS: tuple[FactField, ...] = (
    FactField("benefit", "benefit", "benefit", "申请的补贴", "Benefit"),
    FactField("region", "city", "division", "拨付地", "Paying jurisdiction"),
    FactField("filed_on", "filed_on", "day", "开班备案批准日", "Class filing approved"),
    FactField("started_on", "started_on", "day", "开始日", "First day"),
    FactField("ended_on", "ended_on", "day", "结束日", "Last day"),
    FactField("certified_on", "certified_on", "day", "取证（合格）日", "Certificate or pass"),
    FactField("applied_on", "applied_on", "day", "申请日", "Applied"),
    FactField("hired_on", "hired_on", "day", "录用日", "Hired"),
    FactField("employed_on", "employed_on", "day", "就业日", "Employed"),
    FactField("referred_on", "referred_on", "day", "推荐日", "Referred"),
    FactField("release_on", "release_on", "day", "刑满释放日", "Release"),
    FactField("categories", "categories", "categories", "人员类别", "Categories"),
    FactField("is_pensioned", "is_pensioned", "flag", "按月领取养老金资格", "Entitled to a monthly pension"),
    FactField("is_employee", "is_employee", "flag", "有劳动合同", "Labour contract"),
    FactField("is_insured", "is_insured", "flag", "个人参保", "Person insured"),
    FactField("is_employer_insured", "is_employer_insured", "flag", "单位参保", "Employer insured"),
    FactField("level", "level", "level", "等级", "Level"),
    FactField("occupation", "occupation", "occupation", "职业（项目）", "Occupation or item"),
    FactField("is_urgent", "is_urgent", "flag", "急需紧缺", "In urgent need"),
    FactField("certificate", "certificate", "certificate", "证书", "Certificate"),
    FactField("is_passed", "is_passed", "flag", "培训合格", "Passed"),
    FactField("training", "training", "benefit", "所附培训", "Training it follows"),
    FactField("organisation", "organisation", "organisation", "单位类型", "Kind of body"),
    FactField("ownership", "ownership", "ownership", "培训主体所有制", "Ownership of the provider"),
    FactField("employer", "employer", "name", "单位", "Employer"),
    FactField("course", "course", "name", "班级", "Class"),
    FactField("actual_fee_fen", "actual_fee", "money", "实际收费", "Charge paid"),
    FactField(
        "posted_fee_fen", "posted_fee", "money", "公示收费（合同单价）", "Posted charge or contract price"
    ),
    FactField("ceiling_fen", "ceiling", "money", "本市上限", "City's ceiling"),
    FactField(
        "is_paid_to_person", "is_paid_to_person", "flag", "备案为发给个人", "Filed as paid to the person"
    ),
    FactField("planned_days", "planned_days", "count", "计划天数", "Days planned"),
    FactField("attended_days", "attended_days", "count", "出勤天数", "Days attended"),
    FactField("online_hours", "online_hours", "count", "线上课时", "Hours online"),
    FactField("months", "months", "count", "完成月数", "Months completed"),
    FactField("school_items", "school_items", "school_items", "减免项目", "Charges waived"),
    FactField("source_city", "source_city", "division", "原企业所在市", "City of the former enterprise"),
    FactField(
        "is_listed_enterprise", "is_listed_enterprise", "flag", "原企业在名单内", "Former enterprise listed"
    ),
    FactField("advance_share_bp", "advance_share", "share", "先行拨付比例", "Share in advance"),
    FactField("advanced_fen", "advanced", "money", "已先行拨付", "Advanced before"),
    FactField("has_overdue_recovery", "has_overdue_recovery", "flag", "有逾期未退款", "Overdue recovery"),
    FactField("is_in_province", "is_in_province", "flag", "在省内就业", "Employed in the province"),
    FactField("is_self_employed", "is_self_employed", "flag", "自主创业或灵活就业", "Self-employed"),
    FactField("insured_months", "insured_months", "count", "就业后参保月数", "Insured months since"),
    FactField(
        "has_insurance_subsidy", "has_insurance_subsidy", "flag", "已领技能提升补贴", "Insurance subsidy had"
    ),
    FactField("has_limit_override", "has_limit_override", "flag", "市局放行超次", "Limit overridden"),
)
BY_WORD = {field.word: field for field in FIELDS}
BY_NAME = {field.name: field for field in FIELDS}


def read_fact(field: FactField, raw: object) -> int:
    """The number a rule sees for a value as people write it; "name" values are numbered by the caller.

    Raises ValueError, saying what was expected, for a value that is not of the fact's kind.
    """
    reader = _READERS.get(field.kind)
    try:
        value = _read_coded(field, raw) if reader is None else reader(raw)
    except (ValueError, Refused) as error:
        raise ValueError(
            f"{field.word}（{field.zh}）写作 {raw!r}，不对：{error}。{field.word} cannot be {raw!r}."
        ) from error
    return value


def describe_fact(field: FactField, value: int) -> FactLine:
    """The fact in words, Chinese and English."""
    value_zh, value_en = _describe(field, value)
    return FactLine(field.name, field.zh, field.en, value_zh, value_en)


def describe_facts(facts: Facts) -> tuple[FactLine, ...]:
    """Every fact that is given (not 0, false or empty), in the schema's order."""
    numbers = facts._asdict()
    return tuple(describe_fact(field, int(numbers[field.name])) for field in FIELDS if numbers[field.name])


def _read_day(raw: object) -> int:
    if type(raw) is not date:
        raise ValueError("应为日期，如 2020-03-01")
    return raw.toordinal()


def _read_flag(raw: object) -> int:
    if raw is not True and raw is not False:
        raise ValueError("应为 true 或 false")
    return raw


def _read_count(raw: object) -> int:
    if not isinstance(raw, int) or isinstance(raw, bool) or raw < 0:
        raise ValueError("应为不小于 0 的整数")
    return raw


def _read_money(raw: object) -> int:
    text = raw if isinstance(raw, str) else ""
    if not text:
        raise ValueError('金额写作元的文字，如 "1800.00"')
    return Money.parse(text).fen


def _read_share(raw: object) -> int:
    """A share such as "69.99%", exact to the basis point."""
    if not isinstance(raw, str) or not raw.endswith("%"):
        raise ValueError('比例写作百分数，如 "70%"')
    try:
        points = Decimal(raw[:-1]) * 100
    except InvalidOperation as error:
        raise ValueError("不是数字") from error
    if points != int(points):
        raise ValueError("最多两位小数")
    return int(points)


def _read_division(raw: object) -> int:
    division = find_division(str(raw))
    if division is None:
        raise ValueError("不是省内的市县名")
    return division.code


def _read_occupation(raw: object) -> int:
    return occupation_key(str(raw))


_READERS = {
    "day": _read_day,
    "flag": _read_flag,
    "count": _read_count,
    "money": _read_money,
    "share": _read_share,
    "division": _read_division,
    "occupation": _read_occupation,
}


def _read_coded(field: FactField, raw: object) -> int:
    members = {label.code: int(member) for member, label in VOCABULARIES[field.kind].items()}
    codes = [str(code) for code in raw] if isinstance(raw, list) and field.kind in MASKS else [str(raw)]
    unknown = [code for code in codes if code not in members]
    if unknown:
        raise ValueError(f"词表里没有 {unknown[0]}")
    return sum(members[code] for code in set(codes))


def _describe(field: FactField, value: int) -> tuple[str, str]:
    if field.kind in MASKS:
        found = [label for member, label in VOCABULARIES[field.kind].items() if value & member]
        if not found:
            return "无", "None"
        return "、".join(label.zh for label in found), ", ".join(label.en for label in found)
    if field.kind in VOCABULARIES:
        label = VOCABULARIES[field.kind][value]
        return label.zh, label.en
    if field.kind == "flag":
        return ("是", "Yes") if value else ("否", "No")
    if field.kind == "money":
        return f"{format_yuan(value)} 元", f"{format_yuan(value)} yuan"
    return _describe_plain(field.kind, value)


def _describe_plain(kind: str, value: int) -> tuple[str, str]:
    """A value that reads the same in both languages."""
    if kind == "day":
        text = date.fromordinal(value).isoformat() if value else "—"
    elif kind == "division":
        division = find_division(value)
        text = division.name if division else str(value)
    elif kind == "occupation":
        text = _describe_occupation(occupation_code(value))
    elif kind == "share":
        text = f"{Decimal(value) / 100:f}%"
    else:
        text = str(value)
    return text, text


def _describe_occupation(code: str) -> str:
    known = find_occupation(code)
    return f"{code} {known.name}" if known else code
