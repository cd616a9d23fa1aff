"""Which writers there are, and how each is loaded.

A build with nothing to do loads this table, and none of what writers work with.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from typebar.text.errors import UsageError

if TYPE_CHECKING:
    from typebar.model.work import Work
    from typebar.writers.registry import Options, Rendering

Write = Callable[["Work", "Options"], "Rendering"]


class Writer(NamedTuple):
    """A form that a work can be written in."""

    name: str
    """As in `--to`: "pdf"."""
    suffixes: tuple[str, ...]
    """File names that ask for it, the first being the one we write: ".pdf"."""
    summary: str
    scripts: str
    """The function for screenplays, "module:function" below typebar.writers; empty: none."""
    prose: str
    """The same for prose."""
    binary: bool = False
    libraries: tuple[str, ...] = ()
    """The distributions whose version may show in the bytes."""

    def write(self, work: Work, options: Options) -> Rendering:
        """The work in this form.

        Raises:
            UsageError: the form can't hold such a work.
            MissingToolError: a library or font that it needs isn't there.
        """
        place = self.scripts if work.scripts else self.prose
        if not place:
            raise UsageError(
                f"{self.summary} can't hold {'a screenplay' if work.scripts else 'prose'}",
                help="choose another format",
            )
        return _function(place)(work, options)

    def load(self, *, prose: bool) -> None:
        """Load what writes prose, or screenplays, before there is any."""
        if place := self.prose if prose else self.scripts:
            _function(place)


def _function(place: str) -> Write:
    module, _, name = place.partition(":")
    function: Write = getattr(import_module(f"typebar.writers.{module}"), name)
    return function


WRITERS: tuple[Writer, ...] = (
    Writer(
        "pdf",
        (".pdf",),
        "pages for print and screen",
        "pdf.screenplay:write",
        "pdf.book:write",
        binary=True,
        libraries=("fonttools", "markdown", "pydyf", "pyphen", "weasyprint"),
    ),
    Writer(
        "epub",
        (".epub",),
        "an e-book",
        "epub:write",
        "epub:write",
        binary=True,
        libraries=("fonttools", "lxml", "markdown"),
    ),
    Writer(
        "html",
        (".html", ".htm", ".xhtml"),
        "one web page",
        "html:write",
        "html:write",
        libraries=("fonttools", "markdown"),
    ),
    Writer(
        "docx",
        (".docx",),
        "a manuscript for word processors, as editors and agents ask for",
        "docx.screenplay:write",
        "docx.prose:write",
        binary=True,
        libraries=("python-docx", "lxml", "markdown"),
    ),
    Writer(
        "txt",
        (".txt",),
        "plain text: a screenplay's pages, a book's paragraphs",
        "page_text:write",
        "paragraphs:write",
    ),
    Writer(
        "json",
        (".json",),
        "elements and pages for other programs",
        "json:write_script",
        "json:write_book",
    ),
    Writer("fountain", (".fountain", ".spmd"), "Fountain", "fountain:write", ""),
    Writer("fdx", (".fdx",), "Final Draft", "fdx:write", ""),
    Writer("markdown", (".md", ".markdown"), "Markdown", "markdown:write", "markdown:write"),
)


def by_name(name: str) -> Writer | None:
    """The writer of that name, without case."""
    return next((writer for writer in WRITERS if writer.name == name.lower()), None)


def by_suffix(path: str) -> Writer | None:
    """The writer that a file name asks for."""
    suffix = PurePath(path).suffix.lower()
    return next((writer for writer in WRITERS if suffix in writer.suffixes), None)
