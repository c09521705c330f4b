"""The embedded PostgreSQL server: made once, started, found ready, stopped by its supervisor."""

import os
import shutil
import signal
import socket
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from jiangxin.services.database.accounts import Account, choose_account, give_to
from jiangxin.services.database.binaries import Binaries, binaries_for, find_binaries
from jiangxin.services.database.homes import PostgresHome
from jiangxin.services.processes.identities import find_process, list_processes_in_folder
from jiangxin.services.processes.locks import take_lock
from jiangxin.services.processes.supervision import Program, Supervisor
from jiangxin.services.processes.warden import Charge

DATABASE_USER = "jiangxin"
DATABASE = "postgres"
START_SECONDS = 120  # recovery after a kill may have much to read again
LOG_LIMIT_BYTES = 10_000_000
# for tests only: a crash of the machine would lose data, a crash of the server does not
NOT_DURABLE = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}

Command = list[str | Path]


class ServerDidNotStart(Exception):
    """PostgreSQL could not be made ready; the text holds the last lines of its log."""


@dataclass
class EmbeddedServer:
    """One PostgreSQL server in one home."""

    home: PostgresHome
    supervisor: Supervisor
    options: dict[str, str]
    port: int = 0
    _log_read_from: int = 0
    _lock: int | None = None

    def start(self) -> str:
        """Start the server, making its data folder the first time; returns the database URL.

        Raises LockHeld if another launcher uses the home, ServerDidNotStart with the reason otherwise.
        """
        self._lock = take_lock(self.home.lock, str(os.getpid()))
        account = choose_account(self.home.data)
        binaries = find_binaries() if account is None else binaries_for(account, self.home.folder)
        self._check_version(binaries)
        self._make_folders(account)
        self._make_data(account, binaries)
        self._clear_remains()
        self._turn_log()
        until = time.monotonic() + START_SECONDS
        while not self._try_start(account, binaries, until):
            self.supervisor.pause()
        return self.url

    def release(self) -> None:
        """Let go of the home, once the supervisor has stopped the server."""
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    @property
    def url(self) -> str:
        """How to reach the database, password included."""
        return database_url(self.home, self.port)

    def _check_version(self, binaries: Binaries) -> None:
        marker = self.home.data / "PG_VERSION"
        if marker.exists() and (found := marker.read_text().strip()) != binaries.major:
            raise ServerDidNotStart(
                f"数据由 PostgreSQL {found} 建立，现有程序是 {binaries.major}：请用旧版本导出后再导入。"
                f"The data in {self.home.data} were made by PostgreSQL {found}, the programs are "
                f"{binaries.major}: dump with the old version and load with the new one."
            )

    def _make_folders(self, account: Account | None) -> None:
        self.home.sockets.mkdir(exist_ok=True)
        self.home.sockets.chmod(0o700)
        give_to(account, self.home.sockets)

    def _make_data(self, account: Account | None, binaries: Binaries) -> None:
        if self.home.data.exists():
            return
        partial = self.home.folder / "data.partial"  # renamed when whole: a kill in between costs nothing
        shutil.rmtree(partial, ignore_errors=True)
        partial.mkdir(mode=0o700)
        give_to(account, partial)
        word = self.home.sockets / "password"
        word.touch(0o600)
        word.write_text(self.home.password())
        give_to(account, word)
        try:
            command: Command = [
                binaries.program("initdb"),
                "-D",
                partial,
                f"--pwfile={word}",
                *_initdb_options(),
            ]
            code = self.supervisor.run(self._program("initdb", command, account))
        finally:
            word.unlink(missing_ok=True)
        if code != 0:
            raise ServerDidNotStart(self._last_words())
        partial.rename(self.home.data)

    def _clear_remains(self) -> None:
        """Deal with what a killed launcher left: a server still running, or the pid file of a dead one.

        The lock is ours, so a server on these data is an orphan: it is asked to stop. A pid file whose
        process is no PostgreSQL on these data would keep the server from starting for as long as a
        zombie, or an unrelated process with that number, lives.
        """
        pid = self._recorded_pid()
        users = list_processes_in_folder(self.home.data.resolve())
        if pid is not None and pid in users and (postmaster := find_process(pid)) is not None:
            Charge(postmaster.identity, signal.SIGINT, START_SECONDS, ends_group=False).end()
        until = time.monotonic() + START_SECONDS
        while users := list_processes_in_folder(self.home.data.resolve()):
            if time.monotonic() > until:
                raise ServerDidNotStart(f"PostgreSQL {users} still uses {self.home.data}")
            self.supervisor.pause()
        pid = self._recorded_pid()
        if pid is not None and find_process(pid) is not None:
            (self.home.data / "postmaster.pid").unlink()

    def _recorded_pid(self) -> int | None:
        try:
            return abs(int((self.home.data / "postmaster.pid").read_text().splitlines()[0]))
        except (OSError, ValueError, IndexError):
            return None

    def _try_start(self, account: Account | None, binaries: Binaries, until: float) -> bool:
        self.port = find_free_port()
        settings = {
            "listen_addresses": "127.0.0.1",
            "port": str(self.port),
            "unix_socket_directories": "",
            "timezone": "UTC",
            "log_timezone": "UTC",
            **self.options,
        }
        command: Command = [binaries.program("postgres"), "-D", self.home.data]
        for name, value in settings.items():
            command += ["-c", f"{name}={value}"]
        self._log_read_from = self.home.log.stat().st_size if self.home.log.exists() else 0
        process = self.supervisor.start(self._program("postgres", command, account))
        while process.poll() is None:
            if self._is_ready(binaries, account):
                return True
            if time.monotonic() > until:
                break
            self.supervisor.pause()
        self.supervisor.forget(process)
        if time.monotonic() > until or not self._port_was_taken():
            raise ServerDidNotStart(self._last_words())
        return False

    def _port_was_taken(self) -> bool:
        return "could not bind" in self._last_words()

    def _is_ready(self, binaries: Binaries, account: Account | None) -> bool:
        probe: Command = [binaries.program("pg_isready"), "-q", "-h", "127.0.0.1", "-p", str(self.port)]
        user, group = (None, None) if account is None else account.pair
        answer = subprocess.run(probe, env=self._environment(), cwd="/", check=False, user=user, group=group)
        return answer.returncode == 0

    def _program(self, name: str, command: Command, account: Account | None) -> Program:
        return Program(
            name=name,
            command=command,
            environment=self._environment(),
            folder=Path("/"),
            user=None if account is None else account.pair,
            log=self.home.log,
            # SIGINT is PostgreSQL's fast stop: roll back, write a checkpoint, end
            stop_signal=signal.SIGINT,
            orphan_signal=signal.SIGINT if name == "postgres" else signal.SIGKILL,
            grace_seconds=60,
            ends_group=False,
        )

    def _environment(self) -> dict[str, str]:
        return {"LANG": "C.UTF-8", "PATH": "/usr/bin:/bin", "HOME": str(self.home.sockets), "TZ": "UTC"}

    def _turn_log(self) -> None:
        log = self.home.log
        if log.exists() and log.stat().st_size > LOG_LIMIT_BYTES:
            log.replace(log.with_suffix(".log.1"))

    def _last_words(self) -> str:
        if not self.home.log.exists():
            return f"PostgreSQL left no log in {self.home.log}"
        said = self.home.log.read_bytes()[self._log_read_from :].decode(errors="replace")
        lines = said.splitlines()[-12:]
        return "\n".join([f"{self.home.log}:", *lines])


def database_url(home: PostgresHome, port: int) -> str:
    """The URL of a home's database on a port of this machine."""
    return f"postgresql://{DATABASE_USER}:{quote(home.password(), safe='')}@127.0.0.1:{port}/{DATABASE}"


def find_free_port() -> int:
    """A TCP port of this machine that nothing listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _initdb_options() -> list[str]:
    return [
        f"--username={DATABASE_USER}",
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        # these programs carry no ICU; the built-in order is the same on every system
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--locale=C",
        "--data-checksums",
    ]
