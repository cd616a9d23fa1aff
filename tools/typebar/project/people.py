"""The cast and the places, from the file that the key `cast` names."""

from typebar.model.work import Person, Place
from typebar.project import toml
from typebar.project.keys import CAST_FILE, PERSON, PLACE
from typebar.project.toml import Section
from typebar.text.errors import ConfigError
from typebar.text.source import Source


def parse(source: Source) -> tuple[tuple[Person, ...], tuple[Place, ...]]:
    """The people and the places of a TOML text with [[cast]] and [[places]] tables.

    Raises:
        ConfigError: something in it is wrong; the message has the place.
    """
    document = toml.read(source)
    whole = Section(document, (), document.data)
    whole.check(CAST_FILE)
    people = tuple(_person(item) for item in whole.items("cast"))
    return people, tuple(_place(item) for item in whole.items("places"))


def _person(item: Section) -> Person:
    item.check(PERSON)
    return Person(
        _name(item),
        item.text("full-name"),
        item.texts("aliases"),
        item.text("gender"),
        item.text("description"),
    )


def _place(item: Section) -> Place:
    item.check(PLACE)
    return Place(_name(item), item.texts("aliases"), item.text("description"))


def _name(item: Section) -> str:
    if name := item.text("name"):
        return name
    raise ConfigError(
        f"{item.document.where(item.path)}: this entry has no name", help='add name = "..."'
    )
