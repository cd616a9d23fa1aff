"""The keys of a configuration as data: what is checked, printed and documented comes from here."""

from enum import Enum
from typing import NamedTuple


class Kind(Enum):
    """What a key holds; the value says it to people."""

    TEXT = "text"
    LANGUAGE = "a language tag"
    IDENTIFIER = "a name"
    TEXTS = "text, or a list of texts"
    LINES = "text, or a list of lines"
    DATE = "a date, or text"
    NUMBER = "a number, or text"
    COUNT = "a whole number, 1 or more"
    FLAG = "true or false"
    PATH = "a path"
    PATHS = "a path, a pattern, or a list of them"
    FORMATS = "a list of formats"
    TABLE = "a table"


class Key(NamedTuple):
    """One key."""

    name: str
    kind: Kind
    summary: str
    default: str = ""
    """As it would be written in TOML; empty: none."""


METADATA = (
    Key("title", Kind.TEXT, "the title of the work"),
    Key("subtitle", Kind.TEXT, "what stands below the title"),
    Key("authors", Kind.TEXTS, "who wrote it"),
    Key("credit", Kind.TEXT, 'what stands above the authors, as "Written by"'),
    Key("source", Kind.TEXT, "what the work is based on"),
    Key(
        "language",
        Kind.LANGUAGE,
        "a BCP 47 tag; hyphenation and quotation marks follow it",
        '"en-US"',
    ),
    Key(
        "identifier", Kind.IDENTIFIER, "an ISBN, a URN or another stable name; derived when absent"
    ),
    Key("publisher", Kind.TEXT, "who publishes it"),
    Key("rights", Kind.TEXT, "the rights statement"),
    Key("description", Kind.TEXT, "what catalogues say of it"),
    Key("date", Kind.DATE, "when it was published"),
    Key("draft", Kind.TEXT, 'which draft it is, as "Second draft"'),
    Key("contact", Kind.LINES, "the address on the title page"),
    Key("subjects", Kind.TEXTS, "what it is about, for catalogues"),
    Key("series", Kind.TEXT, "the series that it belongs to"),
    Key("series-number", Kind.NUMBER, "its number in the series"),
)
"""Keys of the project; every target may override them."""

CONTRIBUTORS = Key("contributors", Kind.TABLE, "who else took part: a list of { name, role }")

COVER = Key("cover", Kind.PATH, "the picture on the cover of e-books; one is drawn when absent")

PROJECT = (
    *METADATA,
    CONTRIBUTORS,
    COVER,
    Key("cast", Kind.PATH, "a TOML file with the cast and the places"),
    Key("output", Kind.PATH, "the folder that outputs go to", '"build"'),
    Key("targets", Kind.TABLE, "what is built: a table for each target, by its name"),
    Key("lint", Kind.TABLE, "settings of the linter"),
    Key("goals", Kind.TABLE, "what the works should come to, for reports"),
)

OPENINGS = ("right", "any")
"""Values of openings: those of writers.pdf.book_place."""

FOOTNOTES = ("page", "chapter", "book")
"""Values of footnotes: those of writers.endnotes."""

NUMBERINGS = ("kept", "automatic", "none")
"""Values of scene-numbers: those of layout.page_style.Numbering."""

TARGET = (
    *METADATA,
    CONTRIBUTORS,
    COVER,
    Key("sources", Kind.PATHS, "the texts, in order; patterns are sorted as people count"),
    Key("formats", Kind.FORMATS, "the outputs to make", '["pdf", "epub", "html"]'),
    Key(
        "profile",
        Kind.TEXT,
        "the page style of a screenplay, or a TOML file with one",
        '"industry"',
    ),
    Key("trim", Kind.TEXT, "the page size of a book", '"5.5x8.5in"'),
    Key(
        "openings",
        Kind.TEXT,
        'on which pages of a book chapters open: "right", after a blank one where needed, or "any"',
        '"right"',
    ),
    Key(
        "bleed",
        Kind.TEXT,
        'how far a book\'s sheets go over the cut on every side, as printers ask for: "3mm", '
        '"0.125in"; none when absent',
    ),
    Key("crop-marks", Kind.FLAG, "whether a book's sheets show where they are cut", "false"),
    Key(
        "archive",
        Kind.FLAG,
        "whether a book's PDF keeps PDF/A-3u, for archives, beside PDF/UA-1",
        "false",
    ),
    Key(
        "manuscript",
        Kind.TEXT,
        'the PDF of prose as a manuscript for editors: "modern" or "classic"; DOCX always is',
    ),
    Key("emphasis", Kind.TEXT, 'how manuscripts show italics: "italics" or "underline"'),
    Key("ending", Kind.TEXT, 'what manuscripts have below the last line, as "END"'),
    Key(
        "scene-numbers",
        Kind.TEXT,
        'numbers of scenes: "kept" as typed, "automatic", which counts those without, or "none"; '
        "as the page style has it when absent",
    ),
    Key(
        "continued",
        Kind.FLAG,
        "whether scenes that go over a page are marked (CONTINUED) there",
        "false",
    ),
    Key(
        "header",
        Kind.TEXT,
        "what stands beside a screenplay's page numbers: text with {title}, {draft}, {date}, "
        "{revision} or {page}",
    ),
    Key("footer", Kind.TEXT, "what stands below a screenplay's pages, likewise"),
    Key("watermark", Kind.TEXT, "what stands across a screenplay's pages in light grey"),
    Key("notes", Kind.FLAG, "whether notes are shown in the outputs", "false"),
    Key("footnotes", Kind.TEXT, "where a book has them: page, chapter or book", '"page"'),
    Key("cast-list", Kind.FLAG, "whether e-books and web pages open with the cast", "false"),
    Key("goals", Kind.TABLE, "what this work should come to; each goal holds over the project's"),
)

GOALS = (
    Key("words", Kind.COUNT, "words in all: of speech and action, or of the chapters"),
    Key("pages", Kind.COUNT, "pages: of a screenplay, or manuscript pages of 250 words"),
    Key("scenes", Kind.COUNT, "scenes of a screenplay"),
    Key("chapters", Kind.COUNT, "chapters of a book"),
    Key("minutes", Kind.COUNT, "minutes that it plays, or takes to read aloud"),
)

CONTRIBUTOR = (
    Key("name", Kind.TEXT, "the name, as title pages show it"),
    Key("role", Kind.TEXT, "editor, translator, illustrator ...", '"contributor"'),
)

PERSON = (
    Key("name", Kind.TEXT, "the name as in cues"),
    Key("full-name", Kind.TEXT, "the name in full"),
    Key("aliases", Kind.TEXTS, "other names for the same person"),
    Key("gender", Kind.TEXT, "for reports"),
    Key("description", Kind.TEXT, "who they are"),
)

PLACE = (
    Key("name", Kind.TEXT, "the name as in scene headings"),
    Key("aliases", Kind.TEXTS, "other names for the same place"),
    Key("description", Kind.TEXT, "what it is"),
)

CAST_FILE = (
    Key("cast", Kind.TABLE, "[[cast]]: a person"),
    Key("places", Kind.TABLE, "[[places]]: a location"),
)
