"""A rate in words: its name, value, clause, and whether the policy states it or we read it so."""

from datetime import date

from jiangxin.interfaces.commands.speech import Words
from jiangxin.kernel.money import format_yuan_headline
from jiangxin.policy.divisions import find_division
from jiangxin.policy.rate_definitions import CODED, RateDefinition, RateRow, Value
from jiangxin.policy.vocabulary import BENEFITS, LEVELS, Label

_COUNTED = {
    "days": Words("{} 天", "{} days"),
    "months": Words("{} 个月", "{} months"),
    "times": Words("{} 次", "{} times"),
    "working_days": Words("{} 个工作日", "{} working days"),
    "month_of_year": Words("{} 月", "month {}"),
}
_FLAGS = ("categories", "school_items")


def describe_rate(row: RateRow) -> Words:
    """One line: clause, name, value, standing, the rate's code, and the source of a local value."""
    definition = row.definition
    value = describe_value(definition, row.value.value)
    stated = definition.status == "stated"
    standing = Words("条文规定", "stated") if stated else Words("执行口径", "our reading")
    if row.value.is_local:
        standing = Words(
            f"地方标准，{row.value.from_on} 起 {row.value.source_zh}".rstrip(),
            f"local, from {row.value.from_on} {row.value.source_en}".rstrip(),
        )
    where = Words(f"第{definition.clause}条", f"clause {definition.clause}")
    if definition.clause == 0:
        where = Words("方案名称", "title of the plan")
    return Words(
        f"{where.zh}  {definition.name_zh}：{value.zh}  [{standing.zh}]  {definition.id}",
        f"{where.en}  {definition.name_en}: {value.en}  [{standing.en}]  {definition.id}",
    )


def describe_value(definition: RateDefinition, value: Value) -> Words:
    """The value alone: an amount, a share, a day, a list of groups, a switch's option."""
    if isinstance(value, int):
        return _describe_number(definition, value)
    if definition.shape == "by_level":
        return _join(
            [
                _pair(label, _describe_number(definition, value[level]))
                for level, label in LEVELS.items()
                if level and value[level]
            ]
        )
    if definition.shape == "cities":
        named = [find_division(code) for code in value if code]
        return _join([Words(city.name, city.name) for city in named if city is not None])
    labels = {int(member): label for member, label in CODED[definition.unit].items()}
    return _join(
        [
            _pair(label, Words(labels[value[benefit]].zh, labels[value[benefit]].en))
            for benefit, label in BENEFITS.items()
        ]
    )


def _pair(label: Label, words: Words) -> Words:
    return Words(f"{label.zh} {words.zh}", f"{label.en} {words.en}")


def _join(words: list[Words]) -> Words:
    return Words("、".join(one.zh for one in words), ", ".join(one.en for one in words))


def _describe_number(definition: RateDefinition, number: int) -> Words:
    for option in definition.options:
        if option.value == number:
            return Words(option.zh, option.en)
    if definition.unit == "fen":
        yuan = format_yuan_headline(number)
        return Words(f"{yuan} 元", f"{yuan} yuan")
    if definition.unit == "bp":
        return Words(f"{number / 100:g}%", f"{number / 100:g}%")
    if definition.unit == "day":
        day = date.fromordinal(number).isoformat()
        return Words(day, day)
    if definition.unit in _COUNTED:
        form = _COUNTED[definition.unit]
        return Words(form.zh.format(number), form.en.format(number))
    members = [
        label
        for member, label in CODED[definition.unit].items()
        if (number & int(member) if definition.unit in _FLAGS else number >> int(member) & 1)
    ]
    return _join([Words(label.zh, label.en) for label in members])
