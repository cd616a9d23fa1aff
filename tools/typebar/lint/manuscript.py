"""Prose as its rules see it: blocks, headings, links, notes and images, all from the source."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from typebar.lint.blocks import PROSE, Block, BlockKind
from typebar.lint.pattern import lazy
from typebar.lint.text import Text


class Heading(NamedTuple):
    """A heading's level, words and place."""

    level: int
    text: str
    start: int
    end: int


class Reference(NamedTuple):
    """A link, an image, a note's mark or a note's text: what it names and where."""

    target: str
    text: str
    start: int
    end: int


_CLOSING = lazy(r"(?<!#)#++[ \t]*$")
_NOTE = lazy(r"\[\^([^\[\]\n]+)\](:?)")
# Patterns open with a sign of their own where they can: a search looks for that at once.
_LINK = lazy(r"\[([^\[\]]*)\]\(([^()\n]*(?:\([^()\n]*\)[^()\n]*)?)\)")
_BRACE_ID = lazy(r"\{[:]?[^{}\n]*?#([\w.:-]+)")
_FRONT_KEY = lazy(r"^([A-Za-z_][\w -]*?)[ \t]*[:=](.*)", re.MULTILINE)


@dataclass(frozen=True, eq=False)
class Manuscript:
    """What prose rules look at."""

    text: Text

    @property
    def blocks(self) -> tuple[Block, ...]:
        """All blocks in order."""
        return self.text.blocks

    @cached_property
    def headings(self) -> tuple[Heading, ...]:
        """All headings in order."""
        return tuple(
            self._heading(block) for block in self.blocks if block.kind is BlockKind.HEADING
        )

    def _heading(self, block: Block) -> Heading:
        words = _heading_words(self.text.masked[block.start : block.end])
        return Heading(block.level, words, block.start, block.end)

    @cached_property
    def _live(self) -> str:
        """The source with code, comments and front matter blanked: where marks are marks."""
        pieces = []
        at = 0
        for block in self.blocks:
            if block.kind not in PROSE and block.kind not in _LINKING:
                pieces += [self.text.source[at : block.start], " " * (block.end - block.start)]
                at = block.end
        pieces.append(self.text.source[at:])
        live = "".join(pieces)
        return _CODE_SPAN.sub(lambda match: " " * len(match[0]), live) if "`" in live else live

    @cached_property
    def _notes(self) -> tuple[tuple[Reference, bool], ...]:
        found = []
        if "[^" in self.text.source:
            for match in _NOTE.finditer(self._live):
                if self._live.startswith("\\", match.start() - 1):
                    continue
                line = self._live.rfind("\n", 0, match.start()) + 1
                opens = not self._live[line : match.start()].strip()
                found.append((Reference(match[1], "", *match.span()), bool(match[2]) and opens))
        return tuple(found)

    @property
    def note_marks(self) -> Iterator[Reference]:
        """Where footnotes are referred to."""
        return (note for note, defines in self._notes if not defines)

    @property
    def note_texts(self) -> Iterator[Reference]:
        """Where footnotes are written."""
        return (note for note, defines in self._notes if defines)

    @cached_property
    def links(self) -> tuple[Reference, ...]:
        """Links written in place."""
        return tuple(reference for reference, image in self._references if not image)

    @cached_property
    def images(self) -> tuple[Reference, ...]:
        """Images written in place."""
        return tuple(reference for reference, image in self._references if image)

    @cached_property
    def _references(self) -> tuple[tuple[Reference, bool], ...]:
        """Links and images, with whether it's an image."""
        if "](" not in self.text.source:
            return ()
        found = []
        for match in _LINK.finditer(self._live):
            start, end = match.span()
            image = self._live.startswith("!", start - 1) if start else False
            found.append((Reference(_target(match[2]), match[1], start - image, end), image))
        return tuple(found)

    @cached_property
    def identifiers(self) -> frozenset[str]:
        """Everything that a link inside this text may lead to: ids in braces, its chapters."""
        return frozenset((*_BRACE_ID.findall(self.text.source), *self._slugs))

    @property
    def _slugs(self) -> Iterator[str]:
        """What the chapters of this text are called, as the reader of books names them."""
        from typebar.readers.markdown import roles  # noqa: PLC0415 -- for texts with links alone

        given = next((key.text for key in self.front_matter if key.target == "slug"), "")
        opening = [heading.text for heading in self.headings if heading.level == 1]
        for name in (given or roles.stem(self.text.document.path), *opening[1:]):
            base = roles.slug(name) or roles.CHAPTER.name
            yield f"{roles.CHAPTER.name}-{base}" if base[0].isdigit() else base

    @cached_property
    def written_ids(self) -> tuple[tuple[str, int, int], ...]:
        """The ids that braces give, with their places."""
        if "#" not in self.text.source:
            return ()
        return tuple((match[1], *match.span(1)) for match in _BRACE_ID.finditer(self._live))

    def in_code(self, index: int) -> bool:
        """Whether a place is in code, a comment or front matter."""
        return self._live[index] == " " and self.text.source[index] != " "

    def in_html(self, index: int) -> bool:
        """Whether a place is in a block of HTML."""
        at = bisect_right(self._html, (index, len(self.text.source))) - 1
        return at >= 0 and index < self._html[at][1]

    @cached_property
    def _html(self) -> list[tuple[int, int]]:
        return [(one.start, one.end) for one in self.blocks if one.kind is BlockKind.HTML]

    @cached_property
    def front_matter(self) -> tuple[Reference, ...]:
        """The keys of the front matter, with what stands behind each on its line."""
        if not self.blocks or self.blocks[0].kind is not BlockKind.FRONT_MATTER:
            return ()
        block = self.blocks[0]
        body = self.text.source[block.start : block.end]
        return tuple(
            Reference(
                match[1],
                match[2].strip(" \t\r\"'"),
                block.start + match.start(1),
                block.start + match.end(1),
            )
            for match in _FRONT_KEY.finditer(body)
        )

    def count(self, *kinds: BlockKind) -> int:
        """How many blocks of these kinds there are."""
        return sum(block.kind in kinds for block in self.blocks)


_LINKING = frozenset((BlockKind.TABLE, BlockKind.REFERENCE))
_CODE_SPAN = lazy(r"`(?<!``)`*+[^`\n]+`++")


def _heading_words(masked: str) -> str:
    return " ".join(_CLOSING.sub("", masked.strip()).split())


def _target(written: str) -> str:
    """Where a link leads, its title left out."""
    return written.strip().split(" ")[0].split("\n")[0].strip("<>")
