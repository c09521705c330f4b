"""Which user runs PostgreSQL: it refuses to be root, so root lends it another."""

import os
import pwd
import subprocess
from dataclasses import dataclass
from pathlib import Path

UNPRIVILEGED = "nobody"


class AccountUnusable(Exception):
    """PostgreSQL cannot be run as an unprivileged user here."""


@dataclass(frozen=True)
class Account:
    """A user by number."""

    user: int
    group: int

    @property
    def pair(self) -> tuple[int, int]:
        """User and group, as the supervisor takes them."""
        return (self.user, self.group)


def choose_account(data_folder: Path) -> Account | None:
    """None when we are not root and PostgreSQL simply runs as ourselves.

    As root: the owner of an existing data folder, so that a house first started by a person can be
    started by root later; otherwise `nobody`, which every system has.
    """
    if os.geteuid() != 0:
        return None
    if data_folder.exists():
        owner = data_folder.stat()
        if owner.st_uid != 0:
            return Account(owner.st_uid, owner.st_gid)
    entry = pwd.getpwnam(UNPRIVILEGED)
    return Account(entry.pw_uid, entry.pw_gid)


def may_reach(account: Account, folder: Path) -> bool:
    """Whether that user can enter the folder, asked of the kernel itself.

    Raises AccountUnusable if root may not change user here, as in some containers.
    """
    try:
        answer = subprocess.run(
            ["test", "-x", folder],
            user=account.user,
            group=account.group,
            extra_groups=[],
            cwd="/",
            check=False,
        )
    except PermissionError as refused:
        raise AccountUnusable(str(refused)) from refused
    return answer.returncode == 0


def give_to(account: Account | None, path: Path) -> None:
    """Make the path that user's own; nothing to do when it is ours already."""
    if account is not None:
        os.chown(path, account.user, account.group)
