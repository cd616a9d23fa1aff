"""A screenplay as its rules see it: one walk, then lists by kind."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from typebar.lint.finding import Finding
from typebar.lint.pattern import lazy
from typebar.lint.text import Text
from typebar.model.inline import Piece
from typebar.model.script import (
    Action,
    Cue,
    DualSpeech,
    Element,
    SceneHeading,
    Script,
    Speech,
)
from typebar.text.diagnostics import Edit, Fix, Related, Severity
from typebar.text.source import Span

if TYPE_CHECKING:
    # Setting pages is for the few rules that ask for them; most runs never load it.
    from typebar.layout.pages import Page

PAGE_ROWS = 54
"""Rows of a page of the industry profile."""


_CAPITALS = lazy(r"[^\W\d_a-zß-öø-ÿ][^\Wa-zß-öø-ÿ]*(?:[ .'’-]+[^\Wa-zß-öø-ÿ]+)*")


class Scene(NamedTuple):
    """A scene heading and the elements up to the next."""

    heading: SceneHeading
    elements: tuple[Element, ...]


@dataclass(frozen=True, eq=False)
class Screenplay:
    """What screenplay rules look at."""

    text: Text
    script: Script

    def on(
        self,
        span: Span,
        message: str,
        help: str = "",  # noqa: A002 -- the word users read
        *,
        fix: Fix | None = None,
        related: tuple[Related, ...] = (),
        severity: Severity | None = None,
    ) -> Finding:
        """A finding about a node."""
        return Finding(span, message, help, fix, related, severity)

    @cached_property
    def headings(self) -> tuple[SceneHeading, ...]:
        """All scene headings."""
        return tuple(node for node in self.script.elements if isinstance(node, SceneHeading))

    @cached_property
    def actions(self) -> tuple[Action, ...]:
        """All paragraphs of action."""
        return tuple(node for node in self.script.elements if isinstance(node, Action))

    @cached_property
    def speeches(self) -> tuple[Speech, ...]:
        """All speeches, those of a dual dialogue one after the other."""
        return tuple(speech for node in self.script.elements for speech in speeches_of(node))

    @cached_property
    def speeches_by(self) -> dict[str, list[Speech]]:
        """The speeches under each name, which is as written with its blanks made single."""
        found: dict[str, list[Speech]] = {}
        for speech in self.speeches:
            found.setdefault(name_of(speech.cue), []).append(speech)
        return found

    @cached_property
    def speakers(self) -> Counter[str]:
        """How often each of them speaks."""
        return Counter({name: len(speeches) for name, speeches in self.speeches_by.items()})

    @cached_property
    def capitals(self) -> frozenset[str]:
        """Stretches of capitals in action, whole and word by word."""
        found = set()
        for action in self.actions:
            for line in action.lines:
                for match in _CAPITALS.finditer(line.text):
                    words = match[0].rstrip(" .'’-")
                    found.add(words)
                    found.update(words.split())
        return frozenset(found)

    def speeches_in(self, node: Element) -> tuple[Speech, ...]:
        """The speeches that an element holds."""
        return speeches_of(node)

    @cached_property
    def pages(self) -> "tuple[Page, ...]":
        """The pages as the industry sets them; dear, so only for rules that are asked for."""
        from typebar.layout.paginate import paginate  # noqa: PLC0415 -- few rules need pages
        from typebar.layout.style import PROFILES  # noqa: PLC0415 -- for rules that look at pages

        return paginate(self.script, PROFILES["industry"])

    def line_start(self, offset: int) -> int:
        """Where the line of an offset starts."""
        source = self.text.document.source
        return source.line_starts[source.position(offset).line - 1]

    def whole_line(self, span: Span) -> Span:
        """The span of all lines that a span touches, with the last one's end."""
        source = self.text.document.source
        last = source.position(max(span.start, span.end - 1)).line
        starts = source.line_starts
        stop = starts[last] if last < len(starts) else len(source.text)
        return Span(span.source, self.line_start(span.start), stop)

    def bracketed(self, extension: Piece) -> Span:
        """The span of an extension with its brackets and the blanks before them."""
        source = self.text.source
        start = source.rfind("(", 0, extension.span.start)
        while source[start - 1] in " \t":
            start -= 1
        return self.text.span(start, source.find(")", extension.span.end) + 1)

    @cached_property
    def scenes(self) -> tuple[Scene, ...]:
        """The scenes in order; what stands before the first heading belongs to none."""
        starts = [
            index
            for index, node in enumerate(self.script.elements)
            if isinstance(node, SceneHeading)
        ]
        stops = [*starts[1:], len(self.script.elements)] if starts else []
        return tuple(
            Scene(heading, self.script.elements[start + 1 : stop])
            for heading, start, stop in zip(self.headings, starts, stops, strict=True)
        )


def name_of(cue: Cue) -> str:
    """The name above a speech, its blanks made single."""
    return " ".join(cue.name.text.split())


def capitals_of(piece: Piece | None) -> str:
    """A part of a heading in capitals, its blanks made single; empty where there is none."""
    return " ".join(piece.text.upper().split()) if piece else ""


OMITTED = lazy(r"\bOMIT(?:TED)?\b", re.IGNORECASE)
"""In headings of scenes that were taken out and keep their number."""
SHOT = lazy(r"\b(?:ESTABLISHING|INSERT|STOCK|MONTAGE|INTERCUT|SERIES OF SHOTS)\b", re.IGNORECASE)
"""In headings of what is no scene of its own."""


def speeches_of(node: Element) -> tuple[Speech, ...]:
    """The speeches that an element holds."""
    match node:
        case Speech():
            return (node,)
        case DualSpeech(_, left, right):
            return (left, right)
        case _:
            return ()


def replacing(title: str, span: Span, text: str, *, safe: bool) -> Fix:
    """The fix that writes `text` over a span."""
    return Fix(title, (Edit(span, text),), safe)
