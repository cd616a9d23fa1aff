"""A document's readable text, for rules that look at typography and words.

The text has the length of the source, line for line: markup, code, notes and cues are blanks, so
that every place in it is a place in the source.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import NamedTuple

from typebar.lint.blocks import PROSE, Block, BlockKind, blocks
from typebar.lint.document import Document, Names
from typebar.lint.finding import Finding
from typebar.lint.pattern import lazy
from typebar.lint.settings import Settings
from typebar.text.diagnostics import Edit, Fix, Related
from typebar.text.source import Span


class Voice(Enum):
    """Whose words a paragraph holds."""

    NARRATION = "narration"
    SPEECH = "speech"
    DIRECTION = "direction"
    """A parenthetical."""
    VERSE = "verse"
    """Lyrics and centred lines: their ends and capitals follow other rules."""
    HEADING = "heading"
    ASIDE = "aside"
    """Quotations, list items, footnotes."""


class Paragraph(NamedTuple):
    """One stretch of text that is read in one go."""

    start: int
    end: int
    voice: Voice


_NOT_LINE_ENDS = lazy(r"[^\r\n]+")
_NAMED = 3
_WORD = lazy(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_AROUND_WORDS = ".,;:!?…\"'“”‘’()-–—"
_SIGNS = lazy(r"[^\x00-\x7f]")
_FRONT_LANGUAGE = lazy(
    r"^lang(?:uage)?[ \t]*[:=][ \t]*[\"']?([\w-]+)", re.MULTILINE | re.IGNORECASE
)


def blank(text: str) -> str:
    """Blanks in place of everything but line ends."""
    if not text.strip("\r\n"):
        return text
    return _NOT_LINE_ENDS.sub(lambda match: " " * len(match[0]), text)


@dataclass(frozen=True, eq=False)
class Text:
    """What text rules look at."""

    document: Document
    settings: Settings
    names: Names

    @property
    def source(self) -> str:
        """The text as written."""
        return self.document.source.text

    @property
    def is_script(self) -> bool:
        """Whether it's a screenplay."""
        return self.document.script is not None

    def at(
        self,
        start: int,
        end: int,
        message: str,
        help: str = "",  # noqa: A002 -- the word users read
        *,
        fix: Fix | None = None,
    ) -> Finding:
        """A finding about a range of the text."""
        return Finding(self.span(start, end), message, help, fix)

    def once(
        self,
        ranges: Sequence[tuple[int, int]],
        message: str,
        help: str = "",  # noqa: A002 -- the word users read
        *,
        fix: Fix | None = None,
    ) -> Finding:
        """One finding for many places: it stands at the first and names a few more."""
        (start, end), *others = ranges
        related = tuple(Related(self.span(*other), "here too") for other in others[:_NAMED])
        return Finding(self.span(start, end), message, help, fix, related)

    def mend(self, title: str, changes: Iterable[tuple[int, int, str]], *, safe: bool) -> Fix:
        """A fix that puts new texts in the place of ranges."""
        edits = tuple(Edit(self.span(start, end), text) for start, end, text in changes)
        return Fix(title, edits, safe)

    def span(self, start: int, end: int) -> Span:
        """The span of a range of the text."""
        return Span(self.document.path, start, end)

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks of prose; none in a screenplay."""
        if self.is_script:
            return ()
        return blocks(self.source, self.document.source.line_starts)

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """What is read, in order."""
        if self.document.script:
            from typebar.lint import script_text  # noqa: PLC0415 -- prose needs no tree

            return script_text.paragraphs(self.document.script)
        return tuple(
            Paragraph(start, end, _VOICES[block.kind])
            for block in self.blocks
            if block.kind in PROSE
            for start, end in (
                _parted(self.source, block) if block.kind in _OF_SEVERAL else (block[1:3],)
            )
        )

    @cached_property
    def masked(self) -> str:
        """The text with blanks for markup."""
        if self.document.script:
            from typebar.lint import script_text  # noqa: PLC0415 -- as above

            return script_text.masked(self.source, self.document.script)
        return _masked_prose(self.source, self.blocks)

    def search(self, pattern: re.Pattern[str], group: int | str = 0) -> Iterator[re.Match[str]]:
        """Matches in the masked text in whose `group` nothing was masked."""
        masked, source = self.masked, self.source
        for match in pattern.finditer(masked):
            start, end = match.span(group)
            if source.startswith(masked[start:end], start):
                yield match

    def before(self, index: int) -> str:
        """The character shown before a place; a line end or nothing counts as a blank."""
        while index > 0:
            index -= 1
            character = self.masked[index]
            if character != " " or self.source[index] == " ":
                return character
        return " "

    def after(self, index: int) -> str:
        """The character shown after the one at a place."""
        while (index := index + 1) < len(self.masked):
            character = self.masked[index]
            if character != " " or self.source[index] == " ":
                return character
        return " "

    @property
    def language(self) -> str:
        """The language of the text as a BCP 47 tag in lower case."""
        return self.stated_language or "en-us"

    @cached_property
    def stated_language(self) -> str:
        """The same as its front matter, its title page or the settings give it; empty: nobody."""
        return (self._own_language or self.settings.language).lower()

    @property
    def _own_language(self) -> str:
        if self.document.script:
            page = self.document.script.title_page
            given = page.values("Language", "Lang") if page else ()
            return given[0].strip() if given else ""
        if self.blocks and self.blocks[0].kind is BlockKind.FRONT_MATTER:
            front = self.source[self.blocks[0].start : self.blocks[0].end]
            match = _FRONT_LANGUAGE.search(front)
            return match[1] if match else ""
        return ""

    @property
    def is_english(self) -> bool:
        """Whether lists of English words mean anything here."""
        return self.language.partition("-")[0] == "en"

    @cached_property
    def signs(self) -> frozenset[str]:
        """Every character beyond ASCII that the text has."""
        return frozenset() if self.source.isascii() else frozenset(_SIGNS.findall(self.source))

    @cached_property
    def lower(self) -> str:
        """The masked text in small letters; not always as long as it."""
        return self.masked.lower()

    @cached_property
    def words(self) -> Counter[str]:
        """Each distinct word as written and how often it comes; an elision is part of the word."""
        counts: dict[str, int] = {}
        # Most of what blanks part is a word or a word in punctuation: no pattern is needed.
        for piece, count in Counter(self.masked.split()).items():
            bare = piece.strip(_AROUND_WORDS)
            for word in (bare,) if bare.isalpha() else _WORD.findall(bare):
                counts[word] = counts.get(word, 0) + count
        return Counter(counts)

    @cached_property
    def forms(self) -> dict[str, list[str]]:
        """The ways in which a word in small letters is written."""
        found: dict[str, list[str]] = {}
        for word in self.words:
            found.setdefault(word.lower(), []).append(word)
        return found

    @cached_property
    def lower_words(self) -> Counter[str]:
        """The same in lower case."""
        return Counter(
            {word: sum(self.words[form] for form in forms) for word, forms in self.forms.items()}
        )

    @cached_property
    def known(self) -> frozenset[str]:
        """Words that are right as they stand, in lower case: names, places, the settings' words."""
        names = [
            name
            for person in self.names.people
            for name in (person.name, person.full_name, *person.aliases)
        ]
        names += [name for place in self.names.places for name in (place.name, *place.aliases)]
        names += (*self.settings.cast, *self.settings.places, *self.settings.words)
        names += [word for _, words in self.settings.aliases for word in words]
        return frozenset(word.lower() for name in names for word in (name, *_WORD.findall(name)))

    def voice_at(self, index: int) -> Voice | None:
        """Whose words stand at a place."""
        at = bisect_right(self._paragraph_starts, index) - 1
        if at < 0 or index >= self.paragraphs[at].end:
            return None
        return self.paragraphs[at].voice

    def in_code(self, index: int) -> bool:
        """Whether a place is in a block of code."""
        at = bisect_right(self._code, (index, len(self.source))) - 1
        return at >= 0 and index < self._code[at][1]

    @cached_property
    def _code(self) -> list[tuple[int, int]]:
        return [(one.start, one.end) for one in self.blocks if one.kind is BlockKind.CODE]

    @cached_property
    def _paragraph_starts(self) -> list[int]:
        return [paragraph.start for paragraph in self.paragraphs]

    def places(self, word: str) -> Iterator[int]:
        """Where a word (as written) stands in the masked text."""
        at = self.masked.find(word)
        while at >= 0:
            end = at + len(word)
            if not (_wordy(self.masked, at - 1) or _wordy(self.masked, end)):
                yield at
            at = self.masked.find(word, end)


