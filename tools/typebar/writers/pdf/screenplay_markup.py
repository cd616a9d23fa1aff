"""Screenplay pages as HTML whose every row has its place, for WeasyPrint."""

import base64
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from html import escape
from importlib.resources import files
from itertools import groupby
from math import atan2, degrees, hypot

from typebar.layout.measure import columns
from typebar.layout.page_style import PageStyle
from typebar.layout.pages import UNITS_PER_COLUMN, Kind, Page, Placed
from typebar.model.inline import Emphasis, Run
from typebar.writers.pdf.metadata import About
from typebar.writers.pdf.screenplay_content import (
    CAPITAL,
    COLUMN,
    POINTS_PER_MM,
    ROW,
    STRIKE_GREY,
    STRIKE_MARGIN,
    UNIT,
    WATERMARK_GREY,
    watermark_size,
)
from typebar.writers.pdf.screenplay_tags import Tag, Tagged
from typebar.writers.pdf.typeface import missing
from typebar.writers.sheets import Sheets

_FACES = (
    ("Regular", "normal", "normal"),
    ("Bold", "bold", "normal"),
    ("Italic", "normal", "italic"),
    ("BoldItalic", "bold", "italic"),
)
_ARABIC = '"Noto Naskh Arabic", "Noto Sans Arabic"'
"""In front of typewriter fonts: those squeeze every letter of a word into one width."""
_EAST_ASIAN = {
    "zh": "SC",
    "zh-hans": "SC",
    "zh-hant": "TC",
    "zh-tw": "TC",
    "zh-hk": "HK",
    "ko": "KR",
}
"""By language: one character is drawn in a different way in each; the forms of Japan by default."""
_MARKUP = ((Emphasis.BOLD, "b"), (Emphasis.ITALIC, "i"), (Emphasis.UNDERLINE, "u"))


Block = tuple[Tag | None, list[Placed]]
"""Rows right below each other, and what they belong to; none for artifacts."""


def markup(sheets: Sheets, blocks: Sequence[Sequence[Block]], described: About) -> str:
    """The document: a section a page, and in it a box for each of its blocks."""
    pages = "".join(
        _page(page, on_page, sheets) for page, on_page in zip(sheets.all, blocks, strict=True)
    )
    return (
        f'<!DOCTYPE html><html lang="{escape(described.language)}"><head>'
        f'<meta charset="utf-8"><title>{escape(described.title)}</title>'
        f"<style>{_style(sheets, _families(described.language))}</style></head>"
        f"<body>{pages or '<section></section>'}</body></html>"
    )


def _families(language: str) -> str:
    """The fonts of the system that letters are looked for in, in order."""
    parts = language.casefold().split("-")
    forms = _EAST_ASIAN.get("-".join(parts[:2])) or _EAST_ASIAN.get(parts[0], "JP")
    return (
        f'"Noto Sans Mono", "DejaVu Sans Mono", "Noto Sans Mono CJK {forms}", '
        f'"Noto Sans CJK {forms}", "Noto Sans", "Noto Color Emoji", monospace'
    )


def _style(sheets: Sheets, families: str) -> str:
    paper = sheets.style.paper
    width, height = paper.width_mm * POINTS_PER_MM, paper.height_mm * POINTS_PER_MM
    return (
        f"{_font_faces()}"
        f"@page {{ size: {width:.2f}pt {height:.2f}pt; margin: 0{_background(sheets)} }}"
        f"html {{ font: 12pt/12pt {_wanted(sheets)}'Typebar Script', {_ARABIC}, {families}; "
        "font-variant-ligatures: none }"
        "body { margin: 0 }"
        f".other {{ font-family: {families} }}"
        f"section {{ position: relative; height: {height - 0.1:.2f}pt; overflow: hidden }}"
        "section + section { break-before: page }"
        f".strike {{ height: 1pt; background: rgb({STRIKE_GREY:.0%} {STRIKE_GREY:.0%} "
        f"{STRIKE_GREY:.0%}); transform-origin: left top }}"
        "section > * { position: absolute; white-space: pre; text-align: left }"
        # The script font alone makes the rows: one with a higher rise would push them apart.
        "section > * > * { line-height: 0 }"
    )


