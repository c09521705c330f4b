"""Where the embedded PostgreSQL keeps its data, and where that is written down."""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from jiangxin.services.database.accounts import AccountUnusable, choose_account, may_reach
from jiangxin.services.secrets.secret_files import read_or_make_secret

RECORD = "postgres-home"
INSIDE = "postgres"
SHARED = Path("/var/lib/jiangxin")


@dataclass(frozen=True)
class PostgresHome:
    """One server's folder: data, password, log and lock."""

    folder: Path

    @property
    def data(self) -> Path:
        """The data folder proper, owned by the user that runs the server."""
        return self.folder / "data"

    @property
    def sockets(self) -> Path:
        """The folder that user may write beside the data."""
        return self.folder / "run"

    @property
    def log(self) -> Path:
        """What the server says."""
        return self.folder / "server.log"

    @property
    def lock(self) -> Path:
        """Held while a server of ours runs here."""
        return self.folder / "lock"

    def password(self) -> str:
        """The password of the application's database user, made at the first call."""
        return read_or_make_secret(self.folder / "password")

    def running_port(self) -> int | None:
        """The TCP port of the server that runs here, None if none does."""
        try:
            lines = (self.data / "postmaster.pid").read_text().splitlines()
        except OSError:
            return None
        return int(lines[3]) if len(lines) > 3 else None


def find_home(state: Path) -> PostgresHome | None:
    """The home recorded for this state folder, None before the first start."""
    record = state / RECORD
    if not record.exists():
        return None
    # inside the state folder the record is relative, so that a moved checkout finds its data
    return PostgresHome(state / record.read_text().strip())


def settle_home(state: Path) -> PostgresHome:
    """The recorded home, or a new one where the server's user can reach it, recorded.

    Raises AccountUnusable when no folder is reachable for an unprivileged user.
    """
    home = find_home(state)
    if home is None:
        place = _choose_place(state)
        home = PostgresHome(state / place)
        _make_open_folder(home.folder)
        (state / RECORD).write_text(f"{place}\n")
    _make_open_folder(home.folder)
    return home


def _choose_place(state: Path) -> str:
    account = choose_account(state / INSIDE / "data")
    if account is None or may_reach(account, state):
        return INSIDE
    # for example a checkout below /root, which nobody else may enter
    digest = hashlib.sha256(os.fsencode(state.resolve())).hexdigest()[:12]
    place = SHARED / f"postgres-{digest}"
    _make_open_folder(SHARED)
    _make_open_folder(place)
    if not may_reach(account, place):
        raise AccountUnusable(f"{place} cannot be entered by user {account.user}")
    return str(place)


def _make_open_folder(folder: Path) -> None:
    """A folder the server's user may pass through, whatever our umask; secrets have modes of their own."""
    folder.mkdir(parents=True, exist_ok=True)
    if os.geteuid() == 0:
        folder.chmod(0o755)
