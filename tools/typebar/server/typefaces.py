"""The package's faces as browsers take them."""

import io
from functools import cache

from typebar.writers.xhtml_styles import asset

_STYLES = ("Regular", "Italic", "Bold", "BoldItalic")
_SCRIPT = {f"CourierPrime-{style}.otf": "fonts/courier-prime/" for style in _STYLES}
_BOOK = {f"Vollkorn-{style}.ttf": "fonts/vollkorn/" for style in _STYLES}
_FOLDERS = _SCRIPT | _BOOK


@cache
def face(name: str) -> bytes | None:
    """The face of that file name; None where the package has none."""
    folder = _FOLDERS.get(name)
    if folder is None:
        return None
    data = asset(folder + name)
    return _renamed(data, name.partition(".")[0]) if name in _SCRIPT else data


def _renamed(data: bytes, name: str) -> bytes:
    """The face under a PostScript name without blanks: browsers refuse one with them."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415 -- for the first tab alone

    font = TTFont(io.BytesIO(data), recalcTimestamp=False, lazy=True)
    font["CFF "].cff.fontNames = [name]
    target = io.BytesIO()
    font.save(target)
    return target.getvalue()
