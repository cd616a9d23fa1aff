"""Everything that the preview serves: a table, and nothing beside it."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from typebar.server import typefaces
from typebar.server.board import Board
from typebar.writers.xhtml_styles import style

_HTML, _CSS = "text/html; charset=utf-8", "text/css; charset=utf-8"
_SCRIPT, _JSON = "text/javascript; charset=utf-8", "application/json"
_IMAGES = {
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".webp": "image/webp",
    ".svg": "image/svg+xml",
}
_MOST = 64
"""Parts that one request may ask for."""


class Resource(NamedTuple):
    """What an address gives."""

    media_type: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Resources:
    """The table."""

    board: Board

    def find(self, name: str) -> Resource | None:
        """What stands at an address, the token before it left out."""
        head, _, rest = name.partition("/")
        if not rest and (fixed := _FIXED.get(head)):
            return fixed()
        kinds: dict[str, Callable[[str], Resource | None]] = {
            "parts": self._parts,
            "place": self._place,
            "image": self._image,
            "font": _font,
        }
        return kinds[head](rest) if rest and head in kinds else None

    def _parts(self, names: str) -> Resource | None:
        """The markup of these parts; one that isn't shown any more is left out."""
        wanted = names.split(",")
        if len(wanted) > _MOST:
            return None
        markup = self.board.markup
        found = {name: markup[name] for name in wanted if name in markup}
        return _json(found)

    def _place(self, name: str) -> Resource | None:
        """Path and line of VIEW/PART/ROW."""
        numbers = name.split("/")
        views = self.board.views
        if len(numbers) != 3 or not all(one.isascii() and one.isdigit() for one in numbers):
            return None
        view, part, row = (int(one[:9]) for one in numbers)
        place = views[view].place(part, row) if view < len(views) else None
        return _json({"path": place[0], "line": place[1]}) if place else None

    def _image(self, name: str) -> Resource | None:
        for view in self.board.views:
            if name in view.images:
                suffix = name[name.rfind(".") :]
                return Resource(_IMAGES.get(suffix, "application/octet-stream"), view.images[name])
        return None


def _json(data: object) -> Resource:
    return Resource(_JSON, json.dumps(data, ensure_ascii=False).encode("utf-8", "replace"))


def _font(name: str) -> Resource | None:
    data = typefaces.face(name)
    return Resource("font/otf" if name.endswith(".otf") else "font/ttf", data) if data else None


@cache
def _asset(name: str) -> bytes:
    return files("typebar.server").joinpath("assets", name).read_bytes()


@cache
def _book() -> Resource:
    """The style of books on web pages, kept to the text."""
    sheet = "\n".join(("@scope (#text) {", style("prose", "page-prose"), "}"))
    return Resource(_CSS, sheet.encode())


_FIXED: dict[str, Callable[[], Resource]] = {
    "": lambda: Resource(_HTML, _asset("preview.html")),
    "preview.css": lambda: Resource(_CSS, _asset("preview.css")),
    "preview.js": lambda: Resource(_SCRIPT, _asset("preview.js")),
    "icon.svg": lambda: Resource("image/svg+xml", _asset("icon.svg")),
    "book.css": _book,
}
