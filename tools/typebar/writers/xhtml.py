"""XHTML as trees: how every writer makes its markup, and how it's written down.

Elements are plain `xml.etree` ones with names without namespace and `epub:type` written as such:
the same tree becomes XML for an EPUB and HTML for a page or for WeasyPrint. Nothing here is ever
made by joining strings of markup. The parts of a document are made by the modules beside this one:

    xhtml_prose.chapter(chapter, form)       a chapter as a section
    xhtml_script.acts(script, form)          a screenplay as acts and scenes
    xhtml_front.title_page(metadata, form)   what stands in front; also cast, contents
    xhtml_words.words(language)              fixed words: "Contents", "Page 12" ...
"""

import re
from collections.abc import Iterable, Mapping
from enum import Enum
from xml.etree.ElementTree import Element

from typebar.text.markup import clean, identifier
from typebar.text.trees import Content, append

__all__ = [
    "SIZE",
    "WRITTEN",
    "Syntax",
    "clean",
    "element",
    "identifier",
    "inner",
    "name_set",
    "size",
    "to_html",
    "to_lean_html",
    "to_xml",
]

WRITTEN = "written"
"""The tag of an element that holds markup, written down before in the syntax that is wanted now.

Blocks stand in it, and blocks round it. For those who look through trees it has as attributes a
role, if any is in it, the letters of each face (see xhtml_fonts) and SIZE; or elements in it stand
for those that they look for.
"""
SIZE = "size"
"""How many characters of text a WRITTEN element holds."""


class Syntax(Enum):
    """How a tree is written down."""

    XML = "xml"
    HTML = "html"
    LEAN = "lean"
    """HTML without what it understands by itself."""


def name_set(names: str) -> frozenset[str]:
    """The names in a text of names with blanks between them."""
    return frozenset(names.split())


_VOID = name_set("area base br col embed hr img input link meta source track wbr")
_RAW_IN_HTML = frozenset(("script", "style"))
_OWN_LINE = name_set(
    "address article aside blockquote body dd div dl dt figcaption figure footer form h1 h2 h3 h4 "
    "h5 h6 head header hr html item itemref li link main manifest meta metadata nav ol p package "
    "pre script section spine style table tbody td tfoot th thead title tr ul"
)
_ENDS_PARAGRAPH = name_set(
    "address article aside blockquote div dl fieldset figure footer form h1 h2 h3 h4 h5 h6 header "
    "hr main nav ol p pre section table ul"
)
"""What can't stand in a paragraph: `</p>` is understood before it."""
_CONTAINERS = _ENDS_PARAGRAPH - {"h1", "h2", "h3", "h4", "h5", "h6", "hr", "p", "pre"} | {
    "body",
    "dd",
    "figcaption",
    "li",
    "td",
    "th",
}
"""Elements at whose end `</p>` is understood too."""
_PLAIN = re.compile("[^\\s\"'=<>`&]+")
"""A value that HTML takes without quotes."""
_TEXT = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_ATTRIBUTE = _TEXT | {'"': "&quot;", "\n": "&#10;", "\t": "&#9;"}
_TEXT_MARKS = re.compile("[&<>]")
_ATTRIBUTE_MARKS = re.compile('[&<>"\n\t]')


def element(tag: str, attributes: Mapping[str, str] | None = None, *content: Content) -> Element:
    """An element with what stands in it; attributes whose value is empty are left out.

    `alt` is the exception: an empty one says that a picture is decoration.
    """
    made = Element(tag)
    for name, value in (attributes or {}).items():
        if value or name == "alt":
            made.set(name, value)
    append(made, content)
    return made


def to_xml(root: Element) -> str:
    """The tree as XML without declaration: empty elements closed, `lang` doubled as `xml:lang`."""
    return _write(root, Syntax.XML)


def to_html(root: Element) -> str:
    """The tree as HTML: void elements without slash, attributes with a namespace left out."""
    return _write(root, Syntax.HTML)


def to_lean_html(root: Element) -> str:
    """The same, with quotes and the ends of paragraphs and list items only where HTML needs them.

    In a screenplay, which is all short paragraphs, they would be a tenth of the page.
    """
    return _write(root, Syntax.LEAN)


def inner(blocks: Iterable[Element], syntax: Syntax) -> str:
    """Blocks as they're written in any element that holds blocks."""
    root = element("div", None, *blocks)
    return _write(root, syntax).removeprefix("<div>").removesuffix("</div>\n")


def size(root: Element) -> int:
    """How many characters of text an element holds."""
    return sum(
        int(item.get(SIZE, "0")) if item.tag == WRITTEN else len(item.text or "") + _tails(item)
        for item in root.iter()
    )


def _tails(item: Element) -> int:
    return sum(len(child.tail or "") for child in item)


def _write(root: Element, syntax: Syntax) -> str:
    # A stack of our own: nesting comes from the manuscript and may be deeper than Python's.
    out: list[str] = []
    stack: list[tuple[Element, bool] | str] = [(root, False)]
    while stack:
        item = stack.pop()
        if isinstance(item, str):
            out.append(item)
            continue
        one, open_ended = item
        tag = one.tag
        if tag == WRITTEN:
            out.append(one.text or "")
            continue
        out.append(f"<{tag}{_attributes(one, syntax)}")
        if tag in _VOID and not one.text:  # a package's `meta` has text
            out.append("/>" if syntax is Syntax.XML else ">")
            out.append("\n" if tag in _OWN_LINE else "")
            continue
        out.append(">")
        out.append(_text(one, syntax))
        if not open_ended:
            stack.append(f"</{tag}>\n" if tag in _OWN_LINE else f"</{tag}>")
        _push(stack, one, syntax)
    return "".join(out)


def _push(stack: list[tuple[Element, bool] | str], parent: Element, syntax: Syntax) -> None:
    """What stands in an element, the last first, and whether its end is understood."""
    lean = syntax is Syntax.LEAN
    following: Element | None = None
    for child in reversed(parent):
        if child.tail:
            stack.append(_escape(child.tail))
        understood = lean and not child.tail and _end_understood(child, following, parent)
        stack.append((child, understood))
        following = child


def _end_understood(child: Element, following: Element | None, parent: Element) -> bool:
    """Whether HTML knows where the element ends without being told."""
    if child.tag == "li":
        return following is None or following.tag == "li"
    if child.tag != "p":
        return False
    return parent.tag in _CONTAINERS if following is None else following.tag in _ENDS_PARAGRAPH


def _text(item: Element, syntax: Syntax) -> str:
    text = item.text or ""
    if syntax is not Syntax.XML and item.tag in _RAW_IN_HTML:
        # Style sheets and scripts are the package's own; "</" would still end the element early.
        return clean(text).replace("</", "<\\/")
    return _escape(text)


def _escape(text: str) -> str:
    return _TEXT_MARKS.sub(lambda found: _TEXT[found[0]], clean(text))


def _attributes(item: Element, syntax: Syntax) -> str:
    out = []
    for name, value in item.items():
        if ":" in name and syntax is not Syntax.XML:
            continue
        if syntax is Syntax.LEAN and _PLAIN.fullmatch(value) and clean(value) == value:
            out.append(f" {name}={value}")
            continue
        escaped = _ATTRIBUTE_MARKS.sub(lambda found: _ATTRIBUTE[found[0]], clean(value))
        out.append(f' {name}="{escaped}"')
        if name == "lang" and syntax is Syntax.XML:
            out.append(f' xml:lang="{escaped}"')
    return "".join(out)
