"""Pictures as outputs may carry them: told by their first bytes, drawings without scripts."""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from typebar.writers import xhtml

if TYPE_CHECKING:
    from lxml import etree

_SVG = "http://www.w3.org/2000/svg"
_LINK = "{http://www.w3.org/1999/xlink}href"
_ELEMENTS = xhtml.name_set(
    "svg g defs symbol use title desc path rect circle ellipse line polyline polygon text tspan "
    "textPath linearGradient radialGradient stop clipPath mask pattern marker image filter "
    "feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting "
    "feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR "
    "feGaussianBlur feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting "
    "feSpotLight feTile feTurbulence"
)
_FETCHES = re.compile(
    r"url\(\s*['\"]?\s*(?!['\"]?#)|@import|expression\s*\(|javascript:", re.IGNORECASE
)
_INSIDE = re.compile(r"#|data:image/(png|jpeg|gif|webp);base64,")


class Picture(NamedTuple):
    """One picture, fit for an output."""

    name: str
    """A file name of its own: "map.png"."""
    media_type: str
    data: bytes


def pictures(assets: Mapping[str, bytes]) -> dict[str, Picture]:
    """The assets that are pictures of a kind that every reader shows, by their names in the work.

    PNG, JPEG, GIF, WebP and SVG: the core media types of EPUB 3.3. Others are left out.
    """
    found: dict[str, Picture] = {}
    taken: set[str] = set()
    for path in sorted(assets):
        if (known := _kind(assets[path])) is None:
            continue
        suffix, media_type, data = known
        stem = xhtml.identifier(path.rpartition("/")[2].rpartition(".")[0], "picture")
        name = f"{stem}{suffix}"
        number = 1
        while name in taken:
            number += 1
            name = f"{stem}-{number}{suffix}"
        taken.add(name)
        found[path] = Picture(name, media_type, data)
    return found


def moves(data: bytes) -> bool:
    """Whether a picture shows one thing after another: an animated GIF, WebP or PNG."""
    if data.startswith(b"GIF8"):
        return data.count(b"\x21\xf9\x04") > 1
    if data.startswith(b"RIFF"):
        return b"ANIM" in data[:64]
    return data.startswith(b"\x89PNG") and b"acTL" in data[:128]


def _kind(data: bytes) -> tuple[str, str, bytes] | None:
    """Suffix, media type and bytes to write."""
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return ".png", "image/png", data
    if data.startswith(b"\xff\xd8\xff"):
        return ".jpg", "image/jpeg", data
    if data.startswith((b"GIF87a", b"GIF89a")):
        return ".gif", "image/gif", data
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return ".webp", "image/webp", data
    drawing = _drawing(data)
    return (".svg", "image/svg+xml", drawing) if drawing else None


def _drawing(data: bytes) -> bytes | None:
    """An SVG drawing with known elements only, and nothing that runs or fetches."""
    if b"<svg" not in data[:100_000]:
        return None
    from lxml import etree  # noqa: PLC0415 -- for drawings alone

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        return None
    if root.tag != f"{{{_SVG}}}svg":
        return None
    for item in list(root.iter()):
        _restrain(item)
    etree.cleanup_namespaces(root)
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)


def _restrain(item: "etree._Element") -> None:
    from lxml import etree  # noqa: PLC0415 -- loaded already

    tag = etree.QName(item)
    if tag.namespace != _SVG or tag.localname not in _ELEMENTS:
        if (parent := item.getparent()) is not None:
            parent.remove(item)
        return
    for name, value in list(item.attrib.items()):
        key = str(name)
        local = etree.QName(key).localname
        links = key in ("href", _LINK) and not _INSIDE.match(str(value))
        foreign = key.startswith("{") and key != _LINK and not key.endswith("}space")
        if links or foreign or local.startswith("on") or _FETCHES.search(str(value)):
            del item.attrib[name]
