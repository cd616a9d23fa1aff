"""Rows of a given width out of displayed text, one at a time and only as far as asked."""

import re
from typing import NamedTuple

from typebar.layout.measure import WIDTHS, joins

_DASHES = "-\u2010\u2012\u2013\u2014"
"""A row may end after these; not U+2011, which is the hyphen that never breaks."""
_DASH = re.compile(f"[{_DASHES}]")
_OPENING = "([{「『（［｛〈《【〔“‘"
_CLOSING = (
    ")]}」』）］｝〉》】〕”’。、，．！？：；ー…‥・々ゝゞァィゥェォッャュョヮぁぃぅぇぉっゃゅょゎ"
)


class Measure(NamedTuple):
    """How wide a row may be."""

    width: int
    """Columns."""
    hang: int = 0
    """Columns that a hyphen or dash may stand out."""


class Row(NamedTuple):
    """A stretch of a text that stands on one row."""

    start: int
    end: int
    """Past the last character shown; blanks at the end of a row are left out."""
    next: int
    """Where the following row starts; the text's length after the last row."""


def next_row(text: str, start: int, measure: Measure, *, plain: bool) -> Row:
    """The row that starts at `start`; a line feed in the text ends a row.

    A word wider than the measure is cut hard, between graphemes. Every row takes at least one
    grapheme, so that setting any text comes to an end. The cost is that of the row, not of the
    text.

    Args:
        text: displayed characters, lines parted by line feeds.
        start: where the row begins.
        measure: how wide it may be.
        plain: whether every character takes one column.
    """
    fits = start + measure.width if plain else _reach(text, start, measure.width)
    stop = text.find("\n", start, fits + 1)
    if stop < 0 and fits >= len(text):
        stop = len(text)
    if stop >= 0:
        return _line(text, start, stop)
    if plain:
        return _plainly_broken(text, start, fits, fits + measure.hang)
    return _broken(text, start, fits, _reach(text, start, measure.width + measure.hang))


def _line(text: str, start: int, stop: int) -> Row:
    """The row that the writer's own line end closes; its line feed belongs to no row."""
    return Row(start, start + len(text[start:stop].rstrip(" ")), min(stop + 1, len(text)))


def _reach(text: str, start: int, width: int) -> int:
    """Where `width` columns end, never inside a grapheme."""
    left, index = width, start
    while index < len(text):
        left -= 0 if joins(text, index) else WIDTHS[text[index]]
        if left < 0:
            break
        index += 1
    return index


def _plainly_broken(text: str, start: int, fits: int, hangs: int) -> Row:
    """As `_broken`, where every character takes one column: most rows end at their last blank."""
    blank = text.rfind(" ", start, fits) + 1
    if not blank or text[fits] == " " or _DASH.search(text, blank, hangs):
        return _broken(text, start, fits, hangs)
    return Row(start, start + len(text[start:blank].rstrip(" ")), blank)


def _broken(text: str, start: int, fits: int, hangs: int) -> Row:
    """The longest row that ends where a row may; `fits` and `hangs` are the furthest ends."""
    end = _skip_blanks(text, fits)
    if end > fits:
        return _row(text, start, fits, end)
    for index in range(hangs, start, -1):
        if index > fits and not _is_dash_end(text, index):
            continue
        if _may_break(text, index):
            return _row(text, start, index, index)
    return _row(text, start, max(fits, start + 1), max(fits, start + 1), hard=True)


def _row(text: str, start: int, end: int, following: int, *, hard: bool = False) -> Row:
    shown = start + len(text[start:end].rstrip(" "))
    if hard:
        while joins(text, following):
            following += 1
        return Row(start, following, following)
    if following == end:
        following = _skip_blanks(text, end)
    if following < len(text) and text[following] == "\n":
        following += 1
    return Row(start, shown, following)


def _skip_blanks(text: str, index: int) -> int:
    """The first place from `index` on that isn't a blank."""
    while index < len(text) and text[index] == " ":
        index += 1
    return index


def _is_dash_end(text: str, index: int) -> bool:
    return text[index - 1] in _DASHES


def _may_break(text: str, index: int) -> bool:
    """Whether a row may end before the character at `index`."""
    before, after = text[index - 1], text[index] if index < len(text) else "\n"
    if before == " " or after == " ":
        return True
    if before in _DASHES:
        # A dash opens a word ("-5") or is the first of two: no row ends there.
        return (after not in _DASHES and index >= 2 and text[index - 2] != " ") or after == "\n"
    if WIDTHS[before] < 2 and WIDTHS[after] < 2:
        return False
    return before not in _OPENING and after not in _CLOSING and not joins(text, index)
