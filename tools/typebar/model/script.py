"""A screenplay as a tree: title page, then elements in the order of the text.

Every node has `span`, the source it was read from: whole lines for elements, without the line end
of the last. Spans of a script's elements are in order and apart; between them lie blank lines only.
"""

from dataclasses import dataclass
from enum import Enum

from typebar.model.inline import Line, Piece
from typebar.text.source import Span


@dataclass(frozen=True, slots=True)
class TitleEntry:
    """One `Key: value` of the title page; a key may come more than once."""

    span: Span
    key: Piece
    """As written, without the colon."""
    values: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class TitlePage:
    """What stands before the script: entries in the order of the text."""

    span: Span
    entries: tuple[TitleEntry, ...]

    def values(self, *keys: str) -> tuple[str, ...]:
        """The lines of the first of these keys that has any; keys are compared without case."""
        for key in keys:
            lines = tuple(
                line.text
                for entry in self.entries
                if entry.key.text.casefold() == key.casefold()
                for line in entry.values
            )
            if lines:
                return lines
        return ()


@dataclass(frozen=True, slots=True)
class SceneHeading:
    """Where and when a scene plays: `INT. KITCHEN - NIGHT #12A#`."""

    span: Span
    line: Line
    """The heading as displayed: without scene number and forcing mark.

    It opens with a prefix of its own or, forced, with a letter or digit: nothing else is a heading.
    """
    prefix: Piece | None
    """`INT.`, `EXT.`, `I/E` ... as written; none in a forced heading without one."""
    location: Piece | None
    time: Piece | None
    """What follows the last ` - ` or other dash between blanks: DAY, NIGHT, CONTINUOUS ..."""
    number: Piece | None
    """The scene number, without its marks."""
    forced: bool = False
    blank_lines: int = 0
    """Empty lines above it, as in Action."""


@dataclass(frozen=True, slots=True)
class Action:
    """A paragraph of description; every line break is the writer's."""

    span: Span
    lines: tuple[Line, ...]
    """Leading blanks are kept, a tab as four; a line may be empty."""
    forced: bool = False
    blank_lines: int = 0
    """Empty lines above it beyond the one that every paragraph has, as the writer spaced them."""


@dataclass(frozen=True, slots=True)
class Centred:
    """A centred line, `>THE END<`; lines that follow each other directly are one element."""

    span: Span
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Cue:
    """Who speaks: name and extensions above a speech."""

    span: Span
    line: Line
    """As displayed: without forcing mark and dual mark."""
    name: Piece
    extensions: tuple[Piece, ...] = ()
    """What stands in brackets behind the name, without them: V.O., O.S., CONT'D ..."""
    dual: bool = False
    """Whether it is the second of a dual speech, marked `^`; a mark without a partner is none."""
    forced: bool = False


@dataclass(frozen=True, slots=True)
class Parenthetical:
    """A direction inside a speech; the brackets are part of the text."""

    span: Span
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Dialogue:
    """Spoken lines; every line break is the writer's, an empty line is kept as an empty one."""

    span: Span
    lines: tuple[Line, ...]
    """The last line of a speech isn't empty: an empty line belongs to it if more is said below."""


@dataclass(frozen=True, slots=True)
class Lyric:
    """Sung lines (`~`), in a speech or on their own; lines next to each other are one element."""

    span: Span
    lines: tuple[Line, ...]


SpeechPart = Parenthetical | Dialogue | Lyric


@dataclass(frozen=True, slots=True)
class Speech:
    """A cue and what is said under it."""

    span: Span
    cue: Cue
    parts: tuple[SpeechPart, ...]


@dataclass(frozen=True, slots=True)
class DualSpeech:
    """Two speeches at the same time, set side by side."""

    span: Span
    left: Speech
    right: Speech


@dataclass(frozen=True, slots=True)
class Transition:
    """`CUT TO:` and its like."""

    span: Span
    line: Line
    """As displayed: without the forcing mark."""
    forced: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """An outline heading, `# Act One`; not printed."""

    span: Span
    level: int
    """From 1."""
    line: Line


@dataclass(frozen=True, slots=True)
class Synopsis:
    """A line of outline, `= They meet.`; not printed."""

    span: Span
    line: Line


class NoteKind(Enum):
    """What a note is for, told by how it opens."""

    PLAIN = "plain"
    TAG = "tag"
    """`[[prop: the lamp]]`, `[[TODO: check]]`: a word, a colon, a value."""
    DIRECTIVE = "directive"
    """`[[typebar: ...]]`: speaks to the linter and never reaches an output."""


@dataclass(frozen=True, slots=True)
class Note:
    """`[[...]]`, on lines of its own or inside another element."""

    span: Span
    """With the brackets."""
    text: str
    """Without them, line breaks kept as LF."""
    kind: NoteKind = NoteKind.PLAIN
    tag: str = ""
    """The word before the colon, for tags and directives."""


@dataclass(frozen=True, slots=True)
class Boneyard:
    """`/* ... */`: text set aside; never shown."""

    span: Span
    """With the marks."""
    text: str


@dataclass(frozen=True, slots=True)
class PageBreak:
    """`===`, or `=== 12A ===` where a page is locked under that label."""

    span: Span
    label: str = ""


@dataclass(frozen=True, slots=True)
class Include:
    """`{{include: act-two.fountain}}`: what another file holds stands here."""

    span: Span
    path: Piece
    """As written: relative to the folder of the file that it stands in."""


Element = (
    SceneHeading
    | Action
    | Centred
    | Speech
    | DualSpeech
    | Lyric
    | Transition
    | Section
    | Synopsis
    | Note
    | Boneyard
    | PageBreak
    | Include
)
"""What stands in a script of its own right; a Note or Boneyard here stands on lines of its own."""

Node = Element | TitlePage | TitleEntry | Cue | SpeechPart


@dataclass(frozen=True, slots=True)
class Script:
    """A whole screenplay."""

    source: str
    """The path of the source it was read from."""
    title_page: TitlePage | None
    elements: tuple[Element, ...]
    notes: tuple[Note, ...]
    """All notes in the order of the text, also those inside other elements."""
    boneyards: tuple[Boneyard, ...]
    """All boneyards, likewise."""
