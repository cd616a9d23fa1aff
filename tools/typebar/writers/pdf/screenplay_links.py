"""Addresses in printed notes, made links that can be followed."""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple, cast
from urllib.parse import quote

import pydyf

from typebar.layout.measure import columns
from typebar.layout.page_style import Paper
from typebar.layout.pages import Kind, Page, Placed
from typebar.model.script import Note, Script
from typebar.writers.pdf.objects import Raw, Value, dictionary, number, reference, text
from typebar.writers.pdf.screenplay_content import COLUMN, ROW, UNIT, baseline
from typebar.writers.pdf.screenplay_tags import Object, Tag, Tagged
from typebar.writers.sheets import Sheets

_ADDRESS = re.compile(r"https?://[^\s<>\"“”]+", re.IGNORECASE)
_AFTER = ".,;:!?)]}*_’'"
"""Marks that belong to the sentence around an address."""
_UNRESERVED = "%/:?#[]@!$&'()*+,;=~"
_DESCENT = 2.4
"""Points by which the box of a link reaches below the baseline."""

Place = tuple[int, int]
"""Indexes of a page and of a row on it."""


class Stretch(NamedTuple):
    """The part of an address that stands in one row."""

    address: str
    start: int
    """Characters of the row before it."""
    end: int


Links = dict[Place, list[Stretch]]


def links(script: Script, pages: Sequence[Page]) -> Links:
    """The addresses in the rows of notes; one that goes over several rows is whole in each."""
    found: Links = {}
    if not any(isinstance(element, Note) for element in script.elements):
        return found
    for places in _notes(pages):
        _find(places, pages, found)
    return found


def _notes(pages: Sequence[Page]) -> Iterator[list[Place]]:
    """The rows of each note, over as many pages as it goes."""
    by_element: dict[int, list[Place]] = {}
    for index, page in enumerate(pages):
        for row, placed in enumerate(page.lines):
            if placed.kind is Kind.NOTE and not (placed.synthetic or page.is_struck(placed)):
                by_element.setdefault(placed.element, []).append((index, row))
    yield from by_element.values()


def _find(places: Sequence[Place], pages: Sequence[Page], found: Links) -> None:
    rows = [pages[page].lines[row] for page, row in places]
    pieces = [row.text + _between(row, after) for row, after in zip_longest(rows, rows[1:])]
    spans = [
        (match.start(), match[0].rstrip(_AFTER)) for match in _ADDRESS.finditer("".join(pieces))
    ]
    at = 0
    for place, row, piece in zip(places, rows, pieces, strict=True):
        for start, address in spans:
            first, last = max(start - at, 0), min(start + len(address) - at, len(row.text))
            if first < last:
                made = Stretch(quote(address, _UNRESERVED), first, last)
                found.setdefault(place, []).append(made)
        at += len(piece)


def _between(row: Placed, after: Placed | None) -> str:
    """A blank, but where a word too long for a row was cut."""
    return "" if after is not None and row.offset + len(row.text) == after.offset else " "


def tag_links(found: Links, tagged: Sequence[Tagged]) -> None:
    """Give rows with addresses a tag of their own, inside that of their note."""
    for page, row in found:
        tagged[page][row] = Tag("Link", inside=tagged[page][row])


def annotated(
    pdf: pydyf.PDF,
    found: Links,
    sheets: Sheets,
    tagged: Sequence[Tagged],
    references: Sequence[str],
) -> tuple[dict[int, str], list[Tag]]:
    """Add all links to a document, and to the tags of their rows behind the text.

    Gives the links of each page as its dictionary has them, and the tag of each link: they come
    behind the pages, whose references these are, in the tree of parents.
    """
    on_page: dict[int, list[str]] = {}
    owners: list[Tag] = []
    for (index, row), stretches in sorted(found.items()):
        tag = tagged[index][row]
        for stretch in stretches if tag else ():
            item = Raw()
            pdf.add_object(item)
            entries = _annotation(stretch, sheets.all[index].lines[row], sheets.style.paper)
            entries |= {"P": references[index], "StructParent": len(references) + len(owners)}
            item.bytes = dictionary(entries)
            on_page.setdefault(index, []).append(reference(item))
            owners.append(cast(Tag, tag))
            owners[-1].objects += (Object(index, item.number),)
    return {index: f"[{' '.join(those)}]" for index, those in on_page.items()}, owners


def _annotation(stretch: Stretch, placed: Placed, paper: Paper) -> dict[str, Value]:
    before, inside = placed.text[: stretch.start], placed.text[stretch.start : stretch.end]
    x = (paper.left + placed.x) * UNIT + columns(before) * COLUMN
    y = baseline(placed.row, paper) - _DESCENT
    edges = (x, y, x + columns(inside) * COLUMN, y + ROW)
    return {
        "Type": "/Annot",
        "Subtype": "/Link",
        "Rect": f"[{' '.join(map(number, edges))}]",
        "Border": "[0 0 0]",
        "F": 4,
        "A": f"<< /S /URI /URI {text(stretch.address)} >>",
        "Contents": text(stretch.address),
    }
