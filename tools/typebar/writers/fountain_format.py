"""Canonical layout of a Fountain text: same script, one way of spacing it.

One empty line between elements and those more that a writer put above action and headings; no
trailing blanks; title-page values inline or indented by four; no indentation but in action; one
blank behind the marks of sections, synopses and transitions; headings with a prefix in capitals,
single spaced. Notes, boneyards, line ends, words and needless marks stay as they are.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from typebar.model.script import (
    Action,
    Boneyard,
    Centred,
    Cue,
    DualSpeech,
    Element,
    Include,
    Lyric,
    Node,
    Note,
    PageBreak,
    SceneHeading,
    Script,
    Section,
    Synopsis,
    TitleEntry,
    TitlePage,
    Transition,
)
from typebar.model.walk import Shape, below, shape
from typebar.readers.fountain import cue, include, parse, title, transition
from typebar.readers.fountain.asides import find
from typebar.readers.fountain.faults import Report
from typebar.readers.fountain.rows import BLANKS, Row
from typebar.readers.fountain.sheet import BYTE_ORDER_MARK, Sheet, sheet
from typebar.text.source import Source

_LINE_ENDS = ("\r\n", "\n", "\r")
_OUTLINE = Section | Synopsis | Note | Boneyard | PageBreak | Include
"""What may stand directly above or below anything else."""


def format_text(source: Source) -> str:
    """The text in its canonical layout.

    Proved before it is given: it reads as the same script, headings compared without case and
    spacing, and formatting it again changes nothing. A text for which that doesn't hold is given
    back as it is.
    """
    script = parse(source).script
    text = _formatted(source, script)
    again = Source(source.path, text, source.encoding)
    formatted = parse(again).script
    if _meaning(formatted) != _meaning(script) or _formatted(again, formatted) != text:
        return source.text
    return text


def _meaning(script: Script) -> Shape:
    """What formatting must not change."""
    return tuple(_unspaced(part) for part in (shape(script), _headings(script)))


def _headings(script: Script) -> Shape:
    return tuple(
        (*_heading_words(element), element.number.text if element.number else "")
        for element in script.elements
        if isinstance(element, SceneHeading)
    )


def _heading_words(heading: SceneHeading) -> tuple[str, ...]:
    return tuple(heading.line.text.upper().split())


def _unspaced(part: Shape) -> Shape:
    """Shapes of headings without their words, which are compared apart."""
    if isinstance(part, tuple):
        if part and part[0] == "SceneHeading":
            return ("SceneHeading", part[-1])
        return tuple(_unspaced(item) for item in part)
    return part


def _formatted(source: Source, script: Script) -> str:
    text = source.text
    page = _Page(source)
    page.fill(sheet(source, find(text, Report(source))), list(_tops(script)))
    mark = BYTE_ORDER_MARK if text.startswith(BYTE_ORDER_MARK) else ""
    return mark + "".join(page.written)


def _tops(script: Script) -> Iterator[Element | TitlePage]:
    """What stands apart: the title page and the elements, dual speeches as two."""
    if script.title_page is not None:
        yield script.title_page
    for element in script.elements:
        if isinstance(element, DualSpeech):
            yield element.left
            gap = range(element.left.span.end, element.right.span.start)
            asides: list[Note | Boneyard] = [*script.notes, *script.boneyards]
            between = (aside for aside in asides if aside.span.start in gap)
            yield from sorted(between, key=lambda aside: aside.span.start)
            yield element.right
        else:
            yield element


@dataclass(slots=True)
class _Page:
    source: Source
    line_end: str = "\n"
    """That of the row written last: empty lines below it and a last line without one take it."""
    written: list[str] = field(default_factory=list)
    nodes: dict[int, Node] = field(default_factory=dict)
    """The innermost node that begins at an offset, and those inside the current element."""
    node: Node | None = None
    """The one that the row written last belongs to; lines of lyrics have one node together."""

    def fill(self, every: Sheet, tops: list[Element | TitlePage]) -> None:
        """Write all rows that hold something, with the empty lines that belong between."""
        number = -1
        empty = 0
        for row in every:
            inside = 0 <= number < len(tops) and row.start < tops[number].span.end
            if not row.words and not row.asides:
                if row.text and inside:
                    self.node = self.nodes.get(row.start, self.node)
                    self._write("  ", row)
                else:
                    empty += 1
                continue
            above = tops[number] if number >= 0 else None
            while number < 0 or tops[number].span.end <= row.start:
                number += 1
            top = tops[number]
            if top is above:
                self._write(self._row(row, top), row)
            else:
                self.nodes = {node.span.start: node for node in below(top)}
                text = self._row(row, top)
                if above is None:
                    self._open(text, row, 0 if isinstance(top, TitlePage) else empty)
                else:
                    self.written.append(self.line_end * _empty_lines(above, top, empty))
                self._write(text, row)
            empty = 0

    def _open(self, text: str, row: Row, empty: int) -> None:
        """Keep an empty line above text that would be read as a title page without it."""
        is_key = title.key_of(text.strip(BLANKS) or "-") is not None
        if (empty and is_key) or text.startswith(BYTE_ORDER_MARK):
            self.written.append(self._end_of(row))

    def _row(self, row: Row, top: Element | TitlePage) -> str:
        raw = self.source.text[row.start : row.end]
        if isinstance(top, Action):
            return _action(raw, row)
        if isinstance(top, TitlePage):
            return self._title_row(raw.strip(BLANKS), row)
        self.node = node = self.nodes.get(row.start, self.node)
        return raw.strip(BLANKS) if row.asides or node is None else _spelled(node, row)

    def _title_row(self, raw: str, row: Row) -> str:
        if not row.words:
            return raw
        node = self.nodes.get(row.start)
        if not isinstance(node, TitleEntry | TitlePage):
            return f"    {raw}"
        if row.asides:
            return raw
        key, _, value = raw.partition(":")
        return f"{key.rstrip(BLANKS)}: {value.strip(BLANKS)}".rstrip(BLANKS)

    def _write(self, text: str, row: Row) -> None:
        self.line_end = self._end_of(row)
        self.written.append(text + self.line_end)

    def _end_of(self, row: Row) -> str:
        source = self.source.text
        return next((end for end in _LINE_ENDS if source.startswith(end, row.end)), self.line_end)


def _empty_lines(above: Element | TitlePage, top: Element | TitlePage, empty: int) -> int:
    """How many empty lines belong between two elements that have some between them, or none."""
    more = top.blank_lines if isinstance(top, Action | SceneHeading) else 0
    if empty:
        return 1 + more
    # These take nothing from what stands directly below, so an empty line changes nothing.
    closed = isinstance(above, SceneHeading | Transition | TitlePage)
    return 1 if closed and not isinstance(top, _OUTLINE) else 0


def _action(raw: str, row: Row) -> str:
    text = raw.rstrip(BLANKS)
    held = text != raw and not row.asides and transition.is_worded(row.words)
    return f"!{text}" if held and row.words[0] != "!" and row.words.isupper() else text


def _spelled(node: Node, row: Row) -> str:  # noqa: PLR0911 -- one for each kind of node
    """A row without notes, as its node is spelled."""
    words = row.words
    match node:
        case SceneHeading():
            return _heading(node)
        case Section(level=level, line=line):
            return f"{'#' * level} {line.text}".rstrip(BLANKS)
        case Synopsis(line=line):
            return f"= {line.text}".rstrip(BLANKS)
        case PageBreak(label=label):
            return f"=== {label} ===" if label else "==="
        case Include(path=path):
            return include.spelled(path.text)
        case Transition(forced=True, line=line):
            return f"> {line.text}"
        case Centred():
            inner = words[1:-1].strip(BLANKS)
            return f"> {inner} <" if inner else "> <"
        case Lyric():
            return f"~{words[1:].strip(BLANKS)}"
        case Cue() if cue.has_dual_mark(words):
            return f"{words[:-1].rstrip(BLANKS)} ^"
        case _:
            return words


def _heading(heading: SceneHeading) -> str:
    text = " ".join(heading.line.text.split())
    number = f" #{heading.number.text}#" if heading.number else ""
    if heading.forced:
        return f".{text}{number}"
    # A letter whose capital is two letters keeps its form.
    capitals = (character.upper() for character in text)
    return "".join(c if len(c) == 1 else t for c, t in zip(capitals, text, strict=True)) + number
