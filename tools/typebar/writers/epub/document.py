"""One XHTML file of a publication, and the publication as a whole."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple
from xml.etree.ElementTree import Element
from xml.parsers import expat

from typebar.model.work import Metadata
from typebar.text.errors import TypebarError
from typebar.writers import xhtml
from typebar.writers.xhtml_front import Entry
from typebar.writers.xhtml_words import direction, language_tag

XHTML = "http://www.w3.org/1999/xhtml"
OPS = "http://www.idpf.org/2007/ops"


class Document(NamedTuple):
    """A file of the reading order."""

    path: str
    """Below the package's folder: "text/the-portal.xhtml"."""
    title: str
    content: tuple[Element, ...]
    matter: str = "bodymatter"
    """The body's epub:type; empty for none."""
    properties: str = ""
    """What the manifest says of it: "nav"."""


class Landmark(NamedTuple):
    """A place that readers offer to jump to."""

    kind: str
    """An epub:type: cover, titlepage, toc, bodymatter."""
    text: str
    address: str


@dataclass(frozen=True, slots=True)
class Publication:
    """All that goes into the package, before it's written down."""

    metadata: Metadata
    documents: tuple[Document, ...]
    contents: tuple[Entry, ...]
    landmarks: tuple[Landmark, ...]
    style: str
    pages: tuple[tuple[str, str], ...] = ()
    """Labels of printed pages and where they begin."""
    files: dict[str, bytes] = field(default_factory=dict)
    """Pictures and fonts by path below the package's folder."""
    cover: str = ""
    """Path of the cover's picture in `files`."""
    vertical: bool = False
    """Whether lines run from top to bottom."""
    kind: str = "book"
    """Or "screenplay": works of one title and author are told apart by it."""
    contents_at: int | None = None
    """Where in the reading order the contents stand; None: outside, to be called up only."""


def markup(document: Document, language: str) -> bytes:
    """The file's bytes, parsed once as a guard.

    Raises:
        TypebarError: the markup isn't well formed, a defect of ours.
    """
    up = "../" * document.path.count("/")
    root = xhtml.element(
        "html",
        {
            "xmlns": XHTML,
            "xmlns:epub": OPS,
            "lang": language_tag(language),
            "dir": direction(language),
        },
        xhtml.element(
            "head",
            None,
            xhtml.element("title", None, one_line(document.title) or "—"),
            xhtml.element(
                "link", {"rel": "stylesheet", "type": "text/css", "href": f"{up}style.css"}
            ),
        ),
        xhtml.element("body", {"epub:type": document.matter}, *document.content),
    )
    return guarded(document.path, f"<!DOCTYPE html>\n{xhtml.to_xml(root)}")


def guarded(path: str, text: str) -> bytes:
    """An XML file's bytes with its declaration, once a parser has taken them.

    Raises:
        TypebarError: they aren't well formed.
    """
    data = f'<?xml version="1.0" encoding="UTF-8"?>\n{text}'.encode()
    try:
        # Namespaces are looked at where a separator is given. Expat is loaded anyway, and fetches
        # nothing.
        expat.ParserCreate(namespace_separator=" ").Parse(data, True)  # noqa: FBT003 -- its signature
    except expat.ExpatError as error:
        raise TypebarError(f"{path} in the e-book isn't well formed: {error}") from error
    return data


def one_line(text: str) -> str:
    """The text with every run of blanks and line ends as one blank."""
    return " ".join(xhtml.clean(text).split())


def walk(documents: Iterable[Document]) -> Iterable[Element]:
    """Every element of the documents."""
    for document in documents:
        for content in document.content:
            yield from content.iter()
