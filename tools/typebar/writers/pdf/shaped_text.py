"""What shaped letters say: of India and its neighbours, whose vowels change places on the page.

There a vowel is drawn before the letter that it follows, or raised over it, and WeasyPrint gives
its glyph no text.
"""

import io
import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

import pydyf

_MOVING = re.compile("[\u0900-\u0dff\u0f00-\u109f\u1780-\u17ff\u1900-\u1c4f\ua800-\uabff]")
_PRESENTED = re.compile("[\ufb1d-\ufdff\ufe70-\ufeff]")
_HEBREW = "\ufb4f"
"""The last form of a Hebrew letter."""
_SINGLE = 1
"""The kind of substitution that puts one glyph in the place of one other."""
_SILENT = b" <>"
_JOINER = b" <200d>"
"""A character without width or sound: a glyph must have one at least."""


def tell(items: list[Any], said: Mapping[int, str]) -> None:
    """Have marked content say its text where its glyphs don't.

    Args:
        items: the content of a page.
        said: the text of each piece, by its number.
    """
    for index, item in enumerate(items):
        if isinstance(item, dict) and "MCID" in item and _MOVING.search(said[item["MCID"]]):
            # Poppler hears only a Span that says what it is.
            items[index - 1] = "/Span"
            item["ActualText"] = pydyf.String(said[item["MCID"]])


def name_glyphs(font: Any) -> None:
    """Have each glyph of a font say its own letters, before the font is written.

    Where several glyphs show a few letters together, a letter with its vowel signs, WeasyPrint
    gives all of the text to one of them and none to the others, and for good: the next word with
    that glyph is misread. The font itself knows better.
    """
    texts: dict[int, str] = font.to_unicode
    doubtful = [glyph for glyph, text in texts.items() if len(text) != 1]
    if not doubtful:
        return
    from fontTools.ttLib import TTFont, TTLibError  # noqa: PLC0415 -- slow to load

    try:
        opened = TTFont(io.BytesIO(font.file_content), fontNumber=font.index, lazy=True)
        known = _named(opened)
    except TTLibError:
        return
    texts.update((glyph, known[glyph]) for glyph in doubtful if glyph in known)


def _named(font: Any) -> dict[int, str]:
    """What the glyphs of a font stand for: those of characters, and the forms of one of those."""
    named: dict[str, str] = {}
    for code, glyph in sorted(font.getBestCmap().items()):
        named.setdefault(glyph, _letters(chr(code)))
    for plain, form in _forms(font):
        if plain in named:
            named.setdefault(form, named[plain])
    return {font.getGlyphID(glyph): text for glyph, text in named.items()}


def _letters(character: str) -> str:
    """The character; for a form that a letter has in a word, the letter, points and all.

    An Arabic ligature stays one character: readers that turn lines from right to left would turn
    its letters too, and know the character.
    """
    if not _PRESENTED.match(character):
        return character
    plain = unicodedata.normalize("NFKD", character)
    return character if len(plain) > 1 and character > _HEBREW else plain


def _forms(font: Any) -> Iterator[tuple[str, str]]:
    """Pairs of glyphs, the second standing for the first at some place of a word."""
    if "GSUB" not in font or font["GSUB"].table.LookupList is None:
        return
    for lookup in font["GSUB"].table.LookupList.Lookup:
        for table in lookup.SubTable:
            single = getattr(table, "ExtSubTable", table)
            if single.LookupType == _SINGLE:
                yield from single.mapping.items()


def complete(pdf: Any) -> None:
    """Give glyphs without text one in the fonts of a document."""
    for item in pdf.objects:
        if isinstance(item, dict) and "ToUnicode" in item:
            lines = pdf.objects[int(item["ToUnicode"].split()[0])].stream
            lines[:] = [
                line.removesuffix(_SILENT) + _JOINER if line.endswith(_SILENT) else line
                for line in lines
            ]
