"""What a draft says otherwise than an earlier one, as places in its text."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple, assert_never

from typebar.layout.sameness import pairs
from typebar.model.inline import Line
from typebar.model.script import (
    Action,
    Boneyard,
    Centred,
    DualSpeech,
    Element,
    Include,
    Lyric,
    Note,
    PageBreak,
    SceneHeading,
    Script,
    Section,
    Speech,
    Synopsis,
    Transition,
)

_WORD = re.compile(r"\S+")
_MARKS = "*_\\"


class Place(NamedTuple):
    """A stretch of an element's source that is new, or beside which something is gone."""

    element: int
    """Index in the script's elements."""
    start: int
    stop: int
    """Code points in the source; `stop` lies behind the last."""


class _Row(NamedTuple):
    """A line that is printed."""

    element: int
    kind: str
    line: Line

    @property
    def key(self) -> tuple[str, str]:
        """What makes it the same line in both drafts: blanks don't."""
        return self.kind, " ".join(self.line.text.split())


class Word(NamedTuple):
    """A word that is printed, with the marks of its emphasis."""

    text: str
    place: Place


def words(script: Script) -> Iterator[Word]:
    """All that is printed of a script, in the order of its text."""
    return _words(list(_rows(script)))


def changes(old: Script, new: Script) -> tuple[Place, ...]:
    """Where the new draft was changed, word by word, in the order of its text.

    Words that are gone are marked at the one that stands in their place now, or before it, and
    lines at the line below. What nobody prints, notes and outline, isn't looked at.
    """
    before, after = list(_rows(old)), list(_rows(new))
    found: list[Place] = []
    a = c = 0
    same = pairs([row.key for row in before], [row.key for row in after])
    for b, d in (*same, (len(before), len(after))):
        if a < b or c < d:
            found += _changed(before[a:b], after[c:d], after[d : d + 1] or after[-1:])
        a, c = b + 1, d + 1
    return tuple(sorted(found))


def _changed(old: Sequence[_Row], new: Sequence[_Row], behind: Sequence[_Row]) -> Iterator[Place]:
    """The places of one stretch of lines that differ; `behind` is the line that follows it."""
    before, after = list(_words(old)), list(_words(new))
    follows = [word.place for row in behind for word in _words([row])][:1]
    if len(new) < len(old):
        yield from follows
    if not after:
        return
    a = c = 0
    same = pairs([word.text for word in before], [word.text for word in after])
    for b, d in (*same, (len(before), len(after))):
        if c < d:
            yield from (word.place for word in after[c:d])
        elif a < b:
            yield after[min(d, len(after) - 1)].place
        a, c = b + 1, d + 1


def _words(rows: Sequence[_Row]) -> Iterator[Word]:
    for row in rows:
        for match in _WORD.finditer(row.line.text):
            # A row begins with a displayed character, behind the marks of its emphasis.
            marks = len(match[0]) - len(match[0].lstrip(_MARKS))
            start = row.line.source_offset(match.start() + marks % len(match[0]))
            stop = row.line.source_offset(match.end() - 1) + 1
            yield Word(match[0], Place(row.element, start, stop))


def _rows(script: Script) -> Iterator[_Row]:
    for index, element in enumerate(script.elements):
        for kind, line in _lines(element):
            if line.text.strip():
                yield _Row(index, kind, line)


def _lines(element: Element) -> Iterator[tuple[str, Line]]:
    match element:
        case SceneHeading(line=line) | Transition(line=line):
            yield type(element).__name__, line
        case Action(lines=lines) | Centred(lines=lines) | Lyric(lines=lines):
            yield from ((type(element).__name__, line) for line in lines)
        case Speech():
            yield from _spoken(element)
        case DualSpeech(left=left, right=right):
            yield from _spoken(left)
            yield from _spoken(right)
        case Section() | Synopsis() | Note() | Boneyard() | PageBreak() | Include():
            return
        case _:
            assert_never(element)


def _spoken(speech: Speech) -> Iterator[tuple[str, Line]]:
    yield "Cue", speech.cue.line
    for part in speech.parts:
        yield from ((type(part).__name__, line) for line in part.lines)
