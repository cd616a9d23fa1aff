"""A book as parts of the preview: a title page and its chapters, each block with its line."""

from collections.abc import Iterator
from hashlib import sha256
from html import escape
from pathlib import PurePosixPath
from xml.etree.ElementTree import Element

from typebar.model.prose import LINE_ATTRIBUTE, Chapter
from typebar.project.compose import Composition
from typebar.server.typescript import Look, look
from typebar.server.view import BOOK, Entry, Part, View
from typebar.text.source import Source, Span
from typebar.writers import xhtml, xhtml_front, xhtml_prose
from typebar.writers.endnotes import placed
from typebar.writers.registry import Options
from typebar.writers.xhtml_pictures import Picture, pictures
from typebar.writers.xhtml_places import places
from typebar.writers.xhtml_words import direction, language_tag

TAKEN = ("text",)
"""Ids of the preview's page; its others begin with "tb-"."""


def view(name: str, whole: Composition, asked: Options) -> View:
    """A book as the browser shows it; pictures are named by their content.

    Args:
        name: the target's.
        whole: the book.
        asked: how it's made; an order for a manuscript is shown as one.

    Raises:
        UsageError: there is no such style of manuscript.
    """
    work = placed(whole.work, asked.footnotes)
    shape = look(work, asked)
    shown = pictures(work.assets)
    named = {path: _name(picture) for path, picture in shown.items()}
    found = places(
        work.chapters,
        pictures={path: f"image/{one}" for path, one in named.items()},
        taken=TAKEN,
    )
    language = work.metadata.language
    form = xhtml_prose.Form(found, language, level=2, scrolls=True, keep_lines=True)
    sources = {source.path: source for source in work.sources}
    front = shape.front if shape.front is not None else xhtml_front.title_page(work.metadata)
    parts = [
        Part("title", _marked(front, language, shape)),
        *(_part(chapter, form, sources[chapter.span.source], shape) for chapter in work.chapters),
    ]
    if shape.ending is not None and work.chapters:
        last = parts[-1]
        parts[-1] = last._replace(markup=last.markup + _marked(shape.ending, language, shape))
    entries = tuple(
        Entry(xhtml_prose.label(chapter, language), 0, number, 0)
        for number, chapter in enumerate(work.chapters, 1)
    )
    images = {named[path]: picture.data for path, picture in shown.items()}
    title = work.metadata.title or name
    return View(
        name,
        title,
        BOOK,
        tuple(parts),
        entries,
        dict(whole.files),
        homes={path: tuple(_homes(whole, text.source)) for path, text in whole.woven.items()},
        images=images,
    )


def _homes(whole: Composition, text: Source) -> Iterator[tuple[str, int]]:
    """For every line of a text that takes in others, the file and line that it is from."""
    for start in text.line_starts:
        source, span = whole.quoted(Span(text.path, start, start))
        yield source.path, source.position(span.start).line


def _part(chapter: Chapter, form: xhtml_prose.Form, source: Source, shape: Look) -> Part:
    section = xhtml_prose.chapter(chapter, form)
    line = source.position(chapter.span.start).line
    for item in section.iter():
        # Counted from the chapter's start: what is written before it doesn't make it another one.
        if written := item.get(LINE_ATTRIBUTE):
            item.set(LINE_ATTRIBUTE, str(int(written) - line))
    label = xhtml_prose.label(chapter, form.language)
    return Part(label, _marked(section, form.language, shape), source.path, line)


def _marked(section: Element, language: str, shape: Look) -> str:
    lang, way = escape(language_tag(language)), escape(direction(language))
    return f'<div class="{shape.classes}" lang="{lang}" dir="{way}">{xhtml.to_html(section)}</div>'


def _name(picture: Picture) -> str:
    return sha256(picture.data).hexdigest()[:20] + PurePosixPath(picture.name).suffix
