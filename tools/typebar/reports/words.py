"""What a word is, for every count of words here."""

import re
from functools import cache

# Scripts without blanks between words: each character counts as one, as word processors do it.
_SINGLE = "\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
# Marks that stand on or between letters and would part them: accents written apart, vowel signs.
_MARKS = (
    "\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u0610-\u061a\u064b-\u065f\u0670"
    "\u0900-\u0963\u0966-\u0dff\u0e00-\u0eff\u200c\u200d"
)
_LETTER = rf"(?:[^\W_{_SINGLE}]|[{_MARKS}])"
_WORD = rf"[{_SINGLE}]|{_LETTER}+(?:['’\-‑]{_LETTER}+)*"
_PLAIN_WORD = re.compile(r"[A-Za-z0-9]+(?:['’\-‑][A-Za-z0-9]+)*")
_PLAIN = re.compile("[\0-\x7f“”‘’–—…‑«»„‚\xa0\u202f\ufe0e↩]*")
"""Texts with no letters but those of the first 128 characters."""


def words(text: str) -> list[str]:
    """The words of a text: letters and digits, with the apostrophes and hyphens inside them.

    "Don't", "jack-in-the-box" and "1,000" are one, one and two. Of Chinese and Japanese each
    character is a word.
    """
    return (_PLAIN_WORD if _PLAIN.fullmatch(text) else _any_word()).findall(text)


@cache
def _any_word() -> re.Pattern[str]:
    """The pattern for all languages: 8 ms that plain texts never pay."""
    return re.compile(_WORD)


def folded(word: str) -> str:
    """The word as vocabularies list it: without case, with one kind of apostrophe and hyphen."""
    return word.casefold().replace("’", "'").replace("‑", "-")
