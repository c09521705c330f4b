"""The language of a page: Chinese, unless the reader has chosen English."""

from django.conf import settings
from django.http import HttpRequest
from django.middleware.locale import LocaleMiddleware
from django.utils import translation


class ChosenLanguageMiddleware(LocaleMiddleware):
    """Follows the reader's choice (a cookie) and not the browser's wish list.

    An office computer installed in English would otherwise show an official the second language first.
    """

    def process_request(self, request: HttpRequest) -> None:
        """Use the language of the cookie if it is one of ours."""
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        known = dict(settings.LANGUAGES)
        translation.activate(chosen if chosen in known else settings.LANGUAGE_CODE)
        request.LANGUAGE_CODE = translation.get_language() or settings.LANGUAGE_CODE
