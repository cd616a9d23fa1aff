"""Laying out a script again after an edit: only the pages that the edit reaches are set anew.

A page depends on the place where it begins and on the blocks up to the first that doesn't fit. So
the pages before an edit stay, and those behind it are as before from the first page on that begins
where one began before.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from typebar.layout.blocks import START, Block, Column
from typebar.layout.compose import compose
from typebar.layout.fill import Cursor, Segment, view
from typebar.layout.flow import Fill, fill, fills
from typebar.layout.page_style import PageStyle
from typebar.layout.pages import Page, Placed
from typebar.layout.paginate import drawn
from typebar.layout.recompose import recompose
from typebar.model.script import Element, Script


@dataclass(frozen=True, slots=True)
class Setting:
    """A script's blocks, and the pages that they fill."""

    elements: tuple[Element, ...]
    """What the blocks were made of."""
    blocks: tuple[Block, ...]
    pages: tuple[Fill, ...]
    reset: int
    """How many of the pages were set for this version; the others were taken over."""
    moved: Mapping[int, Fill] = field(default_factory=dict, compare=False)
    """For those that were taken over to another place, by their id: what they were before."""


def pages(
    setting: Setting,
    style: PageStyle,
    before: tuple[Setting, Sequence[Page]] | None = None,
) -> tuple[Page, ...]:
    """The pages of a setting, drawn; the same as `paginate` gives.

    Those that were taken over from a setting before, given with its pages, aren't drawn again.
    """
    known: dict[int, Page] = {}
    if before:
        old = before[0]
        known = {id(fill): page for fill, page in zip(old.pages, before[1], strict=True)}
        for fill in setting.pages:
            page = known.get(id(setting.moved.get(id(fill))))
            if page:
                known[id(fill)] = _with_places(page, old.elements, setting.elements)
    return drawn(setting.blocks, setting.pages, style, known)


def set_anew(script: Script, style: PageStyle) -> Setting:
    """The setting of a script, from the first page to the last."""
    blocks = compose(script, style)
    pages = tuple(fills(blocks, style.paper.rows))
    return Setting(script.elements, blocks, pages, len(pages))


def set_again(old: Setting, script: Script, style: PageStyle) -> Setting:
    """The setting of a changed script; equal to `set_anew`, in less time.

    Args:
        old: the setting of an earlier version, in the same style.
        script: the new version.
        style: the measures of both.
    """
    blocks, first, last = recompose(old.blocks, old.elements, script.elements, style)
    head = first + _common(old.blocks[first:], blocks[first:])
    most = min(len(old.blocks), len(blocks)) - head
    tail = min(most, last + _common(old.blocks[-last - 1 :: -1], blocks[-last - 1 :: -1]))
    same = _same_places(old.blocks[:head], blocks)
    kept = [
        page if all(same[segment.block] for segment in page.segments) else _moved(page, blocks, 0)
        for page in old.pages
        if page.looked < head
    ]
    shift = len(blocks) - len(old.blocks)
    same_from = len(old.blocks) - tail
    known = {
        page.start: index for index, page in enumerate(old.pages) if page.start.block >= same_from
    }
    cursor = kept[-1].end if kept else Cursor(0)
    anew: list[Fill] = []
    rest: Sequence[Fill] = ()
    while cursor.block < len(blocks):
        # In step again: a page begins where one began before, and nothing behind it has changed.
        found = known.get(_shifted(cursor, -shift))
        if found is not None:
            rest = old.pages[found:]
            break
        page = fill(blocks, cursor, style.paper.rows)
        anew += [page] if page.segments else []
        cursor = page.end
    moved = [_moved(page, blocks, shift) for page in rest]
    pairs = zip(moved, rest, strict=True)
    places = {id(new): page for new, page in pairs if new.start.block >= len(blocks) - last}
    return Setting(script.elements, blocks, (*kept, *anew, *moved), len(anew), places)


def _with_places(page: Page, before: Sequence[Element], after: Sequence[Element]) -> Page:
    """The page with the elements and offsets of the new version.

    What stands on it stands in both versions alike, so many elements from the end.
    """
    shift = len(after) - len(before)
    lines = []
    for row, x, runs, kind, element, offset, synthetic in page.lines:
        if element < 0:
            lines.append(Placed(row, x, runs, kind, element, offset, synthetic))
            continue
        there = element + shift
        by = after[there].span.start - before[element].span.start if offset >= 0 else 0
        lines.append(Placed(row, x, runs, kind, there, offset + by, synthetic))
    return replace(page, lines=tuple(lines))


def _common(before: Iterable[Block], after: Iterable[Block]) -> int:
    """How many blocks from the first on are set alike."""
    return sum(1 for _ in takewhile(lambda pair: _alike(*pair), zip(before, after, strict=False)))


def _alike(before: Block, after: Block) -> bool:
    """Whether two blocks are set alike, wherever they stand in script and source."""
    if before is after:
        return True
    head = (before.role, before.before, before.number, before.label)
    if head != (after.role, after.before, after.number, after.label):
        return False
    return [*map(_shape, before.columns)] == [*map(_shape, after.columns)]


def _same_places(before: Sequence[Block], after: Sequence[Block]) -> list[bool]:
    """For each pair of blocks, whether they stand at one place in script and source.

    What isn't printed, a note above all, moves what follows without changing how it looks.
    """
    return [
        old is new or (old.element == new.element and _origins(old) == _origins(new))
        for old, new in zip(before, after, strict=False)
    ]


def _origins(block: Block) -> list[object]:
    return [part.origins for column in block.columns for part in column.passages]


def _shape(column: Column) -> tuple[str, Sequence[object]]:
    passages = [(part.kind, part.style, part.text, part.marks) for part in column.passages]
    return column.cue, passages


def _shifted(cursor: Cursor, shift: int) -> Cursor:
    return Cursor(cursor.block + shift, cursor.spots)


def _moved(page: Fill, blocks: Sequence[Block], shift: int) -> Fill:
    """The page with the blocks of the new version, whose elements and offsets are other ones."""
    return page._replace(
        start=_shifted(page.start, shift),
        segments=tuple(_moved_segment(segment, blocks, shift) for segment in page.segments),
        end=_shifted(page.end, shift),
        looked=page.looked + shift,
        rejected=tuple(cut._replace(cursor=_shifted(cut.cursor, shift)) for cut in page.rejected),
    )


def _moved_segment(segment: Segment, blocks: Sequence[Block], shift: int) -> Segment:
    index = segment.block + shift
    left = segment.view
    spots = () if all(spot == START for spot in left.spots) else left.after(left.spots)
    return segment._replace(block=index, view=view(blocks[index], spots))
