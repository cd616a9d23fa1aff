"""A manuscript as markup for WeasyPrint, and the measures that its style sheet leaves open."""

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from typebar.model.inline import Emphasis
from typebar.model.prose import LINE_ATTRIBUTE
from typebar.text import trees
from typebar.writers import xhtml
from typebar.writers.manuscript import (
    CHAPTER_TITLE,
    CONTACT_LEADING,
    LEADING,
    NOVEL_TITLE,
    STORY_TITLE,
    Block,
    Kind,
    Manuscript,
    Part,
)
from typebar.writers.manuscript_blocks import Word
from typebar.writers.xhtml_words import direction

_INCH = 72
_DEEPEST = 8
_CLASSES = {kind: kind.name.lower() for kind in Kind}
_TAGS = {Kind.HEADING: "h3", Kind.SUBHEADING: "h4", Kind.CODE: "pre"}
_EMPHASES = ((Emphasis.BOLD, "strong"), (Emphasis.ITALIC, "em"), (Emphasis.UNDERLINE, "u"))


def markup(text: Manuscript) -> Element:
    """The document; its paragraphs are numbered, so that they can be told apart on pages."""
    head = xhtml.element("head", None, xhtml.element("title", None, text.title))
    body = xhtml.element("body", {"class": "novel" if text.novel else "story"}, *_opening(text))
    trees.append(body, (_part(text, part) for part in text.parts))
    if text.ending:
        trees.append(body, (xhtml.element("p", {"class": "ending"}, text.ending),))
    for number, block in enumerate(body.iter("p"), 1):
        block.set(LINE_ATTRIBUTE, str(number))
    attributes = {"lang": text.language, "dir": direction(text.language)}
    return xhtml.element("html", attributes, head, body)


def page_css(text: Manuscript) -> str:
    """The rules that depend on the manuscript: face, running head, places of titles."""
    face = '"Courier Prime"' if text.typewriter else "Vollkorn"
    head = f"{text.head} / " if text.head else ""
    quoted = head.replace("\\", r"\\").replace('"', r"\"").replace("\n", " ")
    above = (NOVEL_TITLE if text.novel else STORY_TITLE) - _INCH
    above -= (len(text.contact) or 1) * CONTACT_LEADING
    emphasis = "em { font-style: normal; text-decoration: underline }" if text.underline else ""
    return "\n".join(
        (
            f"html {{ font-family: {face}; line-height: {LEADING}pt }}",
            f'@page {{ @top-right {{ content: "{quoted}" counter(page); font-family: {face} }} }}',
            # The title page isn't counted: the text begins on page 1.
            f"@page :first {{ counter-increment: page {0 if text.novel else 1} }}",
            f".contact, .note {{ line-height: {CONTACT_LEADING}pt }}",
            f".title {{ padding-top: {above}pt }}",
            f".novel .opening {{ padding-top: {CHAPTER_TITLE - _INCH}pt }}",
            emphasis,
        )
    )


def _opening(text: Manuscript) -> Iterator[Element]:
    first, *rest = text.contact or ("",)
    line = xhtml.element("span", None, first)
    count = xhtml.element("span", {"class": "length"}, text.length)
    contact = [xhtml.element("p", None, line, count)]
    contact += [xhtml.element("p", None, more) for more in rest]
    yield xhtml.element(
        "header",
        {"class": "front"},
        xhtml.element("div", {"class": "contact"}, *contact),
        xhtml.element(
            "h1", {"class": "title"}, text.title.upper() if text.typewriter else text.title
        ),
        xhtml.element("p", {"class": "centred"}, text.subtitle) if text.subtitle else None,
        xhtml.element("p", {"class": "centred"}, text.byline) if text.byline else None,
    )


def _part(text: Manuscript, part: Part) -> Element:
    section = xhtml.element("section", {"class": "part", "lang": part.language})
    trees.append(section, (_heading(part),))
    if part.subtitle:
        trees.append(section, (xhtml.element("p", {"class": "subtitle"}, part.subtitle),))
    trees.append(section, (_block(text, block) for block in part.blocks))
    return section


def _heading(part: Part) -> Element | None:
    lines = [line for line in (part.label, part.title) if line]
    if not lines:
        return xhtml.element("div", {"class": "opening"}) if part.divides else None
    content: list[Element | str] = [lines[0]]
    for line in lines[1:]:
        content += (xhtml.element("br"), line)
    return xhtml.element("h2", {"class": "opening", "data-label": ". ".join(lines)}, *content)


def _block(text: Manuscript, block: Block) -> Element:
    if block.kind is Kind.TABLE:
        rows = (
            xhtml.element(
                "tr", None, *(xhtml.element("td", None, *_words(text, cell)) for cell in row)
            )
            for row in block.rows
        )
        return xhtml.element("table", None, *rows)
    attributes = {"class": _CLASSES[block.kind] + (" apart" if block.apart else "")}
    if block.depth:
        attributes["style"] = f"margin-left: {1 + min(block.depth, _DEEPEST) / 2}in"
    made = xhtml.element(_TAGS.get(block.kind, "p"), attributes)
    if block.mark:
        trees.append(made, (xhtml.element("span", {"class": "mark"}, block.mark),))
    trees.append(made, _words(text, block.words))
    return made


def _words(text: Manuscript, words: Iterable[Word]) -> Iterator[Element | str]:
    for word in words:
        if word.note:
            yield _note(text, text.notes[word.note - 1])
        else:
            yield from _shown(word)


def _note(text: Manuscript, blocks: Iterable[Block]) -> Element:
    """A footnote where it's called; WeasyPrint sends it to the foot of the page."""
    note = xhtml.element("span", {"class": "note"})
    for index, block in enumerate(blocks):
        trees.append(note, (xhtml.element("br") if index else None,))
        trees.append(note, _words(text, (word for word in block.words if not word.note)))
    return note


def _shown(word: Word) -> Iterator[Element | str]:
    lines: list[Element | str] = []
    for index, line in enumerate(word.text.split("\n")):
        if index:
            lines.append(xhtml.element("br"))
        lines.append(line)
    for kind, tag in _EMPHASES:
        if kind in word.emphasis:
            lines = [xhtml.element(tag, None, *lines)]
    if word.raised:
        lines = [xhtml.element("sup" if word.raised > 0 else "sub", None, *lines)]
    if word.struck:
        lines = [xhtml.element("s", None, *lines)]
    if word.language:
        lines = [xhtml.element("span", {"lang": word.language}, *lines)]
    yield from lines
