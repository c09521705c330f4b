"""Starting over: everything this installation has stored is deleted."""

import shutil
from pathlib import Path

from jiangxin.project.environment import state_folder
from jiangxin.project.launch.speech import CannotStart, say
from jiangxin.services.database.homes import find_home
from jiangxin.services.processes.locks import LockHeld, take_lock


def reset_house() -> None:
    """Delete the state folder and the database without asking, saying what goes.

    Raises CannotStart while the house is running.
    """
    state = state_folder()
    if not state.exists():
        say("没有可删除的数据。", "There is nothing to delete.")
        return
    try:
        take_lock(state / "lock", "reset")
    except LockHeld as held:
        raise CannotStart(
            f"正在运行（{held.holder}），不能清空。请先按 Ctrl-C 停止。",
            "It is running and cannot be reset. Stop it with Ctrl-C first.",
        ) from held
    home = find_home(state)
    for folder in [state] if home is None or _inside(home.folder, state) else [home.folder, state]:
        say(f"删除 {folder}", f"Deleting {folder}")
        shutil.rmtree(folder)
    say("已清空，下次 make run 重新建立。", "All is deleted; the next `make run` starts afresh.")


def _inside(folder: Path, state: Path) -> bool:
    return folder.resolve().is_relative_to(state)
