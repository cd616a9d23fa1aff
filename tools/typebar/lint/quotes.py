"""Which quotation marks of a text have no partner."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from typebar.lint.pattern import lazy
from typebar.lint.text import Paragraph, Text, Voice

_OPENERS = frozenset(" \t\n\r([{-–—/“‘'\u00a0\u2009\u202f")
_CURLY = lazy("[„“”]")
_OPENING = lazy(r"”(?<![^\s(]”)(?=\w)")
_SAME_MARKS = frozenset(("sv", "fi"))
"""Languages that open and close a quotation with the same mark: ”Kom hit”."""
_STRAIGHT = lazy('"')


class Loose(NamedTuple):
    """A mark without a partner in its paragraph."""

    place: int
    closing: bool
    closes_later: int | None
    """Where the quotation closes in a later paragraph that doesn't open it again."""


class _Edge(NamedTuple):
    """The mark of a paragraph that has no partner in it."""

    place: int
    closing: bool


@lru_cache(maxsize=4)
def same_marks(text: Text) -> bool:
    """Whether ” opens quotations as well as it closes them, by the language or by the text."""
    if "”" not in text.signs or text.language.partition("-")[0] in _SAME_MARKS:
        return "”" in text.signs
    return "“" not in text.signs and len(_OPENING.findall(text.masked)) > 1


def wrong_way(text: Text, at: int) -> str:
    """What a curly double mark at a place should be; empty where it's right, or nobody can tell."""
    before, after = text.before(at), text.after(at)
    if text.masked[at] == "“":
        closes = not before.isspace() and before not in "([—–" and not after.isalnum()
        if not closes or text.source[at + 1 : at + 2] in ("*", "_") or closes_low(text, at):
            return ""
        return "”"
    if same_marks(text):
        return ""
    return "“" if before.isspace() and after.isalnum() else ""


def closes_low(text: Text, at: int) -> bool:
    """Whether a mark closes a quotation that „ has opened."""
    if "„" not in text.signs:
        return False
    before = text.masked.rfind("“", 0, at) + 1
    return text.masked.find("„", before, at) >= 0


def opens(text: Text, index: int) -> bool:
    """Whether a straight mark at a place opens a quotation, by its neighbours."""
    return text.before(index) in _OPENERS and not text.after(index).isspace()


@lru_cache(maxsize=4)
def loose_quotes(text: Text) -> tuple[Loose, ...]:
    """The marks without partners, but for those of speeches that go on in good order."""
    return tuple(_loose(text))


def _loose(text: Text) -> Iterator[Loose]:
    waiting: _Edge | None = None
    for paragraph, following in _pairs(text.paragraphs):
        edge = _edge(text, paragraph)
        if waiting and edge and edge.closing:
            yield Loose(waiting.place, closing=False, closes_later=edge.place)
            waiting = None
        elif edge and edge.closing:
            yield Loose(edge.place, closing=True, closes_later=None)
        elif edge or (waiting and _has_marks(text, paragraph)):
            if waiting:
                yield Loose(waiting.place, closing=False, closes_later=None)
            goes_on = following is not None and _starts_quoted(text, following)
            waiting = None if goes_on else edge
    if waiting:
        yield Loose(waiting.place, closing=False, closes_later=None)


def _pairs(paragraphs: Sequence[Paragraph]) -> Iterator[tuple[Paragraph, Paragraph | None]]:
    spoken = [one for one in paragraphs if one.voice not in (Voice.HEADING, Voice.VERSE)]
    for index, paragraph in enumerate(spoken):
        yield paragraph, spoken[index + 1] if index + 1 < len(spoken) else None


def _edge(text: Text, paragraph: Paragraph) -> _Edge | None:
    start, end = paragraph.start, paragraph.end
    if text.masked.find("“", start, end) >= 0 or text.masked.find("”", start, end) >= 0:
        if not same_marks(text):
            return _curly_edge(text, start, end)
        both = [at for at in range(start, end) if text.masked[at] == "”"]
        return _straight_edge(text, both) if len(both) % 2 else None
    if text.masked.count('"', start, end) % 2 == 0:
        return None
    marks = [match.start() for match in _STRAIGHT.finditer(text.masked, start, end)]
    marks = [mark for mark in marks if not text.before(mark).isdigit() or mark == end - 1]
    return _straight_edge(text, marks) if len(marks) % 2 else None


def _curly_edge(text: Text, start: int, end: int) -> _Edge | None:
    opened: list[int] = []
    for match in _CURLY.finditer(text.masked, start, end):
        low = bool(opened) and text.masked[opened[-1]] == "„"
        if match[0] == "„" or (match[0] == "“" and not low and not _turned(text, match.start())):
            opened.append(match.start())
        elif not opened:
            return _Edge(match.start(), closing=True)
        else:
            opened.pop()
    return _Edge(opened[-1], closing=False) if opened else None


def _turned(text: Text, at: int) -> bool:
    """Whether a mark is TYP010's: it closes, though it looks as if it opened."""
    # Most open a word, and then there's nothing to ask.
    return not text.masked[at + 1 : at + 2].isalnum() and bool(wrong_way(text, at))


def _straight_edge(text: Text, marks: Sequence[int]) -> _Edge:
    """Which of an odd number of straight marks has no partner."""
    if not opens(text, marks[0]):
        return _Edge(marks[0], closing=True)
    for index in range(0, len(marks) - 1, 2):
        if opens(text, marks[index + 1]) and index + 2 < len(marks):
            return _Edge(marks[index], closing=False)
    return _Edge(marks[-1], closing=not opens(text, marks[-1]))


def _has_marks(text: Text, paragraph: Paragraph) -> bool:
    found = (text.masked.find(mark, paragraph.start, paragraph.end) for mark in '“”"')
    return any(place >= 0 for place in found)


def _starts_quoted(text: Text, paragraph: Paragraph) -> bool:
    head = text.masked[paragraph.start : paragraph.start + 40].lstrip()[:1]
    return head in ("“", '"', "«", "„", "‘")
