"""`jiangxin adjudicate`: a file of claims in, decisions and bad rows out."""

import gc
from pathlib import Path

import click

from jiangxin.engines.claim_files.settlement import Order, settle
from jiangxin.interfaces.commands.column_files import decide_column_file, is_column_file
from jiangxin.interfaces.commands.progress import progress
from jiangxin.interfaces.commands.rule_sources import DEFAULT_POLICY, load_adjudicator
from jiangxin.interfaces.commands.speech import language_option, say, today, warn
from jiangxin.interfaces.commands.summaries import list_notes, list_problems, summarise

SOME_BAD = 1
_FILE = click.Path(path_type=Path)


@click.command("adjudicate")
@click.argument("source", metavar="FILE", type=_FILE)
@click.option("--policy", default=DEFAULT_POLICY, show_default=True, help="政策包 / policy pack")
@click.option("--history", type=_FILE, help="以前已给付的申领，同样的列 / earlier grants, same columns")
@click.option("--rates", multiple=True, type=_FILE, help="地方标准 TOML，可多个 / local rates, repeatable")
@click.option("--out", required=True, type=_FILE, help="核定结果 .xlsx .csv .parquet / results")
@click.option(
    "--errors", type=_FILE, help="错误行 .xlsx .csv，改好可再导入 / bad rows, to mend and give again"
)
@click.option(
    "--engine",
    type=click.Choice(["auto", "python", "native"]),
    default="auto",
    show_default=True,
    help="native：编译引擎再算一遍，逐行核对 / native: a compiled engine decides too, line by line",
)
@click.option("--full-id", is_flag=True, help="结果保留完整姓名和证件号 / keep full names and numbers")
@language_option
def command(  # noqa: PLR0913, PLR0917 - one argument for each option of the command
    source: Path,
    policy: str,
    history: Path | None,
    rates: tuple[Path, ...],
    out: Path,
    errors: Path | None,
    engine: str,
    full_id: bool,
    language: str,
) -> int:
    """核定 FILE（CSV、XLSX、Parquet）里的每一行申领。

    好的行照常核定，有错的行另外列出。退出码：0 全部核定，1 有错误行，2 文件不能用。

    Decide every claim of FILE. Good rows are decided even if others are bad. Exit code: 0 all decided,
    1 some rows bad, 2 the file cannot be used. A Parquet file whose columns are the facts themselves
    (claim_id, person, benefit …), of any size, is decided by the compiled engine into Parquet.
    """
    order = Order(source, history, out, errors, full_id, today(), engine)
    adjudicator = load_adjudicator(policy, rates)
    gc.disable()  # a short-lived process makes hardly any cycles, and looking for them doubles its time
    if is_column_file(source, out):
        with progress(language) as report:
            said = list(decide_column_file(order, adjudicator, report))
        for words in said:
            say(words.said(language))
        return 0
    with progress(language) as report:
        tally = settle(order, adjudicator, report)
    for line in list_notes(tally, language):
        warn(line)
    if tally.bad_count and errors is None:
        for line in list_problems(tally, language):
            warn(line)
    for line in summarise(tally, order, language):
        say(line)
    return SOME_BAD if tally.bad_count else 0
