"""Runs the rules' own code with each check replaced by a recorder, so that no rule knows it is watched.

What the explanation says is therefore what the decision did: same functions, same order, same facts.
"""

from collections.abc import Callable
from types import FunctionType
from typing import Any, NamedTuple

from jiangxin.policy import judgement
from jiangxin.policy.facts import Facts
from jiangxin.policy.rates import Rates
from jiangxin.policy.rules.registry import CHECKS, Check


class Observation(NamedTuple):
    """One condition as it was tested: the finding's code and whether the condition held."""

    code: str
    is_met: bool


def _recorder(entry: Check, seen: list[Observation]) -> Callable[[Facts, Rates], bool]:
    def record(claim: Facts, rates: Rates) -> bool:
        is_met = entry.rule(claim, rates)
        seen.append(Observation(entry.code, is_met))
        return is_met

    return record


def _rebind(seen: list[Observation]) -> Callable[[Facts, Rates], tuple[int, int]]:
    """The judgement's functions over again, their checks replaced; `evaluate` among them is returned."""
    scope: dict[str, Any] = dict(vars(judgement))
    scope.update({name: _recorder(entry, seen) for name, entry in CHECKS.items() if name in scope})
    for name, member in vars(judgement).items():
        if isinstance(member, FunctionType) and member.__module__ == judgement.__name__:
            scope[name] = FunctionType(member.__code__, scope, name)
    traced: Callable[[Facts, Rates], tuple[int, int]] = scope["evaluate"]
    return traced


class Tracer:
    """A traced `evaluate`, made once and used for many claims by one thread."""

    def __init__(self) -> None:
        self._seen: list[Observation] = []
        self._evaluate = _rebind(self._seen)

    def observe(self, claim: Facts, rates: Rates) -> tuple[Observation, ...]:
        """Every condition of the claim's own facts, in the order the law's code tests them."""
        self._seen.clear()
        self._evaluate(claim, rates)
        return tuple(self._seen)
