"""What the surroundings say: the state folder, the database, the hosts; all with safe defaults."""

import os
from pathlib import Path

import dj_database_url

from jiangxin.services.database.homes import find_home
from jiangxin.services.database.server import database_url
from jiangxin.services.secrets.secret_files import read_or_make_secret

CHECKOUT = Path(__file__).resolve().parents[2]
LOCAL_HOSTS = ("127.0.0.1", "localhost", "[::1]")
# nothing listens there: a command run while the house is down fails at its first query, not at import
NO_SERVER = "postgresql://jiangxin@127.0.0.1:1/postgres"
POOL = {"min_size": 1, "max_size": 8, "timeout": 10}


def state_folder() -> Path:
    """Where this installation keeps what must survive: JIANGXIN_STATE, or `var` in the checkout."""
    return Path(os.environ.get("JIANGXIN_STATE") or CHECKOUT / "var").resolve()


def read_flag(name: str) -> bool:
    """A switch that is off unless set to 1, true, yes or on."""
    return os.environ.get(name, "").strip().lower() in {"1", "true", "yes", "on"}


def read_list(name: str, default: tuple[str, ...] = ()) -> list[str]:
    """A comma-separated list."""
    words = [word.strip() for word in os.environ.get(name, "").split(",")]
    return [word for word in words if word] or list(default)


def read_secret_key() -> str:
    """SECRET_KEY, or this installation's own, made at the first start."""
    return os.environ.get("SECRET_KEY") or read_or_make_secret(state_folder() / "secret-key")


def read_database() -> dict[str, object]:
    """Django's settings of the database: DATABASE_URL, or the embedded server that runs now."""
    url = os.environ.get("DATABASE_URL") or _embedded_url()
    settings: dict[str, object] = dict(dj_database_url.parse(url, conn_health_checks=True))
    settings["OPTIONS"] = {**dict(settings.get("OPTIONS") or {}), "pool": POOL}  # type: ignore[call-overload]
    return settings


def _embedded_url() -> str:
    home = find_home(state_folder())
    port = home.running_port() if home is not None else None
    return NO_SERVER if home is None or port is None else database_url(home, port)
