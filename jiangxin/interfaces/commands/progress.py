"""A progress bar on standard error, shown only to a person at a terminal."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from jiangxin.interfaces.commands.speech import Words

Report = Callable[[str, int, int], None]
_STAGES = {
    "read": Words("读入", "Reading"),
    "decide": Words("核定", "Deciding"),
    "write": Words("写出", "Writing"),
}


@contextmanager
def progress(language: str) -> Iterator[Report | None]:
    """A reporter of stages, or None where nobody watches."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console  # noqa: PLC0415 - costs a tenth of a second that pipes need not pay
    from rich.progress import Progress  # noqa: PLC0415

    with Progress(console=Console(stderr=True), transient=True) as bar:
        tasks = {
            stage: bar.add_task(words.said(language), total=None, start=False)
            for stage, words in _STAGES.items()
        }

        def report(stage: str, done: int, total: int) -> None:
            bar.start_task(tasks[stage])
            bar.update(tasks[stage], completed=done, total=max(total, done) or None)

        yield report
