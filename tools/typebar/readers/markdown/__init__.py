"""Markdown for fiction: chapters as trees with source lines, typography, and text for linting.

Importing this package loads nothing of Python-Markdown: `mask` and `curl` never need it, and
`parse_book` loads it when called.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from typebar.readers.markdown.faults import FAULTS, Fault
from typebar.readers.markdown.masking import mask
from typebar.readers.markdown.reading import Reading
from typebar.readers.markdown.style import ProseStyle
from typebar.readers.markdown.typography import curl
from typebar.text.source import Source

if TYPE_CHECKING:
    from typebar.readers.markdown.inclusion import Woven

__all__ = ["FAULTS", "Fault", "ProseStyle", "Reading", "curl", "mask", "parse_book"]


def parse_book(
    sources: Sequence[Source],
    style: ProseStyle | None = None,
    woven: "Mapping[str, Woven] | None" = None,
) -> Reading:
    """The chapters that these sources are, in their order, and what is to be said of them.

    `woven` has, by path, the sources that are made of several files.
    Any text is a book: faults are diagnostics with spans, and nothing is raised for them.
    """
    from typebar.readers.markdown.book import read_book  # noqa: PLC0415 -- loads Python-Markdown

    return read_book(sources, style or ProseStyle(), woven or {})
