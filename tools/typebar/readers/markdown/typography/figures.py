"""Signs between figures: minus, ranges, fractions, dimensions.

What is certain is set, the rest stays as it's typed: `555-1234` and `1/2/2026` may be anything.
Sources: The Chicago Manual of Style 17 (6.78, 9.14-19), Standard Ebooks' manual (8.8).
"""

import re

from typebar.readers.markdown.typography.languages import EN, NO_BREAK

_MINUS, _TIMES = "−", "×"
_FRACTIONS = {
    "1/2": "½",
    "1/3": "⅓",
    "2/3": "⅔",
    "1/4": "¼",
    "3/4": "¾",
    "1/8": "⅛",
    "3/8": "⅜",
    "5/8": "⅝",
    "7/8": "⅞",
}
_AMOUNT = re.compile(
    r"[- ](?:of|an?|the|inch|inches|foot|feet|yards?|miles?|acres?|hours?|minutes?|cups?|pints?|"
    r"quarts?|gallons?|(?:tea|table)spoons?|tsp|tbsp|ounces?|oz|pounds?|lbs?|dozen|percent)\b"
)
"""What a fraction measures."""
_YEARS = re.compile(r"(?<![\w.,/-])(1\d{3}|20\d\d)-(1\d{3}|20\d\d|\d\d)(?![\w/-])(?![.,]\d)")
_PAGES = re.compile(
    r"\b(?:pp?\.|pages?|lines?|verses?|vv\.|chapters?|chs?\.|[Nn]os\.|S\.|Seiten?|s\.|sid\.)"
    r"[ \u00a0](\d{1,4})-(\d{1,4})(?![\w/-])(?![.,]\d)"
)
_HOURS = re.compile(r"(?<![\w.,/-])(\d{1,2})-(\d{1,2})(?=[ \u00a0]?[ap]\.?m\b)")
_BEFORE = 20
"""Characters before a hyphen in which a range that holds it may begin."""

Edit = tuple[int, int, str]


def set_sign(text: str, at: int, *, ranges: bool) -> Edit | None:
    """What comes instead of the hyphen, slash or x at that place; none: it stays.

    Args:
        text: the whole block's.
        at: where the sign stands, next to a figure.
        ranges: whether the language has a dash in ranges of years and pages.
    """
    match text[at]:
        case "/":
            return _fraction(text, at)
        case "x":
            return _times(text, at)
    if text[at - 1 : at].isdigit() and at:
        return (at, at + 1, EN) if ranges and _is_range(text, at) else None
    return at, at + 1, _MINUS


def _fraction(text: str, at: int) -> Edit | None:
    glyph = _FRACTIONS.get(text[at - 1 : at + 2])
    before, after = text[max(at - 2, 0) : at - 1], text[at + 2 : at + 3]
    if glyph is None or after.isalnum() or after == "/" or before.isalnum() or before in ("/", "."):
        return None
    if before in (" ", NO_BREAK, "-") and before and text[at - 3 : at - 2].isdigit():
        return at - 2, at + 2, glyph
    return (at - 1, at + 2, glyph) if _AMOUNT.match(text, at + 2) else None


def _times(text: str, at: int) -> Edit | None:
    if text[at - 1] == " ":
        return at - 1, at + 2, f"{NO_BREAK}{_TIMES}{NO_BREAK}"
    hexadecimal = text[at - 1] == "0" and not text[max(at - 2, 0) : at - 1].isdigit()
    return None if hexadecimal else (at, at + 1, _TIMES)


def _is_range(text: str, at: int) -> bool:
    start = max(at - _BEFORE, 0)
    for found in _YEARS.finditer(text, start, at + 6):
        if found.end(1) == at:
            first, last = found[1], found[2]
            # Two figures may be a month: 2001-12.
            return int(last) > max(int(first[-len(last) :]), 12)
    if any(found.end(1) == at for found in _HOURS.finditer(text, start, at + 12)):
        return True
    return any(
        found.end(1) == at and int(found[1]) < int(found[2])
        for found in _PAGES.finditer(text, start, at + 6)
    )
