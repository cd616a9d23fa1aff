"""Tables that may be wider than a small screen: told apart, and put where they can be scrolled."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from typebar.writers import xhtml

WIDE = "wide"
"""The class of a table that a small screen, or a page in large type, has no room for."""

_ROOM = 16
"""Characters that stand beside each other on 320 pixels at the largest type of a web page."""
_GAP = 2
"""Characters that the space between two columns takes."""


def is_wide(table: Element) -> bool:
    """Whether the longest words of its columns may have no room beside each other."""
    widest: list[int] = []
    for row in table.iter("tr"):
        for column, cell in enumerate(row):
            words = "".join(cell.itertext()).split()
            longest = max(map(len, words), default=0) + _GAP
            if column == len(widest):
                widest.append(longest)
            widest[column] = max(widest[column], longest)
    return sum(widest) > _ROOM


def scroller(table: Element) -> Element:
    """What holds a wide table on a web page, to be scrolled by keyboard too.

    It's named by the table's caption, or by what stands in its first row.
    """
    named = {"class": "scroller", "role": "group", "tabindex": "0"}
    return xhtml.element("div", named | {"aria-label": ", ".join(_heads(table))})


def _heads(table: Element) -> Iterator[str]:
    first = next((item for item in table.iter() if item.tag in ("caption", "tr")), table)
    for cell in (first,) if first.tag == "caption" else first:
        if words := " ".join("".join(cell.itertext()).split()):
            yield words
