"""nav.xhtml: contents, landmarks and the list of printed pages."""

from collections.abc import Iterable
from xml.etree.ElementTree import Element

from typebar.writers import xhtml
from typebar.writers.epub.document import Document, Publication
from typebar.writers.xhtml_front import contents
from typebar.writers.xhtml_words import Words, words

PATH = "nav.xhtml"


def document(publication: Publication) -> Document:
    """The navigation document; readers show the first list, and use the others unshown."""
    said = words(publication.metadata.language)
    lists = [contents(publication.contents, title=said.contents, level=1)]
    if publication.landmarks:
        lists.append(_landmarks(publication, said))
    if publication.pages:
        lists.append(_pages(publication, said))
    return Document(PATH, said.contents, tuple(lists), "frontmatter", "nav")


def _landmarks(publication: Publication, said: Words) -> Element:
    items = (
        xhtml.element("a", {"href": mark.address, "epub:type": mark.kind}, mark.text)
        for mark in publication.landmarks
    )
    return _list("landmarks", said.landmarks, items)


def _pages(publication: Publication, said: Words) -> Element:
    items = (xhtml.element("a", {"href": address}, label) for label, address in publication.pages)
    return _list("page-list", said.pages, items)


def _list(kind: str, title: str, items: Iterable[Element]) -> Element:
    return xhtml.element(
        "nav",
        {
            "epub:type": kind,
            "id": kind,
            "role": "doc-pagelist" if kind == "page-list" else "",
            "aria-labelledby": f"{kind}-title",
            "hidden": "hidden",
        },
        xhtml.element("h2", {"id": f"{kind}-title"}, title),
        xhtml.element("ol", None, *(xhtml.element("li", None, item) for item in items)),
    )
