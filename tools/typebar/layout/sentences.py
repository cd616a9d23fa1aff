"""Where sentences end: the places at which a page may part a block of text."""

import re
from collections.abc import Iterator

_MARKS = ".?!…؟۔।॥።։"
"""With those of Arabic, Urdu, Hindi, Amharic and Armenian; a blank follows them."""
_CLOSING = r"""(?:["'”’“‘»«›‹)\]]|[ \u00a0\u202f][»›](?=\s|$))*+"""
"""German quotations end with what opens English ones; French marks stand off the word."""
_END = re.compile(
    rf"""(?<![{_MARKS}])[{_MARKS}]++{_CLOSING}(?=\s|$)|[。！？]["'”’」』）\]]*|--["'”’]?$|—["'”’]?$"""
)
"""No run of marks is looked at twice: ten thousand full stops took three seconds."""
_TITLES = frozenset(
    ["Mr", "Mrs", "Ms", "Dr", "St", "Prof", "Rev", "Gen", "Col", "Capt", "Lt", "Sgt", "Gov", "Sen"]
)
"""Short forms before a name. Without the capital they are words that a sentence may end with."""
_WORD = re.compile(r"([^\W\d_]+)$")


def ends(text: str, start: int, stop: int) -> Iterator[int]:
    """Places from `start` to `stop` at which a sentence ends, in order: past its closing quotes.

    A full stop after Mr. or an initial ends none; dashes do at the end of the text only.
    """
    # The window is wider than asked: a `$` that only the window's edge satisfied lies past `stop`.
    for match in _END.finditer(text, start, min(stop + 8, len(text))):
        if match.end() > stop:
            return
        if not (match.group()[0] == "." and _abbreviates(text, match.start())):
            yield match.end()


def _abbreviates(text: str, dot: int) -> bool:
    """Whether the full stop at `dot` belongs to a short form or an initial."""
    match = _WORD.search(text[max(0, dot - 12) : dot])
    if match is None:
        return False
    word = match.group(1)
    before = dot - len(word) - 1
    initial = len(word) == 1 and word.isupper() and word != "I"
    return (initial and (before < 0 or text[before] in " .")) or word in _TITLES
