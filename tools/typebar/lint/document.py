"""What is linted: documents as read, and the names that a project knows."""

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from typebar.text.diagnostics import Diagnostic
from typebar.text.source import Source

if TYPE_CHECKING:  # the tree of prose, which hangs on people, needs half as long as the rules
    from typebar.model.script import Script
    from typebar.model.work import Person, Place

FOUNTAIN = "fountain"
MARKDOWN = "markdown"
PROSE_SUFFIXES = (".md", ".markdown")


@dataclass(frozen=True, slots=True)
class Document:
    """One text to lint: its source, its script if it is one, and what its reader had to say."""

    source: Source
    script: "Script | None" = None
    """None for prose, which is linted as source text with its markup masked."""
    diagnostics: tuple[Diagnostic, ...] = ()
    """From decoding and reading; lint passes them on under its own settings."""

    @property
    def language(self) -> str:
        """FOUNTAIN or MARKDOWN."""
        return MARKDOWN if self.script is None else FOUNTAIN

    @property
    def path(self) -> str:
        """The path of the source."""
        return self.source.path


@dataclass(frozen=True, slots=True)
class Names:
    """The cast and the places that the project's lists give."""

    people: "tuple[Person, ...]" = ()
    places: "tuple[Place, ...]" = ()


def read(source: Source, diagnostics: tuple[Diagnostic, ...] = ()) -> Document:
    """The document that a source is, by the suffix of its path; no suffix means Fountain.

    `diagnostics` are those of decoding; the reader's own are put behind them.
    """
    if PurePosixPath(source.path).suffix.lower() in PROSE_SUFFIXES:
        return Document(source, None, diagnostics)
    from typebar.readers.fountain import parse  # noqa: PLC0415 -- prose needs no Fountain reader

    reading = parse(source)
    return Document(source, reading.script, diagnostics + reading.diagnostics)
