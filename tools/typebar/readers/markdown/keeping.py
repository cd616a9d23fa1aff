"""What reading one source came to, as bytes that a memory keeps from one build to the next.

Reading is most of what an e-book of a novel costs, and of thirty chapters twenty-nine are as they
were. What chapters come to together (numbers, slugs, links from one to another) is worked out anew
each time; only where a chapter's own slug has become another one is it read again.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass
from typing import Any
from xml.etree.ElementTree import Element

from typebar.model.prose import LINE_ATTRIBUTE
from typebar.readers.markdown import front_matter
from typebar.readers.markdown.document import Document, Note
from typebar.readers.markdown.drafts import Draft, shared
from typebar.readers.markdown.lines import Lines
from typebar.readers.markdown.style import ProseStyle
from typebar.text.diagnostics import Diagnostic
from typebar.text.memory import Memory
from typebar.text.packing import pack, unpack
from typebar.text.source import Source, Span

_FORM = 2
"""Of the bytes; part of every key."""


@dataclass(frozen=True, slots=True)
class Finished:
    """What was made of a part of a book, when it had a slug."""

    slug: str
    title: str
    subtitle: str
    body: Element
    images: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]
    notes: tuple[str, ...]
    """Labels of the footnotes that it refers to."""


@dataclass(frozen=True, slots=True)
class Anew:
    """A memory that is only added to: what it has holds no more."""

    memory: Memory

    def find(self, key: str) -> None:
        """Nothing."""

    def keep(self, key: str, data: bytes) -> None:
        """Keep something in place of what was there."""
        self.memory.keep(key, data)


def key(source: Source, style: ProseStyle) -> str:
    """What the reading of a source depends on, but for its neighbours."""
    return "\0".join(("chapter", str(_FORM), source.path, source.digest(), repr(astuple(style))))


def find(memory: Memory, source: Source, style: ProseStyle) -> list[Draft] | None:
    """The parts of a source that was read before, finished; None where it wasn't."""
    data = memory.find(key(source, style))
    if data is None:
        return None
    kept = json.loads(data)
    # Its lines are the source's: they're asked for places alone.
    document = Document(Lines(source, []), front_matter.read(source), Element("div"))
    document.notes = {label: Note(label, line, Element("aside")) for label, line in kept["notes"]}
    document.diagnostics = [unpack(one) for one in kept["diagnostics"]]
    return [_draft(document, part, whole=len(kept["parts"]) == 1) for part in kept["parts"]]


def _draft(document: Document, part: Mapping[str, Any], *, whole: bool) -> Draft:
    front = document.front if whole else shared(document.front)
    span = Span(document.source.path, *part["span"])
    draft = Draft(document, front, Element("div"), span, name=part["name"], leads=part["leads"])
    if (heading := part["heading"]) is not None:
        draft.heading = _tree(heading)
    made = part["finished"]
    draft.finished = Finished(
        made["slug"],
        made["title"],
        made["subtitle"],
        _tree(made["body"]),
        tuple(made["images"]),
        tuple(unpack(one) for one in made["diagnostics"]),
        tuple(made["notes"]),
    )
    return draft


def keep(
    memory: Memory, style: ProseStyle, document: Document, parts: Sequence[tuple[Draft, Finished]]
) -> None:
    """Keep what a source came to; one nested too deeply to be written is read again next time."""
    try:
        kept = {
            "notes": [(note.label, note.line) for note in document.notes.values()],
            "diagnostics": [pack(one) for one in document.diagnostics],
            "parts": [_packed(draft, made) for draft, made in parts],
        }
        data = json.dumps(kept, separators=(",", ":")).encode()
    except RecursionError:
        return
    memory.keep(key(document.source, style), data)


def _packed(draft: Draft, made: Finished) -> dict[str, Any]:
    heading = draft.heading
    return {
        "span": (draft.span.start, draft.span.end),
        "name": draft.name,
        "leads": draft.leads,
        "heading": None if heading is None else _flat(_bare(heading)),
        "finished": {
            "slug": made.slug,
            "title": made.title,
            "subtitle": made.subtitle,
            "body": _flat(made.body),
            "images": made.images,
            "diagnostics": [pack(one) for one in made.diagnostics],
            "notes": made.notes,
        },
    }


def _bare(heading: Element) -> Element:
    """What a draft wants to know of its heading: its text, id and line."""
    known = {name: heading.get(name, "") for name in ("id", LINE_ATTRIBUTE) if heading.get(name)}
    made = Element(heading.tag, known)
    made.text = heading.text
    return made


def _flat(item: Element) -> list[Any]:
    children = [_flat(child) for child in item]
    return [item.tag, dict(item.attrib), item.text, item.tail, children]


def _tree(flat: Sequence[Any]) -> Element:
    tag, attributes, text, tail, children = flat
    item = Element(tag, attributes)
    item.text, item.tail = text, tail
    item.extend([_tree(child) for child in children])
    return item
