"""The first thing a newcomer sees decided: the example claims, once for each version of the law."""

import hashlib
import sys
from collections.abc import Iterator
from pathlib import Path

from jiangxin.project.environment import CHECKOUT
from jiangxin.project.launch.speech import CannotStart, say
from jiangxin.services.processes.supervision import Program, Supervisor

CLAIM_SUFFIXES = {".csv", ".xlsx", ".parquet"}
LAW = ("jiangxin/kernel", "jiangxin/policy", "jiangxin/engines")
LAW_SUFFIXES = {".py", ".toml", ".csv"}
DECIDED_CODES = {0, 1}  # 1: some rows are bad, as some of the examples mean to be


def find_example_claims(folder: Path) -> list[Path]:
    """Claim files by name: everything readable but the history of earlier grants."""
    files = sorted(folder.glob("*")) if folder.is_dir() else []
    return [path for path in files if path.suffix in CLAIM_SUFFIXES and not is_history(path)]


def is_history(path: Path) -> bool:
    """Whether a file holds earlier grants, given beside claims."""
    return path.stem.startswith("history")


def decide_examples(supervisor: Supervisor, state: Path, environment: dict[str, str]) -> None:
    """Decide each example file with `jiangxin adjudicate`, which prints its summary.

    Results lie in the state folder. A file already decided under the same law is left as it is.
    """
    results = state / "examples"
    results.mkdir(parents=True, exist_ok=True)
    law = _digest(_law_files())
    for source in find_example_claims(CHECKOUT / "examples"):
        history = [path for path in source.parent.glob("history*") if path.suffix in CLAIM_SUFFIXES]
        wanted = law + _digest(iter([source, *history]))
        stamp = results / f"{source.stem}.digest"
        if stamp.exists() and stamp.read_text() == wanted:
            continue
        decided = results / f"{source.stem}-decided.xlsx"
        words: list[str | Path] = [
            Path(sys.executable).with_name("jiangxin"),
            "adjudicate",
            source,
            "--out",
            decided,
        ]
        words += ["--errors", results / f"{source.stem}-errors.xlsx"]
        words += [word for path in history for word in ("--history", path)]
        say(f"→ 核定算例 {source.name}（合成演示数据）", "Deciding example claims (synthetic)")
        program = Program(name="jiangxin adjudicate", command=words, environment=environment, folder=CHECKOUT)
        code = supervisor.run(program)
        if code not in DECIDED_CODES:
            raise CannotStart(
                f"算例 {source} 不能核定（退出码 {code}），原因见上。",
                f"The example claims could not be decided ({code}); see above.",
            )
        stamp.write_text(wanted)


def _law_files() -> Iterator[Path]:
    for folder in LAW:
        yield from sorted(path for path in (CHECKOUT / folder).rglob("*") if path.suffix in LAW_SUFFIXES)


def _digest(paths: Iterator[Path]) -> str:
    total = hashlib.sha256()
    for path in paths:
        total.update(str(path.relative_to(CHECKOUT)).encode() + b"\0" + path.read_bytes() + b"\0")
    return total.hexdigest()
