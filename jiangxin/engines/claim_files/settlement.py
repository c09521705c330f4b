"""From a claim file to its outputs: read, compare with history, decide, write, count."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from jiangxin.engines.claim_files.error_files import write_errors
from jiangxin.engines.claim_files.native_checks import check_natively, is_checked_natively
from jiangxin.engines.claim_files.outcomes import Outcome, decide_rows, masked
from jiangxin.engines.claim_files.problems import Note, UnusableFile
from jiangxin.engines.claim_files.readers import ClaimFile, read_claims, reject
from jiangxin.engines.claim_files.result_files import write_results
from jiangxin.engines.claim_files.staging import staging
from jiangxin.kernel.refusals import Refused
from jiangxin.policy.decision import Claim
from jiangxin.policy.evaluate import Adjudicator
from jiangxin.policy.findings import REFUSAL_CODES
from jiangxin.policy.vocabulary import Benefit, Fund, Payee

KINDS = {".csv": "csv", ".xlsx": "xlsx", ".parquet": "parquet"}
XLSX_LINES = 1_048_575
"""Rows of a sheet below its headings."""
Report = Callable[[str, int, int], None]
"""Told the stage (read, decide, write) and how far it is."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be adjudicated and where the outputs go."""

    source: Path
    history: Path | None
    out: Path
    errors: Path | None
    shows_identity: bool
    today: date
    """Identity numbers with a later birth day are refused."""
    engine: str
    """python, native (decided a second time by the compiled engine and compared), or auto (by size)."""


@dataclass
class Tally:
    """What came of a file: counts and sums in fen."""

    line_count: int = 0
    bad_count: int = 0
    history_count: int = 0
    granted: int = 0
    refused: int = 0
    amount_fen: int = 0
    offset_fen: int = 0
    net_fen: int = 0
    refusals_by_code: Counter[str] = field(default_factory=Counter)
    by_fund: Counter[Fund] = field(default_factory=Counter)
    by_payee: Counter[Payee] = field(default_factory=Counter)
    notes: list[Note] = field(default_factory=list)
    bad: ClaimFile | None = None


def output_kind(path: Path, allowed: Sequence[str]) -> str:
    """The format an output's name asks for. Raises UnusableFile for an ending that is not allowed."""
    kind = KINDS.get(path.suffix.lower(), "")
    if kind in allowed:
        return kind
    endings = "、".join(f".{name}" for name in allowed)
    raise UnusableFile(
        "output.format",
        f"不知道用什么格式写 {path.name}。",
        f"The format of {path.name} is not known.",
        f"文件名以 {endings} 结尾。",
        f"End its name in {endings}.",
    )


def check_order(order: Order) -> None:
    """Raise UnusableFile if an output would overwrite an input or the other output, or has no folder."""
    output_kind(order.out, ("csv", "xlsx", "parquet"))
    if order.errors is not None:
        output_kind(order.errors, ("xlsx", "csv"))
    inputs = {path.resolve() for path in (order.source, order.history) if path is not None}
    outputs = [path for path in (order.out, order.errors) if path is not None]
    for path in outputs:
        if path.resolve() in inputs:
            raise UnusableFile(
                "output.is_input",
                f"输出 {path} 就是输入文件，没有动它。",
                f"The output {path} is an input; it was left alone.",
                "换一个输出文件名。",
                "Choose another name for the output.",
            )
        if path.is_dir() or not path.parent.is_dir():
            raise UnusableFile(
                "output.folder",
                f"输出位置 {path} 不能写：文件夹不存在，或它本身是文件夹。",
                f"The output {path} cannot be written: its folder does not exist, or it is a folder itself.",
                "先建文件夹，并写出文件名。",
                "Make the folder first, and name a file in it.",
            )
    if len({path.resolve() for path in outputs}) < len(outputs):
        raise UnusableFile(
            "output.same",
            "结果和错误不能写进同一个文件。",
            "Results and errors need two files.",
            "换一个文件名。",
            "Choose another name.",
        )


def check_room(order: Order, found: ClaimFile) -> None:
    """Raise UnusableFile where a workbook has fewer rows than there are lines to write."""
    outputs = ((order.out, len(found.claim_rows)), (order.errors, len(found.bad_rows)))
    for path, count in outputs:
        if path is not None and path.suffix.lower() == ".xlsx" and count > XLSX_LINES:
            raise UnusableFile(
                "output.too_long",
                f"{count:,} 行超过工作簿的 {XLSX_LINES:,} 行，写不进 {path.name}。",
                f"{count:,} lines are more than the {XLSX_LINES:,} of a workbook: {path.name}.",
                "改用 .csv（结果也可用 .parquet）。",
                "Use .csv, or .parquet for the results.",
            )


