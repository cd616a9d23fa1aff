"""Where each stretch of a book stands: page indexes, page numbers, the contents."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from typebar.model.prose import Matter
from typebar.model.work import PageMark
from typebar.writers.pdf.book_folio import roman
from typebar.writers.pdf.book_join import Bound
from typebar.writers.pdf.book_plan import CONTENTS, TITLE, Part, Plan
from typebar.writers.pdf.book_unit import Sheets, Unit

OPENINGS = ("right", "any")
"""The pages that chapters may open on."""
_ROUNDS = 4
"""How often the contents are set again because their own length moved what stands behind them."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A book whose pages are known."""

    parts: tuple[Part, ...]
    stretches: tuple[Bound, ...]
    labels: tuple[str, ...]
    """The number of each page, shown or not."""
    text: int
    """The index of the first page with an arabic number; the count of pages where none is."""

    def marks(self) -> tuple[PageMark, ...]:
        """Where each page begins that shows some of a chapter, in the order of the pages."""
        bound = {stretch.name: stretch for stretch in self.stretches}
        found = []
        for part in self.parts:
            if part.name == TITLE:
                last = bound[TITLE].first + len(bound[TITLE].sheets.sheets) - 1
                found += [PageMark(self.labels[last], source, 0) for source in part.sources]
                continue
            for source in part.sources:
                stretch = bound[part.name]
                found += [
                    PageMark(self.labels[stretch.first + offset], source, characters)
                    for offset, characters in enumerate(stretch.sheets.marks)
                ]
        return tuple(found)

    def on_the_left(self) -> list[Part]:
        """The parts that open on a left-hand page."""
        first = {stretch.name: stretch.first for stretch in self.stretches}
        return [part for part in self.parts if first.get(part.name, 0) % 2]

    def typeset(self) -> list[tuple[Part, Sheets]]:
        """The parts with their sheets."""
        sheets = {stretch.name: stretch.sheets for stretch in self.stretches}
        return [(part, sheets[part.name]) for part in self.parts]

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self.labels)


def place(
    planned: Plan,
    typeset: Mapping[str, Sheets],
    press: Callable[[Sequence[Unit]], Iterable[Sheets]],
    openings: str = OPENINGS[0],
) -> Placed:
    """Number the pages, and set the contents once those are known.

    Stretches open on right-hand pages, with a blank left-hand page before them where it's needed;
    chapters do on either, if the openings are "any". The margins of facing pages differ, so what
    opens on the left is set again; its lines stay, and so do the pages.
    """
    planned = planned if openings != OPENINGS[0] else planned.on_the_right()
    sheets = dict(typeset)
    placed = _place(planned, sheets)
    left = [part.unit for part in placed.on_the_left() if part.unit is not None]
    sheets |= zip(
        (unit.name for unit in left), press([unit.on_the_left() for unit in left]), strict=True
    )
    placed = _place(planned, sheets)
    if not planned.entries:
        return placed
    for _ in range(_ROUNDS):
        before = len(placed.labels)
        addresses = {bound.name: placed.labels[bound.first] for bound in placed.stretches}
        (sheets[CONTENTS],) = press([planned.contents(addresses)])
        placed = _place(planned, sheets)
        if len(placed.labels) == before:
            break
    return placed


def _place(planned: Plan, sheets: Mapping[str, Sheets]) -> Placed:
    starts: list[int] = []
    text = -1
    page = 0
    for part in planned.parts:
        begins = text < 0 and part.matter is not Matter.FRONT
        if begins or not part.either_side:
            page += page % 2
        if begins:
            text = page
        starts.append(page)
        page += _length(part, sheets)
    text = page if text < 0 else text
    page = max(page, 1)  # a file without pages is none
    labels = tuple(_label(index, text) for index in range(page))
    stretches = tuple(
        _bound(part, sheets[part.name], start, labels)
        for part, start in zip(planned.parts, starts, strict=True)
        if part.name in sheets
    )
    return Placed(planned.parts, stretches, labels, text)


def _length(part: Part, sheets: Mapping[str, Sheets]) -> int:
    """Pages of a stretch; two, a leaf, for contents that aren't set yet."""
    return len(sheets[part.name].sheets) if part.name in sheets else 2


def _label(index: int, text: int) -> str:
    return str(index - text + 1) if index >= text else roman(index + 1)


def _bound(part: Part, sheets: Sheets, first: int, labels: tuple[str, ...]) -> Bound:
    folios = tuple(
        labels[first + offset] if part.numbered and not sheet.plate else ""
        for offset, sheet in enumerate(sheets.sheets)
    )
    return Bound(part.name, sheets, part.title, first, folios)
