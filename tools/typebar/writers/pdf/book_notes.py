"""Notes that WeasyPrint has put on another page than their call, and how to bring them back.

When a paragraph at the foot of a page has room for too few of its lines, WeasyPrint makes some by
sending the page's notes on to the next one. The paragraph should go there instead.
"""

from collections.abc import Iterator
from typing import Any

from typebar.model.prose import LINE_ATTRIBUTE


def to_push(pages: list[Any]) -> str:
    """The line of the paragraph that must begin the next page; empty: every note is in place.

    Lines are those of the source, as blocks carry them.
    """
    calls: dict[int, int] = {}
    lasts: list[str] = []
    for index, page in enumerate(pages):
        last = ""
        for box, line, in_area in _boxes(page._page_box):
            if in_area:
                called = calls.get(id(box.element))
                if called is not None and called < index and lasts[called]:
                    return lasts[called]
                calls.pop(id(box.element), None)
            elif (box.element_tag or "").endswith("::footnote-call"):
                calls[id(box.element)] = index
            last = last if in_area else line or last
        lasts.append(last)
    return ""


def _boxes(root: Any) -> Iterator[tuple[Any, str, bool]]:
    """Boxes of text in the order of the page, the line of their block, and whether in a note."""
    waiting = [(root, "", False)]
    while waiting:
        box, line, in_area = waiting.pop()
        box = getattr(box, "_box", box)
        kind = type(box).__name__
        if kind == "MarginBox":
            continue
        in_area = in_area or kind == "FootnoteAreaBox"
        if box.element is not None and not in_area:
            line = box.element.get(LINE_ATTRIBUTE) or line
        if kind == "TextBox" or (in_area and box.element is not None):
            yield box, line, in_area
        waiting += [(child, line, in_area) for child in reversed(getattr(box, "children", ()))]
