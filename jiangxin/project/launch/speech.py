"""What the launcher says: Chinese first, English second, and how long a step took."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager


class CannotStart(Exception):
    """The house cannot be started; the text says where, why, and how to mend it, in both languages."""

    def __init__(self, chinese: str, english: str) -> None:
        super().__init__(f"{chinese}\n{english}")


def say(chinese: str, english: str) -> None:
    """One line for the person at the terminal."""
    print(f"{chinese} {english}", flush=True)


def complain(problem: Exception | str) -> None:
    """A problem, on the error stream."""
    print(f"✗ {problem}", file=sys.stderr, flush=True)


@contextmanager
def step(chinese: str, english: str) -> Iterator[None]:
    """Say what is done before it is done, and its time after."""
    started = time.monotonic()
    print(f"→ {chinese} {english} …", end="", flush=True)
    try:
        yield
    except BaseException:
        print(flush=True)
        raise
    print(f" {time.monotonic() - started:.1f} s", flush=True)
