"""Typeset stretches as bytes, and the key under which one may be kept."""

import json
from dataclasses import asdict
from functools import cache
from hashlib import sha256
from importlib import metadata, resources
from typing import Any

from typebar import __version__
from typebar.writers.pdf.book_press import FONTS, font_file
from typebar.writers.pdf.book_trim import Trim
from typebar.writers.pdf.book_unit import Annotation, Face, Place, Sheet, Sheets, Unit

_LIBRARIES = ("weasyprint", "pydyf", "fonttools", "pyphen", "tinycss2", "pillow")


def key(unit: Unit, trim: Trim) -> str:
    """The same for units that are typeset alike: text, pictures, page, style, fonts, libraries.

    Fonts of the machine aren't in it: stretches that use them mustn't be kept.
    """
    parts = [_surroundings(), repr(asdict(trim)), unit.html, unit.text, unit.opening]
    digest = sha256("\0".join(parts).encode())
    for name, data in unit.images:
        digest.update(f"\0{name}\0".encode() + sha256(data).digest())
    return digest.hexdigest()


@cache
def _surroundings() -> str:
    """What all stretches depend on, as one digest."""
    digest = sha256(__version__.encode())
    for name in _LIBRARIES:
        digest.update(f"{name} {metadata.version(name)}\0".encode())
    folder = resources.files("typebar.writers")
    digest.update(folder.joinpath("assets", "book.css").read_bytes())
    for item in sorted(folder.joinpath("pdf").iterdir(), key=lambda item: item.name):
        if item.name.startswith(("book", "shaped")) and item.name.endswith(".py"):
            digest.update(item.read_bytes())
    for name in FONTS:
        digest.update(font_file(name))
    return digest.hexdigest()


def pack(sheets: Sheets) -> bytes:
    """A head in JSON and the objects behind it, nothing that could be run when it's read."""
    facts = asdict(sheets)
    facts["objects"] = [len(item) for item in sheets.objects]
    head = json.dumps(facts, separators=(",", ":"), ensure_ascii=False).encode()
    return b"%d\n%b%b" % (len(head), head, b"".join(sheets.objects))


def unpack(data: bytes) -> Sheets:
    """The stretch that was packed.

    Raises:
        ValueError, TypeError, KeyError: it's none.
    """
    size, _, rest = data.partition(b"\n")
    length = int(size)
    facts = json.loads(rest[:length])
    if sum(facts["objects"]) != len(rest) - length:
        raise ValueError("the objects are cut off")
    return Sheets(**facts | _tuples(facts) | {"objects": _objects(facts["objects"], rest[length:])})


def _objects(sizes: list[int], data: bytes) -> tuple[bytes, ...]:
    out = []
    at = 0
    for size in sizes:
        out.append(data[at : at + size])
        at += size
    return tuple(out)


def _tuples(facts: dict[str, Any]) -> dict[str, Any]:
    """The fields that JSON has no form for."""
    return {
        "sheets": tuple(_sheet(sheet) for sheet in facts["sheets"]),
        "faces": tuple(_face(face) for face in facts["faces"]),
        "anchors": {name: Place(**place) for name, place in facts["anchors"].items()},
        **{name: tuple(facts[name]) for name in ("structure", "marks", "messages")},
    }


def _sheet(sheet: dict[str, Any]) -> Sheet:
    annotations = tuple(Annotation(**annotation) for annotation in sheet["annotations"])
    return Sheet(**sheet | {"tags": tuple(sheet["tags"]), "annotations": annotations})


def _face(face: dict[str, Any]) -> Face:
    texts = {int(glyph): text for glyph, text in face["texts"].items()}
    widths = {int(glyph): width for glyph, width in face["widths"].items()}
    return Face(face["resource"], face["file"], texts, widths)
