"""A small program that outlives the launcher by a moment and ends what the launcher left.

It reads one line for each program started, from a pipe only the launcher holds open. When the pipe
closes, by a normal end or by `kill -9`, it ends whatever still runs, and then itself. It holds the
launcher's lock too, so that the next start waits until the last one's programs are gone.
"""

import os
import signal
import sys
import time
from collections.abc import Iterable
from dataclasses import dataclass

from jiangxin.services.processes.identities import ProcessIdentity, is_running, list_group_members

STEP_SECONDS = 0.05


@dataclass(frozen=True)
class Charge:
    """A program to be ended: how it is asked, and how long it may take before it is killed."""

    identity: ProcessIdentity
    stop_signal: int
    grace_seconds: int
    ends_group: bool

    def as_line(self) -> str:
        """The line that tells the warden of it."""
        numbers = (
            self.identity.pid,
            self.identity.started_tick,
            self.stop_signal,
            self.grace_seconds,
            int(self.ends_group),
        )
        return " ".join(map(str, numbers)) + "\n"

    @classmethod
    def from_line(cls, line: str) -> "Charge":
        """Read such a line back."""
        pid, tick, stop_signal, grace_seconds, ends_group = map(int, line.split())
        return cls(ProcessIdentity(pid, tick), stop_signal, grace_seconds, bool(ends_group))

    def runs(self) -> bool:
        """Whether anything of it is left."""
        if is_running(self.identity):
            return True
        return self.ends_group and bool(list_group_members(self.identity))

    def send(self, signal_number: int) -> None:
        """Signal it; that it ended meanwhile is what was wanted."""
        try:
            if self.ends_group:
                os.killpg(self.identity.pid, signal_number)
            else:
                os.kill(self.identity.pid, signal_number)
        except ProcessLookupError:
            return

    def end(self) -> None:
        """Ask it to end, wait, and kill what did not listen."""
        if not self.runs():
            return
        self.send(self.stop_signal)
        until = time.monotonic() + self.grace_seconds
        while time.monotonic() < until:
            if not self.runs():
                return
            time.sleep(STEP_SECONDS)
        self.send(signal.SIGKILL)


def keep_watch(lines: Iterable[str]) -> None:
    """Collect charges until the lines end, then end every charge, the last started first."""
    charges: list[Charge] = []
    for line in lines:
        charges = [charge for charge in charges if charge.runs()]
        charges.append(Charge.from_line(line))
    for charge in reversed(charges):
        charge.end()


def main() -> None:
    """Watch standard input; signals meant for the launcher must not end the watch early."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    keep_watch(sys.stdin)


if __name__ == "__main__":
    main()
