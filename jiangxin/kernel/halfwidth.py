"""Text as people type and paste it, brought to plain half-width characters."""

import unicodedata

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_ALIKE = {0x3000: " ", 0xFFE5: "¥", 0x2212: "-"}
_TABLE = _FULL_WIDTH | _ALIKE


def to_halfwidth(text: str) -> str:
    """Full-width ASCII, the ideographic space, ￥ and the minus sign become plain; ends are trimmed.

    Invisible format characters (zero-width spaces, direction marks) are dropped: they arrive by pasting, and
    nobody could find them on the screen. Unicode's NFKC is not used because it also turns ² into 2 and ①
    into 1, which would guess at what was meant.
    """
    plain = text.translate(_TABLE)
    return "".join(sign for sign in plain if unicodedata.category(sign) != "Cf").strip()
