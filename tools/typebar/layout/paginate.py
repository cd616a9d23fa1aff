"""Pages out of a script."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from typebar.layout.blocks import Block, Role
from typebar.layout.compose import compose
from typebar.layout.draw import draw
from typebar.layout.flow import Fill, fills
from typebar.layout.labels import labels
from typebar.layout.measure import columns
from typebar.layout.page_style import PageStyle
from typebar.layout.pages import UNITS_PER_COLUMN, Candidate, Kind, Page, Placed
from typebar.model.inline import Run
from typebar.model.script import Script

PAGE_NUMBER_ROW = -3


def paginate(script: Script, style: PageStyle, *, outline: bool = False) -> tuple[Page, ...]:
    """The body pages of a script; a script without text has none.

    Rows and columns are whole cells of 1/6 by 1/10 inch. A page depends on what stands before it
    only through the place at which it begins. Time and memory are linear in the text.

    Args:
        script: what is to be set.
        style: its measures.
        outline: whether sections, synopses and plain notes are printed too.
    """
    blocks = compose(script, style, outline=outline)
    return drawn(blocks, fills(blocks, style.paper.rows), style)


def drawn(
    blocks: Sequence[Block],
    filled: Iterable[Fill],
    style: PageStyle,
    known: Mapping[int, Page] = MappingProxyType({}),
) -> tuple[Page, ...]:
    """Filled pages as placed rows, with their labels and numbers.

    `known` has pages that were drawn in that style before, by the id of what fills them.
    """
    locks: list[str] = []
    pages: list[Page] = []
    # Each page is drawn as it comes: what it was made of needs twice the memory of its rows.
    for page in filled:
        locks.append(_lock(blocks, page))
        pages.append(known.get(id(page)) or _unlabelled(blocks, page, style))
    return tuple(
        _labelled(page, label, style, numbered=index > 0 or label != "1")
        for index, (page, label) in enumerate(zip(pages, labels(locks), strict=True))
    )


def _lock(blocks: Sequence[Block], page: Fill) -> str:
    """The label that the page breaks right before a page ask for; the last one wins."""
    at = page.segments[0].block - 1
    while at >= 0 and blocks[at].role is Role.BREAK:
        if blocks[at].label and not page.start.spots:
            return blocks[at].label
        at -= 1
    return ""


def _unlabelled(blocks: Sequence[Block], page: Fill, style: PageStyle) -> Page:
    rejected = tuple(Candidate(cut.rows, cut.reason, cut.score, cut.rule) for cut in page.rejected)
    return Page("", draw(blocks, page.segments, style), page.reason, rejected)


def _labelled(page: Page, label: str, style: PageStyle, *, numbered: bool) -> Page:
    if page.label == label:  # drawn before; a new page has none yet
        return page
    head = (page_number(label, style),) if numbered else ()
    rows = [placed for placed in page.lines if placed.kind is not Kind.PAGE_NUMBER]
    return replace(page, label=label, lines=(*head, *rows))


def page_number(label: str, style: PageStyle) -> Placed:
    """The page's number, upper right."""
    text = style.marks.page_number_format.format(label)
    x = style.marks.page_number_right - columns(text) * UNITS_PER_COLUMN
    return Placed(PAGE_NUMBER_ROW, x, (Run(text),), Kind.PAGE_NUMBER, -1, -1, synthetic=True)
