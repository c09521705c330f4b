"""Files that appear whole or not at all: written beside their target, made durable, then moved into place."""

import contextlib
import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from jiangxin.engines.claim_files.problems import UnusableFile

Write = Callable[[Path], None]


class Staging:
    """Several outputs that belong together: all are complete before the first is moved."""

    def __init__(self) -> None:
        self._staged: list[tuple[Path, Path]] = []

    def write(self, target: Path, write: Write) -> None:
        """Have `write` fill a hidden file in the target's folder, and make it durable.

        Raises UnusableFile where the target cannot be written.
        """
        staged = target.with_name(f".{target.name}.{secrets.token_hex(6)}.part")
        self._staged.append((staged, target))
        try:
            write(staged)
            with staged.open("rb+") as stream:
                os.fsync(stream.fileno())
        except OSError as error:
            raise _unwritable(target, error) from error

    def publish(self) -> None:
        """Move every staged file to its target. Raises UnusableFile where one cannot be moved."""
        for staged, target in self._staged:
            try:
                os.replace(staged, target)
            except OSError as error:
                raise _unwritable(target, error) from error
        for folder in {target.parent for _, target in self._staged}:
            with contextlib.suppress(OSError):  # some file systems cannot sync a folder; the files are whole
                _sync_folder(folder)
        self._staged.clear()

    def discard(self) -> None:
        """Remove whatever was staged and not published."""
        for staged, _ in self._staged:
            with contextlib.suppress(OSError):
                staged.unlink(missing_ok=True)
        self._staged.clear()


@contextmanager
def staging() -> Iterator[Staging]:
    """Outputs that are moved into place only if the block ends without an error or an interruption."""
    stage = Staging()
    try:
        yield stage
        stage.publish()
    finally:
        stage.discard()


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _unwritable(target: Path, error: OSError) -> UnusableFile:
    reason = error.strerror or type(error).__name__
    return UnusableFile(
        "output.unwritable",
        f"写不了 {target}（{reason}），原有文件没有改动。",
        f"{target} cannot be written ({reason}); nothing was changed.",
        "核对文件夹是否存在、有无写入权限、磁盘是否已满，文件是否正在 Excel 里打开。",
        "Check that the folder exists and may be written, the disk has room, Excel does not hold it.",
    )
