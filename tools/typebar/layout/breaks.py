"""Where a page may end, and which of these places is best.

Every rule here is one that a reader of screenplays would give: a heading stays with its scene, a
speech is parted after a sentence, nothing is left alone. The choice is page-local on purpose: a
global optimum would move earlier pages when later text changes, which neither locked pages nor
incremental layout could bear.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from typebar.layout.blocks import Block, Column, Line, Role, Spot, height, lines
from typebar.layout.fill import Cursor, Segment, View, fit, view
from typebar.layout.pages import Kind
from typebar.layout.sentences import ends

SHORT_TAIL = 12
"""Characters: a last row no longer than this looks lost above a split."""


class Cut(NamedTuple):
    """A place at which the page could end."""

    cursor: Cursor
    """Where the next page starts."""
    rows: int
    """Rows that the page then holds."""
    reason: str
    score: tuple[int, ...]
    """Empty where a rule forbids the cut."""


class Inner(NamedTuple):
    """A cut inside a column."""

    stop: Spot
    lines: int
    """Lines above it."""
    reason: str
    sentence: bool
    tail: int
    """Characters on the row above."""


def inner_cuts(column: Column, found: Sequence[Line]) -> Iterator[Inner]:
    """Every place among these lines at which the column's grammar allows a cut.

    After a sentence, at the writer's own line end, between two parts of a speech; never after a
    cue or a parenthetical.
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
            if passage.kind is not Kind.PARENTHETICAL:
                tail = row.end - row.start
                yield Inner(Spot(line.passage + 1), count, "part", sentence=False, tail=tail)
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


def splits(left: View, block: int, free: int, top: int, *, after_heading: bool) -> list[Cut]:
    """Cuts inside what is left of a block of one column, the forbidden ones with no score.

    Args:
        left: what is left of it.
        block: its index.
        free: rows that the page has for it.
        top: the row of its first line.
        after_heading: whether a heading stands above it.
    """
    column = left.columns[0]
    found = fit(left, free).lines[0]
    repeated = left.repeats_cue(0)
    cuts = []
    for inner in inner_cuts(column, found):
        above = found[: inner.lines]
        below = lines(column, inner.stop, 3 * above[-1].height)
        rows = top + height(above) + repeated
        score = _inner_score(column, inner, above, below, rows, after_heading=after_heading)
        cuts.append(Cut(Cursor(block, (inner.stop,)), rows, inner.reason, score))
    return cuts


def _inner_score(
    column: Column,
    inner: Inner,
    above: Sequence[Line],
    below: Sequence[Line],
    rows: int,
    *,
    after_heading: bool,
) -> tuple[int, ...]:
    # Two rows must follow both as the block stands and as the rest is set anew after the cut.
    unbroken = lines(column, column.after(above[-1].passage, above[-1].row), 2 * above[-1].height)
    if min(content_rows(column, some) for some in (above, below, unbroken)) < 2:
        return ()
    part = above[-1].passage
    paragraph = column.passages[part]
    told = not column.cue
    if inner.stop.passage == part:
        start = next(line.row.start for line in above if line.passage == part)
        least = 5 if after_heading and told else 3
        if len(paragraph.rows(start, least)) < least:
            return ()
    long_tail = inner.tail > SHORT_TAIL
    if told and not long_tail and not after_heading:
        return ()
    return (1 + inner.sentence, rows, long_tail)


def boundary(before: Block, after: Block) -> bool:
    """Whether a page may end between two blocks."""
    if after.role is Role.TRANSITION:
        return False
    return before.role is not Role.HEADING or after.role in (Role.HEADING, Role.BREAK)


def choose(
    blocks: Sequence[Block], segments: Sequence[Segment], over: Cursor, rows: int
) -> tuple[Cut, list[Cut]]:
    """The best end of a page whose rows are full, and the ends that were weighed besides.

    Args:
        blocks: the whole script.
        segments: what stands on the page whole.
        over: the block that doesn't fit as a whole.
        rows: rows of a page.
    """
    cuts = list(candidates(blocks, segments, over, rows))
    legal = [cut for cut in cuts if cut.score]
    if not legal:
        legal = [forced(blocks, segments, over, rows)]
    best = max(legal, key=lambda cut: cut.score)
    return best, [cut for cut in cuts if cut is not best]


def candidates(
    blocks: Sequence[Block], segments: Sequence[Segment], over: Cursor, rows: int
) -> Iterator[Cut]:
    """Ends inside the block that doesn't fit, before it, and further up while rules forbid."""
    left = view(blocks[over.block], over.spots)
    top = segments[-1].top + segments[-1].height + left.before if segments else 0
    after_heading = bool(segments) and blocks[segments[-1].block].role is Role.HEADING
    if len(left.columns) == 1 and left.role in (Role.TEXT, Role.SPEECH):
        yield from splits(left, over.block, rows - top, top, after_heading=after_heading)
    for index in range(len(segments) - 1, -1, -1):
        segment = segments[index]
        if boundary(blocks[segment.block], blocks[segment.block + 1]):
            filled = segment.top + segment.height
            yield Cut(Cursor(segment.block + 1), filled, "between", (1, filled, 1))
            return
        if segment.view.role in (Role.TEXT, Role.SPEECH):
            above = index > 0 and blocks[segments[index - 1].block].role is Role.HEADING
            yield from splits(
                segment.view, segment.block, segment.height, segment.top, after_heading=above
            )


def forced(blocks: Sequence[Block], segments: Sequence[Segment], over: Cursor, rows: int) -> Cut:
    """Where the page ends when no rule allows any end: full, so that every page gets on."""
    if segments:
        last = segments[-1]
        return Cut(over, last.top + last.height, "forced", (0,))
    left = view(blocks[over.block], over.spots)
    fitted = fit(left, rows)
    stops = tuple(
        column.after(found[-1].passage, found[-1].row) if found else spot
        for column, spot, found in zip(left.columns, left.spots, fitted.lines, strict=True)
    )
    return Cut(Cursor(over.block, stops), fitted.height, "forced", (0,))
