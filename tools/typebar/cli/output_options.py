"""The options of `typebar convert` that say how an output looks, and which outputs each concerns.

An option that says nothing of the output that is asked for is refused: passed over in silence it
would leave people waiting for what it promises.
"""

from collections.abc import Callable, Collection
from typing import Any, NamedTuple

import click

from typebar.cli import offers
from typebar.project.keys import FOOTNOTES, NUMBERINGS, OPENINGS
from typebar.readers.registry import FOUNTAIN, MARKDOWN
from typebar.text.errors import UsageError
from typebar.writers.manuscript_styles import EMPHASES, STYLES

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


class Concern(NamedTuple):
    """Outputs that an option says something of."""

    what: str
    """For people: "a book's printed pages"."""
    formats: tuple[str, ...]
    language: str
    """That the text is in; empty: any."""

    def covers(self, forms: Collection[str], language: str) -> bool:
        """Whether an output in one of the forms, of a text in that language, is one of them."""
        return not set(forms).isdisjoint(self.formats) and self.language in ("", language)


class _Option(NamedTuple):
    name: str
    """As typed: "--trim"."""
    field: str
    """Of writers.registry.Options."""
    concern: Concern
    more: dict[str, Any]
    """What click is told of it besides."""


_PAGES_IN_JSON = "json --with-pages"
_BOOK = Concern("a book's printed pages", ("pdf",), MARKDOWN.name)
_NOTES = Concern("books", ("pdf", "epub", "html"), MARKDOWN.name)
_MANUSCRIPT = Concern("prose as a manuscript", ("pdf", "docx"), MARKDOWN.name)
_SCRIPT = Concern(
    "screenplays", ("pdf", "epub", "html", "docx", "txt", "json", "markdown"), FOUNTAIN.name
)
_PAGED = Concern(
    "a screenplay's pages", ("pdf", "epub", "html", "docx", "txt", _PAGES_IN_JSON), FOUNTAIN.name
)
_SHOWN = Concern("a screenplay's pages", ("pdf", "txt", _PAGES_IN_JSON), FOUNTAIN.name)
_SHEETS = Concern("a screenplay's PDF", ("pdf",), FOUNTAIN.name)
_LISTED = Concern("a screenplay as JSON", ("json",), FOUNTAIN.name)


def _option(name: str, concern: Concern, help_: str, field: str = "", **more: Any) -> _Option:
    return _Option(
        name, field or name.strip("-").replace("-", "_"), concern, {"help": help_, **more}
    )


