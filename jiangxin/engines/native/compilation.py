"""Hands the policy's own functions to the compiler and compiles the outermost loops."""

import inspect
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from numba import njit
from numba.extending import register_jitable

from jiangxin.engines.native import loops
from jiangxin.engines.native.compiled_cache import cache_root, compiling_into, open_cache
from jiangxin.policy import days
from jiangxin.policy.rules.registry import all_rules


class Kernel(NamedTuple):
    """The compiled loops; their Python originals stand in `loops`."""

    judge_rows: Callable[..., int]
    walk_bucket: Callable[..., int]
    decide_runs: Callable[..., int]


_OUTERMOST = (loops.judge_rows, loops.walk_bucket, loops.decide_runs)


def functions_of(module: object) -> list[Callable[..., object]]:
    """The functions that a module defines itself."""
    own = vars(module)
    return [
        member
        for member in own.values()
        if inspect.isfunction(member) and member.__module__ == own["__name__"]
    ]


@cache
def load_kernel() -> Kernel:
    """The compiled loops, from the cache on disk where these very sources were compiled before.

    No rule divides by anything but constants and lengths of months, so no division is tested for zero. Rules
    are laid into the loops whole: called, each would cost more than what it computes.
    """
    for function in (*all_rules(), *functions_of(days), *functions_of(loops)):
        if function not in _OUTERMOST:
            register_jitable(forceinline=True)(function)
    with compiling_into(open_cache(cache_root())):
        return Kernel(*(njit(loop, cache=True, nogil=True, error_model="numpy") for loop in _OUTERMOST))
