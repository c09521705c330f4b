"""What was measured, as BENCHMARKS.md: figures, targets, ratios and how far to trust them."""

import os
import platform
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import NamedTuple

from jiangxin.engines.native.deciding import thread_count


class Figures(NamedTuple):
    """Everything one run measured. Lists are seconds of each round."""

    claim_count: int
    decision_us: float
    explained_us: float
    random_columns: list[float]
    ordered_columns: list[float]
    files: dict[str, list[float]]


def processor() -> str:
    """The processor's name, as the system gives it."""
    information = Path("/proc/cpuinfo")
    if information.exists():
        for line in information.read_text().splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def met(is_met: bool) -> str:
    """Whether a target was met, in both languages."""
    return "达到 met" if is_met else "未达到 missed"


def write_report(figures: Figures, path: Path) -> None:
    """Write the report."""
    seconds = {name: median(rounds) for name, rounds in figures.files.items()}
    speeds = [
        figures.claim_count / median(rounds) / 1e6
        for rounds in (figures.random_columns, figures.ordered_columns)
    ]
    rounds = "；".join(
        f"{name}: {', '.join(f'{second:.2f}' for second in each)}" for name, each in figures.files.items()
    )
    load = ", ".join(f"{average:.1f}" for average in os.getloadavg())
    lines = [
        "# 性能 Benchmarks",
        "",
        "命令 Command: `make bench`（`.venv/bin/python -m bench`）。一次运行，逐项对照；任何结果不一致即失败。",
        "One run, side by side; any disagreement between results fails it. "
        "数据为合成演示数据 The data is synthetic, so ratios travel better than absolute times.",
        "",
        f"{datetime.now(UTC).date().isoformat()} · {processor()} · {thread_count()} threads · Python {platform.python_version()}"
        f" · {figures.claim_count:,} 条申请 claims · 结束时系统负载 load average at the end {load}",
        "",
        "| 项目 What | 中位数 Median | 目标 Target | |",
        "| --- | --- | --- | --- |",
        f"| 一条申请，含结构化认定 One decision with findings (CPython) | {figures.decision_us:.1f} µs | ≤ 20 µs"
        f" | {met(figures.decision_us <= 20)} |",
        f"| 一条申请，含逐条理由 With its sentences (CPython) | {figures.explained_us:.1f} µs | ≤ 100 µs"
        f" | {met(figures.explained_us <= 100)} |",
        f"| 编译内核，内存中的列按人排列，含次数限制 Compiled kernel, columns in memory in person order, limits included"
        f" | {speeds[1]:.1f} M/s | ≥ 20 M/s | {met(speeds[1] >= 20)} |",
        f"| 同上，随机行序 The same in random order | {speeds[0]:.1f} M/s | | |",
        f"| Parquet → Parquet，随机行序 random order | {seconds['native']:.2f} s | ≤ 1.0 s"
        f" | {met(seconds['native'] <= 1.0)} |",
        f"| DuckDB SQL，同样结果 same results | {seconds['duckdb']:.2f} s"
        f" | | {seconds['duckdb'] / seconds['native']:.1f}× ours |",
        f"| OpenFisca，同样金额 same amounts | {seconds['openfisca']:.2f} s | ≥ 9×"
        f" | {seconds['openfisca'] / seconds['native']:.1f}× ours, "
        f"{met(seconds['openfisca'] >= 9 * seconds['native'])} |",
        "",
        f"各轮秒数 Seconds of each round: {rounds}.",
        "",
        "- DuckDB：两线程，第 21 条按年精确计算；逐行比对是否批准、金额、对象、资金和不予补贴的认定"
        "（重复享受只比对结果，不比对标签）。Two threads, clause 21 exact year by year; compared row by row.",
        "- OpenFisca：独立环境，一线程；第 14、17、18、20 条与第 21 条（`get_rank`，逐年）；逐行比对金额。"
        "Its own environment; start-up not counted; members' positions given ready-made, which favours it.",
        "- 其他进程会影响时间 Other work on the machine changes times; contenders take turns within one run.",
        "",
    ]
    path.write_text("\n".join(lines), "utf-8")
