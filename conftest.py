"""One PostgreSQL for the tests of a run: the embedded one, in a folder of its own, gone afterwards."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import dj_database_url
import django
import pytest
from django.core.management import call_command
from django.db import connections
from django.test import Client

from jiangxin.services.database.homes import settle_home
from jiangxin.services.database.server import NOT_DURABLE, EmbeddedServer
from jiangxin.services.processes.supervision import Supervisor

# before Django reads its settings: no test may touch the data of this installation
STATE = Path(tempfile.mkdtemp(prefix="jiangxin-tests-"))
STATE.chmod(0o755)  # the user that runs PostgreSQL must be able to enter it
(STATE / "static").mkdir()
os.environ["JIANGXIN_STATE"] = str(STATE)
os.environ["DJANGO_SETTINGS_MODULE"] = "jiangxin.project.settings"
# Playwright's synchronous interface runs a loop, which Django takes for asynchronous code
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
os.environ.pop("DATABASE_URL", None)
django.setup()


def pytest_unconfigure() -> None:
    """Leave nothing behind."""
    shutil.rmtree(STATE, ignore_errors=True)


@pytest.fixture(scope="session")
def database_server() -> Iterator[str]:
    """A running server without durability; yields its URL. Started only when a test needs a database."""
    supervisor = Supervisor(stop_wanted=lambda: False)
    server = EmbeddedServer(settle_home(STATE), supervisor, NOT_DURABLE)
    url = server.start()
    yield url
    supervisor.stop()
    server.release()


@pytest.fixture(scope="session")
def static_files() -> None:
    """Static files laid out as for serving, so that pages can name them by their digests."""
    call_command("collectstatic", interactive=False, verbosity=0)


@pytest.fixture
def client(static_files: None) -> Client:
    """Django's test client, able to render real pages."""
    return Client()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(database_server: str) -> None:
    """Point Django, whose settings were read before the server had a port, at the server."""
    place = dj_database_url.parse(database_server)
    connections.databases["default"].update(
        {key: value for key, value in place.items() if key in {"HOST", "PORT", "USER", "PASSWORD", "NAME"}}
    )
