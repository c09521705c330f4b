"""What the command line says, and in which language: Chinese first, English on request."""

import os
import sys
from datetime import date, datetime, timedelta, timezone
from typing import NamedTuple

import click

from jiangxin.kernel.refusals import Refused

CHINA = timezone(timedelta(hours=8))
"""All of China keeps one time, without summer time."""


class Words(NamedTuple):
    """One thing said in both languages."""

    zh: str
    en: str

    def said(self, language: str) -> str:
        """The words in a language, zh or en."""
        return self.en if language == "en" else self.zh


def today() -> date:
    """Today in China: the day identity numbers are checked against."""
    return datetime.now(tz=CHINA).date()


language_option = click.option(
    "--lang",
    "language",
    type=click.Choice(["zh", "en"]),
    default=lambda: "en" if os.environ.get("JIANGXIN_LANG") == "en" else "zh",
    show_default="zh",
    help="语言 / language of the output",
)


def say(text: str) -> None:
    """Print a line of the answer to standard output."""
    click.echo(text)


def warn(text: str) -> None:
    """Print a line about the work, not part of the answer, to standard error."""
    click.echo(text, err=True)


def say_refusal(refusal: Refused) -> None:
    """Print a refusal with its cure: Chinese, then English."""
    warn(f"不能办理：{stopped(refusal.sentence, '。')}{stopped(refusal.fix, '。')}")
    warn(f"Not done: {stopped(refusal.sentence_en, '.')} {stopped(refusal.fix_en, '.')}")


def stopped(sentence: str, stop: str) -> str:
    """A sentence with a full stop at its end."""
    return sentence if sentence.endswith((stop, "？", "?", "：")) else sentence + stop


def settle_streams() -> None:
    """Let the streams print any text whatever the terminal's encoding: what it lacks is shown escaped."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")
