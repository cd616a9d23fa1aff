"""What shaped letters say: of India and its neighbours, whose vowels change places on the page.

There a vowel is drawn before the letter that it follows, or raised over it, and WeasyPrint gives
its glyph no text.
"""

import re
from collections.abc import Mapping
from typing import Any

import pydyf

_MOVING = re.compile("[\u0900-\u0dff\u0f00-\u109f\u1780-\u17ff\u1900-\u1c4f\ua800-\uabff]")
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


def complete(pdf: Any) -> None:
    """Give glyphs without text one in the fonts of a document."""
    for item in pdf.objects:
        if isinstance(item, dict) and "ToUnicode" in item:
            lines = pdf.objects[int(item["ToUnicode"].split()[0])].stream
            lines[:] = [
                line.removesuffix(_SILENT) + _JOINER if line.endswith(_SILENT) else line
                for line in lines
            ]
