"""Screenplays as FDX, Final Draft's own XML, which other programs for screenplays read too.

Final Draft publishes no description: names and places are those of the files that it writes since
version 8, and nothing is said that it works out by itself on opening: pages, lengths, styles. What
Fountain doesn't print stays out of the script; synopses become the summaries of their scenes.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import assert_never
from xml.etree.ElementTree import Element, indent, tostring

from typebar.layout.page_style import PageStyle
from typebar.layout.title import (
    AUTHOR_ROW,
    CREDIT_ROW,
    SOURCE_ROW,
    SUBTITLE_ROW,
    TITLE_ROW,
    Entries,
    entries,
)
from typebar.model.emphasis import runs
from typebar.model.inline import Emphasis, Line, Run
from typebar.model.script import (
    Action,
    Boneyard,
    Centred,
    Dialogue,
    DualSpeech,
    Include,
    Lyric,
    Note,
    PageBreak,
    Parenthetical,
    SceneHeading,
    Section,
    Speech,
    SpeechPart,
    Synopsis,
    Transition,
)
from typebar.model.script import Element as ScriptElement
from typebar.model.work import Work
from typebar.text.markup import clean
from typebar.writers.registry import Options, Rendering
from typebar.writers.sheets import joined, page_style

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="no" ?>\n'
_VERSION = "1"
"""That of Final Draft 8: later ones read it, and older ones refuse what is newer."""
_STYLES = {
    Emphasis.BOLD: "Bold",
    Emphasis.ITALIC: "Italic",
    Emphasis.UNDERLINE: "Underline",
}


def write(work: Work, options: Options) -> Rendering:
    """A work's screenplay; several scripts are one, under the first one's title page.

    Raises:
        UsageError: there is no page style of the name that is asked for.
    """
    script = joined(work)
    root = Element("FinalDraft", DocumentType="Script", Template="No", Version=_VERSION)
    content = Element("Content")
    content.extend(_Body().paragraphs(script.elements))
    root.append(content)
    style = page_style(options, script.title_page)
    if found := entries(script, work.metadata):
        page = Element("TitlePage")
        title = Element("Content")
        title.extend(_title_page(found, style))
        page.append(title)
        root.append(page)
    indent(root)
    return Rendering((_HEAD + tostring(root, encoding="unicode") + "\n").encode("utf-8"))


@dataclass(slots=True)
class _Body:
    """Makes the paragraphs of a script, in order."""

    opens_page: bool = False
    """Whether a page break stands right before the next paragraph."""
    sings: bool = False
    """Whether lyrics would go on with a speech."""
    synopses: list[Line] = field(default_factory=list)
    """What is said of the scene whose heading comes next."""

    def paragraphs(self, elements: Sequence[ScriptElement]) -> Iterator[Element]:
        for index, element in enumerate(elements):
            if isinstance(element, SceneHeading):
                self.synopses = list(_synopses(elements, index + 1))
            spaced = bool(index) and not isinstance(elements[index - 1], Note | Boneyard)
            for paragraph in (*_empty(element, spaced=spaced), *self._of(element)):
                if self.opens_page:
                    paragraph.set("StartsNewPage", "Yes")
                    self.opens_page = False
                yield paragraph
            self.sings = isinstance(element, Speech) or (self.sings and _is_sung(element))

    def _of(self, element: ScriptElement) -> Iterator[Element]:
        match element:
            case SceneHeading():
                yield self._heading(element)
            case Action():
                yield _paragraph("Action", element.lines)
            case Centred():
                centred = _paragraph("Action", element.lines)
                centred.set("Alignment", "Center")
                yield centred
            case Speech():
                yield from _speech(element)
            case DualSpeech():
                yield _dual(element)
            case Lyric():
                yield from _sung(element) if self.sings else (_verse("Action", element.lines),)
            case Transition():
                yield _paragraph("Transition", (element.line,))
            case PageBreak():
                self.opens_page = True
            case Section() | Synopsis() | Note() | Boneyard() | Include():
                return
            case _:
                assert_never(element)

    def _heading(self, heading: SceneHeading) -> Element:
        made = _paragraph("Scene Heading", (heading.line,))
        if heading.number is not None:
            made.set("Number", clean(heading.number.text))
        if self.synopses:
            properties, summary = Element("SceneProperties"), Element("Summary")
            summary.extend(_texted(Element("Paragraph"), (line,)) for line in self.synopses)
            properties.append(summary)
            made.insert(0, properties)
        return made


def _is_sung(element: ScriptElement) -> bool:
    """Whether a speech goes on behind the element, if it's sung there."""
    return isinstance(element, Lyric | Note | Boneyard | Section | Synopsis)


