"""A filled page as placed rows."""

from collections.abc import Iterator, Sequence
from itertools import chain

from typebar.layout.blocks import Block, Column, Line, Role, Spot
from typebar.layout.fill import Segment, View
from typebar.layout.measure import columns
from typebar.layout.page_style import Align, ElementStyle, PageStyle
from typebar.layout.pages import UNITS_PER_COLUMN, Kind, Placed
from typebar.layout.passages import Passage
from typebar.model.inline import Run


def draw(
    blocks: Sequence[Block], segments: Sequence[Segment], style: PageStyle
) -> tuple[Placed, ...]:
    """The rows of a page in reading order: of two speeches side by side first all of the left."""
    return tuple(chain.from_iterable(_segment(blocks, segment, style) for segment in segments))


def _segment(blocks: Sequence[Block], segment: Segment, style: PageStyle) -> Iterator[Placed]:
    block = blocks[segment.block]
    first = segment.view.spots[0] == Spot()
    if block.number and first and block.role is Role.HEADING:
        yield from scene_numbers(block, segment.top, style)
    elif block.number and first:
        yield _mark(Kind.SCENE_NUMBER, block.number, segment.top, _left(block.number, style), block)
    for side in range(len(segment.view.columns)):
        yield from _column(block, segment, side, style)


def scene_numbers(block: Block, row: int, style: PageStyle) -> Iterator[Placed]:
    """The number of a scene in both margins."""
    for x in number_places(block.number, style):
        yield _mark(Kind.SCENE_NUMBER, block.number, row, x, block)


def number_places(number: str, style: PageStyle) -> tuple[int, int]:
    """Where a number starts in the left and in the right margin."""
    right = style.marks.scene_number_right - columns(number) * UNITS_PER_COLUMN
    return _left(number, style), right


def _left(number: str, style: PageStyle) -> int:
    """Where a number in the left margin starts: a long one further left, off the text."""
    return min(style.marks.scene_number_left, -(columns(number) + 1) * UNITS_PER_COLUMN)


def _mark(kind: Kind, text: str, row: int, x: int, block: Block) -> Placed:
    return Placed(row, x, (Run(text),), kind, block.element, -1, synthetic=True)


def _column(block: Block, segment: Segment, side: int, style: PageStyle) -> Iterator[Placed]:
    left, stop = segment.view, segment.stops[side]
    column, row = left.columns[side], segment.top
    if column.is_over(left.spots[side]):
        return
    if left.repeats_cue(side):
        yield _repeated(block, column, row)
        row += 1
    known = segment.lines[side] if segment.lines else None
    for line in known or shown_lines(column, left.spots[side], stop):
        yield _line(block, column, line, stop, row)
        row += line.height
    if column.cue and not column.is_over(stop):
        height = column.passages[-1].style.spacing
        yield _more(block, left, side, row - height + 1, style)


def shown_lines(column: Column, spot: Spot, stop: Spot) -> Iterator[Line]:
    """The lines between two spots."""
    while spot < stop and not column.is_over(spot):
        passage = column.passages[spot.passage]
        row = passage.row(spot.at)
        yield Line(spot.passage, row, passage.style.spacing)
        spot = column.after(spot.passage, row)


def _line(block: Block, column: Column, line: Line, stop: Spot, row: int) -> Placed:
    passage = column.passages[line.passage]
    start, end = line.row.start, line.row.end
    if stop.passage == line.passage and stop.at < line.row.next:
        end = start + len(passage.text[start : stop.at].rstrip(" \n"))
    return Placed(
        row,
        _place(passage.style, passage.text[start:end], first=start == 0),
        passage.runs(start, end),
        passage.kind,
        block.element if passage.element < 0 else passage.element,
        passage.offset(start),
    )


def _place(style: ElementStyle, text: str, *, first: bool) -> int:
    """Where a row starts."""
    match style.align:
        case Align.LEFT:
            return style.x - (style.outdent * UNITS_PER_COLUMN if first else 0)
        case Align.CENTRE:
            return style.x + (style.width - columns(text)) * UNITS_PER_COLUMN // 2
        case Align.RIGHT:
            return style.x + (style.width - columns(text)) * UNITS_PER_COLUMN


def _repeated(block: Block, column: Column, row: int) -> Placed:
    """The cue at the head of the rest of a speech."""
    style = column.passages[0].style
    run = Run(column.cue, style.emphasis)
    return Placed(row, style.x, (run,), Kind.CUE, block.element, -1, synthetic=True)


def _more(block: Block, left: View, side: int, row: int, style: PageStyle) -> Placed:
    column = left.columns[side]
    text = style.marks.more_text
    x = style.marks.more
    if len(left.columns) > 1:
        said: Passage = column.passages[-1]
        x = said.style.x + (said.style.width - columns(text)) * UNITS_PER_COLUMN // 2
    return Placed(row, x, (Run(text),), Kind.MORE, block.element, -1, synthetic=True)
