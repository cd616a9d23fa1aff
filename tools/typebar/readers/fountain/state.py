"""What the parts of the reader share while they go down the rows."""

from dataclasses import dataclass, field

from typebar.model.script import Boneyard, Element, Note, NoteKind
from typebar.readers.fountain.asides import Aside
from typebar.readers.fountain.faults import Report
from typebar.readers.fountain.rows import Row
from typebar.readers.fountain.sheet import Sheet
from typebar.text.diagnostics import Edit, Fix
from typebar.text.source import Source, Span


@dataclass(slots=True)
class State:
    """The rows of a source and what has been made of them."""

    source: Source
    rows: Sheet
    report: Report
    path: str
    """The path of the source, for spans."""
    elements: list[Element] = field(default_factory=list)
    asides: dict[int, Note | Boneyard] = field(default_factory=dict)
    """Every note and boneyard by its offset."""

    def over(self, first: Row, last: Row) -> Span:
        """The span of whole rows."""
        return Span(self.path, first.start, last.end)

    def row(self, at: int) -> Row | None:
        """The row with that number, if there is one."""
        return self.rows[at] if at < len(self.rows) else None

    def insert_line(self, offset: int, title: str) -> Fix:
        """A fix that puts an empty line before the line at an offset."""
        newline = "\r\n" if "\r\n" in self.source.text[:10_000] else "\n"
        edit = Edit(Span(self.source.path, offset, offset), newline)
        return Fix(title, (edit,), safe=True)


def node(source: Source, aside: Aside) -> Note | Boneyard:
    """The node of a note or boneyard."""
    span = Span(source.path, aside.start, aside.end)
    text = source.text[aside.start + 2 : aside.end - 2]
    if not aside.is_note:
        return Boneyard(span, text)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    kind, tag = _tag(text)
    return Note(span, text, kind, tag)


_LONGEST_TAG = 32
_BARE = frozenset({"marker", "todo"})
"""Tags that need no value: programs list the places that they mark."""


def _tag(text: str) -> tuple[NoteKind, str]:
    head, colon, _ = text[: _LONGEST_TAG + 2].partition(":")
    word = head.strip(" \t")
    if not colon and len(text) > _LONGEST_TAG:
        return NoteKind.PLAIN, ""
    if (first := word.partition(" ")[0]).lower() == "marker" and word.count(" ") < 2:
        # A marker may name its colour: [[marker blue: the turn]].
        return NoteKind.TAG, first
    if not colon and word.lower() in _BARE:
        return NoteKind.TAG, word
    if not colon or not word or any(not (c.isalnum() or c in "-_") for c in word):
        return NoteKind.PLAIN, ""
    return (NoteKind.DIRECTIVE if word.lower() == "typebar" else NoteKind.TAG), word
