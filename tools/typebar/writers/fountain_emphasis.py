"""Emphasis as Fountain marks it, round runs of text that were made elsewhere."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise

from typebar.model.emphasis import plain, runs
from typebar.model.inline import Emphasis, Run
from typebar.readers.fountain.rows import BLANKS
from typebar.writers import fountain_lines as spell

_MARKS = (
    (Emphasis.UNDERLINE, "_"),
    (Emphasis.BOLD, "**"),
    (Emphasis.ITALIC, "*"),
)
_ESCAPED = re.compile(r"[\\*_]")


def marked_lines(parts: Iterable[Run]) -> Iterator[str]:
    """Lines of text with marks of emphasis, which never goes from one line to the next."""
    line: list[Run] = []
    for part in parts:
        first, *others = part.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        line.append(part._replace(text=first))
        for other in others:
            yield _marked(line)
            line = [part._replace(text=other)]
    yield _marked(line)


def _marked(parts: Sequence[Run]) -> str:
    """One line with marks of emphasis round its runs.

    Marks stand next to letters: blanks at the edges of what is emphasised stay outside.
    """
    wanted = _merged(_tight(parts))
    bare = "".join(run.text for run in wanted)
    if all(run.emphasis is Emphasis.NONE for run in wanted) and plain(bare) == bare:
        return spell.literal(bare)
    written = spell.literal("".join(_crossing(wanted)))
    if _merged(runs(written)) == wanted:
        return written
    return spell.literal("".join(_apart(wanted)))


def _tight(parts: Sequence[Run]) -> Iterator[Run]:
    """The same text, in which no emphasis begins or ends with a blank."""
    text = "".join(part.text for part in parts)
    looks = [part.emphasis for part in parts for _ in part.text]
    for flag, _ in _MARKS:
        for start, stop in _stretches(flag, looks):
            inside = text[start:stop].strip(BLANKS)
            first = text.index(inside, start) if inside else stop
            for at in (*range(start, first), *range(first + len(inside), stop)):
                looks[at] &= ~flag
    return (Run(letter, look) for letter, look in zip(text, looks, strict=True))


def _stretches(flag: Emphasis, looks: Sequence[Emphasis]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for at, look in enumerate(looks):
        if flag in look and found and found[-1][1] == at:
            found[-1] = (found[-1][0], at + 1)
        elif flag in look:
            found.append((at, at + 1))
    return found


def _merged(parts: Iterable[Run]) -> list[Run]:
    """Runs, those that look alike put together."""
    groups = groupby(filter(lambda part: part.text, parts), key=lambda part: part.emphasis)
    return [Run("".join(part.text for part in those), look) for look, those in groups]


def _crossing(parts: Sequence[Run]) -> Iterator[str]:
    """Each mark where its own emphasis begins and ends, whatever the others do."""
    for before, part in pairwise((Run(""), *parts, Run(""))):
        yield from (mark for flag, mark in reversed(_MARKS) if _ends(flag, before, part))
        yield from (mark for flag, mark in _MARKS if _ends(flag, part, before))
        yield _escaped(part.text)


def _ends(flag: Emphasis, first: Run, second: Run) -> bool:
    return flag in first.emphasis and flag not in second.emphasis


def _apart(parts: Sequence[Run]) -> Iterator[str]:
    """Each run in marks of its own."""
    for part in parts:
        marks = [mark for flag, mark in _MARKS if flag in part.emphasis]
        yield "".join((*marks, _escaped(part.text), *reversed(marks)))


def _escaped(text: str) -> str:
    return _ESCAPED.sub(r"\\\g<0>", text)
