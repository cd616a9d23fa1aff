"""package.opf: what the publication is, which files it has, and in which order they're read."""

import re
import time
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from typebar.model.work import Metadata
from typebar.writers import xhtml
from typebar.writers.contributors import relator
from typebar.writers.epub import navigation
from typebar.writers.epub.accessibility import claims
from typebar.writers.epub.document import Publication, guarded, one_line
from typebar.writers.epub.identity import identifier
from typebar.writers.xhtml_words import direction, language_tag

PATH = "package.opf"
MEDIA_TYPES = {
    ".css": "text/css",
    ".gif": "image/gif",
    ".jpg": "image/jpeg",
    ".otf": "font/otf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
    ".xhtml": "application/xhtml+xml",
}
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


def markup(publication: Publication, modified: int) -> bytes:
    """The package document's bytes."""
    metadata = publication.metadata
    root = xhtml.element(
        "package",
        {
            "xmlns": "http://www.idpf.org/2007/opf",
            "version": "3.0",
            "unique-identifier": "id",
            "xml:lang": language_tag(metadata.language),
            "dir": direction(metadata.language),
        },
        xhtml.element(
            "metadata",
            {"xmlns:dc": "http://purl.org/dc/elements/1.1/"},
            *_metadata(publication, modified),
        ),
        xhtml.element("manifest", None, *_manifest(publication)),
        _spine(publication),
    )
    return guarded(PATH, xhtml.to_xml(root))


def _metadata(publication: Publication, modified: int) -> Iterator[Element]:
    metadata = publication.metadata
    named = identifier(metadata, publication.kind)
    yield xhtml.element("dc:identifier", {"id": "id"}, named)
    yield xhtml.element("dc:title", {"id": "title"}, one_line(metadata.title) or "Untitled")
    yield _meta("title-type", "main", "title")
    if metadata.subtitle:
        yield xhtml.element("dc:title", {"id": "subtitle"}, one_line(metadata.subtitle))
        yield _meta("title-type", "subtitle", "subtitle")
    yield xhtml.element("dc:language", None, language_tag(metadata.language))
    for number, author in enumerate(metadata.authors, 1):
        yield xhtml.element("dc:creator", {"id": f"author-{number}"}, one_line(author))
        yield _meta("role", "aut", f"author-{number}", scheme="marc:relators")
        yield _meta("display-seq", str(number), f"author-{number}")
    for number, person in enumerate(metadata.contributors, 1):
        name = f"contributor-{number}"
        yield xhtml.element("dc:contributor", {"id": name}, one_line(person.name))
        yield _meta("role", relator(person.role), name, scheme="marc:relators")
    yield from _described(metadata)
    moment = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(max(modified, 0)))
    yield _meta("dcterms:modified", moment)
    if publication.cover:
        # For readers of EPUB 2 habits, which look for the cover here.
        yield xhtml.element("meta", {"name": "cover", "content": _item_id(publication.cover)})
    if way := _way(publication):
        # Kindle asks for it, and turns its pages by it.
        yield xhtml.element("meta", {"name": "primary-writing-mode", "content": way})
    if publication.pages:
        yield _meta("pageBreakSource", f"{named} (PDF)")
    for property_, value in claims(publication):
        yield _meta(property_, value)


def _way(publication: Publication) -> str:
    """How the text runs, where it isn't in lines from left to right."""
    if publication.vertical:
        return "vertical-rl"
    return "horizontal-rl" if direction(publication.metadata.language) == "rtl" else ""


def _described(metadata: Metadata) -> Iterator[Element]:
    lines = (
        ("dc:publisher", metadata.publisher),
        ("dc:rights", metadata.rights),
        ("dc:description", metadata.description),
        ("dc:date", metadata.date if _DATE.fullmatch(metadata.date) else ""),
        *(("dc:subject", subject) for subject in metadata.subjects),
    )
    for tag, text in lines:
        if text.strip():
            yield xhtml.element(tag, None, one_line(text))
    if metadata.series:
        yield xhtml.element(
            "meta", {"property": "belongs-to-collection", "id": "series"}, one_line(metadata.series)
        )
        yield _meta("collection-type", "series", "series")
        if re.fullmatch(r"\d+(\.\d+)*", metadata.series_number):
            yield _meta("group-position", metadata.series_number, "series")


def _meta(name: str, value: str, refines: str = "", *, scheme: str = "") -> Element:
    attributes = {
        "refines": f"#{refines}" if refines else "",
        "property": name,
        "scheme": scheme,
    }
    return xhtml.element("meta", attributes, value)


def _manifest(publication: Publication) -> Iterator[Element]:
    properties = {item.path: item.properties for item in publication.documents}
    properties |= {navigation.PATH: "nav", publication.cover: "cover-image"}
    paths = {navigation.PATH, "style.css", *properties, *publication.files} - {""}
    for path in sorted(paths):
        yield xhtml.element(
            "item",
            {
                "id": _item_id(path),
                "href": path,
                "media-type": MEDIA_TYPES[path[path.rindex(".") :]],
                "properties": properties.get(path, ""),
            },
        )


def _spine(publication: Publication) -> Element:
    order = [(item.path, True) for item in publication.documents]
    if publication.contents_at is None:
        order.append((navigation.PATH, False))
    else:
        order.insert(publication.contents_at, (navigation.PATH, True))
    return xhtml.element(
        "spine",
        {"page-progression-direction": "rtl" if _way(publication) else ""},
        *(
            xhtml.element("itemref", {"idref": _item_id(path), "linear": "" if linear else "no"})
            for path, linear in order
        ),
    )


def _item_id(path: str) -> str:
    return xhtml.identifier(path, "file")
