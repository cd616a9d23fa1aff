"""A chapter's blocks made ready: inline text, typography, footnotes, classes, ids."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, SubElement

from typebar.model.prose import LINE_ATTRIBUTE
from typebar.readers.markdown import attributes
from typebar.readers.markdown.build import hang, set_type
from typebar.readers.markdown.document import Document, Note, without_list, wrong_in_list
from typebar.readers.markdown.faults import FOOTNOTE_UNDEFINED, LANGUAGE, Fault, of_language
from typebar.readers.markdown.inline import Scan
from typebar.readers.markdown.style import ProseStyle
from typebar.readers.markdown.tokens import PLAIN
from typebar.readers.markdown.typography import curl, set_pieces
from typebar.readers.markdown.verse import INDENT, LINED, set_apart
from typebar.text.diagnostics import Diagnostic, Severity
from typebar.text.source import Span

_MOST = 20
"""Findings of one kind in one block: each is looked up in the source, which takes its time."""
_VERBATIM = frozenset(("pre", "code"))
_RAISED = "footnote-ref"
BREAK = "scene-break"


@dataclass(slots=True)
class Finisher:
    """Works on the blocks of one chapter; also the surroundings that inline text asks."""

    document: Document
    style: ProseStyle
    slug: str
    images: list[str] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    links: list[tuple[str, Span]] = field(default_factory=list)
    used: list[Note] = field(default_factory=list)
    """Footnotes in the order of their first references."""
    _counts: dict[str, int] = field(default_factory=dict)
    _reported: dict[str, int] = field(default_factory=dict)
    _line: int = 0
    _text: str = ""
    _language: str = ""
    _lined: bool = False

    @property
    def references(self) -> dict[str, tuple[str, str | None]]:
        """Link definitions of the source."""
        return self.document.references

    @property
    def raw_html(self) -> bool:
        """Whether harmless tags are taken."""
        return self.style.raw_html

    @property
    def path(self) -> str:
        """The source's path."""
        return self.document.source.path

    def report(
        self, fault: Fault, at: tuple[int, int], message: str, help_: str, severity: Severity
    ) -> None:
        """Take a fault of the text in hand; of very many of one kind the first ones."""
        count = self._reported[fault.code] = self._reported.get(fault.code, 0) + 1
        if count > _MOST:
            return
        self.diagnostics.append(fault.at(self._span(at), message, help_, severity=severity))

    def show(self, image: str) -> None:
        """Take note of an image."""
        self.images.append(image)

    def refer(self, label: str, at: tuple[int, int]) -> Element | None:
        """A reference to a footnote, numbered by the order of first references."""
        note = self.document.notes.get(label)
        if note is None:
            self.report(
                FOOTNOTE_UNDEFINED,
                at,
                f'no footnote "{label}" is written in this file',
                f'write it on a line of its own: "[^{label}]: ..."',
                Severity.ERROR,
            )
            return None
        count = self._counts[label] = self._counts.get(label, 0) + 1
        if count == 1:
            self.used.append(note)
        number = next(place for place, used in enumerate(self.used, 1) if used is note)
        again = f"-{count}" if count > 1 else ""
        target = f"fn-{self.slug}-{number}"
        reference = Element(
            "a", {"class": _RAISED, "href": f"#{target}", "id": f"{_back(target)}{again}"}
        )
        reference.text = str(number)
        return reference

    def _span(self, at: tuple[int, int]) -> Span:
        return self.document.lines.find(self._line, self._text, *at)

    def set_words(self, text: str) -> str:
        """The text after typography."""
        if self.style.typography:
            text = curl(text, self._language)
        return text.translate(PLAIN)

    def finish(
        self, body: Element, language: str, from_title: Iterable[Element] = (), role: str = ""
    ) -> None:
        """Make ready what stands in the body, then the notes that it refers to.

        References to notes that stood in the title move to the end of the first paragraph: the
        title is plain text.
        """
        self._language = language
        self._blocks(body)
        set_apart(body, epigraph=role == "epigraph")
        _mark_first(body)
        opening = next((item for item in body if item.tag == "p"), body)
        opening.extend(from_title)
        if not self.used:
            return
        section = SubElement(body, "section", {"class": "footnotes"})
        section.set(LINE_ATTRIBUTE, str(self.used[0].line + 1))
        # Notes may refer to notes: the list grows while it's gone through.
        for number, note in enumerate(self.used, 1):
            self._blocks(note.body)
            set_apart(note.body)
            section.append(self._aside(note, number))
        _drop_dead_ends(body, section)

    def _aside(self, note: Note, number: int) -> Element:
        aside = note.body
        name = f"fn-{self.slug}-{number}"
        aside.attrib |= {"class": "footnote", "id": name}
        last = aside[-1] if len(aside) and aside[-1].tag == "p" else SubElement(aside, "p")
        last.attrib.setdefault(LINE_ATTRIBUTE, str(note.line + 1))
        if len(last):
            last[-1].tail = f"{last[-1].tail or ''} "
        else:
            last.text = f"{last.text or ''} ".lstrip()
        back = SubElement(last, "a", {"class": "footnote-back", "href": f"#{_back(name)}"})
        back.text = "↩\ufe0e"
        return aside

    def inline(self, text: str, line: int, language: str) -> Element:
        """The text as the content of a `span`: for titles, whose element is the writer's."""
        self._line, self._text, self._language = line, text, language
        span = Element("span")
        self._hang(span, text)
        return span

    def _blocks(self, top: Element) -> None:
        """Read the text of every block below, each language by its own rules."""
        stack: list[tuple[Element, int, str, bool]] = [(top, 0, self._language, False)]
        while stack:
            item, line, self._language, self._lined = stack.pop()
            line = int(item.get(LINE_ATTRIBUTE, line))
            if item.tag in _VERBATIM:
                continue
            below = list(item)
            self._enter(item)
            self._text_of(item, line)
            for child in below:
                self._tail_of(item, child, line)
            stack += [(child, line, self._language, self._lined) for child in reversed(below)]

    def _enter(self, item: Element) -> None:
        """Take over what an element's attributes say of the text in it."""
        self._language = item.get("lang", self._language)
        self._lined |= not LINED.isdisjoint(item.get("class", "").split())

    def _text_of(self, item: Element, line: int) -> None:
        text = item.text
        if not text or not text.strip():
            return
        self._line, self._text = max(line - 1, 0), text
        self._reported.clear()
        for start, stop in wrong_in_list(text):
            place, said = (start, stop - start), of_language(text[start:stop])
            self.report(LANGUAGE, place, *said, LANGUAGE.severity)
        text, values = without_list(text)
        if values:
            attributes.merge(item.attrib, values)
            self._enter(item)
        self._line, self._text = max(line - 1, 0), text
        item.text = None
        if self._lined and text.startswith("  "):
            item.set(INDENT, str(len(text) - len(text.lstrip(" "))))
        self._hang(item, text.strip())

    def _tail_of(self, item: Element, child: Element, line: int) -> None:
        text = child.tail
        if not text or not text.strip():
            return
        self._line, self._text = max(line - 1, 0), text
        child.tail = None
        self._hang(item, text.strip(), child)

    def _hang(self, item: Element, text: str, after: Element | None = None) -> None:
        self._text = text
        self._reported.clear()
        tokens = Scan(text, self, self._lined).read()
        if self.style.typography:
            language = self._language
            tokens = set_type(tokens, lambda pieces: set_pieces(pieces, language))
        else:
            tokens = set_type(tokens, _as_typed)
        at = list(item).index(after) + 1 if after is not None else 0
        hang(item, tokens, at, after)
        if item.text and not at:
            item.text = item.text.lstrip(" ")
        if item.tag == "p" and len(item) == 1 and item[0].tag == "img":
            self._figure(item)

    def _figure(self, item: Element) -> None:
        """Make a figure of a paragraph that is a picture alone, captioned with its title."""
        picture = item[0]
        if (item.text or "").strip() or (picture.tail or "").strip():
            return
        item.tag = "figure"
        for name in ("id", "class"):
            if value := picture.attrib.pop(name, ""):
                attributes.merge(item.attrib, {name: value})
        caption = picture.attrib.pop("title", "")
        if caption:
            self._hang(SubElement(item, "figcaption"), caption)


