"""Which process is meant: a number alone may have been given to another program meanwhile."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PROC = Path("/proc")


@dataclass(frozen=True)
class ProcessIdentity:
    """One process for ever: its number, and the clock tick since boot at which it started."""

    pid: int
    started_tick: int


@dataclass(frozen=True)
class ProcessState:
    """What the kernel says of one process: its identity, its group, and whether it is only a dead entry."""

    identity: ProcessIdentity
    group: int
    is_zombie: bool


def find_process(pid: int) -> ProcessState | None:
    """What stands behind a process number now, None if nothing does."""
    try:
        text = (PROC / str(pid) / "stat").read_text()
    except OSError:
        return None
    # the name in brackets may hold blanks and brackets itself, so read from the last closing one
    fields = text[text.rindex(")") + 2 :].split()
    return ProcessState(
        identity=ProcessIdentity(pid=pid, started_tick=int(fields[19])),
        group=int(fields[2]),
        is_zombie=fields[0] in "ZX",
    )


def is_running(identity: ProcessIdentity) -> bool:
    """Whether this very process still runs; a zombie waiting to be collected does not."""
    state = find_process(identity.pid)
    return state is not None and state.identity == identity and not state.is_zombie


def list_group_members(leader: ProcessIdentity) -> list[int]:
    """Processes still running in the group this leader founded, the leader included.

    Empty when the number now belongs to a process that started later: the old group is gone then.
    """
    now = find_process(leader.pid)
    if now is not None and now.identity != leader:
        return []
    return [
        state.identity.pid for state in _all_processes() if state.group == leader.pid and not state.is_zombie
    ]


def list_processes_in_folder(folder: Path) -> list[int]:
    """Running processes whose working folder is this one (a PostgreSQL server's is its data folder)."""
    found = []
    for state in _all_processes():
        try:
            cwd = os.readlink(PROC / str(state.identity.pid) / "cwd")
        except OSError:  # another user's process, or one that just ended
            continue
        if cwd == str(folder) and not state.is_zombie:
            found.append(state.identity.pid)
    return found


def _all_processes() -> Iterator[ProcessState]:
    if not PROC.is_dir():
        return
    for entry in PROC.iterdir():
        if entry.name.isdigit():
            state = find_process(int(entry.name))
            if state is not None:
                yield state
