"""What writers are asked for and give; the table of them is in `forms`."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from typebar.writers.forms import WRITERS, Writer, by_name, by_suffix

if TYPE_CHECKING:
    from typebar.text.diagnostics import Diagnostic

__all__ = ["WRITERS", "Options", "Rendering", "Writer", "by_name", "by_suffix"]


class Rendering(NamedTuple):
    """One output: its bytes, and what its making had to say."""

    data: bytes
    diagnostics: tuple[Diagnostic, ...] = ()
    pages: int = 0
    """How many it has, title pages of screenplays not counted; 0 where it has none."""


class Options(NamedTuple):
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
    since: str = ""
    """The text of an earlier draft: what a screenplay hadn't there is marked in the margin."""
    pages: str = ""
    """The pages of a screenplay that are wanted: as in layout.sides.Wanted, like the next two; or
    layout.sides.CHANGED, those that are marked."""
    scenes: str = ""
    characters: tuple[str, ...] = ()
    manuscript: str = ""
    """The form of prose for editors: a name of writers.manuscript.STYLES; empty: pages of PDF are
    a book's, and those of DOCX the modern form."""
    emphasis: str = ""
    """How a manuscript shows italics: a name of writers.manuscript.EMPHASES; empty: by its form."""
    ending: str = ""
    """What a manuscript has below its last line: "END"."""
