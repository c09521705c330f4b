"""The summary of an adjudicated file, in the words of the office."""

from collections.abc import Iterator

from jiangxin.engines.claim_files.settlement import Order, Tally
from jiangxin.interfaces.commands.speech import Words
from jiangxin.kernel.money import format_yuan
from jiangxin.policy.explanation import cite
from jiangxin.policy.vocabulary import FUNDS, PAYEES

_SHOWN_PROBLEMS = 20
_SHOWN_NOTES = 10
_SHOWN_ROWS = 3


def summarise(tally: Tally, order: Order, language: str) -> Iterator[str]:
    """Lines read and decided, refusals by clause, sums by fund and payee, and where the outputs are."""
    for words in (*_counts(tally), *_refusals(tally), *_sums(tally), *_outputs(tally, order)):
        yield words.said(language)


def _counts(tally: Tally) -> Iterator[Words]:
    decided = tally.granted + tally.refused
    yield Words(
        f"读入 {tally.line_count:,} 行，核定 {decided:,} 行，错误 {tally.bad_count:,} 行",
        f"{tally.line_count:,} lines read, {decided:,} decided, {tally.bad_count:,} bad",
    )
    if tally.history_count:
        yield Words(
            f"历史给付 {tally.history_count:,} 笔已计入", f"{tally.history_count:,} earlier grants counted"
        )
    amount, net = format_yuan(tally.amount_fen), format_yuan(tally.net_fen)
    yield Words(
        f"予以支付 {tally.granted:,} 行，{amount} 元", f"Granted: {tally.granted:,} lines, {amount} yuan"
    )
    if tally.offset_fen:
        offset = format_yuan(tally.offset_fen)
        yield Words(
            f"抵扣已先行拨付 {offset} 元，本次应拨 {net} 元",
            f"Advanced before {offset} yuan; now due {net} yuan",
        )


def _refusals(tally: Tally) -> Iterator[Words]:
    yield Words(f"不予支付 {tally.refused:,} 行", f"Refused: {tally.refused:,} lines")
    ordered = sorted(tally.refusals_by_code.items(), key=lambda item: (int(item[0].split(".")[0]), item[0]))
    for code, count in ordered:
        clause = cite(int(code.split(".")[0]))
        yield Words(f"  {clause.zh}（{code}）{count:,} 行", f"  {clause.en} ({code}): {count:,} lines")


def _sums(tally: Tally) -> Iterator[Words]:
    for fund, fen in sorted(tally.by_fund.items()):
        label, yuan = FUNDS[fund], format_yuan(fen)
        yield Words(f"资金  {label.zh} {yuan} 元", f"Fund  {label.en}: {yuan} yuan")
    for payee, fen in sorted(tally.by_payee.items()):
        label, yuan = PAYEES[payee], format_yuan(fen)
        yield Words(f"收款方  {label.zh} {yuan} 元", f"Payee  {label.en}: {yuan} yuan")


def _outputs(tally: Tally, order: Order) -> Iterator[Words]:
    yield Words(f"结果：{order.out}", f"Results: {order.out}")
    if not tally.bad_count:
        return
    if order.errors is not None:
        yield Words(
            f"错误：{order.errors}，改好后可直接再次核定这个文件",
            f"Bad rows: {order.errors}; mend them there and adjudicate that file",
        )
    else:
        yield Words("加 --errors 错误.xlsx 可得到带原因的错误行", "Add --errors bad.xlsx to get the bad rows")


def list_problems(tally: Tally, language: str) -> Iterator[str]:
    """The first problems, one a line: where, why, how to put it right."""
    problems = [problem for bad in (tally.bad.bad_rows if tally.bad else ()) for problem in bad.problems]
    for problem in problems[:_SHOWN_PROBLEMS]:
        yield Words(
            f"{problem.place_zh}：{problem.reason_zh}{problem.fix_zh}",
            f"{problem.place_en}: {problem.reason_en} {problem.fix_en}",
        ).said(language)
    more = len(problems) - _SHOWN_PROBLEMS
    if more > 0:
        yield Words(f"另有 {more:,} 处", f"and {more:,} more").said(language)


def list_notes(tally: Tally, language: str) -> Iterator[str]:
    """Notes on the file, and the first on its lines."""
    for note in (note for note in tally.notes if not note.row):
        yield Words(note.zh, note.en).said(language)
    rows: dict[Words, list[int]] = {}
    for note in tally.notes:
        if note.row:
            rows.setdefault(Words(note.zh, note.en), []).append(note.row)
    for words, numbers in list(rows.items())[:_SHOWN_NOTES]:
        yield _at_rows(words, numbers).said(language)
    more = len(rows) - _SHOWN_NOTES
    if more > 0:
        yield Words(f"另有 {more:,} 种提示，见结果的“录入提示”列", f"and {more:,} more notes").said(language)


def _at_rows(words: Words, numbers: list[int]) -> Words:
    """A note with its rows: the first few by number, the rest counted."""
    listed = [str(number) for number in numbers[:_SHOWN_ROWS]]
    count = len(numbers)
    if count > _SHOWN_ROWS:
        return Words(
            f"第 {'、'.join(listed)} 等 {count:,} 行：{words.zh}",
            f"Rows {', '.join(listed)} and others, {count:,} in all: {words.en}",
        )
    return Words(f"第 {'、'.join(listed)} 行：{words.zh}", f"Row {', '.join(listed)}: {words.en}")
