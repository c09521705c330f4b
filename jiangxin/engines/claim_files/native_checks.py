"""Large files are decided a second time by the compiled engine, and nothing is written unless both agree."""

from collections.abc import Sequence
from importlib.util import find_spec

from jiangxin.engines.claim_files.outcomes import Outcome
from jiangxin.engines.claim_files.problems import UnusableFile
from jiangxin.engines.claim_files.rows import ClaimRow
from jiangxin.policy.decision import Claim
from jiangxin.policy.evaluate import Adjudicator

LARGE_FILE_LINES = 20_000
"""From here on the seconds the compiled engine takes to load are few beside the rest."""


def is_checked_natively(engine: str, line_count: int) -> bool:
    """Whether the compiled engine decides too. Raises UnusableFile if it is asked for and not installed."""
    if engine == "python" or (engine == "auto" and line_count < LARGE_FILE_LINES):
        return False
    if find_spec("numba") is not None:
        return True
    if engine == "auto":
        return False
    raise UnusableFile(
        "engine.missing",
        "没有安装编译引擎（numba）。",
        "The compiled engine (numba) is not installed.",
        "用 --engine python，结果相同。",
        "Use --engine python; the results are the same.",
    )


def check_natively(
    claim_rows: Sequence[ClaimRow],
    history: Sequence[Claim],
    adjudicator: Adjudicator,
    outcomes: Sequence[Outcome],
) -> None:
    """Decide all lines with the compiled engine and compare. Raises UnusableFile at the first difference."""
    from jiangxin.engines.native.deciding import adjudicate  # noqa: PLC0415 - loads the compiler

    claims = [row.claim for row in claim_rows]
    decided = adjudicate(claims, list(history), adjudicator.pack, adjudicator.book)
    for outcome, other in zip(outcomes, decided, strict=True):
        ours = (outcome.mask, outcome.amount_fen, int(outcome.payee), int(outcome.fund))
        if ours != tuple(other):
            raise UnusableFile(
                "engine.disagreement",
                f"两个引擎对申领 {outcome.claim_id} 的结论不一致，没有写出结果。",
                f"The two engines disagree about claim {outcome.claim_id}; nothing was written.",
                "请把该行交给维护人员；急用可加 --engine python。",
                "Give that line to the maintainers; --engine python decides without the comparison.",
            )
