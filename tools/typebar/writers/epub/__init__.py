"""EPUB 3.3: a publication of XHTML files in one container."""

from collections.abc import Iterator

from typebar.model.work import Work
from typebar.text.memory import in_force
from typebar.text.pieces import Pieces, kept_together, origin
from typebar.writers import xhtml
from typebar.writers.epub import container, navigation, package, parts
from typebar.writers.epub.document import Publication, guarded, markup
from typebar.writers.registry import Options, Rendering

FOLDER = "EPUB"


def write(work: Work, options: Options) -> Rendering:
    """The work as an e-book: a screenplay by acts and scenes, a book by chapters."""
    first = work.sources[0].path if work.sources else ""
    form = origin(first, options, work.metadata.language)
    with kept_together(in_force(), f"epub\0{form}") as pieces:
        made = parts.with_cover(_publication(work, options, pieces), work)
        data = container.pack(dict(_files(made, work.modified)), work.modified, pieces)
    return Rendering(data, pages=len(made.pages))


def _publication(work: Work, options: Options, pieces: Pieces | None) -> Publication:
    # Either needs much that the other doesn't.
    if work.scripts:
        from typebar.writers.epub import screenplay  # noqa: PLC0415 -- for scripts alone

        return screenplay.publication(work, options)
    from typebar.writers.endnotes import placed  # noqa: PLC0415 -- for prose alone
    from typebar.writers.epub import book  # noqa: PLC0415 -- for prose alone

    return book.publication(placed(work, options.footnotes), pieces)


def _files(publication: Publication, modified: int) -> Iterator[tuple[str, bytes]]:
    language = publication.metadata.language
    yield "META-INF/container.xml", _container()
    yield f"{FOLDER}/{package.PATH}", package.markup(publication, modified)
    yield f"{FOLDER}/style.css", publication.style.encode()
    for document in (navigation.document(publication), *publication.documents):
        yield f"{FOLDER}/{document.path}", markup(document, language)
    for path, data in publication.files.items():
        yield f"{FOLDER}/{path}", data


def _container() -> bytes:
    root = xhtml.element(
        "container",
        {"xmlns": "urn:oasis:names:tc:opendocument:xmlns:container", "version": "1.0"},
        xhtml.element(
            "rootfiles",
            None,
            xhtml.element(
                "rootfile",
                {
                    "full-path": f"{FOLDER}/{package.PATH}",
                    "media-type": "application/oebps-package+xml",
                },
            ),
        ),
    )
    return guarded("container.xml", xhtml.to_xml(root))
