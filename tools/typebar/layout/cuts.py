"""Cuts inside a column of text: where its grammar allows them, and how good each is."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from typebar.layout.blocks import Column, Line, Spot, lines
from typebar.layout.pages import Kind
from typebar.layout.sentences import ends

SHORT_TAIL = 12
"""Characters: a last row no longer than this looks lost above a split."""


_BEST = 2


class Inner(NamedTuple):
    """A cut inside a column."""

    stop: Spot
    lines: int
    """Lines above it."""
    reason: str
    sentence: bool
    tail: int
    """Characters on the row above."""


class Graded(NamedTuple):
    """A cut inside a column with its worth."""

    stop: Spot
    above: Sequence[Line]
    reason: str
    worth: int
    """2 after a sentence, 1 elsewhere, 0 where a rule forbids it."""
    long_tail: bool = True
    """Whether the row above is long enough not to look lost."""
    rule: str = ""
    """What forbids it."""


def cuts(
    column: Column, spot: Spot, found: Sequence[Line], page: int, *, after_heading: bool
) -> list[Graded]:
    """The cuts that these lines offer, forbidden ones with them, from the last to the best.

    Where even a whole page of the column offers none, it is cut inside the sentence that is too
    long for a page.

    Args:
        column: what is cut.
        spot: where the lines start.
        found: the lines that fit.
        page: rows of a page.
        after_heading: whether a heading stands right above.
    """
    graded: list[Graded] = []
    enough = 0
    for inner in reversed(list(inner_cuts(column, found))):
        if inner.lines < enough:
            break
        cut = _graded(column, inner, found, after_heading=after_heading)
        graded.append(cut)
        if cut.worth == _BEST:
            # Nothing higher up is better than a sentence's end: fewer rows would stay here.
            enough = inner.lines
    if not any(cut.worth for cut in graded) and _is_endless(column, spot, page):
        hard = hard_cut(column, found)
        graded += [hard] if hard else []
    return graded


def _is_endless(column: Column, spot: Spot, page: int) -> bool:
    """Whether a whole page of the column, from the spot on, can be cut nowhere."""
    found = lines(column, spot, page)
    if column.is_over(column.after(found[-1].passage, found[-1].row)):
        return False
    return not any(
        _graded(column, inner, found, after_heading=False).worth
        for inner in inner_cuts(column, found)
    )


def hard_cut(column: Column, found: Sequence[Line]) -> Graded | None:
    """The last place that leaves two rows on either side, wherever sentences end."""
    for count in range(len(found), 1, -1):
        line = found[count - 1]
        if column.passages[line.passage].kind in (Kind.CUE, Kind.PARENTHETICAL):
            continue
        stop = column.after(line.passage, line.row)
        below = lines(column, stop, 2 * line.height)
        if min(content_rows(column, some) for some in (found[:count], below)) >= 2:
            return Graded(stop, found[:count], "inside a sentence that is too long for a page", 1)
    return None


def inner_cuts(column: Column, found: Sequence[Line]) -> Iterator[Inner]:
    """Every place among these lines at which a cut would part no sentence.

    After a sentence, at the writer's own line end, between two parts of a speech; never after a
    cue.
    """
    sentence_ends = _sentence_ends(column, found)
    for count, line in enumerate(found, 1):
        passage, row = column.passages[line.passage], line.row
        if _is_cue(column, line.passage):
            continue
        last = row.next >= len(passage.text)
        for end in sentence_ends.get(line.passage, ()):
            if row.start < end <= row.end and not (last and end == row.end):
                stop = column.at(line.passage, _resume(passage.text, end))
                yield Inner(stop, count, "sentence", sentence=True, tail=end - row.start)
        if last and line.passage + 1 < len(column.passages):
            following = line.passage + 1
            stop = Spot(following, column.passages[following].first)
            yield Inner(stop, count, "part", sentence=False, tail=row.end - row.start)
        elif not last and passage.text[row.next - 1] == "\n" and row.end > row.start:
            ended = row.end in sentence_ends.get(line.passage, ())
            if not ended:
                stop = column.at(line.passage, _resume(passage.text, row.next))
                verse = passage.kind is Kind.LYRIC
                yield Inner(stop, count, "line", sentence=verse, tail=row.end - row.start)


def _is_cue(column: Column, passage: int) -> bool:
    return passage == 0 and bool(column.cue)


def _sentence_ends(column: Column, found: Sequence[Line]) -> dict[int, list[int]]:
    """Sentence ends in the part of each passage that these lines show."""
    ranges: dict[int, tuple[int, int]] = {}
    for line in found:
        start = ranges.get(line.passage, (line.row.start, 0))[0]
        ranges[line.passage] = (start, line.row.end)
    return {
        passage: list(ends(column.passages[passage].text, start, stop))
        for passage, (start, stop) in ranges.items()
        if column.passages[passage].kind is not Kind.PARENTHETICAL
    }


def _resume(text: str, index: int) -> int:
    """Where the next page takes the text up: blanks and empty lines fall away, indents don't."""
    while index < len(text) and text[index] == " ":
        index += 1
    while index < len(text) and text[index] == "\n":
        index += 1
    return index


def content_rows(column: Column, found: Sequence[Line]) -> int:
    """Rows of what is said or told: the cue doesn't count."""
    return sum(not _is_cue(column, line.passage) for line in found)


def _graded(column: Column, inner: Inner, found: Sequence[Line], *, after_heading: bool) -> Graded:
    above = found[: inner.lines]
    rule = _rule(column, inner, above, after_heading=after_heading)
    worth = 0 if rule else 1 + inner.sentence
    return Graded(inner.stop, above, inner.reason, worth, inner.tail > SHORT_TAIL, rule)


def _rule(column: Column, inner: Inner, above: Sequence[Line], *, after_heading: bool) -> str:
    """The rule that forbids a cut; empty where none does."""
    part = above[-1].passage
    if inner.stop.passage > part and column.passages[part].kind is Kind.PARENTHETICAL:
        return "a parenthetical stays with what is said"
    told = not column.cue
    least = 5 if after_heading and told else 3
    if not _leaves_two(column, inner, above):
        return "two rows must stand above, and two below"
    if not _is_long_enough(column, inner, above, least):
        return f"fewer than {least} rows stay together"
    # Under a heading a short last row is better than a heading moved to the next page.
    if told and not after_heading and inner.tail <= SHORT_TAIL:
        return "the last row would look lost"
    return ""


def _leaves_two(column: Column, inner: Inner, above: Sequence[Line]) -> bool:
    """Whether two rows follow both as the block stands and as the rest is set anew."""
    room = 2 * above[-1].height
    below = lines(column, inner.stop, room)
    unbroken = lines(column, column.after(above[-1].passage, above[-1].row), room)
    return min(content_rows(column, some) for some in (above, below, unbroken)) >= 2


def _is_long_enough(column: Column, inner: Inner, above: Sequence[Line], least: int) -> bool:
    """Whether the part that is cut has so many rows; between two parts any length will do."""
    part = above[-1].passage
    if inner.stop.passage != part:
        return True
    start = next(line.row.start for line in above if line.passage == part)
    return len(column.passages[part].rows(start, least)) >= least
