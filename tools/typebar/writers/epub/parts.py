"""Documents that books and screenplays share."""

from collections.abc import Iterable
from dataclasses import replace
from xml.etree.ElementTree import Element

from typebar.model.work import Metadata, Person, Work
from typebar.text.memory import remembered
from typebar.writers import xhtml, xhtml_front
from typebar.writers.epub.document import Document, Landmark, Publication, one_line
from typebar.writers.xhtml_pictures import pictures
from typebar.writers.xhtml_words import words

TITLE_PATH = "text/titlepage.xhtml"
COVER_PATH = "text/cover.xhtml"
TAKEN = ("titlepage", "cover")
"""Names that no chapter's file may have."""


def with_cover(publication: Publication, work: Work) -> Publication:
    """The publication with its cover in front: the work's own, or one drawn from its metadata."""
    said = words(work.metadata.language)
    given = pictures({work.cover: work.assets[work.cover]} if work.cover in work.assets else {})
    if given:
        (own,) = given.values()
        shown = shelved = f"cover{own.name[own.name.rindex('.') :]}"
        files = {shown: own.data}
    else:
        shown = shelved = "cover.svg"
        files = {shown: _drawn("svg", work.metadata)}
        if picture := _drawn("png", work.metadata):
            shelved = "cover.png"
            files[shelved] = picture
    front = Document(COVER_PATH, said.cover, (_cover(shown, work.metadata),), "cover")
    return replace(
        publication,
        documents=(front, *publication.documents),
        landmarks=(Landmark("cover", said.cover, COVER_PATH), *publication.landmarks),
        files=publication.files | files,
        cover=shelved,
        contents_at=None if publication.contents_at is None else publication.contents_at + 1,
    )


def _drawn(form: str, metadata: Metadata) -> bytes:
    """The cover as a drawing or a picture, drawn once."""
    key = "\0".join((f"cover.{form}", metadata.title, metadata.subtitle, *metadata.authors))
    return remembered(key, lambda: _draw(form, metadata))


def _draw(form: str, metadata: Metadata) -> bytes:
    from typebar.writers.epub import cover_files  # noqa: PLC0415 -- a kept cover needs none of it

    return (cover_files.svg if form == "svg" else cover_files.png)(metadata)


def _cover(file: str, metadata: Metadata) -> Element:
    said = words(metadata.language)
    name = ": ".join(filter(None, (said.cover, one_line(metadata.title))))
    picture = xhtml.element("img", {"src": f"../{file}", "alt": name, "role": "doc-cover"})
    return xhtml.element(
        "section", {"class": "cover", "id": "cover", "epub:type": "cover"}, picture
    )


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


def landmarks(language: str, start: str) -> tuple[Landmark, ...]:
    """Title page, contents and the beginning of the text."""
    said = words(language)
    return (
        Landmark("titlepage", said.title_page, TITLE_PATH),
        Landmark("toc", said.contents, "nav.xhtml#contents"),
        Landmark("bodymatter", said.start, start),
    )
