"""A screenplay as a publication: acts, or handfuls of scenes, in files of their own."""

from collections.abc import Iterable, Iterator, Sequence

from typebar.model.work import Work
from typebar.writers import xhtml
from typebar.writers.epub import parts
from typebar.writers.epub.document import Document, Publication, one_line
from typebar.writers.registry import Options
from typebar.writers.sheets import numbered
from typebar.writers.xhtml_fonts import SCRIPT, Face, faces
from typebar.writers.xhtml_front import Entry
from typebar.writers.xhtml_pages import page_marks
from typebar.writers.xhtml_script import Act, Scene, ScriptForm, acts_across, outlined
from typebar.writers.xhtml_styles import style
from typebar.writers.xhtml_title import script_title_page
from typebar.writers.xhtml_words import words

_ENOUGH = 60_000
"""Characters after which a file is full: readers open small files quickly."""


def publication(work: Work, options: Options, *, keep_numbers: bool = False) -> Publication:
    """The screenplay's files, contents, landmarks and pages.

    With `keep_numbers` blocks carry the number of the element that they're made of, from 0.
    """
    language = work.metadata.language
    front = _front(work, options)
    chunks = [
        chunk for act in _acts(work, options, keep_numbers=keep_numbers) for chunk in _chunks(act)
    ]
    documents = [_document(chunk, number, work) for number, chunk in enumerate(chunks, 1)]
    start = documents[0].path if documents else front[0].path
    placed = list(zip(chunks, documents, strict=True))
    said = words(language)
    fonts = faces(SCRIPT, (item for one in (*front, *documents) for item in one.content))
    return Publication(
        work.metadata,
        (*front, *documents),
        tuple(_entries(placed)) or (Entry(said.start, start),),
        parts.landmarks(language, start),
        _font_faces(fonts) + style("epub", "script", "emphasis", "epub-script"),
        tuple(
            (label, f"{document.path}#{name}")
            for chunk, document in placed
            for scene in chunk.scenes
            for label, name in scene.pages
        ),
        {_font_path(face): face.data for face in fonts},
        kind="screenplay",
    )


def _font_path(face: Face) -> str:
    return f"fonts/CourierPrime-{face.name}.otf"


def _font_faces(fonts: Iterable[Face]) -> str:
    return "".join(
        f'@font-face {{ font-family: "{SCRIPT.name}"; {face.style}; '
        f"src: url({_font_path(face)}) }}\n"
        for face in fonts
    )


def _front(work: Work, options: Options) -> list[Document]:
    title = script_title_page(work.scripts[0], work.metadata)
    front = [parts.title_page(work.metadata)._replace(content=(title,))]
    if options.cast and work.cast:
        front.append(parts.cast(work.cast, work.metadata.language))
    return front


def _acts(work: Work, options: Options, *, keep_numbers: bool) -> tuple[Act, ...]:
    form = ScriptForm(
        work.metadata.language,
        level=1 if any(map(outlined, work.scripts)) else 2,
        notes=options.notes,
        keep_numbers=keep_numbers,
        syntax=xhtml.Syntax.XML,
        asked=repr(options),
    )
    return acts_across(numbered(work, options), page_marks(work, options), form)


def _chunks(act: Act) -> Iterator[Act]:
    """The act in pieces that fit a file; only the first has the heading."""
    scenes: list[Scene] = []
    heading, size = act.heading, 0
    for scene in act.scenes:
        scenes.append(scene)
        size += xhtml.size(scene.section)
        if size >= _ENOUGH:
            yield Act(act.id, act.title, heading, scenes)
            heading, scenes, size = None, [], 0
    if scenes or heading is not None:
        yield Act(act.id, act.title, heading, scenes)


def _document(chunk: Act, number: int, work: Work) -> Document:
    title = chunk.title or next((scene.title for scene in chunk.scenes if scene.title), "")
    scenes = [scene.section for scene in chunk.scenes]
    named = chunk.heading is not None
    section = xhtml.element(
        "section" if named else "div",
        {"class": "act", "aria-labelledby": chunk.id if named else ""},
        chunk.heading,
        *scenes,
    )
    path = f"text/script-{number:03}.xhtml"
    return Document(path, one_line(title) or one_line(work.metadata.title), (section,))


def _entries(placed: Sequence[tuple[Act, Document]]) -> Iterator[Entry]:
    opened: tuple[Entry, list[Entry]] | None = None
    for chunk, document in placed:
        scenes = list(_scenes(chunk.scenes, document.path))
        if chunk.heading is not None:
            if opened:
                yield opened[0]._replace(children=tuple(opened[1]))
            opened = Entry(chunk.title or chunk.id, f"{document.path}#{chunk.id}"), scenes
        elif opened:
            opened[1].extend(scenes)
        else:
            yield from scenes
    if opened:
        yield opened[0]._replace(children=tuple(opened[1]))


def _scenes(scenes: Iterable[Scene], path: str) -> Iterator[Entry]:
    for scene in scenes:
        if scene.id:
            yield Entry(one_line(scene.title) or scene.id, f"{path}#{scene.id}")
