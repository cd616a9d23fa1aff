"""Emphasis inside lines, never from one to the next: marks and escapes resolved to runs.

`*italic*`, `**bold**`, `***both***`, `_underline_`, in any nesting and even crossing each other;
a backslash takes the meaning from the mark behind it. A mark opens where no blank follows it and
closes where none stands before it, so `*69 and *23` is what it looks like. What finds no partner
is text. Runs of marks are looked at once each: time is linear in the line.

Source: the syntax page of Fountain 1.1, "Emphasis".
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from typebar.model.inline import Emphasis, Run

# Behind a backslash stands what it takes the meaning from: every mark of the language.
_MARKS = re.compile(r"\\[\\*_@.#!><~=^\[\]()/+{]|\*+|_+|\n")
_KINDS = {
    "*": ((2, 1),),
    "**": ((1, 2),),
    "***": ((2, 1), (1, 2)),
    "_": ((4, 1),),
}
"""What a run of marks switches: bits of Emphasis, and how many characters each takes."""
_SEAMS = {"**": 2, "****": 1, "__": 4}
"""What a run of marks both ends and begins where that emphasis is on already."""
_COMBINED = tuple(Emphasis(bits) for bits in range(8))
_BOLD, _ITALIC, _UNDERLINE = 1, 2, 4
_PLAIN = Emphasis.NONE
_new = tuple.__new__
"""Makes a named tuple in less than half the time of its own constructor: most lines are one run."""


class Shown(NamedTuple):
    """A line as displayed."""

    runs: tuple[Run, ...]
    indexes: Sequence[int]
    """For each displayed character its index in the line."""


def is_marked(text: str) -> bool:
    """Whether a line may hold marks or escapes: without, it is displayed as it stands."""
    return "*" in text or "_" in text or "\\" in text


def runs(text: str) -> tuple[Run, ...]:
    """The displayed text of a line, in runs of equal emphasis; none for an empty line."""
    if not is_marked(text):
        return (_new(Run, (text, _PLAIN)),) if text else ()
    return tuple(Run(part, _COMBINED[bits]) for part, bits, _ in _merged(text))


def runs_with_offsets(text: str) -> Shown:
    """As `runs`, with the index in `text` of every displayed character."""
    if not is_marked(text):
        return Shown((Run(text),) if text else (), range(len(text)))
    parts = _merged(text)
    indexes: list[int] = []
    for _, _, ranges in parts:
        for start, stop in ranges:
            indexes.extend(range(start, stop))
    return Shown(tuple(Run(part, _COMBINED[bits]) for part, bits, _ in parts), indexes)


def plain(text: str) -> str:
    """The displayed characters of a line alone."""
    if not is_marked(text):
        return text
    return "".join(run.text for run in runs(text))


def unmatched(text: str) -> tuple[tuple[int, int], ...]:
    """Where single, double or triple marks that could have emphasised found no partner.

    Pairs of indexes, half open. Marks between blanks and long runs are text, not mistakes.
    """
    return tuple(
        (mark.start, mark.start + len(mark.text))
        for mark in _marks(text)
        if mark.left and (mark.opens or mark.closes) and mark.text in _KINDS
    )


@dataclass(slots=True)
class _Mark:
    """A run of one mark in the line, and what it turned out to do."""

    text: str
    start: int
    opens: bool
    closes: bool
    left: int
    """How many of its characters have found no partner: they are displayed."""
    ends: int = 0
    """Emphasis that ends here, as bits."""
    begins: int = 0
    """Emphasis that begins here, as bits."""


@dataclass(slots=True)
class _Stacks:
    """Marks that wait for a partner, by emphasis; the innermost is last."""

    open: dict[int, list[_Mark]] = field(
        default_factory=lambda: {_BOLD: [], _ITALIC: [], _UNDERLINE: []}
    )

    def take(self, bit: int, size: int, mark: _Mark) -> None:
        """Pair the mark with the innermost that waits, or let it wait itself."""
        if mark.closes and self.open[bit]:
            opener = self.open[bit].pop()
            opener.begins |= bit
            opener.left -= size
            mark.ends |= bit
            mark.left -= size
        elif mark.opens:
            self.open[bit].append(mark)


def _merged(text: str) -> list[tuple[str, int, list[tuple[int, int]]]]:
    """Displayed stretches of one emphasis: text, bits, and the ranges of the line it came from."""
    parts: list[tuple[str, int, list[tuple[int, int]]]] = []
    for start, stop, bits in _stretches(text):
        if start == stop:
            continue
        if parts and parts[-1][1] == bits:
            parts[-1][2].append((start, stop))
        else:
            parts.append(("", bits, [(start, stop)]))
    return [
        ("".join(text[start:stop] for start, stop in ranges), bits, ranges)
        for _, bits, ranges in parts
    ]


def _stretches(text: str) -> list[tuple[int, int, int]]:
    """Ranges of displayed characters with their emphasis, in order, not yet merged."""
    stretches: list[tuple[int, int, int]] = []
    depth = {_BOLD: 0, _ITALIC: 0, _UNDERLINE: 0}
    at = bits = 0
    for mark in _marks(text):
        stop = mark.start + len(mark.text)
        stretches.append((at, mark.start, bits))
        if mark.text[0] == "\\":
            stretches.append((mark.start + 1, stop, bits))
        else:
            ended = _after(depth, mark.ends, -1)
            bits = _after(depth, mark.begins, 1)
            # What is left of a mark is shown outside of what it begins.
            stretches.append((stop - mark.left, stop, ended))
        at = stop
    stretches.append((at, len(text), bits))
    return stretches


def _after(depth: dict[int, int], changed: int, step: int) -> int:
    """The emphasis in force once the depth of the changed kinds has moved by a step."""
    bits = 0
    for bit in (_BOLD, _ITALIC, _UNDERLINE):
        if changed & bit:
            depth[bit] += step
        if depth[bit]:
            bits |= bit
    return bits


def _marks(text: str) -> list[_Mark]:
    """Every escape and run of marks of a line, paired."""
    marks: list[_Mark] = []
    stacks = _Stacks()
    for match in _MARKS.finditer(text):
        start, stop = match.span()
        word = match[0]
        opens = stop < len(text) and not text[stop].isspace()
        closes = start > 0 and not text[start - 1].isspace()
        mark = _Mark(word, start, opens, closes, 0 if word[0] == "\\" else len(word))
        marks.append(mark)
        if word == "\n":
            stacks = _Stacks()
        for bit, size in _KINDS.get(word, ()):
            stacks.take(bit, size, mark)
    _seams(marks)
    return marks


def _seams(marks: list[_Mark]) -> None:
    """Take away marks that end an emphasis and begin the same one at once.

    Programs that export scripts write `*one**two*` where an italic run was stored in two parts.
    """
    depth = {_BOLD: 0, _ITALIC: 0, _UNDERLINE: 0}
    for mark in marks:
        _after(depth, mark.ends, -1)
        inside = _after(depth, mark.begins, 1)
        whole = mark.left == len(mark.text) and mark.opens and mark.closes
        if whole and inside & _SEAMS.get(mark.text, 0):
            mark.left = 0
