"""Chapters as flat paragraphs: what a typescript shows of a tree of blocks."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum
from typing import NamedTuple
from xml.etree.ElementTree import Element

from typebar.model.inline import Emphasis
from typebar.writers import xhtml
from typebar.writers.xhtml_words import language_tag

_BLOCKS = xhtml.name_set(
    "aside blockquote dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li ol p "
    "pre section table tbody td tfoot th thead tr ul"
)
_EMPHASES = {
    "em": Emphasis.ITALIC,
    "i": Emphasis.ITALIC,
    "cite": Emphasis.ITALIC,
    "dfn": Emphasis.ITALIC,
    "var": Emphasis.ITALIC,
    "strong": Emphasis.BOLD,
    "b": Emphasis.BOLD,
    "u": Emphasis.UNDERLINE,
    "ins": Emphasis.UNDERLINE,
}


class Kind(Enum):
    """What a paragraph is; the value is the name of its style."""

    HEADING = "Heading 2"
    SUBHEADING = "Heading 3"
    TEXT = "Body Text"
    QUOTE = "Quote"
    VERSE = "Verse"
    ITEM = "List Item"
    TERM = "Term"
    CODE = "Preformatted"
    CAPTION = "Caption"
    BREAK = "Scene Break"
    TABLE = "Table Text"


class Word(NamedTuple):
    """A stretch of text of one look."""

    text: str
    """LF where the writer ended a line."""
    emphasis: Emphasis = Emphasis.NONE
    language: str = ""
    """Where it isn't the paragraph's."""
    raised: int = 0
    """1: superscript, -1: subscript."""
    struck: bool = False
    note: int = 0
    """The number of the footnote that is called here; the text is empty then."""


class Block(NamedTuple):
    """One paragraph, or a table."""

    kind: Kind
    words: tuple[Word, ...] = ()
    depth: int = 0
    """How many quotations and lists it stands in, beyond the first."""
    mark: str = ""
    """What stands before a list's item: a bullet or number."""
    rows: tuple[tuple[tuple[Word, ...], ...], ...] = ()
    """A table's cells."""
    apart: bool = False
    """Whether an empty line stands above: a stanza behind another."""


class _Place(NamedTuple):
    """What a block inherits from those around it."""

    kind: Kind = Kind.TEXT
    depth: int = 0
    mark: str = ""
    language: str = ""
    apart: bool = False


@dataclass(slots=True)
class Reader:
    """Turns bodies into blocks and counts their footnotes through the work."""

    notes: list[tuple[Block, ...]] = field(default_factory=list)

    def blocks(self, body: Element) -> Iterator[Block]:
        """The paragraphs of a body, in order, without its notes."""
        numbers = self._number(body)
        # A stack of our own: nesting comes from the manuscript.
        stack: list[tuple[Element, _Place]] = [(body, _Place())]
        while stack:
            item, place = stack.pop()
            if item is not body and item.get("lang"):
                place = place._replace(language=language_tag(item.get("lang", "")))
            if item.tag == "section" and item.get("class") == "footnotes":
                continue
            if item.tag in ("hr", "table", "pre"):
                yield _whole(item, place, numbers)
            elif any(child.tag in _BLOCKS for child in item):
                stack += reversed(list(_parts(item, place)))
            elif words := _words(item, place.language, numbers):
                kind = _kind(item, place.kind)
                yield Block(kind, words, place.depth, place.mark, apart=place.apart)

    def _number(self, body: Element) -> dict[str, int]:
        """The numbers of the chapter's notes by id; reads the notes."""
        found = {
            aside.get("id", ""): aside
            for section in body.iter("section")
            if section.get("class") == "footnotes"
            for aside in section.iter("aside")
        }
        numbers: dict[str, int] = {}
        for call in body.iter("a"):
            name = call.get("href", "").removeprefix("#")
            if call.get("class") == "footnote-ref" and name in found and name not in numbers:
                numbers[name] = len(self.notes) + 1
                # A call inside a note is no call: word processors don't nest them.
                self.notes.append(tuple(Reader().blocks(found[name])))
        return numbers


def plain(words: Iterable[Word]) -> str:
    """The text alone."""
    return "".join(word.text for word in words)


def _whole(item: Element, place: _Place, numbers: dict[str, int]) -> Block:
    match item.tag:
        case "hr":
            return Block(Kind.BREAK, (Word("#"),))
        case "pre":
            text = xhtml.clean("".join(item.itertext())).rstrip("\n")
            return Block(Kind.CODE, (Word(text),), place.depth)
        case _:
            rows = (
                tuple(_words(cell, place.language, numbers) for cell in row)
                for row in item.iter("tr")
            )
            return Block(Kind.TABLE, rows=tuple(row for row in rows if row))


