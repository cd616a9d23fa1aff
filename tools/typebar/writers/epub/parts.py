"""Documents that books and screenplays share."""

from collections.abc import Iterable

from typebar.model.work import Metadata, Person
from typebar.writers import xhtml_front
from typebar.writers.epub.document import Document, Landmark
from typebar.writers.xhtml_words import words

TITLE_PATH = "text/titlepage.xhtml"


def title_page(metadata: Metadata) -> Document:
    """The title page."""
    said = words(metadata.language)
    return Document(TITLE_PATH, said.title_page, (xhtml_front.title_page(metadata),), "frontmatter")


def cast(people: Iterable[Person], language: str) -> Document:
    """The cast list."""
    title = words(language).cast
    return Document(
        "text/cast.xhtml", title, (xhtml_front.cast(people, title=title),), "frontmatter"
    )


def landmarks(language: str, start: str, *, cover: str = "") -> tuple[Landmark, ...]:
    """Cover, title page, contents and the beginning of the text."""
    said = words(language)
    return (
        *((Landmark("cover", said.cover, cover),) if cover else ()),
        Landmark("titlepage", said.title_page, TITLE_PATH),
        Landmark("toc", said.contents, "nav.xhtml#contents"),
        Landmark("bodymatter", said.start, start),
    )
