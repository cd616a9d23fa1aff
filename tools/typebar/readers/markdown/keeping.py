"""What reading one source came to, as bytes that a memory keeps from one build to the next.

Reading is most of what an e-book of a novel costs, and of thirty chapters twenty-nine are as they
were. What chapters come to together (numbers, slugs, links from one to another) is worked out anew
each time; only where a chapter's own slug has become another one is it read again.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple
from xml.etree.ElementTree import Element

from typebar.model.blocks import Facts
from typebar.model.prose import LINE_ATTRIBUTE, Blocks
from typebar.readers.markdown import front_matter
from typebar.readers.markdown.document import Document, Note
from typebar.readers.markdown.drafts import Draft, shared
from typebar.readers.markdown.lines import Lines
from typebar.readers.markdown.style import ProseStyle
from typebar.text.diagnostics import Diagnostic
from typebar.text.memory import Memory
from typebar.text.packing import pack, unpack
from typebar.text.pieces import Pieces, kept_together, origin
from typebar.text.source import Source, Span

_FORM = 3
"""Of the bytes; part of what they are kept by."""


class Finished(NamedTuple):
    """What was made of a part of a book, when it had a slug."""

    slug: str
    title: str
    subtitle: str
    blocks: Blocks
    images: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]
    notes: tuple[str, ...]
    """Labels of the footnotes that it refers to."""


class Kept(NamedTuple):
    """What the sources of a book came to."""

    pieces: Pieces
    holds: bool = True
    """Whether what is kept may be taken; else it's only replaced."""

    def anew(self) -> "Kept":
        """The same, with nothing that could be taken."""
        return self._replace(holds=False)

    def find(self, source: Source, style: ProseStyle) -> list[Draft] | None:
        """The parts of a source that was read before, finished; None where it wasn't."""
        made_from = _origin(source, style)
        data = self.pieces.find(source.path, made_from) if self.holds else None
        if data is None:
            return None
        head, *bodies = data.split(b"\n")
        kept = json.loads(head)
        # Its lines are the source's: they're asked for places alone.
        document = Document(Lines(source, []), front_matter.read(source), Element("div"))
        document.notes = {
            label: Note(label, line, Element("aside")) for label, line in kept["notes"]
        }
        document.diagnostics = [unpack(one) for one in kept["diagnostics"]]
        whole = len(bodies) == 1
        return [
            _draft(
                document,
                part,
                _blocks(part["finished"], body, _digest(made_from, number)),
                whole=whole,
            )
            for number, (part, body) in enumerate(zip(kept["parts"], bodies, strict=True))
        ]

    def keep(
        self, style: ProseStyle, drafts: Sequence[Draft], made: Sequence[Finished]
    ) -> list[Finished]:
        """Keep what a source came to; the same, with blocks that say what they were made from.

        One nested too deeply to be written is read again next time.
        """
        document = drafts[0].document
        made_from = _origin(document.source, style)
        try:
            kept = {
                "notes": [(note.label, note.line) for note in document.notes.values()],
                "diagnostics": [pack(one) for one in document.diagnostics],
                "parts": [_packed(draft, one) for draft, one in zip(drafts, made, strict=True)],
            }
            lines = (kept, *(_flat(one.blocks.tree) for one in made))
            data = "\n".join(json.dumps(line, separators=(",", ":")) for line in lines).encode()
        except RecursionError:
            return list(made)
        self.pieces.keep(document.source.path, made_from, data)
        return [
            one._replace(blocks=_named(one, _digest(made_from, number)))
            for number, one in enumerate(made)
        ]


@contextmanager
def opened(memory: Memory | None, sources: Sequence[Source]) -> Iterator[Kept | None]:
    """What is kept of a book with these sources, and saved at the end; None without a memory."""
    first = sources[0].path if sources else ""
    with kept_together(memory, f"chapters\0{first}") as pieces:
        yield None if pieces is None else Kept(pieces)


def _origin(source: Source, style: ProseStyle) -> str:
    """What the reading of a source depends on, but for its neighbours."""
    return origin(_FORM, source.path, source.digest(), tuple(style))


def _digest(made_from: str, number: int) -> str:
    """Names the blocks of a part; with its slug all that they were made from."""
    return f"{made_from} {number}"


def _named(made: Finished, digest: str) -> Blocks:
    blocks = made.blocks
    return Blocks(blocks.tree, blocks.facts, f"{digest} {made.slug}")


def _blocks(made: Mapping[str, Any], body: bytes, digest: str) -> Blocks:
    ids, links, pictures, empty = made["facts"]
    facts = Facts(tuple(map(tuple, ids)), tuple(map(tuple, links)), tuple(pictures), empty)
    return Blocks(lambda: _tree(json.loads(body)), facts, f"{digest} {made['slug']}")


def _draft(document: Document, part: Mapping[str, Any], blocks: Blocks, *, whole: bool) -> Draft:
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
        blocks,
        tuple(made["images"]),
        tuple(unpack(one) for one in made["diagnostics"]),
        tuple(made["notes"]),
    )
    return draft


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
            "facts": made.blocks.facts,
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
