"""Local and later rate values as people write them: checked row by row before a book takes them in.

Anyone with a text editor may write such a file, so whatever is wrong is said with its row and a remedy.
"""

import tomllib
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from jiangxin.kernel.refusals import Refused
from jiangxin.policy.divisions import find_division
from jiangxin.policy.rate_definitions import CODED, RateDefinition
from jiangxin.policy.vocabulary import BENEFITS, LEVELS

ROW_KEYS = frozenset({"id", "value", "from", "before", "region", "source_zh", "source_en"})
LEVEL_KEYS = frozenset({"any", *(label.code for label in LEVELS.values())})
BENEFIT_KEYS = frozenset(label.code for label in BENEFITS.values())
LARGEST = 2**53  # beyond this no figure of a subsidy makes sense, and compiled rules count in 64 bits

Row = Mapping[str, Any]


def read_local_rows(text: str) -> list[Row]:
    """The `[[value]]` tables of a local rate file. Raises Refused where it is not such a file."""
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise Refused(
            "local_rates.syntax",
            f"地方标准文件不是合法的 TOML：{error}",
            f"The local rate file is not valid TOML: {error}",
            "按提示的行列改正；格式见 docs/how-to/change-a-rate.md",
            "Mend it at the line and column named; see docs/how-to/change-a-rate.md",
        ) from error
    rows = document.get("value")
    if set(document) != {"value"} or not isinstance(rows, list) or not all(isinstance(r, dict) for r in rows):
        raise Refused(
            "local_rates.shape",
            "地方标准文件应只有 [[value]] 表，每项标准一张",
            "A local rate file holds [[value]] tables only, one for each value",
            "每项写 [[value]]，下面写 id、from、value",
            "Write [[value]], and below it id, from and value",
        )
    return list(rows)


def check_row(row: Row, definitions: Mapping[str, RateDefinition], number: int) -> RateDefinition:
    """The definition a row is about. Raises Refused, naming the row by number, for anything amiss in it."""
    definition = definitions.get(row["id"]) if isinstance(row.get("id"), str) else None
    if definition is None:
        raise _refuse(
            number, "id", "没有这项标准", "no such rate", ("用 policy rates 查标准的代码", "see policy rates")
        )
    unknown = sorted(set(row) - ROW_KEYS)
    if unknown:
        known = ", ".join(sorted(ROW_KEYS))
        raise _refuse(
            number, unknown[0], "不认识这个字段", "unknown field", (f"可用：{known}", f"known: {known}")
        )
    _check_days(row, number)
    _check_region(row, number)
    if not _is_value_of(definition, row.get("value")):
        raise _refuse(number, "value", *_shape_words(definition))
    return definition


def _check_days(row: Row, number: int) -> None:
    words = ("写成日期，如 2020-12-01，不加引号", "write a day, such as 2020-12-01, without quotes")
    if not _is_day(row.get("from")):
        raise _refuse(number, "from", "缺少起始日期，或不是日期", "no start day, or not a day", words)
    before = row.get("before")
    if before is not None and not (_is_day(before) and before > row["from"]):
        raise _refuse(number, "before", "不是晚于 from 的日期", "not a day after `from`", words)


def _is_day(value: object) -> bool:
    return isinstance(value, date) and not isinstance(value, datetime)


def _check_region(row: Row, number: int) -> None:
    region = row.get("region", 230000)
    if type(region) is not int or find_division(region) is None:
        words = (
            "写六位区划代码，如 230100，不加引号",
            "write a six-digit code, such as 230100, without quotes",
        )
        raise _refuse(number, "region", "不是本省的区划代码", "not a division of the province", words)


def _is_value_of(definition: RateDefinition, value: object) -> bool:
    """Whether a value has the form its rate takes; its bounds are checked later."""
    if definition.shape == "by_level":
        return _is_number(value) or _is_table(value, LEVEL_KEYS, _is_number)
    if definition.shape == "by_benefit":
        return _is_table(value, BENEFIT_KEYS, lambda cell: isinstance(cell, str))
    if definition.shape == "cities":
        return isinstance(value, list) and all(
            type(code) is int and find_division(code) is not None for code in value
        )
    if definition.unit in CODED:
        return isinstance(value, list) and all(isinstance(code, str) for code in value)
    return _is_day(value) if definition.unit == "day" else _is_number(value)


def _is_number(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) <= LARGEST


def _is_table(value: object, keys: frozenset[str], holds: Any) -> bool:
    return isinstance(value, dict) and bool(value) and set(value) <= keys and all(map(holds, value.values()))


def _shape_words(definition: RateDefinition) -> tuple[str, str, tuple[str, str]]:
    """What is wrong with a value's form, and the form its rate takes."""
    if definition.shape == "by_level":
        form = "value = { 4 = 5000_00, 3 = 6000_00 }"
    elif definition.shape == "by_benefit":
        form = 'value = { living_allowance = "employment_subsidy" }'
    elif definition.shape == "cities":
        form = "value = [230300, 230400]"
    elif definition.unit in CODED:
        form = 'value = ["poor_labourer"]'
    else:
        form = "value = 2021-12-31" if definition.unit == "day" else "value = 25_00"
    return "没有填，或写法不对", "missing, or not in the rate's form", (f"写成 {form}", f"write {form}")


def _refuse(number: int, field: str, zh: str, en: str, fix: tuple[str, str]) -> Refused:
    return Refused(
        f"local_rates.{field}",
        f"地方标准第 {number} 项的 {field}：{zh}",
        f"Local rate value {number}, field {field}: {en}",
        *fix,
    )
