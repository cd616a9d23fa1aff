"""Marks of emphasis without a partner, in either language."""

from collections.abc import Iterator

from typebar.lint.pattern import lazy
from typebar.model.emphasis import unmatched

_CENSORED = lazy(r"(?<!\w)(?:\w{1,2}\*{3}|\w\*\*)(?![\w*])")
"""What the f***: a short word's end."""
_LONGEST = 2


def loose_marks(text: str) -> Iterator[tuple[int, int]]:
    """Where single, double or triple marks of a line have no partner.

    Marks inside a word are text, and so are stars in the place of letters.
    """
    for start, end in unmatched(text):
        around = text[max(0, start - 1) : start] + text[end : end + 1]
        inside = len(around) == 2 and around.isalnum()
        if not inside and not _is_censored(text, start, end):
            yield start, end


def _is_censored(text: str, start: int, end: int) -> bool:
    opening = start
    while opening and start - opening <= _LONGEST and text[opening - 1].isalpha():
        opening -= 1
    return _CENSORED.fullmatch(text, opening, end) is not None
