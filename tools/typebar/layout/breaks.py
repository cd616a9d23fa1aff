"""Where a page may end, and which of these places is best.

Every rule here is one that a reader of screenplays would give: a heading stays with its scene, a
speech is parted after a sentence, nothing is left alone. The choice is page-local on purpose: a
global optimum would move earlier pages when later text changes, which neither locked pages nor
incremental layout could bear.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from typebar.layout.blocks import Block, Role, height
from typebar.layout.cuts import Graded, cuts, hard_cut
from typebar.layout.fill import Cursor, Segment, View, fit, view
from typebar.layout.pages import Kind

_BLANK_ALLOWED = 3
"""A page may stay blank by one part of so many to keep two speeches side by side whole."""


class Cut(NamedTuple):
    """A place at which the page could end."""

    cursor: Cursor
    """Where the next page starts."""
    rows: int
    """Rows that the page then holds."""
    reason: str
    score: tuple[int, ...]
    """Empty where a rule forbids the cut."""
    rule: str = ""
    """That rule."""


class Room(NamedTuple):
    """What a block has on the page."""

    block: int
    left: View
    top: int
    """The row of its first line."""
    free: int
    """Rows from there on."""
    page: int
    """Rows of a whole page."""
    after_heading: bool


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
    weighed = list(candidates(blocks, segments, over, rows))
    legal = [cut for cut in weighed if cut.score]
    best = max(legal, key=lambda cut: cut.score) if legal else forced(blocks, segments, over, rows)
    return best, [cut for cut in weighed if cut is not best]


def candidates(
    blocks: Sequence[Block], segments: Sequence[Segment], over: Cursor, rows: int
) -> Iterator[Cut]:
    """Ends inside the block that doesn't fit, before it, and further up while rules forbid."""
    yield from splits(_room(blocks, segments, over, rows))
    for index in range(len(segments) - 1, -1, -1):
        segment = segments[index]
        filled = segment.top + segment.height
        rule = boundary_rule(blocks[segment.block], blocks[segment.block + 1])
        yield Cut(
            Cursor(segment.block + 1), filled, "between", () if rule else (1, filled, 1), rule
        )
        if not rule:
            return
        heading = index > 0 and blocks[segments[index - 1].block].role is Role.HEADING
        # Something must go over, so two speeches side by side get a row less than they need.
        free = segment.height - (segment.view.role is Role.DUAL)
        place = (segment.block, segment.view, segment.top, free)
        yield from splits(Room(*place, rows, heading))


def _room(blocks: Sequence[Block], segments: Sequence[Segment], over: Cursor, rows: int) -> Room:
    left = view(blocks[over.block], over.spots)
    top = segments[-1].top + segments[-1].height + left.before if segments else 0
    heading = bool(segments) and blocks[segments[-1].block].role is Role.HEADING
    return Room(over.block, left, top, rows - top, rows, heading)


def boundary_rule(before: Block, after: Block) -> str:
    """What forbids a page to end between two blocks; empty where nothing does."""
    if after.role is Role.TRANSITION:
        return "a transition opens no page"
    if before.role is Role.SPEECH and before.columns[0].passages[-1].kind is Kind.PARENTHETICAL:
        return "a parenthetical ends no page"
    if before.role is Role.HEADING and after.role not in (Role.HEADING, Role.BREAK):
        return "a heading stays with its scene"
    return ""


def splits(room: Room) -> Iterator[Cut]:
    """Cuts inside a block, the forbidden ones with no score."""
    match room.left.role:
        case Role.TEXT | Role.SPEECH:
            song = "a song without a singer stays whole" if _stays_whole(room) else ""
            for cut in _column_cuts(room, 0):
                rule = cut.rule or song
                yield _cut(room, (cut,), () if rule else (cut.worth, 0, cut.long_tail), rule)
        case Role.DUAL:
            yield from _dual_splits(room)
        case Role.HEADING | Role.TRANSITION | Role.BREAK:
            return


def _stays_whole(room: Room) -> bool:
    """Whether a song goes to the next page as a whole: nobody is named who could go on there.

    With a heading above it that goes too.
    """
    sung = room.left.role is Role.TEXT and room.left.columns[0].passages[0].kind is Kind.LYRIC
    return sung and fit(room.left, room.page - 2 * room.after_heading).whole


def _column_cuts(room: Room, side: int) -> list[Graded]:
    left = room.left
    found = fit(left, room.free).lines[side]
    column, spot = left.columns[side], left.spots[side]
    return cuts(column, spot, found, room.page, after_heading=room.after_heading)


def _dual_splits(room: Room) -> Iterator[Cut]:
    """Each column cut where it is best; both or none.

    Two speeches stay whole when they fit on the next page and not too much of this one is lost.
    """
    chosen = [_best_in_column(room, side) for side in range(len(room.left.columns))]
    ends = [cut for cut in chosen if cut]
    if len(ends) < len(chosen):
        return
    movable = fit(room.left, room.page).whole and room.free * _BLANK_ALLOWED <= room.page
    yield _cut(room, ends, (0 if movable else 2, 0, 1))


def _best_in_column(room: Room, side: int) -> Graded | None:
    """Where one of two columns ends: whole if it fits, else its best cut."""
    column = room.left.columns[side]
    fitted = fit(room.left, room.free)
    if column.is_over(fitted.stops[side]):
        return Graded(fitted.stops[side], fitted.lines[side], "whole", 2)
    legal = [cut for cut in _column_cuts(room, side) if cut.worth]
    return max(legal, key=lambda cut: (cut.worth, len(cut.above)), default=None)


def _cut(room: Room, ends: Sequence[Graded], score: tuple[int, ...], rule: str = "") -> Cut:
    """The cut of the whole block; its rows become the second part of the score."""
    rows = room.top + max(
        height(list(end.above)) + room.left.repeats_cue(side) for side, end in enumerate(ends)
    )
    cursor = Cursor(room.block, room.left.after(tuple(end.stop for end in ends)))
    reason = " and ".join(sorted({end.reason for end in ends}))
    return Cut(cursor, rows, reason, (score[0], rows, *score[2:]) if score else (), rule)


def forced(blocks: Sequence[Block], segments: Sequence[Segment], over: Cursor, rows: int) -> Cut:
    """Where the page ends when no rule allows any end; every page gets on by a row at least."""
    room = _room(blocks, segments, over, rows)
    fitted = fit(room.left, room.free)
    if room.left.role in (Role.TEXT, Role.SPEECH):
        hard = hard_cut(room.left.columns[0], fitted.lines[0])
        if hard:
            return _cut(room, (hard,), (0, 0))
    if segments:
        last = segments[-1]
        return Cut(over, last.top + last.height, "nowhere else", (0,))
    cursor = Cursor(over.block, room.left.after(fitted.stops))
    return Cut(cursor, fitted.height, "nowhere else", (0,))
