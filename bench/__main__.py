"""`python -m bench`: one run, side by side; any disagreement between contenders fails it. Writes BENCHMARKS.md."""

import argparse
import json
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import numpy as np
import pyarrow.parquet as pq

from bench import duckdb_rival
from bench.report import Figures, write_report
from bench.synthetic_claims import make_claims, write_claims
from jiangxin.engines.native.columns import ClaimColumns
from jiangxin.engines.native.deciding import decide_columns
from jiangxin.engines.native.deciding_files import decide_parquet
from jiangxin.policy.decision import Claim
from jiangxin.policy.evaluate import Adjudicator
from jiangxin.policy.explanation import Explainer
from jiangxin.policy.facts import Facts
from jiangxin.policy.pack import Pack, load_pack
from jiangxin.policy.ratebook import PROVINCE

ROOT = Path(__file__).resolve().parents[1]
OPENFISCA = ROOT / ".venv-openfisca" / "bin" / "python"
ONE_CLAIM_REPEATS = 30_000
ROUNDS = 5
MINIMUM_FREE_BYTES = 4 << 30
DAY = 737_425
STAFF_CLAIM = Claim(
    "1", "甲",
    Facts(
        4, 230100, DAY, DAY + 1, DAY + 31, DAY + 40, is_employee=True, is_insured=True, level=4, occupation=1,
        is_urgent=True, certificate=2, is_passed=True, organisation=1,
    ),
)  # fmt: skip


def seconds_of(act: Callable[[], object], rounds: int = ROUNDS) -> list[float]:
    """Seconds of each of some rounds, after one that warms up."""
    act()
    return [time_once(act) for _ in range(rounds)]


def time_once(act: Callable[[], object]) -> float:
    """Seconds of one round."""
    started = time.perf_counter()
    act()
    return time.perf_counter() - started


def measure_one_claim(pack: Pack) -> tuple[float, float]:
    """Median microseconds of one decision with its findings, and with its explanation in sentences."""
    adjudicator = Adjudicator(pack)
    explainer = Explainer(adjudicator)
    decided = seconds_of(lambda: adjudicator.decide(STAFF_CLAIM).findings, ONE_CLAIM_REPEATS)
    explained = seconds_of(lambda: explainer.explain_claim("1", (STAFF_CLAIM,)), ONE_CLAIM_REPEATS)
    return median(decided) * 1e6, median(explained) * 1e6


def measure_columns(columns: dict[str, np.ndarray], pack: Pack, *, is_ordered: bool) -> list[float]:
    """Seconds to decide columns in memory, in random order or with each person's claims side by side."""
    if is_ordered:
        order = np.lexsort((columns["claim_id"], columns["person"]))
        columns = {name: column[order] for name, column in columns.items()}
    facts = {name: column for name, column in columns.items() if name not in ("claim_id", "person")}
    claims = ClaimColumns(columns["person"].astype(np.int64), columns["claim_id"], facts).checked()
    return seconds_of(lambda: decide_columns(claims, None, pack))


def run_openfisca(source: Path, target: Path, pack: Pack) -> float:
    """Seconds that OpenFisca says it took from reading to writing; its start is not counted."""
    rates = pack.rate_book.resolve(DAY, PROVINCE)
    script = ROOT / "bench" / "openfisca_rival.py"
    done = subprocess.run(
        [OPENFISCA, script, source, target, json.dumps(rates._asdict())],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        raise SystemExit(f"OpenFisca: {done.stderr[-2000:]}")
    return float(json.loads(done.stdout.splitlines()[-1])["seconds"])


def compare(ours: Path, theirs: Path, names: list[str], mask: int) -> None:
    """Compare two files of decisions row by row. Raises SystemExit where any row differs."""
    left, right = (pq.read_table(path).sort_by("claim_id") for path in (ours, theirs))
    for name in ["claim_id", *names]:
        one, other = left.column(name).to_numpy(), right.column(name).to_numpy()
        if name == "findings":
            one, other = one & mask, other & mask
        if not np.array_equal(one, other):
            raise SystemExit(
                f"结果不一致 Results differ: {theirs.name} {name}: {int((one != other).sum())} rows"
            )


def measure_files(
    count: int, columns: dict[str, np.ndarray], pack: Pack, folder: Path
) -> dict[str, list[float]]:
    """Seconds from Parquet to Parquet, each contender in turn, results compared row by row."""
    source = folder / "claims.parquet"
    write_claims(columns, source)
    rates = pack.rate_book.resolve(DAY, PROVINCE)
    native, duckdb, openfisca = (folder / f"{name}.parquet" for name in ("native", "duckdb", "openfisca"))
    decide_parquet(source, native, pack)
    seconds: dict[str, list[float]] = {"native": [], "duckdb": [], "openfisca": []}
    for _ in range(ROUNDS):
        seconds["native"].append(time_once(lambda: decide_parquet(source, native, pack)))
        seconds["duckdb"].append(time_once(lambda: duckdb_rival.decide(source, duckdb, rates)))
    compare(native, duckdb, pq.read_schema(native).names[1:], duckdb_rival.COMPARED)
    for _ in range(2):
        seconds["openfisca"].append(run_openfisca(source, openfisca, pack))
    compare(native, openfisca, ["amount_fen"], 0)
    return seconds


def main() -> None:
    """Measure, compare, report."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--claims", type=int, default=5_000_000)
    parser.add_argument("--report", type=Path, default=ROOT / "BENCHMARKS.md")
    chosen = parser.parse_args()
    pack = load_pack("heilongjiang-2019")
    one_us, explained_us = measure_one_claim(pack)
    columns = make_claims(chosen.claims)
    with tempfile.TemporaryDirectory(prefix="jiangxin-bench-") as folder:
        files = measure_files(chosen.claims, columns, pack, Path(folder))
    figures = Figures(
        chosen.claims, one_us, explained_us,
        measure_columns(columns, pack, is_ordered=False), measure_columns(columns, pack, is_ordered=True), files,
    )  # fmt: skip
    write_report(figures, chosen.report)
    print(chosen.report.read_text("utf-8"))


if __name__ == "__main__":
    main()
