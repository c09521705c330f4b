"""The launcher's hold on its programs: started together, stopped together, watched meanwhile."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from jiangxin.services.processes.identities import ProcessIdentity, find_process
from jiangxin.services.processes.lifelines import tie_to_this_process
from jiangxin.services.processes.warden import Charge

STEP_SECONDS = 0.1


class StopRequested(Exception):
    """Someone asked the house to stop; raised only between steps, never in the middle of one."""


class ProgramEnded(Exception):
    """A program that should go on running ended by itself."""


@dataclass(frozen=True)
class Program:
    """What to start: its name for messages, its command, and how it is to be stopped."""

    name: str
    command: Sequence[str | Path]
    environment: dict[str, str] | None = None
    folder: Path | None = None
    user: tuple[int, int] | None = None
    log: Path | None = None
    stop_signal: int = signal.SIGTERM
    orphan_signal: int = signal.SIGKILL
    grace_seconds: int = 10
    ends_group: bool = True


@dataclass
class _Running:
    program: Program
    process: "subprocess.Popen[bytes]"
    charge: Charge


@dataclass
class Supervisor:
    """Starts programs, tells the warden of each, and stops them in the opposite order.

    `stop_wanted` is asked between steps; when it says yes, StopRequested is raised.
    `lock_descriptors` are open locks that the warden shall hold until the last program has ended.
    """

    stop_wanted: Callable[[], bool]
    lock_descriptors: list[int] = field(default_factory=list)
    _running: list[_Running] = field(default_factory=list)
    _warden: "subprocess.Popen[bytes] | None" = None

    def begin(self) -> None:
        """Start the warden, before anything it may have to end."""
        self._warden = subprocess.Popen(
            [sys.executable, "-m", "jiangxin.services.processes.warden"],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            pass_fds=self.lock_descriptors,
        )

    def start(self, program: Program) -> "subprocess.Popen[bytes]":
        """Start a program that is to go on running."""
        self.check_stop()
        process = _spawn(program)
        state = find_process(process.pid)
        identity = state.identity if state else ProcessIdentity(process.pid, 0)
        charge = Charge(identity, program.stop_signal, program.grace_seconds, program.ends_group)
        self._running.append(_Running(program, process, charge))
        self._tell_warden(charge)
        return process

    def _tell_warden(self, charge: Charge) -> None:
        if self._warden is None or self._warden.stdin is None:
            return
        try:
            self._warden.stdin.write(charge.as_line().encode())
            self._warden.stdin.flush()
        except BrokenPipeError:
            raise ProgramEnded("warden") from None

    def run(self, program: Program) -> int:
        """Run a program to its end and return its exit code; raises StopRequested when asked to stop."""
        process = self.start(program)
        while process.poll() is None:
            self.pause()
        self.forget(process)
        return process.returncode

    def forget(self, process: "subprocess.Popen[bytes]") -> None:
        """Stop a program if it still runs, and no longer expect it to run."""
        for entry in self._running:
            if entry.process is process:
                _stop(entry)
        self._running = [entry for entry in self._running if entry.process is not process]

    def check_stop(self) -> None:
        """Raise StopRequested if the house was asked to stop."""
        if self.stop_wanted():
            raise StopRequested

    def pause(self) -> None:
        """Wait one short step, then raise StopRequested if asked to stop."""
        time.sleep(STEP_SECONDS)
        self.check_stop()

    def check_programs(self) -> None:
        """Raise ProgramEnded naming the first program that ended by itself."""
        if self._warden is not None and self._warden.poll() is not None:
            raise ProgramEnded("warden")
        for entry in self._running:
            code = entry.process.poll()
            if code is not None:
                raise ProgramEnded(f"{entry.program.name} (exit code {code})")

    def stop(self) -> None:
        """End every program, the last started first, then let the warden go."""
        for entry in reversed(self._running):
            _stop(entry)
        self._running = []
        if self._warden is not None and self._warden.stdin is not None:
            self._warden.stdin.close()
            self._warden.wait()
            self._warden = None


def _spawn(program: Program) -> "subprocess.Popen[bytes]":
    log = None if program.log is None else os.open(program.log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    user, group = program.user or (None, None)
    try:
        return subprocess.Popen(
            [str(part) for part in program.command],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            env=program.environment,
            cwd=program.folder,
            start_new_session=True,
            # the launcher has one thread, so running Python between fork and exec is safe here
            preexec_fn=tie_to_this_process(program.orphan_signal),  # noqa: PLW1509
            user=user,
            group=group,
            extra_groups=None if user is None else [],
        )
    finally:
        if log is not None:
            os.close(log)


def _stop(entry: _Running) -> None:
    if entry.process.poll() is None:
        entry.charge.send(entry.program.stop_signal)
        try:
            entry.process.wait(entry.program.grace_seconds)
        except subprocess.TimeoutExpired:
            entry.charge.send(signal.SIGKILL)
            entry.process.wait()
    if entry.program.ends_group:  # workers whose parent was killed
        entry.charge.end()
