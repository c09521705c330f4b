"""The two languages of the public pages: Chinese first, English by choice, remembered in a cookie."""

from typing import Literal, NamedTuple

from django.utils import translation

Language = Literal["zh", "en"]

LANGUAGES: tuple[Language, ...] = ("zh", "en")
COOKIE_VALUE: dict[Language, str] = {"zh": "zh-hans", "en": "en"}
"""Value kept in Django's language cookie, so that all doors of the house read the same choice."""


class Text(NamedTuple):
    """One sentence in both languages."""

    zh: str
    en: str

    def in_language(self, language: Language) -> str:
        """The sentence in that language."""
        return self.en if language == "en" else self.zh


def get_language() -> Language:
    """The language the visitor chose, as the house made it active; Chinese where none was chosen."""
    return "en" if translation.get_language() == COOKIE_VALUE["en"] else "zh"