def _synopses(elements: Sequence[ScriptElement], start: int) -> Iterator[Line]:
    """The synopses right below a heading."""
    for element in elements[start:]:
        if isinstance(element, Synopsis):
            yield element.line
        elif not isinstance(element, Note | Boneyard):
            return


def _empty(element: ScriptElement, *, spaced: bool) -> Iterator[Element]:
    """Empty lines that the writer put above; Final Draft itself makes such actions of them."""
    if spaced and isinstance(element, Action | SceneHeading):
        for _ in range(element.blank_lines):
            yield _paragraph("Action", ())


def _speech(speech: Speech) -> Iterator[Element]:
    yield _paragraph("Character", (speech.cue.line,))
    for part in speech.parts:
        yield from _part(part)


def _part(part: SpeechPart) -> Iterator[Element]:
    match part:
        case Parenthetical():
            yield _paragraph("Parenthetical", part.lines)
        case Dialogue():
            # A paragraph a line: Final Draft breaks pages between them as we do.
            yield from (_paragraph("Dialogue", (line,)) for line in part.lines)
        case Lyric():
            yield from _sung(part)
        case _:
            assert_never(part)


def _dual(dual: DualSpeech) -> Element:
    """Both speeches, in a paragraph that holds nothing else."""
    made = Element("Paragraph")
    both = Element("DualDialogue")
    both.extend(chain(_speech(dual.left), _speech(dual.right)))
    made.append(both)
    return made


def _sung(lyric: Lyric) -> Iterator[Element]:
    """Lines that somebody sings."""
    return (_verse("Dialogue", (line,)) for line in lyric.lines)


def _verse(kind: str, lines: Sequence[Line]) -> Element:
    """Sung lines, in italics as on our pages: Final Draft knows no such paragraph."""
    made = Element("Paragraph", Type=kind)
    return _written(made, _merged(_lines(lines), Emphasis.ITALIC))


def _paragraph(kind: str, lines: Sequence[Line]) -> Element:
    return _texted(Element("Paragraph", Type=kind), lines)


def _texted(made: Element, lines: Iterable[Line]) -> Element:
    return _written(made, _merged(_lines(lines), Emphasis.NONE))


def _lines(lines: Iterable[Line]) -> Iterator[Run]:
    """The runs of lines, each but the first opening with a line end."""
    for index, line in enumerate(lines):
        if index:
            yield Run("\n")
        yield from runs(line.text)


def _merged(parts: Iterable[Run], always: Emphasis) -> list[Run]:
    """Runs, those that look alike put together; a line end looks as what stands before it."""
    found: list[Run] = []
    for part in parts:
        emphasis = part.emphasis | always
        if found and (part.text == "\n" or found[-1].emphasis == emphasis):
            found[-1] = Run(found[-1].text + part.text, found[-1].emphasis)
        else:
            found.append(Run(part.text, emphasis))
    return found


def _written(made: Element, parts: Sequence[Run]) -> Element:
    for part in parts or (Run(""),):
        text = Element("Text")
        style = "+".join(name for flag, name in _STYLES.items() if flag in part.emphasis)
        if style:
            text.set("Style", style)
        text.text = clean(part.text)
        made.append(text)
    return made


def _title_page(shown: Entries, style: PageStyle) -> Iterator[Element]:
    """Paragraphs with empty ones between, which is how Final Draft places them."""
    heads = (
        ("Left", shown.upper_left),
        ("Center", shown.upper),
        ("Right", shown.upper_right),
    )
    for alignment, lines in heads:
        yield from _aligned(alignment, lines)
    row = sum(len(lines) for _, lines in heads)
    groups = (
        (TITLE_ROW, shown.title),
        (SUBTITLE_ROW, shown.subtitle),
        (CREDIT_ROW, shown.credit),
        (AUTHOR_ROW, shown.author),
        (SOURCE_ROW, shown.source),
    )
    for wanted, lines in groups:
        if lines:
            yield from _aligned("Center", [None] * (wanted - row))
            yield from _aligned("Center", lines)
            row = max(row, wanted) + len(lines)
    corners = len(shown.lower_left) + len(shown.lower_right)
    if corners:
        yield from _aligned("Left", [None] * max(1, style.paper.rows - corners - row))
    yield from _aligned("Left", shown.lower_left)
    yield from _aligned("Right", shown.lower_right)


def _aligned(alignment: str, lines: Iterable[Line | None]) -> Iterator[Element]:
    for line in lines:
        yield _texted(Element("Paragraph", Alignment=alignment), (line,) if line else ())
