"""All documents of a run together, for rules that compare them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from typebar.lint.around import Surroundings
from typebar.lint.document import Names
from typebar.lint.manuscript import Manuscript
from typebar.lint.screenplay import Screenplay
from typebar.lint.settings import Settings


@dataclass(frozen=True, eq=False)
class Project:
    """What rules over a whole project look at."""

    settings: Settings
    names: Names
    screenplays: tuple[Screenplay, ...]
    manuscripts: tuple[Manuscript, ...]
    around: Surroundings


class NamedPlace(NamedTuple):
    """A place of the project's list, under each name that it has."""

    name: str
    main: str


def place_names(project: Project) -> Iterator[NamedPlace]:
    """Every name of every place."""
    for place in project.names.places:
        for name in (place.name, *place.aliases):
            yield NamedPlace(name, place.name)
