"""A book that its PDF is a manuscript of: how the preview shows what editors are sent.

The chapters are those of the book, lines and all; the style sheet sets them as a typescript. What a
manuscript has round them is here.
"""

from typing import NamedTuple
from xml.etree.ElementTree import Element

from typebar.model.work import Work
from typebar.writers import xhtml
from typebar.writers.manuscript import Manuscript, manuscript
from typebar.writers.registry import Options


class Look(NamedTuple):
    """How the leaves of a book look."""

    classes: str = "leaf book"
    front: Element | None = None
    """What stands in the title page's place."""
    ending: Element | None = None
    """What stands below the last chapter."""


def look(work: Work, asked: Options) -> Look:
    """The look that an order asks for: a book's where it says nothing of manuscripts.

    Raises:
        UsageError: there is no such style of manuscript.
    """
    if not asked.manuscript:
        return Look()
    text = manuscript(work, asked)
    classes = ["leaf book typescript"]
    classes += ["typewriter"] if text.typewriter else []
    classes += ["underlined"] if text.underline else []
    ending = xhtml.element("p", {"class": "ending"}, text.ending) if text.ending else None
    return Look(" ".join(classes), _front(text), ending)


def _front(text: Manuscript) -> Element:
    first, *rest = text.contact or ("",)
    length = xhtml.element("span", {"class": "length"}, text.length)
    title = text.title.upper() if text.typewriter else text.title
    return xhtml.element(
        "section",
        {"class": "titlepage"},
        xhtml.element("p", {"class": "contact"}, xhtml.element("span", None, first), length),
        *(xhtml.element("p", {"class": "contact"}, line) for line in rest),
        xhtml.element("h2", {"class": "title"}, title),
        xhtml.element("p", {"class": "subtitle"}, text.subtitle) if text.subtitle else None,
        xhtml.element("p", {"class": "authors"}, text.byline) if text.byline else None,
    )
