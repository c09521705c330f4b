"""A claim going in and a decision coming out."""

import hashlib
from collections.abc import Sequence
from struct import Struct
from typing import NamedTuple

from jiangxin.policy import findings
from jiangxin.policy.facts import Facts
from jiangxin.policy.uses import Use
from jiangxin.policy.vocabulary import Fund, Payee


class Claim(NamedTuple):
    """One line to be decided: whose it is, and its facts. `person` is any text equal for the same person."""

    claim_id: str
    person: str
    facts: Facts


class Finding(NamedTuple):
    """One thing found, without its sentence: code, clause, and whether it refuses the claim or only warns."""

    code: str
    clause: int
    is_refusal: bool


class Decision(NamedTuple):
    """What is paid on one claim line, to whom, from which kind of fund, and what was found.

    `amount_fen` is the subsidy (0 if refused); `offset_fen` was advanced before; `net_fen` is what is still
    to pay and, below 0, to recover (clause 22). `digest` covers facts, earlier grants and rates, so that the
    decision can be replayed and compared later.
    """

    claim_id: str
    benefit: int
    is_granted: bool
    amount_fen: int
    offset_fen: int
    net_fen: int
    payee: Payee
    fund: Fund
    mask: int
    policy: str
    policy_version: str
    digest: str

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Findings in the order of their bits: refusals, then warnings."""
        return findings_of(self.mask)


def findings_of(mask: int) -> tuple[Finding, ...]:
    """The structured findings of a mask."""
    found = []
    while mask:
        lowest = mask & -mask
        found.append(_FINDINGS[lowest.bit_length() - 1])
        mask ^= lowest
    return tuple(found)


_FINDINGS = tuple(
    Finding(code, int(code.split(".")[0]), bool(findings.REFUSALS >> bit & 1))
    for bit, code in enumerate(findings.CODES)
)


_FACTS = Struct(f"<{len(Facts._fields)}q")
_USE = Struct(f"<{len(Use._fields)}q")


def digest_of(facts: Facts, grants: Sequence[Use], rates_digest: str) -> str:
    """SHA-256 over the facts, the grants that stood before them and the rates, in that order.

    Each number is eight bytes, little end first, so that any machine at any time computes the same.
    """
    packed = _FACTS.pack(*facts) + b"".join([_USE.pack(*grant) for grant in grants])
    return hashlib.sha256(packed + rates_digest.encode()).hexdigest()


def order_key(claim: Claim, day: int) -> tuple[int, int, str]:
    """Where a claim stands among its person's: by day, then by claim id, shorter first, so 9 is before 10."""
    return day, len(claim.claim_id), claim.claim_id
