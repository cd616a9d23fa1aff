"""All documents of a run together, for rules that compare them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from typebar.lint.around import Surroundings
from typebar.lint.document import Names
from typebar.lint.manuscript import Manuscript
from typebar.lint.settings import Settings
from typebar.lint.text import Text

if TYPE_CHECKING:  # prose needs no tree of a script
    from typebar.lint.screenplay import Screenplay


@dataclass(frozen=True, eq=False)
class Project:
    """What rules over a whole project look at."""

    settings: Settings
    names: Names
    screenplays: "tuple[Screenplay, ...]"
    manuscripts: tuple[Manuscript, ...]
    around: Surroundings

    @cached_property
    def works(self) -> tuple[tuple[Text, ...], ...]:
        """Texts that should agree in their habits: all prose of a language, and each screenplay.

        Chapters are parts of one work; screenplays that lie side by side are different ones.
        """
        works = [(play.text,) for play in self.screenplays]
        by_language: dict[str, list[Text]] = {}
        for view in self.manuscripts:
            by_language.setdefault(view.text.language, []).append(view.text)
        return (*works, *map(tuple, by_language.values()))


class NamedPlace(NamedTuple):
    """A place of the project's list, under each name that it has."""

    name: str
    main: str


def place_names(project: Project) -> Iterator[NamedPlace]:
    """Every name of every place."""
    for place in project.names.places:
        for name in (place.name, *place.aliases):
            yield NamedPlace(name, place.name)
