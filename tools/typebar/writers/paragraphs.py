"""A book as plain text: one line a paragraph, an empty line between two."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from typebar.model.prose import Chapter
from typebar.model.work import Work
from typebar.writers.registry import Options, Rendering
from typebar.writers.xhtml import name_set

_BLOCKS = name_set(
    "aside blockquote dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li ol p "
    "pre section table tbody td tfoot th thead tr ul"
)
_BREAK = "* * *"
_BLANKS = re.compile(" {2,}")


def write(work: Work, options: Options) -> Rendering:
    """The chapters' paragraphs in order, after typography, titles among them, as UTF-8.

    Lines that the writer broke (verse, addresses) stay lines; notes stand behind their chapter.
    """
    del options
    chapters = ("\n\n".join(_chapter(chapter)) for chapter in work.chapters)
    text = "\n\n\n".join(chapter for chapter in chapters if chapter)
    return Rendering(f"{text}\n".encode("utf-8", "replace") if text else b"")


def _chapter(chapter: Chapter) -> Iterator[str]:
    yield from (title for title in (chapter.title, chapter.subtitle) if title)
    # A stack of our own: nesting comes from the manuscript.
    stack: list[tuple[Element, str]] = [(chapter.body, "")]
    while stack:
        item, mark = stack.pop()
        match item.tag:
            case "hr":
                yield _BREAK
            case "tr":
                yield "\t".join(_line(cell) for cell in item)
            case "pre":
                yield mark + "".join(item.itertext()).rstrip("\n")
            case _ if any(child.tag in _BLOCKS for child in item):
                stack += reversed(_parts(item, mark))
            case _ if words := _line(item):
                yield mark + words


def _parts(holder: Element, mark: str) -> list[tuple[Element, str]]:
    """The blocks of a holder with the marks before them; text between blocks as one of its own."""
    parts: list[tuple[Element, str]] = []
    loose = Element("p")
    loose.text = holder.text
    number = int(holder.get("start", "1")) - 1
    for child in holder:
        if child.tag not in _BLOCKS:
            loose.append(child)
            continue
        parts.append((loose, ""))
        number += child.tag in ("li", "aside")
        parts.append((child, _mark(holder.tag, child, number)))
        loose = Element("p")
        loose.text = child.tail
    filled = [part for part in (*parts, (loose, "")) if part[0].tag != "p" or _line(part[0])]
    if filled:
        filled[0] = (filled[0][0], mark + filled[0][1])
    return filled


def _mark(holder: str, child: Element, number: int) -> str:
    """What stands before a block: an item's bullet or number, a note's number."""
    match child.tag:
        case "li":
            return f"{number}. " if holder == "ol" else "- "
        case "aside":
            return f"[{number}] "
    return ""


def _line(item: Element) -> str:
    """The words of a block on one line; a line that the writer ended ends here, too."""
    lines = "".join(_words(item)).split("\n")
    return "\n".join(words for line in lines if (words := _BLANKS.sub(" ", line).strip(" ")))


def _words(item: Element) -> Iterator[str]:
    """The text of an element in pieces; inline elements nest no deeper than the reader lets."""
    kind = item.get("class", "")
    if kind == "footnote-back":
        return
    if item.tag == "br":
        yield "\n"
    text = item.get("alt", "") if item.tag == "img" else (item.text or "").replace("\n", " ")
    yield f"[{text}]" if kind == "footnote-ref" else text
    for child in item:
        yield from _words(child)
        yield (child.tail or "").replace("\n", " ")