def settle(order: Order, adjudicator: Adjudicator, report: Report | None = None) -> Tally:
    """Read, decide and write, and tell what came of it. Raises UnusableFile; outputs are whole or absent."""
    check_order(order)
    found = read_claims(order.source, today=order.today, report=_stage(report, "read"))
    earlier = read_history(order.history, today=order.today)
    compare(found, earlier)
    check_room(order, found)
    outcomes = decide_file(found, earlier, adjudicator, report)
    if is_checked_natively(order.engine, len(found.claim_rows)):
        check_natively(found.claim_rows, earlier, adjudicator, outcomes)
    shown = outcomes if order.shows_identity else [masked(outcome) for outcome in outcomes]
    if report is not None:
        report("write", 0, len(outcomes))
    with staging() as stage:
        kind = output_kind(order.out, tuple(KINDS.values()))
        stage.write(order.out, lambda path: write_results(path, kind, shown))
        if order.errors is not None and found.bad_rows:
            errors_kind = output_kind(order.errors, ("xlsx", "csv"))
            stage.write(
                order.errors, lambda path: write_errors(path, errors_kind, found.headings, found.bad_rows)
            )
    return _count(found, earlier, outcomes)


def decide_file(
    found: ClaimFile, earlier: Sequence[Claim], adjudicator: Adjudicator, report: Report | None = None
) -> list[Outcome]:
    """Decide a file's good lines after earlier grants."""
    notes: dict[int, list[str]] = {}
    for note in found.notes:
        if note.row:
            notes.setdefault(note.row, []).append(note.zh)
    return decide_rows(found.claim_rows, earlier, adjudicator, notes, _stage(report, "decide"))


def _stage(report: Report | None, name: str) -> Callable[[int, int], None] | None:
    if report is None:
        return None
    return lambda done, total: report(name, done, total)


def read_history(path: Path | None, *, today: date) -> list[Claim]:
    """Earlier grants of a history file.

    Raises UnusableFile if the file cannot be used or any of its lines cannot be read: a grant that is not
    counted could be paid a second time.
    """
    if path is None:
        return []
    found = read_claims(path, today=today, is_history=True)
    if found.bad_rows:
        bad = found.bad_rows[0]
        problem = bad.problems[0]
        raise UnusableFile(
            "history.bad_rows",
            f"历史文件有 {len(found.bad_rows)} 行读不出来，第一处：{problem.place_zh}，{problem.reason_zh}"
            "少算一笔历史就可能多付一笔，所以没有办理。",
            f"The history has {len(found.bad_rows)} bad rows; first {problem.place_en}: {problem.reason_en} "
            "A grant left out could be paid twice, so nothing was decided.",
            f"{problem.fix_zh}可先把历史文件当作申领文件运行一次 adjudicate --errors，得到全部错误。",
            f"{problem.fix_en} Run adjudicate --errors on the history itself to get every error.",
        )
    return [row.claim for row in found.claim_rows]


def compare(found: ClaimFile, earlier: Sequence[Claim]) -> None:
    """Reject lines that the history has decided, and those silent on an advance that is known of."""
    decided = {claim.claim_id for claim in earlier}
    reject(
        found,
        {row.row: _already_decided() for row in found.claim_rows if row.claim.claim_id in decided},
        "claim_id",
    )
    advances = {
        (claim.person, claim.facts.course)
        for claim in (*earlier, *(row.claim for row in found.claim_rows))
        if claim.facts.benefit == Benefit.ADVANCE
    }
    silent = {
        row.row: _advance_unstated()
        for row in found.claim_rows
        if not row.is_advanced_given
        and row.claim.facts.benefit != Benefit.ADVANCE
        and row.claim.facts.course
        and (row.claim.person, row.claim.facts.course) in advances
    }
    reject(found, silent, "advanced")


def _already_decided() -> Refused:
    return Refused(
        "claim_id.in_history",
        "这个申领编号在历史文件里已经办过，没有再付。",
        "This claim number is already decided in the history; it was not paid again.",
        "确是另一笔申领的，换一个编号。",
        "If it is another claim, give it another number.",
    )


def _advance_unstated() -> Refused:
    return Refused(
        "advanced.unstated",
        "同一人同一班有先行拨付，但没有填“已先行拨付”，会重复付款。",
        "An advance stands for this person and class, but the line does not say how much was advanced.",
        "填写已先行拨付的金额；没有付出的填 0。",
        "Enter the amount advanced, or 0 if it was not paid.",
        "22",
    )


def _count(found: ClaimFile, earlier: Sequence[Claim], outcomes: Sequence[Outcome]) -> Tally:
    tally = Tally(found.line_count, len(found.bad_rows), len(earlier), notes=found.notes, bad=found)
    for outcome in outcomes:
        tally.offset_fen += outcome.offset_fen
        tally.net_fen += outcome.net_fen
        if not outcome.is_granted:
            tally.refused += 1
            tally.refusals_by_code.update(refusal_codes(outcome))
            continue
        tally.granted += 1
        tally.amount_fen += outcome.amount_fen
        tally.by_fund[outcome.fund] += outcome.amount_fen
        tally.by_payee[outcome.payee] += outcome.amount_fen
    return tally


def refusal_codes(outcome: Outcome) -> list[str]:
    """The findings that refuse a line."""
    return [code for code in outcome.codes if code in REFUSAL_CODES]
