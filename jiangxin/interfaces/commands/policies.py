"""`jiangxin policy`: the clauses word for word, the rates of a day and place, the worked examples."""

from datetime import date

import click

from jiangxin.interfaces.commands.rule_sources import DEFAULT_POLICY, load_adjudicator
from jiangxin.interfaces.commands.speech import Words, language_option, say, today
from jiangxin.kernel.periods import parse_day
from jiangxin.kernel.refusals import Refused
from jiangxin.policy.pack import list_pack_codes, load_pack

PROVINCE = 230000
_policy_option = click.option(
    "--policy", default=DEFAULT_POLICY, show_default=True, help="政策包 / policy pack"
)


@click.group("policy")
def command() -> None:
    """条款原文、标准和算例。 / Clauses, rates and worked examples."""


@command.command("list")
@language_option
def list_packs(language: str) -> None:
    """有哪些政策包。 / The policy packs there are."""
    for code in list_pack_codes():
        pack = load_pack(code)
        say(
            Words(f"{code}  {pack.version}  {pack.title}", f"{code}  {pack.version}  {pack.title_en}").said(
                language
            )
        )


@command.command("show")
@click.argument("number", metavar="CLAUSE", type=int)
@_policy_option
@language_option
def show(number: int, policy: str, language: str) -> None:
    """第 CLAUSE 条的原文、责任单位和要点。 / One clause: the text, the units, the plain points."""
    clause = load_pack(policy).get_clause(number)
    say(Words(f"第{number}条  {clause.heading_zh}", f"Clause {number}  {clause.heading_en}").said(language))
    say("")
    say(clause.text)
    say("")
    say(Words(f"责任单位：{clause.unit_line}", f"Responsible units: {clause.unit_line}").said(language))
    for point_zh, point_en in zip(clause.plain_zh, clause.plain_en, strict=True):
        say(Words(f"· {point_zh}", f"· {point_en}").said(language))
    related = "、".join(str(other) for other in clause.related)
    say(Words(f"相关：第 {related} 条", f"Related clauses: {related}").said(language))


@command.command("rates")
@click.option("--on", "day", help="哪一天，默认今天 / which day, today by default")
@click.option("--city", help="市（地）或县，默认全省 / city or county, the province by default")
@click.option("--clause", type=int, help="只看某条 / one clause only")
@click.option("--rates", multiple=True, type=click.Path(), help="地方标准 TOML / local rates")
@_policy_option
@language_option
def rates(
    day: str | None, city: str | None, clause: int | None, rates: tuple[str, ...], policy: str, language: str
) -> None:
    """某天某地执行的全部标准。 / Every rate in force on a day in a place."""
    from pathlib import Path  # noqa: PLC0415

    from jiangxin.interfaces.commands.rate_words import describe_rate  # noqa: PLC0415

    adjudicator = load_adjudicator(policy, [Path(name) for name in rates])
    if clause is not None:
        adjudicator.pack.get_clause(clause)
    on = today() if day is None else _read_day(day)
    place, name = _read_place(city)
    say(Words(f"{name}  {on}", f"{name}  {on}").said(language))
    for row in adjudicator.book.list_rates(on=on, region=place):
        if clause is None or row.definition.clause == clause:
            say(describe_rate(row).said(language))


def _read_day(text: str) -> date:
    try:
        return parse_day(text)
    except Refused as refusal:
        raise Refused(
            refusal.code,
            f"--on {text}：{refusal.sentence}",
            f"--on {text}: {refusal.sentence_en}",
            refusal.fix,
            refusal.fix_en,
        ) from None


def _read_place(text: str | None) -> tuple[int, str]:
    from jiangxin.policy.divisions import list_divisions_named  # noqa: PLC0415

    if text is None:
        return PROVINCE, "黑龙江省"
    named = list_divisions_named(text)
    if len(named) == 1:
        return named[0].code, named[0].name
    listed = "、".join(f"{item.name}（{item.code}）" for item in named)
    raise Refused(
        "division.ambiguous" if named else "division.unknown",
        f"“{text}”可能是：{listed}。" if named else f"黑龙江省区划表里没有“{text}”。",
        f"{text} may be any of: {listed}." if named else f"No division of Heilongjiang is called {text}.",
        "写全称或六位区划代码。",
        "Write the full name or the six-digit code.",
    )


@command.command("examples")
@click.option("--clause", type=int, help="只看某条 / one clause only")
@_policy_option
@language_option
def examples(clause: int | None, policy: str, language: str) -> None:
    """算例：事实、结论和手算的理由。 / Worked examples: facts, decision, reasoning by hand."""
    from jiangxin.interfaces.commands.example_words import describe_example  # noqa: PLC0415
    from jiangxin.policy.examples import load_examples  # noqa: PLC0415

    pack = load_pack(policy)
    if clause is not None:
        pack.get_clause(clause)
    shown = [item for item in load_examples(policy) if clause is None or item.clause == clause]
    for example in shown:
        for words in describe_example(example):
            say(words.said(language))
    if not shown:
        say(Words(f"第{clause}条没有算例", f"Clause {clause} has no worked example").said(language))
