"""A script's elements as blocks: what is set, in which measure, under which numbers."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import assert_never

from typebar.layout.blocks import Block, Column, Role
from typebar.layout.measure import columns
from typebar.layout.page_style import ElementStyle, Numbering, PageStyle
from typebar.layout.pages import UNITS_PER_COLUMN, Kind
from typebar.layout.passages import Passage
from typebar.layout.typeset import passage
from typebar.layout.wrap import Measure, next_row
from typebar.model.inline import Emphasis
from typebar.model.scene_numbers import numbers
from typebar.model.script import (
    Action,
    Boneyard,
    Centred,
    Cue,
    Dialogue,
    DualSpeech,
    Element,
    Include,
    Lyric,
    Note,
    NoteKind,
    PageBreak,
    Parenthetical,
    SceneHeading,
    Script,
    Section,
    Speech,
    SpeechPart,
    Synopsis,
    Transition,
)

_CONTINUED = re.compile(r"\bcont(?:['’`]?d|inued|inuing)?\b", re.IGNORECASE)


@dataclass(slots=True)
class Memory:
    """What elements ask of those before them."""

    speaker: str = ""
    """Who spoke last in this scene with only action since; empty: nobody."""
    scenes: int = 0
    cues: int = 0
    numbers: Sequence[str] = ()
    """Of every scene of the script, where the style counts them: see `automatic`."""

    def pass_by(self, elements: Iterable[Element]) -> None:
        """Go past these elements."""
        for element in elements:
            match element:
                case SceneHeading():
                    self.speaker = ""
                    self.scenes += 1
                case Speech():
                    self.speaker = element.cue.name.text.casefold()
                    self.cues += 1
                case DualSpeech():
                    self.speaker = ""
                    self.cues += 1
                case Transition():
                    self.speaker = ""

    def shown(self, style: PageStyle) -> tuple[str, int]:
        """All of it but numbers of scenes that can show in what follows."""
        return self.speaker, self.cues if style.marks.number_cues else 0


def automatic(elements: Iterable[Element], style: PageStyle) -> Sequence[str]:
    """The number of every scene where the style counts them, else none.

    As `typebar fmt --renumber` would write them: a typed number is never given again.
    """
    if style.marks.numbering is not Numbering.AUTOMATIC:
        return ()
    headings = (element for element in elements if isinstance(element, SceneHeading))
    return numbers([heading.number.text if heading.number else "" for heading in headings])


def compose(script: Script, style: PageStyle, *, outline: bool = False) -> tuple[Block, ...]:
    """The blocks of a script in order; what isn't printed has none.

    Args:
        script: what is to be set.
        style: its measures.
        outline: whether sections, synopses and plain notes are printed too.
    """
    everything = range(len(script.elements))
    memory = Memory(numbers=automatic(script.elements, style))
    return tuple(stretch(script.elements, everything, style, memory, outline=outline))


def stretch(
    elements: Sequence[Element],
    indexes: range,
    style: PageStyle,
    memory: Memory,
    *,
    outline: bool = False,
) -> Iterator[Block]:
    """The blocks of some elements running; the memory has passed by what stands before them."""
    composer = _Composer(style, memory)
    return _sung(
        block
        for index in indexes
        if outline or not isinstance(elements[index], Section | Synopsis | Note)
        for block in composer.set(index, elements[index])
    )


def _sung(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, lyrics that follow a speech being part of it: whoever spoke sings them.

    So a song that goes over the page says who sings. Its first verse follows the dialogue directly,
    the next ones after a blank row.
    """
    speech: Block | None = None
    parts: list[Passage] = []
    for block in blocks:
        if speech and block.role is Role.TEXT and block.kind is Kind.LYRIC:
            verse = block.columns[0].passages[0]
            after_verse = parts[-1].kind is Kind.LYRIC
            parts.append(_verse(verse, block.element, block.before if after_verse else 0))
            continue
        if speech:
            yield _with_parts(speech, parts)
        speech, parts = None, []
        if block.role is Role.SPEECH:
            speech, parts = block, list(block.columns[0].passages)
        else:
            yield block
    if speech:
        yield _with_parts(speech, parts)


