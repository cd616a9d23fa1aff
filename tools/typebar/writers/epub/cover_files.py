"""A drawn cover as SVG, with its letters as outlines, and as PNG."""

from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from typebar.model.work import Metadata
from typebar.writers import xhtml
from typebar.writers.epub.cover import (
    HEIGHT,
    SLANTED,
    UPRIGHT,
    WIDTH,
    Bar,
    Disc,
    Shape,
    Text,
    Type,
    settable,
    shapes,
)
from typebar.writers.epub.document import guarded

if TYPE_CHECKING:
    from PIL import ImageDraw

_SCALE = 2 / 3
"""Pixels of the picture for a unit of the drawing: 800 by 1200 keep the making below 0.1 s."""


def svg(metadata: Metadata) -> bytes:
    """The cover as a drawing; characters that the font lacks are left to the reader's fonts."""
    palette, drawn = shapes(metadata)
    root = xhtml.element(
        "svg",
        {"xmlns": "http://www.w3.org/2000/svg", "viewBox": f"0 0 {WIDTH} {HEIGHT}"},
        xhtml.element("rect", {"width": "100%", "height": "100%", "fill": palette.ground}),
        *map(_svg, drawn),
    )
    return guarded("cover.svg", xhtml.to_xml(root))


def _svg(shape: Shape) -> Element:
    match shape:
        case Disc():
            at = {"cx": str(shape.x), "cy": str(shape.y), "r": str(shape.radius)}
            return xhtml.element("circle", at | {"fill": shape.colour})
        case Bar():
            x, y, width, height = map(str, shape[:4])
            at = {"x": x, "y": y, "width": width, "height": height}
            return xhtml.element("rect", at | {"fill": shape.colour})
        case Text():
            return _outlined(shape)


def _outlined(line: Text) -> Element:
    face = SLANTED if line.italic else UPRIGHT
    if not face.has(line.text):
        middle = {"x": str(WIDTH // 2), "y": str(line.baseline), "text-anchor": "middle"}
        size = {"font-size": str(line.size), "font-family": "serif", "fill": line.colour}
        return xhtml.element("text", middle | size, line.text)
    scale = line.size / face.font["head"].unitsPerEm
    x = (WIDTH - face.width(line.text, line.size)) / 2
    group = xhtml.element("g", {"fill": line.colour})
    for character in line.text:
        if outline := _outline(face, character):
            place = f"translate({x:.1f} {line.baseline}) scale({scale:.5f} {-scale:.5f})"
            group.append(xhtml.element("path", {"transform": place, "d": outline}))
        x += face.width(character, line.size)
    return group


@cache
def _outline(face: Type, character: str) -> str:
    from fontTools.pens.svgPathPen import SVGPathPen  # noqa: PLC0415 -- only drawn covers need it

    glyphs = face.font.getGlyphSet()
    pen = SVGPathPen(glyphs)
    glyphs[face.font.getBestCmap()[ord(character)]].draw(pen)
    commands: str = pen.getCommands()
    return commands


def png(metadata: Metadata) -> bytes:
    """The same drawing as a picture, for shelves and shops that show no SVG.

    Empty where the faces of covers lack a letter.
    """
    if not settable(metadata):
        return b""
    from PIL import Image, ImageDraw  # noqa: PLC0415 -- only drawn covers need it

    palette, drawn = shapes(metadata)
    size = (round(WIDTH * _SCALE), round(HEIGHT * _SCALE))
    image = Image.new("RGB", size, palette.ground)
    pen = ImageDraw.Draw(image)
    for shape in drawn:
        match shape:
            case Disc():
                pen.circle(_scaled(shape.x, shape.y), shape.radius * _SCALE, fill=shape.colour)
            case Bar(x, y, width, height, colour):
                ends = (*_scaled(x, y), *_scaled(x + width, y + height - 2))
                pen.rectangle(ends, fill=colour)
            case Text():
                _set(pen, shape)
    target = BytesIO()
    image.save(target, "PNG")
    return target.getvalue()


def _scaled(x: float, y: float) -> tuple[float, float]:
    return x * _SCALE, y * _SCALE


def _set(pen: "ImageDraw.ImageDraw", line: Text) -> None:
    """Set a line letter by letter, at the places that the drawing has."""
    from PIL import ImageFont  # noqa: PLC0415 -- only drawn covers need it

    face = SLANTED if line.italic else UPRIGHT
    font = ImageFont.truetype(
        BytesIO(face.data), line.size * _SCALE, layout_engine=ImageFont.Layout.BASIC
    )
    x = (WIDTH - face.width(line.text, line.size)) / 2
    for letter in line.text:
        pen.text(_scaled(x, line.baseline), letter, fill=line.colour, font=font, anchor="ls")
        x += face.width(letter, line.size)