def _wanted(sheets: Sheets) -> str:
    """The font of the page style, in front of all others; project.profiles has looked at it."""
    name = "".join(letter for letter in sheets.style.font if letter not in '"\\<>')
    return f'"{name}", ' if name else ""


def _background(sheets: Sheets) -> str:
    """The watermark, as a picture behind the page: no part of the text."""
    if not sheets.watermark:
        return ""
    paper = sheets.style.paper
    width, height = paper.width_mm * POINTS_PER_MM, paper.height_mm * POINTS_PER_MM
    size = watermark_size(sheets.watermark, paper)
    turn = f"rotate({-degrees(atan2(height, width)):.2f} {width / 2:.2f} {height / 2:.2f})"
    picture = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.2f} {height:.2f}">'
        f'<text x="{width / 2:.2f}" y="{height / 2 + size * CAPITAL / 2:.2f}" '
        f'transform="{turn}" text-anchor="middle" font-size="{size}" '
        f'font-family="monospace" fill="rgb({WATERMARK_GREY:.0%},{WATERMARK_GREY:.0%},'
        f'{WATERMARK_GREY:.0%})">{escape(sheets.watermark)}</text></svg>'
    )
    data = base64.b64encode(picture.encode("utf-8", "replace")).decode("ascii")
    return f'; background: url("data:image/svg+xml;base64,{data}") 0 0 / 100% 100% no-repeat'


@cache
def _font_faces() -> str:
    folder = files("typebar.writers") / "assets/fonts/courier-prime"
    faces = []
    for name, weight, slant in _FACES:
        data = base64.b64encode((folder / f"CourierPrime-{name}.otf").read_bytes()).decode("ascii")
        faces.append(
            '@font-face { font-family: "Typebar Script"; '
            f"font-weight: {weight}; font-style: {slant}; "
            f"src: url(data:font/otf;base64,{data}) }}"
        )
    return "".join(faces)


def _page(page: Page, blocks: Sequence[Block], sheets: Sheets) -> str:
    dual = _side_by_side(page)
    boxes = "".join(_block(rows, dual, sheets) for _, rows in blocks)
    return f"<section>{boxes}{''.join(_strikes(page, sheets))}</section>"


def _side_by_side(page: Page) -> dict[int, bool]:
    """The elements of which two cues share a row; a dual speech's end may stand there alone.

    With each whether its columns change places: of two speeches that run leftwards the first
    stands on the right.
    """
    cues: dict[tuple[int, int], list[bool]] = {}
    for line in page.lines:
        if line.kind is Kind.CUE:
            cues.setdefault((line.element, line.row), []).append(_is_leftward(line.text))
    return {element: all(each) for (element, _), each in cues.items() if len(each) > 1}


def _strikes(page: Page, sheets: Sheets) -> Iterator[str]:
    """A light line across each stretch that is struck: an empty box, turned about its left end."""
    paper = sheets.style.paper
    left = paper.left * UNIT
    width = paper.width_mm * POINTS_PER_MM - STRIKE_MARGIN - left
    for first, last in page.struck:
        height = (last + 1 - first) * ROW
        foot = paper.top * UNIT + (last + 1) * ROW
        place = f"left: {left:.2f}pt; top: {foot:.2f}pt; width: {hypot(width, height):.2f}pt"
        turn = f"transform: rotate({-degrees(atan2(height, width)):.3f}deg)"
        yield f'<div class="strike" style="{place}; {turn}"></div>'


def groups(page: Page, tagged: Tagged) -> Iterator[Block]:
    """The blocks of a page."""
    pairs = list(zip(page.lines, tagged, strict=True))
    ordered = enumerate(pairs)
    for _, group in groupby(ordered, key=lambda item: (id(item[1][1]), item[1][0].row - item[0])):
        members = [pair for _, pair in group]
        yield members[0][1], [placed for placed, _ in members]


