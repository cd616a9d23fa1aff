"""Notes that WeasyPrint has put on another page than their call, and how to bring them back.

When a paragraph at the foot of a page has room for too few of its lines, WeasyPrint makes some by
sending the page's notes on to the next one, whether that helps or not. The paragraph should go
there instead.
"""

from collections.abc import Collection, Iterator
from typing import Any

from typebar.model.prose import LINE_ATTRIBUTE


def to_push(pages: list[Any], pushed: Collection[str]) -> str:
    """The line of the block that must begin the next page; empty: every note is in place.

    Lines are those of the source, as blocks carry them. Where the page ends between two blocks it
    is enough to end it there without a trial; else, and where that was done already, the last
    block goes.
    """
    calls: dict[int, int] = {}
    lasts: list[str] = []
    for index, page in enumerate(pages):
        first = last = ""
        for box, line, in_area in _boxes(page._page_box):
            first = first or ("" if in_area else line)
            if in_area:
                called = calls.get(id(box.element))
                if called is not None and called < index and lasts[called]:
                    begins = first if called == index - 1 and first not in pushed else ""
                    return begins or lasts[called]
                calls.pop(id(box.element), None)
            elif (box.element_tag or "").endswith("::footnote-call"):
                calls[id(box.element)] = index
            last = last if in_area else line or last
        lasts.append(last)
    return ""


def _boxes(root: Any) -> Iterator[tuple[Any, str, bool]]:
    """Boxes in the order of the page, the line of their block, and whether in a note.

    Those of text, those of notes, and those that begin a block.
    """
    waiting = [(root, "", False)]
    while waiting:
        box, line, in_area = waiting.pop()
        box = getattr(box, "_box", box)
        kind = type(box).__name__
        if kind == "MarginBox":
            continue
        in_area = in_area or kind == "FootnoteAreaBox"
        own = "" if box.element is None or in_area else box.element.get(LINE_ATTRIBUTE, "")
        line = own or line
        if kind == "TextBox" or own or (in_area and box.element is not None):
            yield box, line, in_area
        waiting += [(child, line, in_area) for child in reversed(getattr(box, "children", ()))]