def _kind(item: Element, around: Kind) -> Kind:
    match item.tag:
        case "h1" | "h2":
            return Kind.HEADING
        case "h3" | "h4" | "h5" | "h6":
            return Kind.SUBHEADING
        case "dt":
            return Kind.TERM
        case "figcaption" | "figure":
            return Kind.CAPTION
        case _ if around is Kind.TEXT and _is_verse(item):
            return Kind.VERSE
        case _:
            return around


def _is_verse(item: Element) -> bool:
    names = item.get("class", "").split()
    return "verse" in names or "poem" in names


def _parts(holder: Element, place: _Place) -> Iterator[tuple[Element, _Place]]:
    """The blocks of a holder, and text between them as paragraphs."""
    inside = _inside(holder, place)
    loose = Element("p")
    loose.text = holder.text
    number = int(holder.get("start", "1")) if holder.get("start", "1").isdigit() else 1
    first = True
    stanzas = inside.kind is Kind.VERSE and holder.find("p//br") is not None
    for child in holder:
        if child.tag not in _BLOCKS:
            loose.append(child)
            continue
        if _filled(loose):
            yield loose, inside if first else inside._replace(mark="")
            first = False
        mark = inside.mark if first and child.tag not in ("ul", "ol") else ""
        if child.tag == "li":
            mark = f"{number}." if holder.tag == "ol" else "•"
            number += 1
        yield child, inside._replace(mark=mark, apart=stanzas and not first)
        first = False
        loose = Element("p")
        loose.text = child.tail
    if _filled(loose):
        yield loose, inside._replace(mark="")


def _inside(holder: Element, place: _Place) -> _Place:
    """What the holder's blocks inherit."""
    match holder.tag:
        case "ul" | "ol":
            return _deeper(place, Kind.ITEM)
        case "figure":
            return place._replace(kind=Kind.CAPTION)
        case _ if _is_verse(holder):
            return _deeper(place, Kind.VERSE)
        case "blockquote" | "dd":
            return _deeper(place, Kind.QUOTE)
        case _ if "letter" in holder.get("class", "").split():
            return _deeper(place, Kind.QUOTE)
        case _:
            return place


def _deeper(place: _Place, kind: Kind) -> _Place:
    depth = place.depth + (place.kind is not Kind.TEXT)
    return place._replace(kind=kind, depth=depth, mark="", apart=False)


def _filled(loose: Element) -> bool:
    described = any(item.get("alt") for item in loose.iter("img"))
    return described or bool("".join(loose.itertext()).strip())


def _words(item: Element, language: str, numbers: dict[str, int]) -> tuple[Word, ...]:
    """The words of a block, blanks at its ends and beside its line breaks taken away."""
    found = list(_inline(item, Word("", language=language), numbers))
    if found and not found[0].note:
        found[0] = found[0]._replace(text=found[0].text.lstrip(" \n"))
    if found and not found[-1].note:
        found[-1] = found[-1]._replace(text=found[-1].text.rstrip(" \n"))
    return tuple(word for word in found if word.text or word.note)


def _inline(item: Element, look: Word, numbers: dict[str, int]) -> Iterator[Word]:
    """The text of an element in pieces; inline elements nest no deeper than the reader lets."""
    if item.get("class") == "footnote-back":
        return
    if item.tag == "img":
        yield from _text(f"[{item.get('alt')}]" if item.get("alt") else "", look)
        return
    if item.get("class") == "footnote-ref" and item.tag == "a":
        number = numbers.get(item.get("href", "").removeprefix("#"), 0)
        yield look._replace(note=number) if number else look._replace(text="".join(item.itertext()))
        return
    if item.tag == "br":
        yield look._replace(text="\n")
    look = _look(item, look)
    yield from _text(item.text, look)
    for child in item:
        yield from _inline(child, look, numbers)
        yield from _text(child.tail, look)


def _text(text: str | None, look: Word) -> Iterator[Word]:
    if text:
        yield look._replace(text=xhtml.clean(text).replace("\n", " "))


def _look(item: Element, look: Word) -> Word:
    tag = item.tag
    if tag in _EMPHASES:
        # Emphasis within emphasis of the same kind is roman again, as in print.
        same = _EMPHASES[tag]
        return look._replace(emphasis=look.emphasis ^ same)
    if tag in ("sup", "sub"):
        return look._replace(raised=1 if tag == "sup" else -1)
    if tag in ("s", "del", "strike"):
        return look._replace(struck=True)
    if item.get("lang") and tag not in _BLOCKS:
        return look._replace(language=language_tag(item.get("lang", "")))
    return look
