"""Names of speakers in the case in which they're spoken.

Cues are typed in capitals. A screen reader spells some words in capitals letter by letter, and a
braille display marks every one; so the text says "Lara" and the style sheet shows LARA.
"""

import re

from typebar.writers.xhtml import name_set

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_TOKEN = re.compile(r"\S+")
_SMALL = name_set(
    "a an and at by da de del der des di du e en et for from in la le of on or the to"
)
"""Words without a capital inside a name: Man in the Hat, Ludwig van ..., Rosa de la Cruz."""
_ABBREVIATIONS = name_set(
    "ai ceo cfo cia cto dea eu fbi icu id la nasa nsa nypd lapd pa ufo uk un us usa vip"
)
"""Spoken letter by letter or as a name of their own, though they have vowels."""
_TITLES = name_set("capt cpl cpt dr fr gen jr lt maj mr mrs ms ng prof pvt sgt sr st")
"""Have no vowel, or look like it, and are words all the same."""
_ROMAN = re.compile(r"(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})")
_OWN_CASES = name_set("az el ga lt tr")
"""Languages in which capitals can't be undone, or CSS makes others of them than were written."""


def spoken(name: str, language: str) -> str:
    """The name in real case when it's typed in capitals, else as it is.

    Kept in capitals: words with digits (R2D2, 3CPO), initials (J.R., T-BONE's T), words of up to
    four letters without a vowel (TV, DJ, BBC) and well-known abbreviations (FBI), Roman numerals
    (HENRY IV). `Mc` and `O'` keep their second capital. Whatever the rules say, the result turns
    into the same capitals again; where it wouldn't, the name stays.
    """
    if any(letter.islower() for letter in name) or language.partition("-")[0] in _OWN_CASES:
        return name
    first = True
    pieces: list[str] = []
    at = 0
    for token in _TOKEN.finditer(name):
        pieces += (name[at : token.start()], _token(token[0], first=first))
        at = token.end()
        first = False
    cased = "".join((*pieces, name[at:]))
    return cased if cased.upper() == name else name


def capitals_differ(text: str, language: str) -> bool:
    """Whether capitals made by CSS would be another text: "Mac", "ß", Greek with accents."""
    return text != text.upper() or language.partition("-")[0] in _OWN_CASES


def _token(token: str, *, first: bool) -> str:
    if any(letter.isdigit() for letter in token):
        return token
    if token.count(".") > 1 or (token.endswith(".") and len(token) == 2):
        return token
    return _WORD.sub(lambda found: _word(found[0], first=first and found.start() == 0), token)


def _word(word: str, *, first: bool) -> str:
    lower = word.lower()
    if lower in _SMALL and not first:
        return lower
    if lower in _TITLES:
        return lower.capitalize()
    if len(word) == 1 or lower in _ABBREVIATIONS or _ROMAN.fullmatch(word):
        return word
    if len(word) <= 4 and word.isascii() and not set(lower) & set("aeiouy'"):
        return word
    if lower.startswith("mc") and len(word) > 4:
        return f"Mc{lower[2:].capitalize()}"
    return _with_apostrophes(lower)


def _with_apostrophes(lower: str) -> str:
    """O'Brien and D'Artagnan, but Bob's and Ma'am."""
    head, mark, tail = lower.partition("'") if "'" in lower else lower.partition("’")
    named = tail.capitalize() if len(head) == 1 and len(tail) > 2 else tail
    return f"{head.capitalize()}{mark}{named}"
