"""The web server: its address, its command, and whether it answers."""

import os
import signal
import socket
import sys
import urllib.error
import urllib.request

from jiangxin.project.launch.speech import CannotStart
from jiangxin.services.processes.supervision import Program

HOST = "127.0.0.1"
DEFAULT_PORT = 8000
WORKER_COUNT = min(2, os.cpu_count() or 1)
THREAD_COUNT = 4
ANSWER_SECONDS = 5


def read_port() -> int:
    """The port asked for in PORT, 8000 if none is."""
    word = os.environ.get("PORT") or str(DEFAULT_PORT)
    if not word.isdigit() or not 0 < int(word) < 65536:
        raise CannotStart(
            f"PORT 应为 1 至 65535 的整数，现为“{word}”。例如：PORT=8001 make run",
            f"PORT must be a whole number from 1 to 65535, not {word!r}. For example: PORT=8001 make run",
        )
    return int(word)


def address(port: int) -> str:
    """What a person types into the browser."""
    return f"http://{HOST}:{port}/"


def check_port_free(port: int) -> None:
    """Raise CannotStart when something already listens on the port, or we may not."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as refused:
            raise CannotStart(
                f"端口 {port} 不能使用（{refused.strerror}），多半已被别的程序占用。"
                f"请关闭那个程序，或换一个端口：PORT={port + 1 if port < 65535 else DEFAULT_PORT} make run",
                f"Port {port} cannot be used ({refused.strerror}); another program probably has it. "
                "Stop that program, or choose another port as shown.",
            ) from refused


def web_server_program(port: int, environment: dict[str, str]) -> Program:
    """Granian with its workers; in a group of its own, so that no worker is overlooked."""
    options = {
        "--interface": "wsgi",
        "--host": HOST,
        "--port": str(port),
        "--workers": str(WORKER_COUNT),
        "--blocking-threads": str(THREAD_COUNT),
        "--workers-kill-timeout": "5",
        "--log-level": "warning",
    }
    words = [word for pair in options.items() for word in pair]
    command = [sys.executable, "-m", "granian", *words, "--no-ws", "--respawn-failed-workers"]
    return Program(
        name="granian",
        command=[*command, "jiangxin.project.wsgi:application"],
        environment=environment,
        stop_signal=signal.SIGTERM,
        grace_seconds=10,
    )


def answers(port: int) -> bool:
    """Whether the house answers and reaches its database."""
    try:
        with urllib.request.urlopen(f"{address(port)}healthz", timeout=ANSWER_SECONDS) as reply:
            return bool(reply.status == 200)
    except (urllib.error.URLError, OSError):
        return False
