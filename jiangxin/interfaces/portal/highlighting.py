"""Marks in running text: named phrases of the law, words searched for, references turned into chips."""

import re
from collections.abc import Iterable

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from jiangxin.interfaces.portal.languages import Language

SUM_OF_MONEY = re.compile(r"(\d+元(?:/[人天])?(?:以上)?)")
CLAUSE_PREFIX = re.compile(r"^(按第\d+条|Clause \d+)[：:]\s*")
"""What a line of arithmetic begins with; the chip beside the line says the same."""
CLAUSE_REFERENCE = re.compile(r"第\s?(\d+)\s?条|\b[Cc]lause (\d+)\b")


def highlight(text: str, phrases: Iterable[str]) -> SafeString:
    """The text, escaped, with every occurrence of a phrase marked; letters match whatever their case."""
    wanted = sorted({phrase for phrase in phrases if phrase}, key=len, reverse=True)
    if not wanted:
        return format_html("{}", text)
    pattern = re.compile("(" + "|".join(map(re.escape, wanted)) + ")", re.IGNORECASE)
    return join_alternating(pattern.split(text), "<mark>{}</mark>")


def mark_law(text: str, named: Iterable[str]) -> SafeString:
    """The legal text with its named phrases marked; a sum such as 1000元/人 stays on one line."""
    pattern = re.compile("(" + "|".join(map(re.escape, sorted(named, key=len, reverse=True))) + ")")
    pieces = pattern.split(text)
    kept = [
        join_alternating(SUM_OF_MONEY.split(piece), '<span class="jx-nowrap">{}</span>') for piece in pieces
    ]
    return join_alternating(kept, "<mark>{}</mark>")


def join_alternating(pieces: list[str], odd_format: str) -> SafeString:
    """Pieces as `re.split` gives them with one group: every second one is a match and gets the format."""
    return format_html_join(
        "",
        "{}",
        ((format_html(odd_format, piece) if index % 2 else piece,) for index, piece in enumerate(pieces)),
    )


def cite_references(text: str, language: Language, own_number: int = 0) -> SafeString:
    """The text with 「第 21 条」 or "clause 21" turned into chips that lead to the clause, save its own."""
    pieces: list[str | SafeString] = []
    end = 0
    for found in CLAUSE_REFERENCE.finditer(text):
        number = int(found.group(1) or found.group(2))
        pieces.append(text[end : found.start()])
        pieces.append(found.group() if number == own_number else cite(number, language))
        end = found.end()
    pieces.append(text[end:])
    return format_html_join("", "{}", ((piece,) for piece in pieces))


def cite(number: int, language: Language) -> SafeString:
    """The chip of one clause."""
    label = "Clause <b>{}</b>" if language == "en" else "第<b>{}</b>条"
    return format_html(
        '<a class="jx-cite" href="{}">{}</a>',
        reverse("portal:clause", args=[number]),
        format_html(label, number),
    )
