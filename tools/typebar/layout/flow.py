"""Filling pages with blocks, one page after the other."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from typebar.layout.blocks import Block, Role
from typebar.layout.breaks import Cut, choose
from typebar.layout.fill import Cursor, Segment, fit, view


class Fill(NamedTuple):
    """What stands on one page, before it is drawn."""

    start: Cursor
    segments: tuple[Segment, ...]
    end: Cursor
    looked: int
    """The last block that the page depends on: what stands behind it may change freely."""
    reason: str = ""
    rejected: tuple[Cut, ...] = ()


def fill(blocks: Sequence[Block], start: Cursor, rows: int) -> Fill:
    """The page that begins at a cursor; it ends further on, whatever the blocks are."""
    segments: list[Segment] = []
    cursor = start
    row = 0
    if opens_with_cue(blocks, start):
        # A repeated cue stands in the page's head: the page has as much room for text as others.
        rows += 1
    while cursor.block < len(blocks):
        block = blocks[cursor.block]
        if block.role is Role.BREAK:
            cursor = Cursor(cursor.block + 1)
            if segments:
                looked = cursor.block - 1
                return Fill(start, tuple(segments), cursor, looked, "the writer's page break")
            continue
        left = view(block, cursor.spots)
        top = row + left.before if segments else 0
        fitted = fit(left, rows - top)
        if not fitted.whole:
            best, rejected = choose(blocks, segments, cursor, rows)
            kept = _until(blocks, segments, cursor, best)
            end = best.cursor
            return Fill(start, kept, end, cursor.block, best.reason, tuple(rejected))
        whole = Segment(cursor.block, left, fitted.stops, top, fitted.height, fitted.lines)
        segments.append(whole)
        row = top + fitted.height
        cursor = Cursor(cursor.block + 1)
    return Fill(start, tuple(segments), cursor, len(blocks))


def fills(blocks: Sequence[Block], rows: int) -> Iterator[Fill]:
    """All pages of a script."""
    cursor = Cursor(0)
    while cursor.block < len(blocks):
        page = fill(blocks, cursor, rows)
        if page.segments:
            yield page
        cursor = page.end


def opens_with_cue(blocks: Sequence[Block], start: Cursor) -> bool:
    """Whether the page begins with a cue that was on the page before."""
    if not start.spots:
        return False
    left = view(blocks[start.block], start.spots)
    return any(map(left.repeats_cue, range(len(left.columns))))


def _until(
    blocks: Sequence[Block], segments: Sequence[Segment], over: Cursor, cut: Cut
) -> tuple[Segment, ...]:
    """The segments that stay on the page when it ends at the cut."""
    kept = [segment for segment in segments if segment.block < cut.cursor.block]
    if not cut.cursor.spots:
        return tuple(kept)
    at = cut.cursor.block
    left = next((segment.view for segment in segments if segment.block == at), None)
    left = left or view(blocks[at], over.spots)
    top = kept[-1].top + kept[-1].height + left.before if kept else 0
    return (*kept, Segment(at, left, left.own(cut.cursor.spots), top, cut.rows - top))
