"""Everything that must hold, in one command: format, lint, types, contracts, tests, coverage, browser."""

import os
import re
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import prepare
from chromium import browser_environment

TOOLS = prepare.ENVIRONMENT / "bin"
QUICK_STEPS = {
    "格式 format": ("ruff", "format", "--check", "."),
    "规范 lint": ("ruff", "check", "."),
    "类型 types": ("mypy",),
    "层次 contracts": ("lint-imports", "--no-cache"),
}
COVERAGE = ("--cov", "--cov-report=term-missing:skip-covered")
PYTEST = ("python", "-m", "pytest", "-q", "-p", "no:cacheprovider")
COUNTS = re.compile(r"(\d+) (passed|failed|errors?|skipped|xfailed|xpassed)\b")
SHOWN_LINES = 200


class Run:
    """The steps done so far: which failed, and how many tests passed and failed."""

    def __init__(self) -> None:
        self.failed: list[str] = []
        self.counts: Counter[str] = Counter()

    def step(self, name: str, words: Sequence[str], environment: dict[str, str] | None = None) -> None:
        """Run one step; print a line with its time, and its output only if it failed."""
        print(f"→ {name} …", end="", flush=True)
        started = time.monotonic()
        result = subprocess.run(
            [TOOLS / words[0], *words[1:]],
            cwd=prepare.ROOT,
            env={**os.environ, "PYTHONUNBUFFERED": "1", **(environment or {})},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            preexec_fn=lambda: prepare.end_with_parent(15),
            check=False,
        )
        seconds = time.monotonic() - started
        if "pytest" in words:
            self.counts.update(_count(result.stdout.strip().splitlines()[-1:]))
        if result.returncode == 0:
            print(f" {seconds:.1f} s {_summary(result.stdout)}", flush=True)
        else:
            self.failed.append(name)
            print(f" ✗ {seconds:.1f} s", flush=True)
            print("\n".join(result.stdout.splitlines()[-SHOWN_LINES:]), flush=True)

    def close(self) -> int:
        """The last lines; returns the exit code."""
        if self.failed:
            print(f"✗ 未通过 not passed: {', '.join(self.failed)}")
        failed = self.counts["failed"] + self.counts["error"] + self.counts["errors"]
        print(f"{self.counts['passed']} passed, {failed} failed")
        return 1 if self.failed else 0


def _count(closing: list[str]) -> dict[str, int]:
    return {word: int(number) for line in closing for number, word in COUNTS.findall(line)}


def _summary(output: str) -> str:
    """The closing line of pytest, and the total of a coverage report, if there are any."""
    lines = output.splitlines()
    covered = [line for line in lines if line.startswith("TOTAL")]
    closing = [line.strip("= ") for line in lines[-1:] if COUNTS.search(line)]
    return " · ".join([*closing, *(f"coverage {line.split()[-1]}" for line in covered)])


def main() -> int:
    """Prepare for development, run every step, say what failed."""
    code = prepare.main(["dev"])
    if code != 0:
        return code
    run = Run()
    for name, words in QUICK_STEPS.items():
        run.step(name, words)
    run.step("测试 tests", (*PYTEST, "-n", "2", "--ignore=tests/browser", *COVERAGE))
    try:
        browser = browser_environment()
    except prepare.CannotPrepare as reason:
        print(f"✗ {reason}", file=sys.stderr)
        run.failed.append("浏览器 browser")
        return run.close()
    run.step("浏览器 browser", (*PYTEST, "tests/browser"), browser)
    return run.close()


if __name__ == "__main__":
    os.chdir(Path(__file__).resolve().parents[1])
    sys.exit(main())
