"""What every writer looks like, and which ones there are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from typebar.text.errors import UsageError

if TYPE_CHECKING:
    # Only named here: a build with nothing to do loads this table and no model.
    from typebar.model.work import Work
    from typebar.text.diagnostics import Diagnostic


@dataclass(frozen=True, slots=True)
class Rendering:
    """One output: its bytes, and what its making had to say."""

    data: bytes
    diagnostics: tuple[Diagnostic, ...] = ()
    pages: int = 0
    """How many it has, title pages of screenplays not counted; 0 where it has none."""


@dataclass(frozen=True, slots=True)
class Options:
    """What a user may ask of an output; each writer reads the fields that concern it."""

    profile: str = "industry"
    """The page style of a screenplay: a key of layout.style.PROFILES, or the path of a file."""
    measures: str = ""
    """What that file holds; empty for a profile of the package."""
    trim: str = "5.5x8.5in"
    """The page of a printed book: a key of writers.pdf.book.TRIMS."""
    openings: str = "right"
    """On which pages the chapters of a printed book open: one of writers.pdf.book.OPENINGS."""
    bleed: str = ""
    """How far its sheets go over the cut on every side, as in writers.pdf.book_cut.length."""
    crop_marks: bool = False
    """Whether its sheets show where they are cut."""
    archive: bool = False
    """Whether its PDF keeps PDF/A-3u beside PDF/UA-1."""
    notes: bool = False
    """Whether the writer's notes are shown; directives never are."""
    cast: bool = False
    """Whether e-books and web pages of a screenplay open with the list of its cast."""
    footnotes: str = "page"
    """Where the footnotes of a book stand: one of writers.endnotes.PLACES."""
    scene_numbers: str = ""
    """A value of layout.page_style.Numbering; empty: as the page style has it."""
    continued: bool = False
    """Whether scenes that go over a page are marked, also where the page style doesn't."""
    header: str = ""
    """What stands beside page numbers; fields as in layout.furniture.FIELDS."""
    footer: str = ""
    """What stands below pages, likewise."""
    watermark: str = ""
    """What stands across the pages of a PDF, in light grey."""
    with_pages: bool = False
    """Whether JSON lists the pages of a screenplay too."""
    pages: str = ""
    """The pages of a screenplay that are wanted: as in layout.sides.Wanted, like the next two."""
    scenes: str = ""
    characters: tuple[str, ...] = ()
    manuscript: str = ""
    """The form of prose for editors: a name of writers.manuscript.STYLES; empty: pages of PDF are
    a book's, and those of DOCX the modern form."""
    emphasis: str = ""
    """How a manuscript shows italics: a name of writers.manuscript.EMPHASES; empty: by its form."""
    ending: str = ""
    """What a manuscript has below its last line: "END"."""


Write = Callable[["Work", Options], Rendering]


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
    Writer("markdown", (".md", ".markdown"), "Markdown", "markdown:write", "markdown:write"),
)


def by_name(name: str) -> Writer | None:
    """The writer of that name, without case."""
    return next((writer for writer in WRITERS if writer.name == name.lower()), None)


def by_suffix(path: str) -> Writer | None:
    """The writer that a file name asks for."""
    suffix = PurePath(path).suffix.lower()
    return next((writer for writer in WRITERS if suffix in writer.suffixes), None)
