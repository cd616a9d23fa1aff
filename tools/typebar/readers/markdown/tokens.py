"""What inline text is made of before it's a tree, and what its reader asks of the source."""

from collections.abc import Mapping
from typing import NamedTuple, Protocol
from xml.etree.ElementTree import Element

from typebar.readers.markdown.emphasis import Run
from typebar.readers.markdown.faults import Fault
from typebar.text.diagnostics import Severity

STRAIGHT = {'"': "\ufdd0", "'": "\ufdd1", "-": "\ufdd2", ".": "\ufdd3"}
"""What stands for an escaped character until typography is done: it stays as typed."""
PLAIN = str.maketrans({mark: character for character, mark in STRAIGHT.items()})


class Open(NamedTuple):
    """The start of an element that a later CLOSE ends."""

    tag: str
    attributes: dict[str, str]


class Close(NamedTuple):
    """The end of the innermost open element."""


class Attributes(NamedTuple):
    """An attribute list: it belongs to an element that ends right before it, or is text."""

    values: dict[str, str]
    raw: str


Token = str | Run | Open | Close | Attributes | Element
CLOSE = Close()


class Surroundings(Protocol):
    """What inline text needs to know of the source around it."""

    @property
    def references(self) -> Mapping[str, tuple[str, str | None]]:
        """Link definitions by label in small letters: address, title."""

    @property
    def raw_html(self) -> bool:
        """Whether harmless tags become elements."""

    @property
    def path(self) -> str:
        """The source's path."""

    def report(
        self, fault: Fault, at: tuple[int, int], message: str, help_: str, severity: Severity
    ) -> None:
        """Take a fault of the text at an offset with a length."""

    def refer(self, label: str, at: tuple[int, int]) -> Element | None:
        """A reference to the footnote; none where there is no such note."""

    def show(self, image: str) -> None:
        """Take note of an image."""

    def set_words(self, text: str) -> str:
        """The text after typography: for titles and descriptions."""
