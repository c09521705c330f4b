"""`python -m jiangxin.project.launch [run|reset]`, as the Makefile calls it."""

import sys

import click

from jiangxin.project.launch.house import run_house
from jiangxin.project.launch.reset import reset_house
from jiangxin.project.launch.speech import CannotStart, complain
from jiangxin.services.processes.supervision import ProgramEnded


@click.group()
def main() -> None:
    """Run 匠心 on this machine, or start it over."""


@main.command()
@click.option("--ends-with", type=int, default=None, help="process that must not be outlived")
@click.option("--without-examples", is_flag=True, help="do not decide the example claims first")
def run(ends_with: int | None, without_examples: bool) -> None:
    """Bring the house up and serve until stopped."""
    try:
        run_house(ends_with, with_examples=not without_examples)
    except CannotStart as reason:
        complain(reason)
        sys.exit(1)
    except ProgramEnded as ended:
        complain(f"程序意外结束，已全部停止：{ended}。A program ended by itself; all were stopped: {ended}.")
        sys.exit(1)


@main.command()
def reset() -> None:
    """Delete everything this installation has stored."""
    try:
        reset_house()
    except CannotStart as reason:
        complain(reason)
        sys.exit(1)


if __name__ == "__main__":
    main()