_as_typed: Callable[[list[str]], list[str]] = list


def _drop_dead_ends(body: Element, section: Element) -> None:
    """Take away links back to references that stand nowhere: in a picture's description, say."""
    there = {f"#{item.get('id')}" for item in body.iter("a") if item.get("class") == _RAISED}
    for aside in section:
        last = aside[-1]
        if last[-1].get("href") not in there:
            last.remove(last[-1])


def _back(target: str) -> str:
    return f"fnref{target.removeprefix('fn')}"


def _mark_first(body: Element) -> None:
    """Give the first paragraph of the chapter, and each after a scene break, the class `first`."""
    fresh = True
    for item in body:
        if item.tag == "hr":
            fresh = True
        elif item.tag == "p" and fresh and not (_is_missing_picture(item) or _is_epigraph(item)):
            attributes.merge(item.attrib, {"class": "first"})
            fresh = False
        elif item.tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
            fresh = True
        elif item.tag not in ("figure", "table") and not _is_missing_picture(item):
            fresh = fresh and _is_epigraph(item)


def _is_epigraph(item: Element) -> bool:
    return "epigraph" in item.get("class", "").split()


def _is_missing_picture(item: Element) -> bool:
    """Whether a paragraph holds nothing but the description of a picture that was left out."""
    alone = len(item) == 1 and not f"{item.text or ''}{item[0].tail or ''}".strip()
    return alone and item[0].get("class") == "missing-picture"
