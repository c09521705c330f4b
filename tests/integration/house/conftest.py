"""A whole house of one's own for each test module: launcher, PostgreSQL, web server, on a free port."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import psycopg
import pytest

from jiangxin.services.database.homes import find_home
from jiangxin.services.database.server import database_url, find_free_port

CHECKOUT = Path(__file__).resolve().parents[3]
BARE = "--without-examples"
READY = "匠心已就绪"
START_SECONDS = 60
GONE_SECONDS = 15


def _reads(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:  # it ended while we looked
        return b""


def _link(path: Path) -> bytes:
    try:
        return os.fsencode(os.readlink(path))
    except OSError:
        return b""


@dataclass
class House:
    """Starts and stops the real program with a state folder of its own."""

    state: Path
    port: int = field(default_factory=find_free_port)
    process: "subprocess.Popen[bytes] | None" = None
    settings: dict[str, str] = field(default_factory=dict)

    @property
    def output(self) -> Path:
        return self.state.with_suffix(".log")

    def launch(self, *command: str) -> "subprocess.Popen[bytes]":
        """Start the launcher (or another command) and return at once."""
        words = command or (sys.executable, "-m", "jiangxin.project.launch", "run", BARE)
        environment = {
            **os.environ,
            "JIANGXIN_STATE": str(self.state),
            "PORT": str(self.port),
            **self.settings,
        }
        environment.pop("MAKEFLAGS", None)
        environment.pop("MAKELEVEL", None)
        with self.output.open("wb") as output:
            self.process = subprocess.Popen(
                words, cwd=CHECKOUT, env=environment, stdout=output, stderr=subprocess.STDOUT
            )
        return self.process

    def start(self, *command: str) -> "subprocess.Popen[bytes]":
        """Start and wait until the house says that it serves."""
        process = self.launch(*command)
        until = time.monotonic() + START_SECONDS
        while READY not in self.said():
            assert process.poll() is None, self.said()
            assert time.monotonic() < until, self.said()
            time.sleep(0.05)
        return process

    def said(self) -> str:
        return self.output.read_text()

    def stop(self, signal_number: int) -> int:
        """Send a signal to the process started, and wait for its end."""
        assert self.process is not None
        self.process.send_signal(signal_number)
        return self.process.wait(30)

    def processes(self) -> list[int]:
        """Every running process that belongs to this state folder, zombies not counted."""
        mark = os.fsencode(self.state)
        found = []
        for entry in Path("/proc").iterdir():
            if not entry.name.isdigit() or int(entry.name) == os.getpid():
                continue
            own = (
                mark in _reads(entry / "cmdline")
                or mark in _reads(entry / "environ")
                or mark in _link(entry / "cwd")
            )
            if own and b"(zombie)" not in _reads(entry / "status"):
                found.append(int(entry.name))
        return found

    def wait_until_gone(self) -> None:
        """Fail unless every process of this house has ended within a few seconds."""
        until = time.monotonic() + GONE_SECONDS
        while left := self.processes():
            if time.monotonic() > until:
                names = [_reads(Path(f"/proc/{pid}/cmdline")) for pid in left]
                pytest.fail(f"still running: {dict(zip(left, names, strict=True))}")
            time.sleep(0.05)

    def connect(self) -> "psycopg.Connection[tuple[str]]":
        home = find_home(self.state)
        assert home is not None
        port = home.running_port()
        assert port is not None
        return psycopg.connect(database_url(home, port))

    def write(self, word: str) -> None:
        """Commit one row."""
        with self.connect() as connection:
            connection.execute("CREATE TABLE IF NOT EXISTS kept (word text)")
            connection.execute("INSERT INTO kept VALUES (%s)", [word])

    def words(self) -> list[str]:
        """Every row committed so far."""
        with self.connect() as connection:
            return [word for (word,) in connection.execute("SELECT word FROM kept ORDER BY word")]

    def health(self) -> int:
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/healthz", timeout=5) as reply:
            return int(reply.status)


@pytest.fixture
def house() -> Iterator[House]:
    """A house whose state folder is deleted with all its processes at the end of the test."""
    folder = Path(tempfile.mkdtemp(prefix="jiangxin-house-"))
    folder.chmod(0o755)  # the user that runs PostgreSQL must be able to enter it
    house = House(folder / "state")
    yield house
    if house.process is not None and house.process.poll() is None:
        house.process.send_signal(signal.SIGTERM)
        house.process.wait(30)
    shutil.rmtree(folder)
