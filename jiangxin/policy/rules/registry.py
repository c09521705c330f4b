"""Where rules declare what they are: a check (may it be paid?), an amount (how much?) or a step both use."""

from collections.abc import Callable
from typing import NamedTuple, TypeVar

from jiangxin.policy import findings

Rule = TypeVar("Rule", bound=Callable[..., object])


class Check(NamedTuple):
    """A condition of the law: the rule that tests it and the code of the finding when it does not hold."""

    rule: Callable[..., bool]
    code: str


class Amount(NamedTuple):
    """A figure the law grants: the rule that computes it, in fen, and the clause it stands in."""

    rule: Callable[..., int]
    clause: int


CHECKS: dict[str, Check] = {}
AMOUNTS: dict[str, Amount] = {}
STEPS: dict[str, Callable[..., object]] = {}


def check(finding: int) -> Callable[[Rule], Rule]:
    """Declare a rule `(claim, rates) -> bool` whose falsehood is this finding."""

    def declare(rule: Rule) -> Rule:
        CHECKS[rule.__name__] = Check(rule, findings.codes_of(finding)[0])  # type: ignore[arg-type]
        return rule

    return declare


def amount(clause: int) -> Callable[[Rule], Rule]:
    """Declare a rule `(claim, rates) -> fen` of this clause."""

    def declare(rule: Rule) -> Rule:
        AMOUNTS[rule.__name__] = Amount(rule, clause)  # type: ignore[arg-type]
        return rule

    return declare


def step(rule: Rule) -> Rule:
    """Declare a function that rules call, so that the compiler finds it as well."""
    STEPS[rule.__name__] = rule
    return rule


def all_rules() -> tuple[Callable[..., object], ...]:
    """Every declared function, for a compiler to register."""
    return (
        *(entry.rule for entry in CHECKS.values()),
        *(entry.rule for entry in AMOUNTS.values()),
        *STEPS.values(),
    )
