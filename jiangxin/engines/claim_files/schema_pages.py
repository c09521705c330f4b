"""The schema told: to people as text or Markdown, to programs as JSON."""

import json
from typing import Any

from jiangxin.engines.claim_files.schema import Column, group_names, load_columns, schema_version
from jiangxin.engines.claim_files.spellings import choices
from jiangxin.policy.vocabulary import BENEFITS

CODED_KINDS = (
    "benefit",
    "training",
    "categories",
    "certificate",
    "organisation",
    "ownership",
    "school_items",
    "level",
    "document_kind",
)
KIND_NAMES: dict[str, tuple[str, str]] = {
    "claim_id": ("文本", "text"),
    "person": ("文本", "text"),
    "text": ("文本", "text"),
    "party": ("文本", "text"),
    "occupation": ("职业代码或名称", "occupation code or name"),
    "division": ("区划名称或代码", "division name or code"),
    "city": ("市（地）名称或代码", "city name or code"),
    "day": ("日期", "day"),
    "money": ("金额", "money"),
    "count": ("整数", "whole number"),
    "share": ("比例", "share"),
    "yes_no": ("是/否", "yes/no"),
    "categories": ("词表，可多个", "vocabulary, several"),
    "school_items": ("词表，可多个", "vocabulary, several"),
}


def kind_name(column: Column, language: str) -> str:
    """What sort of value a column holds, with its unit."""
    zh, en = KIND_NAMES.get(column.kind, ("词表", "vocabulary"))
    if language == "en":
        return en
    return f"{zh}（{column.unit}）" if column.unit in ("元", "天", "月", "课时", "%") else zh


def needed_for(column: Column, language: str) -> str:
    """Which benefits need the column, in words."""
    is_english = language == "en"
    parts = []
    left = set(column.required)
    for group, zh, en in group_names():
        if group <= left:
            parts.append(en if is_english else zh)
            left -= group
    parts += [label.en if is_english else label.zh for benefit, label in BENEFITS.items() if benefit in left]
    parts += [condition.en if is_english else condition.zh for condition in column.conditions]
    return (", " if is_english else "、").join(parts)


def clause_list(column: Column) -> str:
    """The clauses a column serves."""
    return "、".join(str(clause) for clause in column.clauses)


def as_text(language: str) -> str:
    """One paragraph a column."""
    is_english = language == "en"
    lines = []
    for column in load_columns():
        meaning = column.meaning_en if is_english else column.meaning_zh
        lines.append(f"{column.heading}  {column.name}  {kind_name(column, language)}")
        lines.append(f"    {meaning}")
        needed, blank = needed_for(column, language), column.blank_en if is_english else column.blank_zh
        if needed:
            lines.append(f"    {'needed for: ' if is_english else '必填：'}{needed}")
        if blank:
            lines.append(f"    {'blank means: ' if is_english else '空白表示：'}{blank}")
        lines.append(f"    {'example: ' if is_english else '例：'}{column.example}")
    return "\n".join(lines)


def as_markdown(language: str) -> str:
    """A Markdown table, one row a column."""
    is_english = language == "en"
    heads = (
        ("Column", "Heading", "Type", "Meaning", "Needed for", "Blank means", "Clause", "Example")
        if is_english
        else ("列名", "标题", "类型", "含义", "必填", "空白表示", "条款", "例")
    )
    lines = [f"| {' | '.join(heads)} |", f"|{'---|' * len(heads)}"]
    for column in load_columns():
        cells = (
            f"`{column.name}`",
            column.heading,
            kind_name(column, language),
            column.meaning_en if is_english else column.meaning_zh,
            needed_for(column, language),
            column.blank_en if is_english else column.blank_zh,
            clause_list(column),
            column.example,
        )
        lines.append(f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |")
    return "\n".join(lines)


def as_json() -> str:
    """The whole schema as JSON with stable names."""
    return json.dumps(
        {"version": schema_version(), "columns": [_plain(column) for column in load_columns()]},
        ensure_ascii=False,
        indent=2,
    )


def _plain(column: Column) -> dict[str, Any]:
    return {
        "name": column.name,
        "field": column.field,
        "heading": column.heading,
        "also": list(column.also),
        "kind": column.kind,
        "unit": column.unit,
        "meaning": {"zh": column.meaning_zh, "en": column.meaning_en},
        "clauses": list(column.clauses),
        "required_for": [label.code for benefit, label in BENEFITS.items() if benefit in column.required],
        "required_when": [{"zh": c.zh, "en": c.en} for c in column.conditions],
        "blank": {"zh": column.blank_zh, "en": column.blank_en},
        "absent_words": list(column.absent_words),
        "values": list(choices(column.kind)) if column.kind in CODED_KINDS else [],
        "example": column.example,
    }
