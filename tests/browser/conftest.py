"""The real site in a real browser, at the width of a desk and the width of a hand.

The site is served by the same web server and settings as `make run`, on the tests' database, so that
the strict content policy, the digests in file names and the language cookie are the real ones.
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.db import connections
from playwright.sync_api import Browser, Page

from jiangxin.project.launch.web_server import address, answers, web_server_program
from jiangxin.services.database.server import find_free_port
from jiangxin.services.processes.supervision import Supervisor

CHECKOUT = Path(__file__).resolve().parents[2]
AXE = CHECKOUT / "node_modules/axe-core/axe.min.js"
WIDTHS = {1440: 900, 360: 740}
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]
LAUNCH_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
]
START_SECONDS = 60


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, object]:
    """The Chromium that `make test` found, or the system's."""
    libraries = os.environ.get("CHROME_LIBRARIES")
    environment = {**os.environ, **({"LD_LIBRARY_PATH": libraries} if libraries else {})}
    return {
        "executable_path": os.environ.get("CHROME", "/usr/bin/chromium"),
        "args": LAUNCH_ARGUMENTS,
        "env": environment,
    }


@pytest.fixture(scope="session")
def site(django_db_setup: None) -> Iterator[str]:
    """The address of the running site, without a closing slash."""
    place = connections.databases["default"]
    url = "postgresql://{USER}:{PASSWORD}@{HOST}:{PORT}/{NAME}".format(**place)
    environment = {**os.environ, "DATABASE_URL": url}
    subprocess.run(
        [sys.executable, "-m", "jiangxin.project.launch.readiness"], env=environment, cwd=CHECKOUT, check=True
    )
    port = find_free_port()
    supervisor = Supervisor(stop_wanted=lambda: False)
    supervisor.start(web_server_program(port, environment))
    until = time.monotonic() + START_SECONDS
    while not answers(port):
        supervisor.check_programs()
        assert time.monotonic() < until, "the site did not answer"
        supervisor.pause()
    yield address(port).rstrip("/")
    supervisor.stop()


@pytest.fixture(params=WIDTHS, ids=lambda width: f"{width}px")
def page(request: pytest.FixtureRequest, browser: Browser, site: str) -> Iterator[Page]:
    """A fresh page at each width; a script error or a refused resource fails the test at its end."""
    width = request.param
    context = browser.new_context(
        base_url=site,
        viewport={"width": width, "height": WIDTHS[width]},
        locale="zh-CN",
        timezone_id="Asia/Shanghai",
    )
    page = context.new_page()
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    yield page
    context.close()
    # the browser reports an answered 4xx page as a console error; a test that asks for one means it
    assert [problem for problem in problems if "the server responded with a status of 4" not in problem] == []


@pytest.fixture
def axe() -> Callable[[Page], list[str]]:
    """`axe(page)` lists what axe-core finds wrong: rule, help text, and where."""
    source = AXE.read_text("utf-8")

    def check(page: Page) -> list[str]:
        # evaluated, not loaded by a tag: the content policy refuses foreign scripts
        page.evaluate(source)
        result = page.evaluate("tags => axe.run(document, {runOnly: tags})", AXE_TAGS)
        return [
            f"{violation['id']}: {violation['help']} ({[node['target'] for node in violation['nodes']]})"
            for violation in result["violations"]
        ]

    return check
