"""One work, looked at: what every report starts from."""

from dataclasses import dataclass, replace

from typebar.layout.asked import as_asked
from typebar.layout.page_style import PageStyle
from typebar.model.script import Script
from typebar.model.work import Person, Work
from typebar.reports.prose import Book, book
from typebar.reports.screenplay import Screenplay
from typebar.reports.survey import survey

Goals = tuple[tuple[str, int], ...]
"""What is counted -> what it should come to; the names are those of topics.goals."""


@dataclass(frozen=True, slots=True)
class Study:
    """A work, counted: a screenplay or a book."""

    name: str
    """The target's name, or the path of the text."""
    title: str
    language: str
    cast: tuple[Person, ...]
    goals: Goals
    screenplay: Screenplay | None
    book: Book | None

    @property
    def kind(self) -> str:
        """As people and JSON read it."""
        return "prose" if self.screenplay is None else "screenplay"


def study(name: str, work: Work, style: PageStyle, goals: Goals = ()) -> Study:
    """The work, counted; several scripts are one, as everywhere."""
    if work.scripts:
        style = as_asked(style, work.scripts[0].title_page)
    return Study(
        name,
        work.metadata.title,
        work.metadata.language,
        work.cast,
        goals,
        survey(_script(work.scripts), style, work.cast, work.places) if work.scripts else None,
        None if work.scripts else book(work.chapters, work.cast),
    )


def _script(scripts: tuple[Script, ...]) -> Script:
    first, *others = scripts
    if not others:
        return first
    return replace(
        first,
        elements=tuple(element for script in scripts for element in script.elements),
        notes=tuple(note for script in scripts for note in script.notes),
    )