def _wordy(text: str, index: int) -> bool:
    return 0 <= index < len(text) and (text[index].isalnum() or text[index] == "_")


_OF_SEVERAL = (BlockKind.QUOTE, BlockKind.FOOTNOTE)
_BETWEEN = lazy(r"\n[ \t>]*(?=\r?\n)")


def _parted(source: str, block: Block) -> Iterator[tuple[int, int]]:
    """Where the paragraphs of a block stand: quotations and footnotes may have several."""
    start = block.start
    for match in _BETWEEN.finditer(source, block.start, block.end):
        if match.start() > start:
            yield start, match.start()
        start = match.end()
    yield start, block.end


_VOICES = {
    BlockKind.PARAGRAPH: Voice.NARRATION,
    BlockKind.HEADING: Voice.HEADING,
    BlockKind.QUOTE: Voice.ASIDE,
    BlockKind.ITEM: Voice.ASIDE,
    BlockKind.FOOTNOTE: Voice.ASIDE,
}


def _masked_prose(source: str, found: tuple[Block, ...]) -> str:
    """The reader's own mask, and blocks that nobody reads as prose blanked too."""
    from typebar.readers.markdown.masking import mask  # noqa: PLC0415 -- scripts don't need it

    masked = mask(source)
    pieces: list[str] = []
    at = 0
    for block in found:
        if block.kind not in PROSE:
            pieces += (masked[at : block.start], blank(source[block.start : block.end]))
            at = block.end
    pieces.append(masked[at:])
    return "".join(pieces)
