"""`jiangxin schema claims`: the columns of a claim file, for people, programs and documentation."""

import click

from jiangxin.engines.claim_files.schema_pages import as_json, as_markdown, as_text
from jiangxin.interfaces.commands.speech import language_option, say


@click.group("schema")
def command() -> None:
    """申领文件的列：名称、含义、何时必填。 / The columns of a claim file."""


@command.command("claims")
@click.option("--json", "is_json", is_flag=True, help="输出 JSON / print JSON")
@click.option("--markdown", "is_markdown", is_flag=True, help="输出 Markdown 表格 / print a Markdown table")
@language_option
def claims(is_json: bool, is_markdown: bool, language: str) -> None:
    """逐列说明申领文件。 / Describe every column of a claim file."""
    if is_json:
        say(as_json())
    elif is_markdown:
        say(as_markdown(language))
    else:
        say(as_text(language))
