"""Files for millions of claims: Parquet whose columns are the facts themselves, decided compiled, whole.

Such a file comes from another system, not from a clerk: `claim_id`, `person`, and any of the facts of
`policy.facts` as whole numbers, truths and days. Its first fault refuses it; there are no rows to hand back.
"""

from collections.abc import Iterator
from pathlib import Path

from jiangxin.engines.claim_files.settlement import Order
from jiangxin.interfaces.commands.progress import Report
from jiangxin.interfaces.commands.speech import Words
from jiangxin.kernel.money import format_yuan
from jiangxin.kernel.refusals import Refused
from jiangxin.policy.evaluate import Adjudicator

_MARK = frozenset({"claim_id", "person", "benefit"})


def is_column_file(source: Path, out: Path) -> bool:
    """Whether both ends are Parquet and the source holds facts, not the columns of a claim form."""
    if source.suffix.lower() != ".parquet" or out.suffix.lower() != ".parquet" or not source.is_file():
        return False
    import pyarrow as pa  # noqa: PLC0415 - costs start-up time that other files need not pay
    import pyarrow.parquet as pq  # noqa: PLC0415

    try:
        names = set(pq.read_schema(source).names)
    except (pa.ArrowInvalid, OSError):
        return False  # not Parquet at all: the reader of claim forms says what it is instead
    return names >= _MARK


def decide_column_file(order: Order, adjudicator: Adjudicator, report: Report | None) -> Iterator[Words]:
    """Decide the file and say what came of it. Raises Refused for a fault anywhere in it."""
    from jiangxin.engines.native.deciding_files import FileOptions, decide_parquet  # noqa: PLC0415

    _check_ends(order)
    watch = None if report is None else lambda done, total: report("decide", done, total)
    options = FileOptions(history=order.history, on_progress=watch)
    found = decide_parquet(order.source, order.out, adjudicator.pack, adjudicator.book, options)
    refused = found.claim_count - found.granted_count
    amount = format_yuan(found.amount_fen)
    yield Words(f"核定 {found.claim_count:,} 行", f"{found.claim_count:,} lines decided")
    yield Words(
        f"予以支付 {found.granted_count:,} 行，{amount} 元",
        f"Granted: {found.granted_count:,} lines, {amount} yuan",
    )
    yield Words(f"不予支付 {refused:,} 行", f"Refused: {refused:,} lines")
    yield Words(f"结果：{order.out}", f"Results: {order.out}")


def _check_ends(order: Order) -> None:
    if order.out.exists() and any(
        path is not None and path.exists() and order.out.samefile(path)
        for path in (order.source, order.history)
    ):
        raise Refused(
            "columns.same_file",
            f"输出 {order.out} 就是输入文件，没有动它",
            f"The output {order.out} is an input; it was left alone",
            "换一个输出文件名",
            "Choose another name for the output",
        )
    if not order.out.parent.is_dir():
        raise Refused(
            "columns.no_folder",
            f"输出文件夹 {order.out.parent} 不存在",
            f"The folder {order.out.parent} does not exist",
            "先建好文件夹",
            "Make it first",
        )
