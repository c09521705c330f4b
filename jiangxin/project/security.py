"""What a browser is told to refuse, for every page alike."""

from csp.constants import NONE, SELF

CONTENT_DIRECTIVES = {
    "default-src": [NONE],
    "script-src": [SELF],
    "style-src": [SELF],
    "font-src": [SELF],
    "connect-src": [SELF],
    "img-src": [SELF, "data:"],  # the style sheet's small pictures are data addresses
    "form-action": [SELF],
    "frame-ancestors": [NONE],
    "base-uri": [NONE],
}
REFERRER_POLICY = "same-origin"
HSTS_SECONDS = 31_536_000
