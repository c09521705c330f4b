"""Words in two languages, money and figures as the pages print them, and small drawings."""

import re

from django import template
from django.template.base import Node, NodeList, Parser, Token
from django.template.context import Context
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from jiangxin.interfaces.portal.languages import Text, get_language

register = template.Library()

FEN_PER_YUAN = 100
AFTER_PUNCTUATION = re.compile("(?<=[，：；])")
TAG_SHAPES = {
    "idle": '<circle cx="6" cy="6" r="4.5" fill="none" stroke="currentColor" stroke-width="2"/>',
    "turn": '<path d="M6 .5 11.5 6 6 11.5.5 6z" fill="currentColor"/>',
    "done": '<path d="M1 6.5 4.5 10 11 2.5" fill="none" stroke="currentColor" stroke-width="2"/>',
    "bad": '<path d="M6 .8 11.8 11.2H.2z" fill="currentColor"/>',
    "lock": '<path d="M1 1h10v10H1z" fill="currentColor"/>',
}
"""The shape that says the same as the colour and the word of a status tag."""


@register.simple_tag
def t(zh: str, en: str) -> str:
    """The one of two given words that is in the page's language."""
    return Text(zh, en).in_language(get_language())


@register.simple_tag
def say(text: Text) -> str:
    """A sentence in the page's language."""
    return text.in_language(get_language())


@register.simple_tag(takes_context=True)
def here(context: Context) -> str:
    """Address of the page being shown, with its query; home where an error page knows no request."""
    request = context.get("request")
    return request.get_full_path() if request else "/"


@register.filter
def breakable(title: str) -> SafeString:
    """A title that breaks after its punctuation rather than within a word."""
    return format_html_join(SafeString("<wbr>"), "{}", ((part,) for part in AFTER_PUNCTUATION.split(title)))


class BothLanguagesNode(Node):
    """Holds the Chinese and the English half of a passage and renders one."""

    def __init__(self, zh: NodeList, en: NodeList) -> None:
        self.zh = zh
        self.en = en

    def render(self, context: Context) -> SafeString:
        """The half that is in the page's language."""
        return (self.en if get_language() == "en" else self.zh).render(context)


@register.tag("zh")
def both_languages(parser: Parser, token: Token) -> Node:
    """`{% zh %}…{% en %}…{% endzh %}`: a passage in both languages."""
    zh = parser.parse(("en",))
    parser.delete_first_token()
    en = parser.parse(("endzh",))
    parser.delete_first_token()
    return BothLanguagesNode(zh, en)


@register.simple_tag
def icon(name: str) -> SafeString:
    """A drawing from icons.svg; words beside it carry the meaning."""
    address = static("portal/img/icons.svg")
    return format_html('<svg class="jx-i" aria-hidden="true"><use href="{}#{}"/></svg>', address, name)


@register.simple_tag
def tag(state: str, label: str) -> SafeString:
    """A status tag: colour, shape and word together. States: idle, turn, done, bad, lock."""
    shape = SafeString(TAG_SHAPES[state])
    return format_html(
        '<span class="jx-tag jx-tag--{}"><svg viewBox="0 0 12 12" aria-hidden="true">{}</svg>{}</span>',
        state,
        shape,
        label,
    )


@register.filter
def grouped(number: int) -> str:
    """A whole number with commas: 64800 is 64,800."""
    return f"{number:,}"


@register.filter
def yuan(amount_fen: int) -> str:
    """Money with two decimals, as wherever it is paid or summed: 6480000 fen is 64,800.00."""
    sign = "\u2212" if amount_fen < 0 else ""
    whole, rest = divmod(abs(amount_fen), FEN_PER_YUAN)
    return f"{sign}{whole:,}.{rest:02d}"


@register.filter
def yuan_short(amount_fen: int) -> str:
    """Money for headlines and rates: decimals only where there are fen. 36000 fen is 360, 27050 is 270.50."""
    return yuan(amount_fen).removesuffix(".00")


@register.filter
def unlocalised(number: float) -> str:
    """A coordinate of a drawing, with a point whatever the language."""
    return f"{number:g}"
