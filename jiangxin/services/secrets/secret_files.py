"""Secrets that this installation makes for itself."""

import contextlib
import os
import secrets
from pathlib import Path

ENTROPY_BYTES = 48


def read_or_make_secret(path: Path) -> str:
    """The secret kept in this file (mode 0600), made now if there is none.

    Two processes that make it at once agree on the first one's: a file appears whole or not at all.
    """
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        partial = path.with_name(f"{path.name}.{os.getpid()}")
        partial.unlink(missing_ok=True)
        with os.fdopen(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(ENTROPY_BYTES))
        with contextlib.suppress(FileExistsError):  # another process was first, and its word stands
            os.link(partial, path)
        partial.unlink()
    return path.read_text()
