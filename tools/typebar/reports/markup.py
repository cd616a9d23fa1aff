"""HTML and SVG as trees, so that a name in a script can never become markup."""

from collections.abc import Iterable
from xml.etree.ElementTree import Element, tostring

from typebar.text import trees
from typebar.text.markup import clean
from typebar.text.trees import Content


def element(tag: str, attributes: dict[str, str] | None = None, *content: Content) -> Element:
    """An element with what stands in it."""
    made = Element(tag, {name: clean(value) for name, value in (attributes or {}).items()})
    append(made, content)
    return made


def append(parent: Element, content: Iterable[Content]) -> None:
    """Add elements and clean text behind what stands in the parent already."""
    trees.append(parent, (clean(item) if isinstance(item, str) else item for item in content))


def html(root: Element) -> str:
    """The tree as HTML."""
    return tostring(root, encoding="unicode", method="html")
