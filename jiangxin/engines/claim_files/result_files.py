"""Decided lines written as CSV, XLSX or Parquet."""

import csv
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from jiangxin.engines.claim_files.outcomes import GRANTED, REFUSED, Outcome, labels
from jiangxin.engines.claim_files.sheets import Sheet, write_workbook
from jiangxin.policy.vocabulary import BENEFITS, FUNDS, PAYEES, Benefit

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
Value = str | int | bool


class Field(NamedTuple):
    """One column of the result: heading, Parquet name and type, width, and its values in words and raw."""

    heading: str
    name: str
    kind: str
    width: int
    shown: Callable[[Outcome], Value]
    raw: Callable[[Outcome], Value]


def _text(heading: str, name: str, width: int, value: Callable[[Outcome], str]) -> Field:
    return Field(heading, name, "text", width, value, value)


def _money(heading: str, name: str, value: Callable[[Outcome], int]) -> Field:
    return Field(heading, name, "money", 14, value, value)


def _label(heading: str, name: str, width: int, index: int, raw: Callable[[Outcome], str]) -> Field:
    return Field(heading, name, "text", width, lambda line: labels(line)[index], raw)


FIELDS: tuple[Field, ...] = (
    _text("申领编号", "claim_id", 18, lambda line: line.claim_id),
    _text("姓名", "name", 10, lambda line: line.name),
    _text("证件号码", "person_number", 22, lambda line: line.number),
    _label("补贴项目", "benefit", 22, 0, lambda line: BENEFITS[Benefit(line.benefit)].code),
    Field(
        "结论",
        "is_granted",
        "flag",
        10,
        lambda line: GRANTED if line.is_granted else REFUSED,
        lambda line: line.is_granted,
    ),
    _money("补贴金额（元）", "amount_fen", lambda line: line.amount_fen),
    _money("已先行拨付（元）", "offset_fen", lambda line: line.offset_fen),
    _money("本次应拨（元）", "net_fen", lambda line: line.net_fen),
    _label("收款方", "payee", 14, 1, lambda line: PAYEES[line.payee].code),
    _label("资金来源", "fund", 26, 2, lambda line: FUNDS[line.fund].code),
    _text("依据条款", "clauses", 16, lambda line: line.clauses),
    _text("结论代码", "finding_codes", 20, lambda line: "、".join(line.codes)),
    _text("理由", "reason_zh", 60, lambda line: line.reason_zh),
    _text("可以怎样办", "fix_zh", 50, lambda line: line.fix_zh),
    _text("录入提示", "notes_zh", 30, lambda line: line.notes_zh),
    _text("政策", "policy", 18, lambda line: line.policy),
    _text("政策版本", "policy_version", 12, lambda line: line.policy_version),
    _text("校验码", "digest", 20, lambda line: line.digest),
)


def write_results(path: Path, kind: str, outcomes: Sequence[Outcome]) -> None:
    """Write decided lines in a format: csv, xlsx or parquet. Raises OSError."""
    _WRITERS[kind](path, outcomes)


def escape_formula(text: str) -> str:
    """Text that a spreadsheet would take for a formula, with an apostrophe before it."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def plain_yuan(fen: int) -> str:
    """Yuan with two decimals and no separators, as machines read it: 1800.00."""
    return f"{'-' if fen < 0 else ''}{abs(fen) // 100}.{abs(fen) % 100:02d}"


def _csv_cell(field: Field, line: Outcome) -> str:
    value = field.shown(line)
    return plain_yuan(int(value)) if field.kind == "money" else escape_formula(str(value))


def _write_csv(path: Path, outcomes: Sequence[Outcome]) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow([field.heading for field in FIELDS])
        writer.writerows([_csv_cell(field, line) for field in FIELDS] for line in outcomes)


def _write_xlsx(path: Path, outcomes: Sequence[Outcome]) -> None:
    sheet = Sheet("核定结果", [field.heading for field in FIELDS], [field.width for field in FIELDS])
    kinds = [field.kind for field in FIELDS]
    rows = ([field.shown(line) for field in FIELDS] for line in outcomes)
    write_workbook(path, sheet, kinds, rows)


def _write_parquet(path: Path, outcomes: Sequence[Outcome]) -> None:
    import pyarrow as pa  # noqa: PLC0415 - Arrow takes longer to load than most files take to decide
    import pyarrow.parquet as pq  # noqa: PLC0415

    types = {"text": pa.string(), "money": pa.int64(), "flag": pa.bool_()}
    schema = pa.schema([(field.name, types[field.kind]) for field in FIELDS])
    columns = [[field.raw(line) for line in outcomes] for field in FIELDS]
    pq.write_table(
        pa.Table.from_arrays(
            [pa.array(c, f.type) for c, f in zip(columns, schema, strict=True)], schema=schema
        ),
        path,
    )


_WRITERS: dict[str, Callable[[Path, Sequence[Outcome]], None]] = {
    "csv": _write_csv,
    "xlsx": _write_xlsx,
    "parquet": _write_parquet,
}