def _verse(verse: Passage, element: int, blank: int) -> Passage:
    """The verse with blank rows above it."""
    return verse._replace(
        text="\n" * blank + verse.text,
        marks=tuple((at + blank if at else 0, emphasis) for at, emphasis in verse.marks),
        origins=((0, -1), *((at + blank, origin) for at, origin in verse.origins)),
        element=element,
    )


def _with_parts(speech: Block, parts: Sequence[Passage]) -> Block:
    column = speech.columns[0]
    if len(parts) == len(column.passages):
        return speech
    return speech._replace(columns=(Column(tuple(parts), column.cue),))


class _Composer:
    """Makes blocks."""

    def __init__(self, style: PageStyle, memory: Memory) -> None:
        self.style = style
        self.memory = memory

    def set(self, index: int, element: Element) -> Iterator[Block]:
        """The blocks of an element, which has been passed by when they're all there."""
        yield from self.empty(index, element)
        yield from self.blocks(index, element)
        self.memory.pass_by((element,))

    def blocks(self, index: int, element: Element) -> Iterator[Block]:
        match element:
            case SceneHeading():
                yield self.heading(index, element)
            case Action():
                yield self.paragraph(index, Kind.ACTION, element)
            case Centred():
                yield self.paragraph(index, Kind.CENTRED, element)
            case Lyric():
                yield self.paragraph(index, Kind.LYRIC, element)
            case Speech():
                yield self.speech(index, element)
            case DualSpeech():
                yield self.dual(index, element)
            case Transition():
                yield self.single(Role.TRANSITION, index, Kind.TRANSITION, element)
            case PageBreak():
                yield Block(Role.BREAK, index, 0, (), label=element.label)
            case Include():
                return
            case _:
                yield from self.outline(index, element)

    def outline(self, index: int, element: Section | Synopsis | Note | Boneyard) -> Iterator[Block]:
        match element:
            case Section():
                yield self.single(Role.HEADING, index, Kind.SECTION, element)
            case Synopsis():
                yield self.single(Role.TEXT, index, Kind.SYNOPSIS, element)
            case Note():
                yield from self.note(index, element)
            case Boneyard():
                return
            case _:
                assert_never(element)

    def empty(self, index: int, element: Element) -> Iterator[Block]:
        """The empty lines that the writer put above an element, beyond the one that parts it.

        Source: Final Draft 11, which takes each for an action of one empty row and sets it even
        at the top of a page.
        """
        if isinstance(element, Action | SceneHeading) and element.blank_lines:
            style = self.style.of(Kind.ACTION)
            rows = element.blank_lines * (1 + style.before) - style.before
            paragraph = Passage(Kind.ACTION, style, "\n" * rows)
            yield Block(Role.TEXT, index, style.before, (Column((paragraph,)),))

    def heading(self, index: int, element: SceneHeading) -> Block:
        number = self.scene_number(element)
        kind = Kind.HEADING
        style = self.style.of(kind)
        if number:
            marks = self.style.marks
            room = marks.scene_number_right // UNITS_PER_COLUMN - columns(number) - 1
            style = style._replace(width=max(20, min(style.width, marks.numbered_width, room)))
        column = Column((passage(kind, style, (element.line,)),))
        return Block(Role.HEADING, index, style.before, (column,), number=number)

    def scene_number(self, element: SceneHeading) -> str:
        if self.style.marks.numbering is Numbering.NONE:
            return ""
        if self.memory.numbers:
            return self.memory.numbers[self.memory.scenes]
        return element.number.text if element.number else ""

    def paragraph(self, index: int, kind: Kind, element: Action | Centred | Lyric) -> Block:
        style = self.style.of(kind)
        column = Column((passage(kind, style, element.lines),))
        return Block(Role.TEXT, index, style.before, (column,))

    def single(
        self, role: Role, index: int, kind: Kind, element: Transition | Section | Synopsis
    ) -> Block:
        style = self.style.of(kind)
        return Block(role, index, style.before, (Column((passage(kind, style, (element.line,)),)),))

    def note(self, index: int, element: Note) -> Iterator[Block]:
        if element.kind is NoteKind.DIRECTIVE:
            return
        style = self.style.of(Kind.NOTE)
        # The brackets stay off: italics and the place tell a note.
        text = "\n".join(line.strip() for line in element.text.strip().split("\n"))
        origins = ((0, element.span.start + 2),)
        column = Column((Passage(Kind.NOTE, style, text, origins=origins, plain=False),))
        yield Block(Role.TEXT, index, style.before, (column,))

    def speech(self, index: int, element: Speech) -> Block:
        style = self.style.of(Kind.CUE)
        column = self.column(element, again=self.again(element.cue))
        return Block(Role.SPEECH, index, style.before, (column,), number=self.cue_number())

    def cue_number(self) -> str:
        return str(self.memory.cues + 1) if self.style.marks.number_cues else ""

    def dual(self, index: int, element: DualSpeech) -> Block:
        speeches = (element.left, element.right)
        before = self.style.of(Kind.CUE).before
        return Block(
            Role.DUAL,
            index,
            before,
            tuple(self.beside(speech, side) for side, speech in enumerate(speeches)),
            number=self.cue_number(),
            alone=tuple(self.column(speech, again=False) for speech in speeches),
        )

    def again(self, cue: Cue) -> bool:
        """Whether the cue gets (CONT'D): the speaker goes on and the writer didn't type it."""
        return (
            self.style.marks.automatic_continued
            and bool(self.memory.speaker)
            and cue.name.text.casefold() == self.memory.speaker
            and not is_continued(cue)
            and not self.is_marked(cue)
        )

    def is_marked(self, cue: Cue) -> bool:
        """Whether the writer typed the mark that this style adds, whatever it is."""
        mark = self.style.marks.continued_text.strip("()").casefold()
        return any(extension.text.casefold() == mark for extension in cue.extensions)

    def column(self, speech: Speech, *, again: bool) -> Column:
        """A speech over the whole measure."""
        cue = self.cue(speech.cue)
        mark = self.style.marks.continued_text
        repeated = self.repeated(speech.cue, cue)
        if again:
            cue = _with_mark(cue, f" {mark}")
        parts = (passage(kind, self.style.of(kind), part.lines) for kind, part in _parts(speech))
        return Column((cue, *parts), cue=repeated)

    def cue(self, cue: Cue) -> Passage:
        """The cue; one that is forced keeps its letters, as in McAVOY."""
        style = self.style.of(Kind.CUE)
        style = style._replace(capitals=False) if cue.forced else style
        return passage(Kind.CUE, style, (cue.line,))

    def repeated(self, cue: Cue, shown: Passage) -> str:
        """The cue on one row of the next page; a long name gives way to the mark."""
        mark, width = self.style.marks.continued_text, shown.style.width
        if is_continued(cue) and columns(shown.text) <= width:
            return shown.text
        room = width - columns(mark) - 1
        name = shown.text
        if columns(name) > room:
            row = next_row(name, 0, Measure(room), plain=shown.plain)
            name = name[: row.end]
        return f"{name} {mark}"

    def beside(self, speech: Speech, side: int) -> Column:
        """A speech of two: the left one (0) or the right one (1)."""
        dual = self.style.dual
        shift = side * dual.right
        cue = self.cue(speech.cue)
        cue = cue._replace(style=dual.cue_style(columns(cue.text), cue.style, shift))
        repeated = self.repeated(speech.cue, cue)
        parts = (
            passage(
                kind, _shifted(dual.elements.get(kind) or self.style.of(kind), shift), part.lines
            )
            for kind, part in _parts(speech)
        )
        return Column((cue, *parts), cue=repeated)


def is_continued(cue: Cue) -> bool:
    """Whether the writer marked the cue as going on."""
    return any(_CONTINUED.search(extension.text) for extension in cue.extensions)


def _with_mark(cue: Passage, mark: str) -> Passage:
    return cue._replace(
        text=cue.text + mark,
        marks=(*cue.marks, (len(cue.text), Emphasis.NONE)),
        origins=(*cue.origins, (len(cue.text), -1)),
    )


def _shifted(style: ElementStyle, shift: int) -> ElementStyle:
    return style._replace(x=style.x + shift)


def _parts(speech: Speech) -> Iterator[tuple[Kind, SpeechPart]]:
    for part in speech.parts:
        match part:
            case Parenthetical():
                yield Kind.PARENTHETICAL, part
            case Dialogue():
                yield Kind.DIALOGUE, part
            case Lyric():
                yield Kind.LYRIC, part
            case _:
                assert_never(part)
