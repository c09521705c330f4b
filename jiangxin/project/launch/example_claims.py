"""The first thing a newcomer sees decided: the example claims, once for each version of the law."""

import hashlib
import sys
from pathlib import Path

from jiangxin.project.environment import CHECKOUT
from jiangxin.project.launch.speech import CannotStart, say
from jiangxin.services.processes.supervision import Program, Supervisor

EXAMPLES = CHECKOUT / "examples"
CLAIMS = EXAMPLES / "claims.xlsx"
HISTORY = EXAMPLES / "history.csv"
LOCAL_RATES = EXAMPLES / "local-rates-2020.toml"
LAW = ("jiangxin/kernel", "jiangxin/policy", "jiangxin/engines")
LAW_SUFFIXES = {".py", ".toml", ".csv"}


def decide_examples(supervisor: Supervisor, state: Path, environment: dict[str, str]) -> None:
    """Decide the example claims with `jiangxin adjudicate`, which prints its summary.

    The result lies in the state folder; it stands until the examples or the law change.
    """
    decided = state / "examples" / "claims-decided.xlsx"
    stamp = decided.with_suffix(".digest")
    wanted = _digest([CLAIMS, HISTORY, LOCAL_RATES, *_law_files()])
    if decided.exists() and stamp.exists() and stamp.read_text() == wanted:
        return
    decided.parent.mkdir(parents=True, exist_ok=True)
    say("→ 核定示例申领（合成演示数据）", "Deciding the example claims (synthetic demonstration data)")
    command: list[str | Path] = [Path(sys.executable).with_name("jiangxin"), "adjudicate", CLAIMS]
    command += ["--history", HISTORY, "--rates", LOCAL_RATES, "--out", decided]
    program = Program(name="jiangxin adjudicate", command=command, environment=environment, folder=CHECKOUT)
    code = supervisor.run(program)
    if code != 0:
        raise CannotStart(
            f"示例申领 {CLAIMS} 未能全部核定（退出码 {code}），原因见上。",
            f"Not every example claim was decided (exit code {code}); see above.",
        )
    stamp.write_text(wanted)


def _law_files() -> list[Path]:
    found = [path for folder in LAW for path in (CHECKOUT / folder).rglob("*") if path.suffix in LAW_SUFFIXES]
    return sorted(found)


def _digest(paths: list[Path]) -> str:
    total = hashlib.sha256()
    for path in paths:
        total.update(str(path.relative_to(CHECKOUT)).encode() + b"\0" + path.read_bytes() + b"\0")
    return total.hexdigest()
