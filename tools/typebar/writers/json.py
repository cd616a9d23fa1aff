"""Works as JSON for other programs: elements with their places, and pages when asked for."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any, assert_never
from xml.etree.ElementTree import Element as XMLElement

from typebar.model.emphasis import plain, runs
from typebar.model.inline import Emphasis, Line, Piece
from typebar.model.prose import LINE_ATTRIBUTE, Chapter
from typebar.model.script import (
    Action,
    Boneyard,
    Centred,
    Cue,
    Dialogue,
    DualSpeech,
    Element,
    Include,
    Lyric,
    Note,
    PageBreak,
    Parenthetical,
    SceneHeading,
    Script,
    Section,
    Speech,
    SpeechPart,
    Synopsis,
    Transition,
)
from typebar.model.work import Work
from typebar.text.source import Source, Span
from typebar.writers.registry import Options, Rendering

SCHEMA = 1
"""The form of the whole; it grows by new keys alone, and what changes otherwise raises it."""

Data = dict[str, Any]


def write_script(work: Work, options: Options) -> Rendering:
    """A screenplay: title page, elements and, with options.with_pages, the rows of its pages.

    Texts are as displayed; where a text has emphasis, `runs` gives it in pieces. Lines count from
    1, `start` and `end` are code points of the source, half open.
    """
    sources = {source.path: source for source in work.sources}
    scripts = [(script, sources[script.source]) for script in work.scripts]
    data = _head(work, "screenplay") | {
        "title_page": [entry for pair in scripts for entry in _title_page(*pair)],
        "elements": [
            _element(element, source) for script, source in scripts for element in script.elements
        ],
        "notes": [_note(note, source) for script, source in scripts for note in script.notes],
    }
    if options.with_pages:
        from typebar.writers.pages_json import pages  # noqa: PLC0415 -- layout only where asked for

        data["pages"] = pages(work, options)
    return _rendering(data)


def write_book(work: Work, options: Options) -> Rendering:  # noqa: ARG001 -- every writer's form
    """A book: its parts in order, and the blocks of each."""
    sources = {source.path: source for source in work.sources}
    chapters = [_chapter(chapter, sources[chapter.span.source]) for chapter in work.chapters]
    return _rendering(_head(work, "book") | {"chapters": chapters})


def _rendering(data: Data) -> Rendering:
    text = json.dumps(data, ensure_ascii=False, indent=1)
    return Rendering(f"{text}\n".encode("utf-8", "backslashreplace"))


def _head(work: Work, kind: str) -> Data:
    known = asdict(work.metadata)
    del known["titled"]  # what a printed page shows, nothing of the work
    facts = {name: value for name, value in known.items() if value}
    return {
        "format": "typebar",
        "schema": SCHEMA,
        "kind": kind,
        "metadata": facts,
        "sources": [{"path": source.path, "digest": source.digest()} for source in work.sources],
    }


def _place(span: Span, source: Source) -> Data:
    start, end = source.position(span.start), source.position(max(span.start, span.end - 1))
    return {
        "path": span.source,
        "line": start.line,
        "end_line": end.line,
        "start": span.start,
        "end": span.end,
    }


def _said(kind: str, lines: Sequence[Line], span: Span, source: Source) -> Data:
    """Type, text and place of what has lines; runs where any is emphasised."""
    text = "\n".join(line.text for line in lines)
    data: Data = {"type": kind, "text": plain(text)}
    pieces = runs(text)
    if any(run.emphasis for run in pieces):
        data["runs"] = [{"text": run.text, "emphasis": _emphasis(run.emphasis)} for run in pieces]
    return data | _place(span, source)


def _emphasis(emphasis: Emphasis) -> list[str]:
    return [one.name.lower() for one in Emphasis if one in emphasis and one.name and one.value]


def _title_page(script: Script, source: Source) -> Iterator[Data]:
    for entry in script.title_page.entries if script.title_page else ():
        yield {"key": entry.key.text} | _said("title-entry", entry.values, entry.span, source)


def _piece(piece: Piece | None) -> str | None:
    return piece.text if piece else None


def _element(element: Element, source: Source) -> Data:  # noqa: C901, PLR0911, PLR0912 -- a case a class
    span = element.span
    match element:
        case SceneHeading():
            return _said("scene-heading", (element.line,), span, source) | {
                "prefix": _piece(element.prefix),
                "location": _piece(element.location),
                "time": _piece(element.time),
                "number": _piece(element.number),
                "forced": element.forced,
            }
        case Action():
            return _said("action", element.lines, span, source) | {"forced": element.forced}
        case Centred():
            return _said("centred", element.lines, span, source)
        case Lyric():
            return _said("lyric", element.lines, span, source)
        case Speech():
            return _speech(element, source)
        case DualSpeech():
            left, right = _speech(element.left, source), _speech(element.right, source)
            said = {"type": "dual-speech", "text": f"{left['text']}\n{right['text']}"}
            return said | _place(span, source) | {"left": left, "right": right}
        case Transition():
            return _said("transition", (element.line,), span, source) | {"forced": element.forced}
        case Section():
            return _said("section", (element.line,), span, source) | {"level": element.level}
        case Synopsis():
            return _said("synopsis", (element.line,), span, source)
        case Note():
            return _note(element, source)
        case Boneyard():
            return {"type": "boneyard", "text": element.text} | _place(span, source)
        case PageBreak():
            return {"type": "page-break", "text": "", "label": element.label} | _place(span, source)
        case Include():
            return {"type": "include", "text": element.path.text} | _place(span, source)
    assert_never(element)


def _speech(speech: Speech, source: Source) -> Data:
    """A speech; its text is what is said, without the cue."""
    parts = [_part(part, source) for part in speech.parts]
    said = {"type": "speech", "text": "\n".join(part["text"] for part in parts)}
    return said | _place(speech.span, source) | {"cue": _cue(speech.cue, source), "parts": parts}


def _cue(cue: Cue, source: Source) -> Data:
    return _said("cue", (cue.line,), cue.span, source) | {
        "name": cue.name.text,
        "extensions": [extension.text for extension in cue.extensions],
        "dual": cue.dual,
        "forced": cue.forced,
    }


def _part(part: SpeechPart, source: Source) -> Data:
    match part:
        case Parenthetical():
            return _said("parenthetical", part.lines, part.span, source)
        case Dialogue():
            return _said("dialogue", part.lines, part.span, source)
        case Lyric():
            return _said("lyric", part.lines, part.span, source)
    assert_never(part)


def _note(note: Note, source: Source) -> Data:
    return {"type": "note", "text": note.text, "kind": note.kind.value, "tag": note.tag} | _place(
        note.span, source
    )


_BLOCKS = {
    "p": "paragraph",
    "hr": "scene-break",
    "blockquote": "quotation",
    "pre": "code",
    "ul": "list",
    "ol": "list",
    "dl": "list",
    "table": "table",
    "figure": "figure",
    "section": "footnotes",
}


def _chapter(chapter: Chapter, source: Source) -> Data:
    blocks = list(chapter.body)
    lines = [_line(block) for block in blocks]
    ends = [*lines[1:], None]
    return {
        "slug": chapter.slug,
        "title": chapter.title,
        "role": chapter.role,
        "matter": chapter.matter.value,
        "number": chapter.number,
        "in_contents": chapter.in_contents,
        **_place(chapter.span, source),
        "images": list(chapter.images),
        "elements": [
            _block(block, line, end, source)
            for block, line, end in zip(blocks, lines, ends, strict=True)
        ],
    }


def _line(block: XMLElement) -> int | None:
    """The line that a block begins at; none for what the reader has gathered from elsewhere."""
    value = block.get(LINE_ATTRIBUTE)
    return int(value) if value else None


def _block(block: XMLElement, line: int | None, end: int | None, source: Source) -> Data:
    data: Data = {
        "type": f"heading-{block.tag[1]}"
        if _is_heading(block)
        else _BLOCKS.get(block.tag, "block"),
        "text": " ".join("".join(block.itertext()).split()),
    }
    if line is None:
        return data
    start = source.line_starts[line - 1]
    stop = source.line_starts[end - 1] if end and end > line else len(source.text)
    return data | _place(
        Span(source.path, start, start + len(source.text[start:stop].rstrip())), source
    )


def _is_heading(block: XMLElement) -> bool:
    return len(block.tag) == 2 and block.tag[0] == "h" and block.tag[1] in "123456"