_OPTIONS = (
    _option(
        "--profile", _PAGED, "The page style of a screenplay, or a file with one.", metavar="NAME"
    ),
    _option("--trim", _BOOK, "The page size of a printed book.", metavar="SIZE"),
    _option(
        "--openings",
        _BOOK,
        "On which pages of a printed book chapters open.",
        type=click.Choice(OPENINGS),
    ),
    _option(
        "--bleed", _BOOK, "How far its sheets go over the cut: 3mm, 0.125in.", metavar="LENGTH"
    ),
    _option("--crop-marks", _BOOK, "Show where its sheets are cut.", is_flag=True),
    _option("--archive", _BOOK, "Keep PDF/A-3u in a book's PDF, beside PDF/UA-1.", is_flag=True),
    _option(
        "--footnotes",
        _NOTES,
        "Where a book has its notes: below the page, or behind the chapter or book.",
        type=click.Choice(FOOTNOTES),
    ),
    _option(
        "--manuscript",
        _MANUSCRIPT,
        "Prose as a manuscript for editors, in PDF too; DOCX always is one, modern if not said.",
        type=click.Choice(STYLES),
    ),
    _option(
        "--emphasis",
        _MANUSCRIPT,
        "How a manuscript shows what is in italics.",
        type=click.Choice(EMPHASES),
    ),
    _option("--ending", _MANUSCRIPT, 'What stands below a manuscript: "END".', metavar="TEXT"),
    _option("--notes", _SCRIPT, "Show the writer's notes.", is_flag=True),
    _option(
        "--since",
        _SHOWN,
        "An earlier draft: what it hadn't is marked in the margin.",
        metavar="FILE",
        shell_complete=offers.files,
    ),
    _option(
        "--pages",
        _SHOWN,
        "Only these pages of a screenplay: 12-18, or 3,40-; with --since also changed.",
        metavar="RANGE",
    ),
    _option(
        "--scenes",
        _SHOWN,
        "Only these scenes of a screenplay, by number: whole pages, other scenes crossed out.",
        metavar="RANGE",
    ),
    _option(
        "--character",
        _SHOWN,
        "Only scenes in which they speak, as --scenes; may be repeated.",
        "characters",
        multiple=True,
        metavar="NAME",
    ),
    _option(
        "--scene-numbers",
        _PAGED,
        "Scene numbers as typed, also for scenes without, or none.",
        type=click.Choice(NUMBERINGS),
    ),
    _option("--continued", _PAGED, "Mark scenes that go over a page (CONTINUED).", is_flag=True),
    _option(
        "--header",
        _SHOWN,
        "Text beside a screenplay's page numbers, with {title}, {draft}, {date}, {revision}.",
        metavar="TEXT",
    ),
    _option("--footer", _SHOWN, "Text below its pages; {page} too.", metavar="TEXT"),
    _option("--watermark", _SHEETS, "Text across the pages of a screenplay's PDF.", metavar="TEXT"),
    _option("--with-pages", _LISTED, "List a screenplay's pages in JSON.", is_flag=True),
)
"""In the order of the help."""
_OTHERS = (
    ("--cover", "cover", Concern("e-books", ("epub",), "")),
    ("--cast", "cast", Concern("screenplays to be read", ("epub", "html"), FOUNTAIN.name)),
    ("--contact", "contact", _MANUSCRIPT),
)
"""Options that are facts of the work, and show in some outputs alone."""


_FACTS = {
    "title": "--title",
    "authors": "--author",
    "contact": "--contact",
    "language": "--language",
}
"""Options that say what the work is, by the keys of the configuration."""
_SOURCES = frozenset((FOUNTAIN.name, MARKDOWN.name))
"""Forms in which the text says that itself."""


def refuse_idle_facts(given: Collection[str], form: str, language: str) -> None:
    """Stop where what an option says of the work stands nowhere in the output.

    Args:
        given: keys of the configuration that options set.
        form: the name of the output's writer.
        language: the name of the text's reader.

    Raises:
        UsageError: one stands nowhere.
    """
    for field, name in _FACTS.items():
        plain = form == "txt" and language == MARKDOWN.name and field != "language"
        if field in given and (plain or form in _SOURCES):
            place = "front matter" if language == MARKDOWN.name else "title page"
            raise UsageError(
                f"{name} says nothing of an output in {form}",
                help="leave it out" if plain else f"write it into the text, in its {place}",
            )


def output_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command these options; each comes as the field of Options that it sets."""
    for one in reversed(_OPTIONS):
        command = click.option(one.name, one.field, **one.more)(command)
    return command


def refuse_idle(given: Collection[str], form: str, language: str) -> None:
    """Stop where an option says nothing of the output.

    Args:
        given: fields of writers.registry.Options that the options set, "cover" and "contact".
        form: the name of the output's writer.
        language: the name of the text's reader.

    Raises:
        UsageError: one says nothing of it.
    """
    forms = (form, _PAGES_IN_JSON) if form == "json" and "with_pages" in given else (form,)
    for name, field, concern in (*((one[:3]) for one in _OPTIONS), *_OTHERS):
        if field in given and not concern.covers(forms, language):
            raise UsageError(
                f"{name} is for {concern.what} ({', '.join(concern.formats)})",
                help="leave it out, or make one of these",
            )
    for field in ("emphasis", "ending", "contact"):
        if form == "pdf" and field in given and "manuscript" not in given:
            raise UsageError(f"--{field} is for manuscripts", help="add --manuscript modern")
