"""One source as blocks in a tree: what stands where, text inside the blocks still as written."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple
from xml.etree.ElementTree import Element, SubElement

from typebar.model.prose import LINE_ATTRIBUTE
from typebar.readers.markdown import attributes, front_matter, lines
from typebar.readers.markdown.completion import complete_lines
from typebar.readers.markdown.faults import (
    FOOTNOTE_UNDEFINED,
    LANGUAGE,
    UNREADABLE,
    of_language,
)
from typebar.readers.markdown.front_matter import FrontMatter
from typebar.readers.markdown.lines import Lines
from typebar.readers.markdown.scan import Block, Kind, Scanner
from typebar.text.diagnostics import Diagnostic, Related
from typebar.text.source import Source

if TYPE_CHECKING:
    from typebar.readers.markdown.parser import LinedParser

MAX_CONTAINERS = 12
"""Containers (`:::`) inside each other; deeper ones are one with the last."""
_HEADING = re.compile(r"(#{1,6})[ ]*(.*?)[ ]*#*[ ]*$")
_LIST_LINE = re.compile(r"[ ]{0,3}\{:?([^{}\n]*)\}[ ]*")
_HEADING_LIST = re.compile(r"[ ]+(\{:?[^{}\n]*\})[ ]*$")
_NAME = re.compile(r"[\w-]+")


class Note(NamedTuple):
    """A footnote's text, as blocks."""

    label: str
    line: int
    body: Element


@dataclass(slots=True)
class Document:
    """One source, read as far as its blocks."""

    lines: Lines
    front: FrontMatter
    body: Element
    notes: dict[str, Note] = field(default_factory=dict)
    references: dict[str, tuple[str, str | None]] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)

    @property
    def source(self) -> Source:
        """What it was read from."""
        return self.lines.source


def read(source: Source) -> Document:
    """The blocks of a source."""
    front = front_matter.read(source)
    read_lines = lines.read(source)
    document = Document(read_lines, front, Element("div"))
    document.diagnostics += read_lines.diagnostics
    document.diagnostics += front.diagnostics
    _Reader(document).read()
    return document


