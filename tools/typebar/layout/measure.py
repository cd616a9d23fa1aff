"""How many columns text takes: East Asian wide characters two, what joins the one before none."""

import unicodedata

_JOINER = "\u200d"
_ZERO_CATEGORIES = frozenset({"Mn", "Me", "Cf", "Cc"})
_SKIN_TONES = range(0x1F3FB, 0x1F400)
_JAMO_TAILS = range(0x1160, 0x1200)
"""Vowels and finals that stack on a leading Hangul consonant."""


class _Widths(dict[str, int]):
    """Columns of single characters, found once each."""

    def __missing__(self, character: str) -> int:
        width = _width(character)
        self[character] = width
        return width


def _width(character: str) -> int:
    number = ord(character)
    if number in _SKIN_TONES or number in _JAMO_TAILS:
        return 0
    if unicodedata.category(character) in _ZERO_CATEGORIES:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


WIDTHS = _Widths()


def is_plain(text: str) -> bool:
    """Whether every character takes one column, told fast; false may be over-cautious."""
    return text.isascii() or all(map(_is_narrow, set(text)))


def _is_narrow(character: str) -> bool:
    return WIDTHS[character] == 1 or character == "\n"


def columns(text: str) -> int:
    """Columns that the text takes on one row."""
    if text.isascii():
        return len(text)
    total = 0
    previous = ""
    for character in text:
        if previous != _JOINER:
            total += WIDTHS[character]
        previous = character
    return total


def joins(text: str, index: int) -> bool:
    """Whether the character at `index` can't be parted from the one before it."""
    if index <= 0 or index >= len(text):
        return False
    return WIDTHS[text[index]] == 0 or text[index - 1] == _JOINER
