"""Short numbers in lines from top to bottom: set upright, side by side in the room of one letter.

Source: Requirements for Japanese Text Layout, 2.3.2, "Arrangement of Western Text in Vertical
Writing Mode".
"""

import re
from xml.etree.ElementTree import Element

from typebar.text import trees
from typebar.writers import xhtml

UPRIGHT = "upright"
"""The class of what stands in the room of one letter."""

_SHORT = re.compile(
    r"(?<![0-9A-Za-z.,:/%+!?-])([0-9]{1,2}|!!|!\?|\?!|\?\?)(?![0-9A-Za-z!?]|[.,:/%+-][0-9A-Za-z])"
)
"""Numbers of one or two figures and doubled marks, no part of a longer number, word or address."""
_KEPT = frozenset(("pre", "code", "kbd", "samp"))
"""What stands in these is shown as it is."""


def stand_up(root: Element) -> None:
    """Put the short numbers of a tree into spans that a style sheet sets upright."""
    stack = [root]
    while stack:
        item = stack.pop()
        if item.tag in _KEPT or "footnote-ref" in item.get("class", "").split():
            continue
        children = list(item)
        stack += children
        texts = [item.text or "", *(child.tail or "" for child in children)]
        if not any(map(_SHORT.search, texts)):
            continue
        for child in children:
            item.remove(child)
            child.tail = None
        item.text = None
        for text, following in zip(texts, (*children, None), strict=True):
            trees.append(item, (*_cut(text), following))


def _cut(text: str) -> list[Element | str]:
    # The pieces at odd places are what the pattern found.
    return [
        xhtml.element("span", {"class": UPRIGHT}, piece) if place % 2 else piece
        for place, piece in enumerate(_SHORT.split(text))
        if piece
    ]