def _block(rows: list[Placed], dual: Mapping[int, bool], sheets: Sheets) -> str:
    paper, first = sheets.style.paper, rows[0]
    left = min(placed.x for placed in rows)
    width, shift = _width(rows, dual, sheets), 0
    if dual.get(first.element):
        column = sheets.style.dual.right
        shift = -column if left >= column else column
    other = ' class="other"' if any(map(_is_foreign, rows)) else ""
    place = (
        f"left: {(paper.left + left + shift) * UNIT:.2f}pt; "
        f"top: {paper.top * UNIT + first.row * ROW:.2f}pt; width: {width:.2f}pt"
    )
    lines = "\n".join(
        _line(placed, left) + _blank(placed.text, last=placed is rows[-1]) for placed in rows
    )
    direction = ' dir="rtl"' if _is_leftward(first.text) else ""
    aligned = "; text-align: right" if direction else ""
    return f'<div{other}{direction} style="{place}{aligned}"><span>{lines}</span></div>'


def _blank(text: str, *, last: bool) -> str:
    """What keeps a row's last word apart from the first of the next for who reads the text.

    Chinese and Japanese know no blanks, and run on.
    """
    end = text[-1:]
    runs_on = end == "-" or (
        unicodedata.east_asian_width(end or " ") in "WF"
        and "HANGUL" not in unicodedata.name(end, "")
    )
    return "" if last or runs_on else " "


def _width(rows: list[Placed], dual: Collection[int], sheets: Sheets) -> float:
    """Of the box of a block, in points: where its letters run leftwards they start at its end."""
    first, left, style = rows[0], min(placed.x for placed in rows), sheets.style
    if first.element in dual:
        return _dual_width(rows, left, style)
    if first.kind is Kind.CUE:
        # As far from the right edge of the speech as a cue stands from the left one.
        speech = style.of(Kind.DIALOGUE)
        room = 2 * speech.x + speech.width * UNITS_PER_COLUMN - 2 * left
        return max(room * UNIT, COLUMN)
    width = style.of(first.kind).width * COLUMN
    sheet = style.paper.width_mm * POINTS_PER_MM
    beyond = (style.paper.left + left) * UNIT + width > sheet
    return columns(first.text) * COLUMN if beyond else width


def _dual_width(rows: list[Placed], left: int, style: PageStyle) -> float:
    """Of a block of one of two speeches side by side, in points: it stays in its column."""
    dual, kind = style.dual, rows[0].kind
    if kind is not Kind.CUE:
        return (dual.elements.get(kind) or style.of(kind)).width * COLUMN
    speech = dual.elements.get(Kind.DIALOGUE) or style.of(Kind.DIALOGUE)
    start = speech.x + (dual.right if left >= dual.right else 0)
    room = 2 * start + speech.width * UNITS_PER_COLUMN - 2 * left
    # A long name starts at its place: pushed past its box it would run into the other column.
    return max(room * UNIT, *(columns(placed.text) * COLUMN for placed in rows))


def _line(placed: Placed, left: int) -> str:
    indent = (placed.x - left) * UNIT
    shown = "".join(map(_run, placed.runs))
    return f'<span style="margin-left: {indent:.2f}pt">{shown}</span>' if indent else shown


def _run(run: Run) -> str:
    # Wide letters aren't spaced out to their two columns: readers would take the gaps for blanks.
    shown = escape("".join(c for c in run.text if unicodedata.category(c) != "Cc"))
    for emphasis, name in _MARKUP:
        if emphasis in run.emphasis:
            shown = f"<{name}>{shown}</{name}>"
    return shown


_MONOSPACED = ("CYRILLIC ", "GREEK ")


def _is_foreign(placed: Placed) -> bool:
    """Whether a row has letters that the script font lacks and another typewriter font has.

    Such a row is set in that one font: Latin letters between them would look like a quotation.
    """
    return any(
        unicodedata.name(letter, "").startswith(_MONOSPACED) for letter in missing(placed.text)
    )


def _is_leftward(text: str) -> bool:
    """Whether the first letter with a direction runs from right to left."""
    for character in text:
        direction = unicodedata.bidirectional(character)
        if direction in ("L", "R", "AL"):
            return direction != "L"
    return False