class _Reader:
    """Puts blocks into the tree of a document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._markdown: LinedParser | None = None
        self._containers = [document.body]
        self._code: tuple[Element, list[str], int] | None = None

    def read(self) -> None:
        document = self._document
        scanner = Scanner(document.lines, document.front.body_line)
        for block in scanner.blocks():
            self._put(block)
        self._end_code()
        for body in (document.body, *(note.body for note in document.notes.values())):
            complete_lines(body, document.lines.texts)
        document.diagnostics += scanner.diagnostics
        if self._markdown:
            document.references = dict(self._markdown.md.references)
            document.diagnostics += [
                UNREADABLE.at(
                    document.lines.span(line, 0, 80),
                    "blocks are nested too deeply here; the rest was read as a plain paragraph",
                )
                for line in sorted(self._markdown.too_deep)
            ]

    @property
    def _parser(self) -> "LinedParser":
        """Python-Markdown's, for lists, tables and such: its 0.1 s is more than a chapter takes."""
        if self._markdown is None:
            from typebar.readers.markdown import parser  # noqa: PLC0415 -- loads Python-Markdown

            self._markdown = parser.make(self._document.lines.texts)
        return self._markdown

    def _put(self, block: Block) -> None:
        if block.kind is Kind.MARKUP and self._indented_code(block):
            return
        self._end_code()
        match block.kind:
            case Kind.PARAGRAPH:
                self._paragraph(block)
            case Kind.MARKUP:
                self._markup(block)
            case Kind.HEADING:
                self._heading(block)
            case Kind.BREAK:
                self._add("hr", block.line, {"class": "scene-break"})
            case Kind.CODE:
                self._fenced(block)
            case Kind.OPEN:
                self._open(block)
            case Kind.CLOSE:
                if len(self._containers) > 1:
                    self._containers.pop()
            case Kind.NOTE:
                self._note(block)

    def _add(self, tag: str, line: int, more: dict[str, str] | None = None) -> Element:
        attributes_ = {LINE_ATTRIBUTE: str(line + 1), **(more or {})}
        return SubElement(self._containers[-1], tag, attributes_)

    def _report(self, block: Block, wrong: Iterable[tuple[int, int]]) -> None:
        """Tell where the attributes of a block name a language that can't be one."""
        document = self._document
        for start, stop in wrong:
            span = document.lines.find(block.line, block.text, start, stop - start)
            document.diagnostics.append(LANGUAGE.at(span, *of_language(block.text[start:stop])))

    def _paragraph(self, block: Block) -> None:
        self._report(block, wrong_in_list(block.text))
        text, values = without_list(block.text)
        if not text.strip():
            self._give(values)
            return
        paragraph = self._add("p", block.line, values)
        paragraph.text = text.lstrip()

    def _give(self, values: dict[str, str]) -> None:
        """Attributes on lines of their own belong to the block above."""
        if len(self._containers[-1]):
            attributes.merge(self._containers[-1][-1].attrib, values)

    def _markup(self, block: Block) -> None:
        self._report(block, wrong_in_list(block.text))
        text, values = without_list(block.text)
        if text.strip():
            self._parser.parse_at(self._containers[-1], text, block.line)
        if values:
            self._give(values)

    def _heading(self, block: Block) -> None:
        found = _HEADING.match(block.text)
        assert found is not None  # noqa: S101 -- the scanner saw the marks
        text, values = found[2], {}
        if (trailing := _HEADING_LIST.search(text)) and (
            parsed := attributes.parse(trailing[1].strip("{:}"))
        ):
            self._report(
                block,
                attributes.wrong_languages(
                    block.text,
                    found.start(2) + trailing.start(1),
                    found.start(2) + trailing.end(1) - 1,
                ),
            )
            text, values = text[: trailing.start()], parsed
        heading = self._add(f"h{len(found[1])}", block.line, values)
        heading.text = text

    def _fenced(self, block: Block) -> None:
        code = SubElement(self._add("pre", block.line), "code")
        code.text = f"{block.text}\n"
        if _NAME.fullmatch(block.label):
            code.set("class", f"language-{block.label}")

    def _indented_code(self, block: Block) -> bool:
        """Gather indented lines that aren't part of a list; true when the block was such."""
        here = self._containers[-1]
        last = here[-1].tag if len(here) else ""
        if not block.text.startswith("    ") or last in ("ul", "ol", "dl"):
            return False
        if not all(line.startswith("    ") for line in block.text.split("\n")):
            return False
        text = "\n".join(line[4:] for line in block.text.split("\n"))
        stop = block.line + block.text.count("\n") + 1
        if self._code and here[-1] is self._code[0]:
            element, texts, end = self._code
            texts += [""] * (block.line - end) + [text]
            self._code = (element, texts, stop)
        else:
            self._end_code()
            self._code = (self._add("pre", block.line), [text], stop)
        return True

    def _end_code(self) -> None:
        if self._code:
            element, texts, _ = self._code
            SubElement(element, "code").text = "\n".join(texts) + "\n"
            self._code = None

    def _open(self, block: Block) -> None:
        text = block.text.strip()
        values = {"class": text} if _NAME.fullmatch(text) else None
        if values is None:
            values = attributes.parse(text.strip("{:}"))
            if values is not None:
                self._report(
                    block, attributes.wrong_languages(block.text, 0, len(block.text.rstrip(" }")))
                )
        if values is None:
            self._paragraph(block._replace(text=self._document.lines.texts[block.line]))
        elif len(self._containers) > MAX_CONTAINERS:
            self._containers.append(self._containers[-1])
        else:
            self._containers.append(self._add("div", block.line, values))

    def _note(self, block: Block) -> None:
        document = self._document
        span = document.lines.span(block.line, 0, len(block.label) + 5)
        if block.label in document.notes:
            first = document.lines.span(document.notes[block.label].line, 0, len(block.label) + 5)
            document.diagnostics.append(
                FOOTNOTE_UNDEFINED.at(
                    span,
                    f'the footnote "{block.label}" is written twice; both texts are kept',
                    "give the second a label of its own",
                    related=(Related(first, "written here first"),),
                )
            )
            body = document.notes[block.label].body
        else:
            body = Element("aside", {LINE_ATTRIBUTE: str(block.line + 1)})
            document.notes[block.label] = Note(block.label, block.line, body)
        around, self._containers = self._containers, [body]
        self._note_blocks(block)
        self._containers = around

    def _note_blocks(self, block: Block) -> None:
        inside = Lines(self._document.source, block.text.split("\n"), first=block.line)
        scanner = Scanner(inside)
        for part in scanner.blocks():
            if part.kind is Kind.NOTE:
                text = f"[^{part.label}]: {part.text}"
                part = part._replace(kind=Kind.PARAGRAPH, text=text)  # noqa: PLW2901 -- the same
            self._put(part._replace(line=part.line + block.line))
        self._end_code()
        self._document.diagnostics += scanner.diagnostics


def without_list(text: str) -> tuple[str, dict[str, str]]:
    """A block's text without the attribute list on its last line, and what that says."""
    found = _last_list(text)
    values = attributes.parse(found[1]) if found else None
    if found is None or values is None:
        return text, {}
    return text[: max(found.start() - 1, 0)], values


def wrong_in_list(text: str) -> Iterator[tuple[int, int]]:
    """From where to where the list on a block's last line names a language that can't be one."""
    found = _last_list(text)
    if found and attributes.parse(found[1]) is not None:
        yield from attributes.wrong_languages(text, *found.span(1))


def _last_list(text: str) -> re.Match[str] | None:
    if not text.rstrip(" ").endswith("}"):
        return None
    return _LIST_LINE.fullmatch(text, text.rfind("\n") + 1)
