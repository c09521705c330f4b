"""A decided line as it is handed back: who, what, how much, from where, by which clause, why, what to do."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from jiangxin.engines.claim_files.rows import ClaimRow
from jiangxin.kernel.identifiers import mask_resident_id
from jiangxin.policy.decision import Claim
from jiangxin.policy.evaluate import Adjudicator, by_person
from jiangxin.policy.explanation import MET, Explainer, Explanation, cite
from jiangxin.policy.findings import codes_of
from jiangxin.policy.vocabulary import BENEFITS, FUNDS, PAYEES, Benefit, Fund, Payee

GRANTED, REFUSED = "予以支付", "不予支付"
Report = Callable[[int, int], None]


class Outcome(NamedTuple):
    """One decided line. Money in fen; `net_fen` below 0 is to be recovered. `mask` holds the findings."""

    row: int
    claim_id: str
    name: str
    number: str
    benefit: int
    is_granted: bool
    amount_fen: int
    offset_fen: int
    net_fen: int
    payee: Payee
    fund: Fund
    clauses: str
    mask: int
    reason_zh: str
    fix_zh: str
    notes_zh: str
    policy: str
    policy_version: str
    digest: str

    @property
    def codes(self) -> tuple[str, ...]:
        """Codes of the findings, refusals first."""
        return codes_of(self.mask)


def decide_rows(
    claim_rows: Sequence[ClaimRow],
    history: Iterable[Claim],
    adjudicator: Adjudicator,
    notes: Mapping[int, Sequence[str]],
    report: Report | None = None,
) -> list[Outcome]:
    """Decide every line after the history, each person's in order; outcomes come in the order of the lines.

    `notes` are cautions about lines, by row number.
    """
    explainer = Explainer(adjudicator)
    earlier = by_person(history)
    rows = {claim_row.claim.claim_id: claim_row for claim_row in claim_rows}
    outcomes: dict[str, Outcome] = {}
    for person, claims in by_person(row.claim for row in claim_rows).items():
        for step in adjudicator.walk(claims, earlier.get(person, ())):
            claim_row = rows[step.claim.claim_id]
            explanation = explainer.explain(step)
            outcomes[step.claim.claim_id] = _outcome(claim_row, explanation, notes.get(claim_row.row, ()))
            if report is not None and len(outcomes) % 1000 == 0:
                report(len(outcomes), len(rows))
    return [outcomes[claim_row.claim.claim_id] for claim_row in claim_rows]


def _outcome(row: ClaimRow, explanation: Explanation, notes: Sequence[str]) -> Outcome:
    decision = explanation.decision
    unmet = [found for found in explanation.findings if found.outcome != MET]
    cited = [found.clause for found in explanation.refusals] or [
        line.clause for line in explanation.arithmetic
    ]
    return Outcome(
        row=row.row,
        claim_id=decision.claim_id,
        name=row.name,
        number=row.number,
        benefit=decision.benefit,
        is_granted=decision.is_granted,
        amount_fen=decision.amount_fen,
        offset_fen=decision.offset_fen,
        net_fen=decision.net_fen,
        payee=decision.payee,
        fund=decision.fund,
        clauses="、".join(cite(clause).zh for clause in dict.fromkeys(cited)),
        mask=decision.mask,
        reason_zh=_reason(explanation),
        fix_zh="；".join(dict.fromkeys(found.fix_zh for found in unmet if found.fix_zh)),
        notes_zh="".join(notes),
        policy=decision.policy,
        policy_version=decision.policy_version,
        digest=decision.digest,
    )


def _reason(explanation: Explanation) -> str:
    """Why it is paid or not, with what was only warned of."""
    warned = [found.zh for found in explanation.findings if found.outcome == "warned"]
    reason = explanation.summary.zh.rstrip("。")
    return reason + (f"。提醒：{'；'.join(warned)}" if warned else "")


def masked(outcome: Outcome) -> Outcome:
    """The outcome as public notices print people: surname only, document number with its middle hidden."""
    name = outcome.name[:1] + "*" if outcome.name else ""
    return outcome._replace(name=name, number=mask_resident_id(outcome.number))


def labels(outcome: Outcome) -> tuple[str, str, str]:
    """Benefit, payee and fund in the law's words."""
    return BENEFITS[Benefit(outcome.benefit)].zh, PAYEES[outcome.payee].zh, FUNDS[outcome.fund].zh
