"""Where pages begin in the text of a stretch, so that an e-book can name the same pages."""

from collections.abc import Iterator
from typing import Any

from typebar.writers.pdf.book_markup import JOINER

_FURNITURE = frozenset(("MarginBox", "FootnoteAreaBox"))
_AHEAD = 12
"""How many characters that the page doesn't show are passed over to find the next one."""


def beginnings(pages: list[Any], text: str) -> tuple[int, ...]:
    """For each page how many characters of the text stand on the pages before it.

    The text is the stretch's without blanks. What pages add to it (hyphens, numbers of lists and
    notes) or leave out of it (soft hyphens) is passed over.
    """
    marks = []
    at = 0
    for page in pages:
        marks.append(at)
        for piece in texts(page._page_box):
            at = _advance(text, at, "".join(piece.replace(JOINER, "").split()))
    return tuple(marks)


def _advance(text: str, at: int, piece: str) -> int:
    """The place in the text behind a piece of a line that was found at a place."""
    if text.startswith(piece, at):
        return at + len(piece)
    for character in piece:
        found = text[at : at + _AHEAD].casefold().find(character.casefold())
        if found >= 0:
            at += found + 1
    return at


def texts(root: Any) -> Iterator[str]:
    """The text of a page's boxes in the order of the text, without furniture and notes."""
    waiting = [root]
    while waiting:
        box = waiting.pop()
        box = getattr(box, "_box", box)
        kind = type(box).__name__
        if kind == "TextBox":
            if "::" not in (box.element_tag or ""):
                yield box.text
        elif kind not in _FURNITURE:
            waiting += reversed(getattr(box, "children", ()))
