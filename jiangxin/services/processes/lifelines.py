"""Ties one process's life to another's, by what the Linux kernel offers for it."""

import ctypes
import os
import signal
from collections.abc import Callable
from pathlib import Path

PR_SET_PDEATHSIG = 1
FATAL_TO_PARENT = (signal.SIGINT, signal.SIGHUP, signal.SIGQUIT)


def _load_prctl() -> Callable[[int, int], int] | None:
    try:
        return ctypes.CDLL(None).prctl
    except AttributeError:  # not Linux: the warden alone must do
        return None


# loaded once here: between fork and exec nothing may be imported or looked up
_prctl = _load_prctl()


def tie_to_this_process(signal_number: int) -> Callable[[], None]:
    """A `preexec_fn` after which the child is sent this signal when the calling process dies.

    It must run after a change of user, because the kernel forgets the wish at that change;
    `subprocess` runs it there. A parent that died in between is noticed and the child ends at once.
    """
    parent = os.getpid()

    def tie() -> None:
        if _prctl is not None:
            _prctl(PR_SET_PDEATHSIG, signal_number)
        if os.getppid() != parent:
            os._exit(1)

    return tie


def tie_self_to(parent: int, signal_number: int) -> bool:
    """Ask to be sent this signal when the given parent dies; False if it has died already."""
    if _prctl is not None:
        _prctl(PR_SET_PDEATHSIG, signal_number)
    return os.getppid() == parent


class ParentWatch:
    """Notices that a parent such as `make` was told to stop but waits for us to end first.

    On SIGINT GNU make sets the signal back to its default and waits for its children without telling
    them, since a terminal would have told them too; a plain `kill -INT` would then wait for ever.
    """

    def __init__(self, parent: int) -> None:
        self._status = Path(f"/proc/{parent}/status")
        self._caught = self._read_caught()

    def was_told_to_stop(self) -> bool:
        """Whether the parent caught a stopping signal when we started and no longer does."""
        now = self._read_caught()
        return any(bit in self._caught and bit not in now for bit in FATAL_TO_PARENT)

    def _read_caught(self) -> frozenset[signal.Signals]:
        try:
            text = self._status.read_text()
        except OSError:
            return frozenset()
        mask = next((int(line[7:], 16) for line in text.splitlines() if line.startswith("SigCgt:")), 0)
        return frozenset(number for number in FATAL_TO_PARENT if mask >> (number - 1) & 1)
