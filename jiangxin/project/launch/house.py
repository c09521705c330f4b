"""Bringing the house up in order, and taking it down."""

import os
import signal
import sys
import time
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from jiangxin.project.environment import CHECKOUT, state_folder
from jiangxin.project.launch.example_claims import decide_examples
from jiangxin.project.launch.speech import CannotStart, say, step
from jiangxin.project.launch.web_server import (
    address,
    answers,
    check_port_free,
    read_port,
    web_server_program,
)
from jiangxin.services.database.accounts import AccountUnusable
from jiangxin.services.database.homes import settle_home
from jiangxin.services.database.server import EmbeddedServer, ServerDidNotStart
from jiangxin.services.processes.lifelines import ParentWatch, tie_self_to
from jiangxin.services.processes.locks import LockHeld, take_lock
from jiangxin.services.processes.supervision import Program, StopRequested, Supervisor

SERVE_SECONDS = 60
LAST_RUN_SECONDS = 90
STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


@dataclass
class StopWish:
    """Whether anyone has asked the house to stop: by a signal, or by stopping the `make` above it."""

    parent: ParentWatch | None = None
    _asked: bool = field(default=False, init=False)

    def listen(self) -> None:
        """Note the stopping signals; a hang-up that `nohup` set to be ignored stays ignored."""
        for number in STOP_SIGNALS:
            if number != signal.SIGHUP or signal.getsignal(number) != signal.SIG_IGN:
                signal.signal(number, self._note)

    def _note(self, number: int, frame: object) -> None:
        self._asked = True

    def __call__(self) -> bool:
        if self.parent is not None and self.parent.was_told_to_stop():
            self._asked = True
        return self._asked


def run_house(parent: int | None, *, with_examples: bool) -> None:
    """Start everything, serve until asked to stop, stop everything.

    `parent` is the `make` that must not be outlived, None when started by hand. Raises CannotStart with
    the reason and the remedy, ProgramEnded when the database or the web server ends by itself.
    """
    wish = StopWish(ParentWatch(parent) if parent is not None else None)
    wish.listen()
    if parent is not None and not tie_self_to(parent, signal.SIGTERM):
        return
    port = read_port()
    state = state_folder()
    supervisor = Supervisor(stop_wanted=wish)
    with ExitStack() as stack:
        supervisor.lock_descriptors.append(_take_house(state, port, wish))
        check_port_free(port)
        supervisor.begin()
        stack.callback(supervisor.stop)
        try:
            environment = _bring_up(supervisor, state)
            if with_examples:
                decide_examples(supervisor, state, environment)
            _serve(supervisor, port, environment)
        except StopRequested:
            say("正在停止……", "Stopping…")
    say("已停止，数据已保存。", "Stopped; the data are kept.")


def _take_house(state: Path, port: int, wish: StopWish) -> int:
    """The state folder's lock; waits while the programs of a killed launcher are still being ended."""
    note = f"{os.getpid()} {address(port)}"
    until = time.monotonic() + LAST_RUN_SECONDS
    while True:
        try:
            return take_lock(_lock_path(state), note)
        except PermissionError as refused:
            raise CannotStart(
                f"{state} 不属于当前用户：请用建立它的用户运行，或由其执行 make reset。",
                f"{state} belongs to another user ({refused.strerror}): run as that user.",
            ) from refused
        except LockHeld as held:
            if _lives(held.holder) or time.monotonic() > until or wish():
                raise CannotStart(
                    f"已在运行：{held.holder}（进程号、网址）。请直接使用，或先在那边按 Ctrl-C。",
                    "It is already running, as shown. Use it, or stop it first with Ctrl-C.",
                ) from held
        time.sleep(0.2)


def _lock_path(state: Path) -> Path:
    return state / "lock"


def _lives(holder: str) -> bool:
    pid = holder.partition(" ")[0]
    return not Path("/proc").exists() or (pid.isdigit() and (Path("/proc") / pid).exists())


def _bring_up(supervisor: Supervisor, state: Path) -> dict[str, str]:
    environment = {**os.environ, "JIANGXIN_STATE": str(state), "PYTHONUNBUFFERED": "1"}
    environment.setdefault("DJANGO_SETTINGS_MODULE", "jiangxin.project.settings")
    if "DATABASE_URL" not in environment:
        environment["DATABASE_URL"] = _start_database(supervisor, state)
    with step("更新数据表与静态文件", "Tables and static files"):
        _run_module(supervisor, "jiangxin.project.launch.readiness", environment)
    return environment


def _start_database(supervisor: Supervisor, state: Path) -> str:
    with step("启动 PostgreSQL", "Starting PostgreSQL"):
        try:
            return EmbeddedServer(settle_home(state), supervisor, {}).start()
        except (AccountUnusable, ServerDidNotStart, PermissionError) as reason:
            raise CannotStart(
                f"自带的 PostgreSQL 无法启动：{reason}\n也可用外部数据库：DATABASE_URL=… make run",
                "The embedded PostgreSQL did not start; an external one can be named as shown.",
            ) from reason
        except LockHeld as held:
            raise CannotStart(
                f"另一份程序（进程 {held.holder}）正在使用同一数据库文件夹。请先停止它。",
                f"Another copy (process {held.holder}) uses the same database folder. Stop it first.",
            ) from held


def _run_module(supervisor: Supervisor, module: str, environment: dict[str, str]) -> None:
    command = [sys.executable, "-m", module]
    code = supervisor.run(Program(name=module, command=command, environment=environment, folder=CHECKOUT))
    if code != 0:
        raise CannotStart(
            f"步骤 {module} 失败（退出码 {code}），原因见上。",
            f"Step {module} failed with {code}; see above.",
        )


def _serve(supervisor: Supervisor, port: int, environment: dict[str, str]) -> None:
    with step("启动网站", "Starting the web server"):
        supervisor.start(web_server_program(port, environment))
        until = time.monotonic() + SERVE_SECONDS
        while not answers(port):
            supervisor.check_programs()
            if time.monotonic() > until:
                raise CannotStart(
                    f"网站在 {SERVE_SECONDS} 秒内没有应答，原因见上。",
                    f"The web server did not answer within {SERVE_SECONDS} seconds; see above.",
                )
            supervisor.pause()
    say(f"匠心已就绪：{address(port)}", "is ready; Ctrl-C stops it.")
    while True:
        supervisor.check_programs()
        supervisor.pause()
