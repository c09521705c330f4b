"""`jiangxin template`: an empty workbook to fill in, with drop-downs, notes and an example."""

from pathlib import Path

import click

from jiangxin.engines.claim_files.problems import UnusableFile
from jiangxin.engines.claim_files.settlement import output_kind
from jiangxin.engines.claim_files.staging import staging
from jiangxin.engines.claim_files.templates import write_template
from jiangxin.interfaces.commands.speech import Words, language_option, say


@click.command("template")
@click.argument("target", metavar="FILE.xlsx", type=click.Path(path_type=Path))
@click.option("--force", is_flag=True, help="覆盖已有文件 / replace an existing file")
@language_option
def command(target: Path, force: bool, language: str) -> None:
    """生成申领模板：证件号列为文本，有下拉、批注和示例。

    Write a template workbook with drop-downs, notes and an example.
    """
    output_kind(target, ("xlsx",))
    if target.exists() and not force:
        raise UnusableFile(
            "output.exists",
            f"{target} 已经存在，没有动它。",
            f"{target} exists already and was left alone.",
            "换一个文件名，或加 --force 覆盖。",
            "Choose another name, or add --force.",
        )
    with staging() as stage:
        stage.write(target, write_template)
    say(Words(f"模板：{target}", f"Template: {target}").said(language))
