"""`jiangxin explain`: one claim of a file, with every condition, number and clause behind its decision."""

from pathlib import Path

import click

from jiangxin.engines.claim_files.cells import plain_text
from jiangxin.engines.claim_files.problems import UnusableFile
from jiangxin.engines.claim_files.readers import ClaimFile, read_claims
from jiangxin.engines.claim_files.settlement import compare, read_history
from jiangxin.interfaces.commands.rule_sources import DEFAULT_POLICY, load_adjudicator
from jiangxin.interfaces.commands.speech import Words, language_option, say, today, warn
from jiangxin.kernel.money import format_yuan
from jiangxin.policy.explanation import MET, REFUSED, ExplainedFinding, Explainer, Explanation, cite
from jiangxin.policy.vocabulary import FUNDS, PAYEES

SOME_BAD = 1
_FILE = click.Path(path_type=Path)
_MARKS = {MET: Words("符合", "met"), REFUSED: Words("不符合", "not met")}
_WARNED = Words("提醒", "note")


@click.command("explain")
@click.argument("source", metavar="FILE", type=_FILE)
@click.option("--claim", "claim_id", required=True, help="申领编号 / claim number")
@click.option("--policy", default=DEFAULT_POLICY, show_default=True, help="政策包 / policy pack")
@click.option("--history", type=_FILE, help="以前已给付的申领 / earlier grants")
@click.option("--rates", multiple=True, type=_FILE, help="地方标准 TOML / local rates")
@click.option("--json", "as_json", is_flag=True, help="输出 JSON / print JSON")
@language_option
def command(  # noqa: PLR0913, PLR0917 - one argument for each option of the command
    source: Path,
    claim_id: str,
    policy: str,
    history: Path | None,
    rates: tuple[Path, ...],
    as_json: bool,
    language: str,
) -> int:
    """说明 FILE 里的一项申领：逐条列出条件、数字、条款和算式。

    Explain one claim of FILE: each condition with its numbers and clause, and the sum.
    """
    adjudicator = load_adjudicator(policy, rates)
    found = read_claims(source, today=today())
    earlier = read_history(history, today=today())
    compare(found, earlier)
    chosen = next((row for row in found.claim_rows if row.claim.claim_id == claim_id), None)
    if chosen is None:
        return _say_bad_row(found, claim_id, language)
    person = chosen.claim.person
    own = [row.claim for row in found.claim_rows if row.claim.person == person]
    before = [claim for claim in earlier if claim.person == person]
    explanation = Explainer(adjudicator).explain_claim(claim_id, own, before)
    if explanation is None:
        raise _unknown(claim_id)
    if as_json:
        say(explanation.as_json())
    else:
        for words in _tell(explanation, chosen.row):
            say(words.said(language))
    return 0


def _say_bad_row(found: ClaimFile, claim_id: str, language: str) -> int:
    """Say what keeps the claim's row from being decided. Raises UnusableFile if there is no such row."""
    place = found.headings.places["claim_id"]
    for bad in found.bad_rows:
        raw = bad.cells[place] if place < len(bad.cells) else ""
        if plain_text(raw).strip() != claim_id:
            continue
        for problem in bad.problems:
            warn(
                Words(
                    f"{problem.place_zh}：{problem.reason_zh}{problem.fix_zh}",
                    f"{problem.place_en}: {problem.reason_en} {problem.fix_en}",
                ).said(language)
            )
        return SOME_BAD
    raise _unknown(claim_id)


def _unknown(claim_id: str) -> UnusableFile:
    return UnusableFile(
        "claim.unknown",
        f"文件里没有申领编号“{claim_id}”。",
        f"The file has no claim {claim_id}.",
        "核对编号。",
        "Check the number.",
    )


def _tell(explanation: Explanation, row: int) -> list[Words]:
    decision = explanation.decision
    summary = explanation.summary
    lines = [
        Words(f"申领 {decision.claim_id}（第 {row} 行）", f"Claim {decision.claim_id} (row {row})"),
        Words(summary.zh, summary.en),
        Words("", ""),
    ]
    lines += [line for found in explanation.findings for line in _tell_finding(found)]
    lines.append(Words("", ""))
    for part in explanation.arithmetic:
        yuan = format_yuan(part.amount_fen)
        lines.append(Words(f"{part.zh} ＝ {yuan} 元", f"{part.en} = {yuan} yuan"))
    payee, fund, net = PAYEES[decision.payee], FUNDS[decision.fund], format_yuan(decision.net_fen)
    lines.append(
        Words(
            f"本次应拨 {net} 元；收款方：{payee.zh}；资金：{fund.zh}",
            f"Due {net} yuan to: {payee.en}; fund: {fund.en}",
        )
    )
    stamp = f"{decision.policy} {decision.policy_version}  {decision.digest}"
    lines.append(Words(f"政策 {stamp}", f"Policy {stamp}"))
    return lines


def _tell_finding(found: ExplainedFinding) -> list[Words]:
    mark, clause = _MARKS.get(found.outcome, _WARNED), cite(found.clause)
    lines = [
        Words(
            f"{mark.zh}  {clause.zh}：{found.zh}（{found.code}）",
            f"{mark.en}  {clause.en}: {found.en} ({found.code})",
        )
    ]
    if found.fix_zh:
        lines.append(Words(f"      怎样办：{found.fix_zh}", f"      What to do: {found.fix_en}"))
    return lines
