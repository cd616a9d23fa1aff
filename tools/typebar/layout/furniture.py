"""What pages of a production carry besides the text: headers, footers, marks of scenes that go on.

They stand outside the rows of the body, so that no page ends elsewhere because of them.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from typebar.layout.draw import number_places
from typebar.layout.measure import columns, is_plain
from typebar.layout.page_style import PageStyle
from typebar.layout.pages import UNITS_PER_COLUMN, Kind, Page, Placed
from typebar.layout.wrap import Measure, next_row
from typebar.model.emphasis import plain
from typebar.model.inline import Run
from typebar.model.script import SceneHeading, Script, TitlePage

HEAD_ROW = -3
"""That of the page number."""
SCENE_ROW = -2
_FIELD = re.compile(r"\{([^{}]*)\}")
_PAGE = re.compile("%p", re.IGNORECASE)
"""How title pages spell the number of the page; the manual of Meander."""
FIELDS = ("page", "title", "draft", "date", "revision")
"""What a header or footer may name in curly brackets."""
_GAP = 2
"""Columns between a header and the page number."""


@dataclass(frozen=True, slots=True)
class Furniture:
    """What is asked for."""

    header: str = ""
    """Beside the page number, with fields in curly brackets."""
    footer: str = ""
    """Below the body, likewise."""
    facts: Mapping[str, str] = field(default_factory=dict)
    """What the fields but {page} stand for."""


def asked(page: TitlePage | None, key: str) -> str:
    """What a title page wants in the header or footer, or across the pages: text for `Furniture`.

    Several lines are one.
    """
    values = page.values(key) if page else ()
    said = " ".join(plain(value).strip() for value in values)
    return _PAGE.sub("{page}", " ".join(said.split()))


def unknown_field(text: str) -> str:
    """The first field of a header or footer that there isn't; empty where all are known."""
    found = (match[1] for match in _FIELD.finditer(text))
    return next((name for name in found if name not in FIELDS), "")


def furnished(
    script: Script, pages: Sequence[Page], style: PageStyle, furniture: Furniture
) -> tuple[Page, ...]:
    """The pages with what is asked for.

    Headers stand on pages that have a number, so not on the first, and footers on every page. A
    header or footer that says {page} takes the number's place. Scenes that go over a page are
    marked at its foot and at the head of the next one where the style says so.
    """
    marks = _scene_marks(script, pages, style) if style.marks.scene_continued else {}
    return tuple(
        _page(page, tuple(marks.get(index, ())), style, furniture)
        for index, page in enumerate(pages)
    )


def _page(page: Page, marks: Sequence[Placed], style: PageStyle, furniture: Furniture) -> Page:
    lines = [*page.lines, *marks]
    number = next((placed for placed in page.lines if placed.kind is Kind.PAGE_NUMBER), None)
    if "{page}" in furniture.header + furniture.footer and number:
        lines.remove(number)
    if furniture.header and number:
        edge = style.marks.page_number_right if number not in lines else number.x - _GAP * 8
        text = _filled(furniture.header, page, furniture.facts)
        lines.insert(0, _placed(Kind.HEADER, HEAD_ROW, text, edge))
    if furniture.footer:
        row = max([style.paper.rows + 2, *(placed.row + 1 for placed in lines)])
        text = _filled(furniture.footer, page, furniture.facts)
        lines.append(_placed(Kind.FOOTER, row, text, style.marks.page_number_right))
    return replace(page, lines=tuple(lines))


def _filled(text: str, page: Page, facts: Mapping[str, str]) -> str:
    known = {**facts, "page": page.label}
    return _FIELD.sub(lambda match: known.get(match[1], match[0]), text).strip()


def _placed(kind: Kind, row: int, text: str, edge: int) -> Placed:
    """A row from the left margin, cut where it would reach the edge."""
    measure = Measure(max(1, edge // UNITS_PER_COLUMN))
    shown = text[: next_row(text, 0, measure, plain=is_plain(text)).end] if text else ""
    return Placed(row, 0, (Run(shown),), kind, -1, -1, synthetic=True)


def _scene_marks(
    script: Script, pages: Sequence[Page], style: PageStyle
) -> dict[int, list[Placed]]:
    """The marks of each page: (CONTINUED) below, CONTINUED: above with how often so far."""
    headings = _headings(script)
    numbers = {
        placed.element: placed.text
        for page in pages
        for placed in page.lines
        if placed.kind is Kind.SCENE_NUMBER
    }
    found: dict[int, list[Placed]] = {}
    times, before = 0, -1
    for index, page in enumerate(pages):
        scene = _goes_on(script, page, headings) if index else -1
        times = times + 1 if scene == before else 1
        before = scene
        if scene >= 0:
            above = pages[index - 1]
            found.setdefault(index - 1, []).append(_foot(above, scene, style))
            found.setdefault(index, []).extend(_head(scene, times, numbers.get(scene, ""), style))
    return found


def _headings(script: Script) -> list[int]:
    """For each element the index of its scene's heading; -1 before the first."""
    found: list[int] = []
    heading = -1
    for index, element in enumerate(script.elements):
        heading = index if isinstance(element, SceneHeading) else heading
        found.append(heading)
    return found


def _goes_on(script: Script, page: Page, headings: Sequence[int]) -> int:
    """The heading of the scene that the page before had part of; -1 where a new one begins."""
    own: Iterable[Placed] = (placed for placed in page.lines if not placed.synthetic)
    first = min(own, key=lambda placed: placed.row, default=None)
    if first is None or isinstance(script.elements[first.element], SceneHeading):
        return -1
    return headings[first.element]


def _foot(page: Page, scene: int, style: PageStyle) -> Placed:
    text = f"({style.marks.scene_continued_text})"
    row = max([style.paper.rows + 1, *(placed.row + 1 for placed in page.lines)])
    transition = style.of(Kind.TRANSITION)
    x = transition.x + (transition.width - columns(text)) * UNITS_PER_COLUMN
    return _mark(Kind.CONTINUED, row, x, text, scene)


def _head(scene: int, times: int, number: str, style: PageStyle) -> Iterator[Placed]:
    count = f" ({times})" if times > 1 else ""
    text = f"{style.marks.scene_continued_text}:{count}"
    yield _mark(Kind.CONTINUED, SCENE_ROW, 0, text, scene)
    if number:
        for x in number_places(number, style):
            yield _mark(Kind.CONTINUED, SCENE_ROW, x, number, scene)


def _mark(kind: Kind, row: int, x: int, text: str, scene: int) -> Placed:
    return Placed(row, x, (Run(text),), kind, scene, -1, synthetic=True)
