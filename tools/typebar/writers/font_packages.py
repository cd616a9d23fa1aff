"""Which package of Debian has a font for a character."""

import unicodedata

_EAST_ASIAN = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO", "IDEOGRAPHIC", "FULLWIDTH")
_PICTURES = range(0x1F000, 0x20000)
"""Where emoji are, but for older ones that other fonts have too."""


def package(character: str) -> str:
    """The name of the package; those of other systems are called alike."""
    if unicodedata.name(character, "").startswith(_EAST_ASIAN):
        return "fonts-noto-cjk"
    return "fonts-noto-color-emoji" if ord(character) in _PICTURES else "fonts-noto-core"
