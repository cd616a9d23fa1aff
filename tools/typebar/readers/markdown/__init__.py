"""Markdown for fiction: chapters as trees with source lines, typography, and text for linting.

Importing this package loads nothing of Python-Markdown: `mask` and `curl` never need it, and
`parse_book` loads it when called. Names are loaded when they're asked for: lint takes `mask` alone,
and the languages of `curl` cost as much as a tenth of its run.
"""

from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING

from typebar.text.source import Source

if TYPE_CHECKING:
    from typebar.readers.markdown.faults import FAULTS, Fault
    from typebar.readers.markdown.inclusion import Woven
    from typebar.readers.markdown.masking import mask
    from typebar.readers.markdown.reading import Reading
    from typebar.readers.markdown.style import ProseStyle
    from typebar.readers.markdown.typography import curl
    from typebar.text.memory import Memory

__all__ = ["FAULTS", "Fault", "ProseStyle", "Reading", "curl", "mask", "parse_book"]

_MODULES = {
    "FAULTS": "faults",
    "Fault": "faults",
    "ProseStyle": "style",
    "Reading": "reading",
    "curl": "typography",
    "mask": "masking",
}


def __getattr__(name: str) -> object:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)


def parse_book(
    sources: Sequence[Source],
    style: "ProseStyle | None" = None,
    woven: "Mapping[str, Woven] | None" = None,
    memory: "Memory | None" = None,
) -> "Reading":
    """The chapters that these sources are, in their order, and what is to be said of them.

    `woven` has, by path, the sources that are made of several files; `memory` may have chapters of
    texts that were read before, and takes those that weren't.
    Any text is a book: faults are diagnostics with spans, and nothing is raised for them.
    """
    from typebar.readers.markdown.book import read_book  # noqa: PLC0415 -- loads Python-Markdown
    from typebar.readers.markdown.style import ProseStyle  # noqa: PLC0415 -- as above

    return read_book(sources, style or ProseStyle(), woven or {}, memory)
