"""The entry point: finds the command, runs it, turns every failure into a sentence and an exit code."""

import hashlib
import importlib
import os
import signal
import sys
import traceback
from collections.abc import Sequence
from types import FrameType

import click

from jiangxin.interfaces.commands.speech import say_refusal, settle_streams, warn
from jiangxin.kernel.refusals import Refused

UNUSABLE = 2
INTERRUPTED = 130
_COMMANDS = {
    "adjudicate": ("adjudicate", "核定一个申领文件 / decide a file of claims"),
    "explain": ("explain", "说明一项申领为什么这样核定 / explain one claim's decision"),
    "schema": ("schema", "申领文件各列的说明 / the columns of a claim file"),
    "template": ("template", "生成申领模板 / write a template for claims"),
    "policy": ("policies", "条款、标准、算例 / clauses, rates, worked examples"),
}


class _Lazy(click.Group):
    """A group whose commands are imported only when they run, so that help appears at once."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        module = importlib.import_module(f"jiangxin.interfaces.commands.{_COMMANDS[cmd_name][0]}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("命令 / Commands"):
            formatter.write_dl([(name, summary) for name, (_, summary) in _COMMANDS.items()])


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--debug", is_flag=True, help="出错时显示技术细节 / show technical details of a fault")
@click.version_option(package_name="jiangxin", prog_name="jiangxin", message="%(prog)s %(version)s")
def cli(debug: bool) -> None:
    """匠心：按政策核定职业技能培训补贴，每一分钱都说明依据第几条。

    Jiangxin decides vocational training subsidies and names the clause behind every yuan.
    """


def main() -> None:
    """Run the command line and end the process with its exit code."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run one command; 0 all decided, 1 some rows bad, 2 unusable, 130 interrupted."""
    settle_streams()
    is_debugging = "--debug" in arguments
    previous = signal.signal(signal.SIGTERM, _interrupt)
    try:
        outcome = cli.main([a for a in arguments if a != "--debug"], "jiangxin", standalone_mode=False)
        sys.stdout.flush()
        return outcome if isinstance(outcome, int) else 0
    except click.exceptions.Exit as ending:
        return ending.exit_code
    except click.ClickException as fault:
        return _say_usage(fault)
    except Refused as refusal:
        say_refusal(refusal)
        return UNUSABLE
    except BrokenPipeError:
        # Whoever read our output has enough. Python would complain at exit when it flushes what is left.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except (KeyboardInterrupt, click.Abort):
        warn("已中断，没有写出任何文件。 Interrupted; nothing was written.")
        return INTERRUPTED
    except Exception as fault:  # the last door: a person gets a sentence, never a trace
        return _say_fault(fault, is_debugging)
    finally:
        signal.signal(signal.SIGTERM, previous)


def _interrupt(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _say_usage(fault: click.ClickException) -> int:
    if isinstance(fault, click.exceptions.NoArgsIsHelpError):
        click.echo(fault.format_message())
        return UNUSABLE
    warn(f"命令写得不对：{_in_chinese(fault)}")
    warn(f"Usage error: {fault.format_message()}")
    path = fault.ctx.command_path if isinstance(fault, click.UsageError) and fault.ctx else "jiangxin"
    warn(f"用法见 / see: {path} --help")
    return UNUSABLE


def _in_chinese(fault: click.ClickException) -> str:
    if isinstance(fault, click.NoSuchOption):
        near = f"，可能是 {'、'.join(fault.possibilities)}" if fault.possibilities else ""
        return f"没有选项 {fault.option_name}{near}"
    if isinstance(fault, click.MissingParameter) and fault.param is not None:
        is_option = fault.param.param_type_name == "option"
        return f"缺少 {fault.param.opts[0] if is_option else fault.param.human_readable_name}"
    if isinstance(fault, click.BadParameter) and fault.param is not None:
        return f"{fault.param.opts[0]} 的值不对"
    if isinstance(fault, click.UsageError) and fault.message.startswith("No such command"):
        return "没有这个命令"
    if isinstance(fault, click.UsageError) and fault.message.startswith("Got unexpected extra argument"):
        return "参数多了"
    return "请对照用法"


def _say_fault(fault: Exception, is_debugging: bool) -> int:
    """Name the place of a fault by a short reference that is the same whenever the same thing goes wrong."""
    if is_debugging:
        traceback.print_exception(fault)
    places = [f"{frame.name}:{frame.lineno}" for frame in traceback.extract_tb(fault.__traceback__)]
    seen = " ".join([type(fault).__name__, *places])
    reference = "E-" + hashlib.blake2b(seen.encode(), digest_size=4).hexdigest().upper()
    warn(f"程序出错，没有写出任何文件。报编号 {reference}，或加 --debug 看细节。")
    warn(f"The program failed; nothing was written. Quote {reference}, or add --debug for details.")
    return UNUSABLE
