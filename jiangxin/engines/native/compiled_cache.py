"""Where compiled code is kept, so that the second start pays nothing and an edited rule never runs stale.

Numba's own cache watches only the file of the outermost loop, not the rules it calls. So each state of the
sources has a folder of its own, named by a digest of all of them, the compiler and the processor.
"""

import contextlib
import hashlib
import os
import platform
import shutil
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import llvmlite.binding
import numba
import numpy as np
from numba.core import config

_SOURCES = Path(__file__).resolve().parents[2]
_PREFIX = "compiled-"
KEPT_COUNT = 2


@cache
def sources_digest() -> str:
    """Digest of the policy's and this engine's sources, the compiler's versions and the processor."""
    total = hashlib.sha256()
    made_by = (
        numba.__version__,
        np.__version__,
        platform.python_version(),
        llvmlite.binding.get_host_cpu_name(),
    )
    total.update(repr(made_by).encode())
    for folder in (_SOURCES / "policy", _SOURCES / "engines" / "native"):
        for path in sorted(folder.rglob("*.py")):
            total.update(f"\0{path.relative_to(_SOURCES)}\0".encode())
            total.update(path.read_bytes())
    return total.hexdigest()[:20]


def cache_root() -> Path:
    """The folder of all compiled code: the user's cache, or a private temporary one if not writable."""
    chosen = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "jiangxin"
    if _is_ours(chosen):
        return chosen
    shared = Path(tempfile.gettempdir()) / f"jiangxin-{os.getuid()}"
    return shared if _is_ours(shared) else Path(tempfile.mkdtemp(prefix="jiangxin-"))


def _is_ours(folder: Path) -> bool:
    """Whether the folder can be had, is writable, and belongs to nobody else: code runs from it."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        return False
    return folder.stat().st_uid == os.getuid() and os.access(folder, os.W_OK | os.X_OK)


def open_cache(root: Path) -> Path:
    """The folder for the sources as they are; when it is new, all but the latest other one are removed."""
    folder = root / f"{_PREFIX}{sources_digest()}"
    if not folder.is_dir():
        folder.mkdir(exist_ok=True)
        remove_old(root)
    return folder


def remove_old(root: Path) -> None:
    """Keep the latest folders only. A folder that another process holds may stay; that does no harm."""
    folders = sorted(root.glob(f"{_PREFIX}*"), key=lambda folder: folder.stat().st_mtime_ns, reverse=True)
    for folder in folders[KEPT_COUNT:]:
        shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def compiling_into(folder: Path) -> Iterator[None]:
    """Functions decorated inside keep their compiled code in this folder."""
    before = config.CACHE_DIR
    config.CACHE_DIR = str(folder)
    try:
        yield
    finally:
        config.CACHE_DIR = before


sources_digest()  # now, while the sources are those that this process has read
