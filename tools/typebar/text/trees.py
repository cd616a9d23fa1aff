"""Putting text and elements into trees whose text hangs on their elements."""

from collections.abc import Iterable
from xml.etree.ElementTree import Element

Content = Element | str | None
"""What stands in an element; None is left out."""


def append(parent: Element, content: Iterable[Content]) -> None:
    """Add elements and text behind what stands in the parent already."""
    for item in content:
        if isinstance(item, str):
            append_text(parent, item)
        elif item is not None:
            parent.append(item)


def append_text(parent: Element, text: str) -> None:
    """Add text behind what stands in the parent already; many short ones take quadratic time."""
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text
