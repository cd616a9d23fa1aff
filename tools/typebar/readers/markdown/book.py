"""A whole book from its sources."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from typebar.model.prose import Blocks, Chapter
from typebar.readers.markdown import crossings, document, drafts, keeping
from typebar.readers.markdown.document import Document
from typebar.readers.markdown.drafts import Draft
from typebar.readers.markdown.faults import EMPTY_CHAPTER, FOOTNOTE_UNUSED, NO_TITLE
from typebar.readers.markdown.finish import Finisher
from typebar.readers.markdown.front_matter import BOOK_KEYS
from typebar.readers.markdown.keeping import Finished
from typebar.readers.markdown.reading import Reading
from typebar.readers.markdown.style import ProseStyle
from typebar.readers.markdown.typography import curl
from typebar.text.diagnostics import Diagnostic
from typebar.text.memory import Memory
from typebar.text.source import Source, Span

if TYPE_CHECKING:
    from typebar.readers.markdown.inclusion import Woven


def read_book(
    sources: Sequence[Source],
    style: ProseStyle,
    woven: "Mapping[str, Woven]" = MappingProxyType({}),
    memory: Memory | None = None,
) -> Reading:
    """The chapters of these sources in order; see `typebar.readers.markdown.parse_book`."""
    with keeping.opened(memory, sources) as kept:
        return _read(sources, style, woven, kept)


def _read(
    sources: Sequence[Source],
    style: ProseStyle,
    woven: "Mapping[str, Woven]",
    kept: keeping.Kept | None,
) -> Reading:
    cuts = [_cut(source, style, kept) for source in sources]
    parts = [part for cut in cuts for part in cut]
    drafts.assign(parts)
    if any(part.finished and part.finished.slug != part.slug for part in parts):
        return _read(sources, style, woven, kept.anew() if kept else None)
    documents = [cut[0].document for cut in cuts]
    diagnostics = [found for read in documents for found in read.diagnostics]
    made = {id(part): part.finished or _finish(part, style) for part in parts}
    if kept is not None:
        for cut in cuts:
            if not cut[0].finished:
                named = kept.keep(style, cut, [made[id(part)] for part in cut])
                made |= {id(part): one for part, one in zip(cut, named, strict=True)}
    chapters = []
    used: set[tuple[str, str]] = set()
    titled = any(part.written_title for part in parts)
    for part in parts:
        finished = made[id(part)]
        chapter = _chapter(part, finished)
        if text := woven.get(chapter.span.source):
            from typebar.readers.markdown.inclusion import rebase  # noqa: PLC0415 -- for such books

            chapter = rebase(chapter, text)
        chapters.append(chapter)
        diagnostics += (
            *part.diagnostics,
            *finished.diagnostics,
            *_remarks(part, chapter, titled=titled),
        )
        used |= {(part.document.source.path, label) for label in finished.notes}
    diagnostics += _unused_notes(documents, used)
    whole = len(documents) == 1 and len(parts) > 1
    chapters, crossed = crossings.settle(chapters, sources)
    diagnostics += crossed
    order = {source.path: place for place, source in enumerate(sources)}
    diagnostics.sort(key=lambda found: (order.get(found.span.source, 0), *found.order[1:]))
    return Reading(
        tuple(chapters), tuple(dict.fromkeys(diagnostics)), _values(documents, style, whole=whole)
    )


def _cut(source: Source, style: ProseStyle, kept: keeping.Kept | None) -> list[Draft]:
    """The parts of a source, finished where it was read before; there is always one."""
    found = kept.find(source, style) if kept is not None else None
    return found or drafts.cut(document.read(source))


def _finish(part: Draft, style: ProseStyle) -> Finished:
    finisher = Finisher(part.document, style, part.slug)
    language = part.front.text("language", "lang") or style.language
    title = finisher.inline(part.written_title, part.title_line, language)
    subtitle = finisher.inline(part.front.text("subtitle"), part.title_line, language)
    calls = title.findall("a[@class='footnote-ref']")
    finisher.finish(part.body, language, calls, part.role.name)
    if language != style.language:
        part.body.set("lang", language)
    finisher.diagnostics += crossings.levels(part.body, part.document.source)
    return Finished(
        part.slug,
        _plain(title),
        _plain(subtitle),
        Blocks(part.body),
        tuple(dict.fromkeys(finisher.images)),
        tuple(finisher.diagnostics),
        tuple(note.label for note in finisher.used),
    )


def _chapter(part: Draft, made: Finished) -> Chapter:
    return Chapter(
        span=part.span,
        slug=part.slug,
        title=made.title,
        role=part.role.name,
        matter=part.role.matter,
        number=part.number,
        in_contents=part.role.in_contents,
        blocks=made.blocks,
        images=made.images,
        subtitle=made.subtitle,
    )


def _plain(title: Element) -> str:
    """The text of a title, without the footnote marks in it."""
    parts = [title.text or ""]
    for item in title:
        if item.get("class") != "footnote-ref":
            parts += item.itertext()
        parts.append(item.tail or "")
    return " ".join("".join(parts).split(" ")).replace("\n", " ").strip()


def _remarks(part: Draft, chapter: Chapter, *, titled: bool) -> Iterable[Diagnostic]:
    divides = chapter.role == "part" and bool(chapter.title)
    if not divides and chapter.blocks.facts.empty:
        yield EMPTY_CHAPTER.at(
            _opening(part),
            f'"{chapter.title or part.name}" has no text',
            "write it, or take the file out of the book",
        )
    elif titled and chapter.role == "chapter" and not chapter.title and not part.leads:
        yield NO_TITLE.at(
            _opening(part),
            "this chapter has neither a heading nor a title in its front matter",
            'open it with "# " and its title, if it is to have one',
        )


def _opening(part: Draft) -> Span:
    """The first line of text of a part."""
    source = part.document.source
    first = source.position(part.span.start).line
    for line in range(
        max(first, part.front.body_line + 1), min(first + 50, len(source.line_starts))
    ):
        if source.line_text(line).strip():
            return part.document.lines.span(line - 1)
    return part.document.lines.span(first - 1)


def _unused_notes(
    documents: Iterable[Document], used: set[tuple[str, str]]
) -> Iterable[Diagnostic]:
    for read in documents:
        for note in read.notes.values():
            if (read.source.path, note.label) not in used:
                yield FOOTNOTE_UNUSED.at(
                    read.lines.span(note.line, 0, len(note.label) + 5),
                    f'the footnote "{note.label}" is never referred to; it was left out',
                    f'write "[^{note.label}]" where it belongs, or delete it',
                )


def _values(documents: Sequence[Document], style: ProseStyle, *, whole: bool) -> Mapping[str, str]:
    """What the first source with such keys says of the book; its title, if it is the whole book."""
    keys = (*BOOK_KEYS, *(("language", "lang") if len(documents) == 1 else ()))
    keys += ("title", "subtitle") if whole else ()
    for read in documents:
        found = {key: read.front.text(key) for key in keys if key in read.front.values}
        if found:
            language = read.front.text("language", "lang") or style.language
            for key in found.keys() & {"title", "subtitle", "description"}:
                found[key] = curl(found[key], language) if style.typography else found[key]
            return MappingProxyType(found)
    return MappingProxyType({})
