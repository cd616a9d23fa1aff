"""A book as a publication: a file a chapter."""

from typebar.model.prose import Chapter, Matter
from typebar.model.work import Work
from typebar.text.pieces import Pieces
from typebar.writers import xhtml_prose
from typebar.writers.epub import parts
from typebar.writers.epub.document import Document, Publication
from typebar.writers.xhtml import Syntax
from typebar.writers.xhtml_chapters import Chapters
from typebar.writers.xhtml_front import Entry, book_entries
from typebar.writers.xhtml_pictures import pictures
from typebar.writers.xhtml_places import places, unique_names
from typebar.writers.xhtml_styles import style
from typebar.writers.xhtml_words import vertical


def paths(work: Work) -> tuple[str, ...]:
    """The file of each chapter, below the package's folder."""
    return tuple(f"text/{name}.xhtml" for name in unique_names(work.chapters, parts.TAKEN))


def publication(
    work: Work, pieces: Pieces | None = None, *, keep_lines: bool = False
) -> Publication:
    """The book's files, contents, landmarks and printed pages.

    `pieces` has chapters that were written before. With `keep_lines` blocks say which line of the
    source they come from.
    """
    language = work.metadata.language
    shown = pictures(work.assets)
    names = unique_names(work.chapters, parts.TAKEN)
    files = {part.key: f"{name}.xhtml" for part, name in zip(work.chapters, names, strict=True)}
    found = places(
        work.chapters,
        pictures={path: f"../images/{picture.name}" for path, picture in shown.items()},
        files=files,
    )
    form = xhtml_prose.Form(found, language, vertical=vertical(language), keep_lines=keep_lines)
    documents, pages = _chapters(work, Chapters(form, Syntax.XML, pieces))
    entries = book_entries(
        work.chapters, {source: f"text/{file}" for source, file in files.items()}, language
    )
    front = parts.title_page(work.metadata)
    return Publication(
        work.metadata,
        (front, *documents),
        entries or (Entry(front.title, front.path),),
        parts.landmarks(language, _start(work.chapters, documents)),
        style("epub", "prose", "emphasis", *(("vertical",) if vertical(language) else ())),
        tuple(pages),
        {f"images/{picture.name}": picture.data for picture in shown.values()},
        vertical=vertical(language),
        contents_at=1,
    )


def _chapters(work: Work, written: Chapters) -> tuple[list[Document], list[tuple[str, str]]]:
    documents: list[Document] = []
    pages: list[tuple[str, str]] = []
    for part in work.chapters:
        marks = [mark for mark in work.page_marks if mark.source == part.key]
        section, opened = written.section(part, marks, len(pages) + 1)
        path = f"text/{written.form.places.files[part.key]}"
        pages += [(label, f"{path}#{name}") for label, name in opened]
        title = xhtml_prose.label(part, written.form.language)
        documents.append(Document(path, title, (section,), part.matter.value))
    return documents, pages


def _start(chapters: tuple[Chapter, ...], documents: list[Document]) -> str:
    """Where the text itself begins, behind what stands in front."""
    for part, document in zip(chapters, documents, strict=True):
        if part.matter is Matter.BODY:
            return document.path
    return documents[0].path if documents else parts.TITLE_PATH
