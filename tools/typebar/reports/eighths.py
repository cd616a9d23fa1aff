"""Page eighths: how schedules measure scenes.

A page is eight eighths, whatever stands on it; what is white at its foot belongs to the scene that
ends there. Every scene begins at the eighth that is nearest to its first row, and lasts to where
the next one begins: so the eighths of all scenes are those of all pages, every scene is right to
within one eighth, and a change on page 100 leaves page 1 as it was. (Rounding each scene up by
itself makes 190 scenes 15 pages longer than their script.) No scene has less than one eighth: where
several begin in the same one, those after it start later, until there is room again.
"""

import re
from collections.abc import Sequence

PARTS = 8


def eighths(starts: Sequence[int], rows: int, pages: int) -> list[int]:
    """The eighths of scenes that begin at these rows, which count through from the first page.

    They add up to `PARTS * pages`, unless there are more scenes than eighths: then each has one.

    Args:
        starts: in ascending order; the first scene takes what is before it, too.
        rows: those of a page.
        pages: how many there are.
    """
    if not starts:
        return []
    whole = max(PARTS * pages, len(starts))
    ticks = [0]
    for start in starts[1:]:
        nearest = (2 * PARTS * start + rows) // (2 * rows)
        ticks.append(max(nearest, ticks[-1] + 1))
    limit = whole
    for index in range(len(ticks) - 1, -1, -1):
        limit = min(limit - 1, ticks[index])
        ticks[index] = limit
    return [stop - start for start, stop in zip(ticks, [*ticks[1:], whole], strict=True)]


FRACTIONS = frozenset(f"{count}/{PARTS}" for count in range(1, PARTS))
"""What stands behind whole pages, and mustn't be parted from them: "4/8"."""
_PARTED = re.compile(f"(?<=[0-9]) (?=[1-{PARTS - 1}]/{PARTS})")


def held_together(text: str) -> str:
    """The text with blanks in front of fractions that no line ends at."""
    return _PARTED.sub("\N{NO-BREAK SPACE}", text)


def shown(count: int) -> str:
    """As schedules write it: "2 3/8"."""
    pages, rest = divmod(count, PARTS)
    if not rest:
        return str(pages)
    return f"{pages} {rest}/{PARTS}" if pages else f"{rest}/{PARTS}"


def said(count: int) -> str:
    """The same in a sentence: "3/8 of a page", "2 3/8 pages"."""
    if count < PARTS:
        return f"{shown(count)} of a page"
    return "1 page" if count == PARTS else f"{shown(count)} pages"
