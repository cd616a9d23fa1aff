"""HTML and SVG as trees, so that a name in a script can never become markup."""

import re
from collections.abc import Iterable
from xml.etree.ElementTree import Element, tostring

from typebar.text import trees
from typebar.text.trees import Content

_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_BEYOND = re.compile(
    "[" + "".join(f"{chr((n << 16) + 0xFFFE)}{chr((n << 16) + 0xFFFF)}" for n in range(1, 17)) + "]"
)


def element(tag: str, attributes: dict[str, str] | None = None, *content: Content) -> Element:
    """An element with what stands in it."""
    made = Element(tag, {name: clean(value) for name, value in (attributes or {}).items()})
    append(made, content)
    return made


def append(parent: Element, content: Iterable[Content]) -> None:
    """Add elements and clean text behind what stands in the parent already."""
    trees.append(parent, (clean(item) if isinstance(item, str) else item for item in content))


def clean(text: str) -> str:
    """The text with U+FFFD for what HTML can't hold: controls, lone surrogates, noncharacters."""
    return _BEYOND.sub("\ufffd", _FORBIDDEN.sub("\ufffd", text))


def html(root: Element) -> str:
    """The tree as HTML."""
    return tostring(root, encoding="unicode", method="html")


def identifier(text: str) -> str:
    """A name for ids: ASCII letters, digits and hyphens."""
    return re.sub(r"[^0-9A-Za-z]+", "-", text).strip("-").lower()
