"""A work: what is written about it, and its parts."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from typebar.model.prose import Chapter

if TYPE_CHECKING:
    from typebar.model.script import Script
    from typebar.text.source import Source


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of the cast, as the writer's list has them."""

    name: str
    """As in cues."""
    full_name: str = ""
    aliases: tuple[str, ...] = ()
    gender: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A location, as the writer's list has it."""

    name: str
    """As in scene headings."""
    aliases: tuple[str, ...] = ()
    description: str = ""


@dataclass(frozen=True, slots=True)
class Contributor:
    """Somebody who took part in a work and isn't its author."""

    name: str
    role: str
    """One of writers.contributors.ROLES: "editor", "translator" ..."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What title pages, packages and catalogues say of a work; empty where nothing is known."""

    title: str = ""
    titled: bool = True
    """Whether somebody gave the title; one made of a file's name opens no printed page."""
    subtitle: str = ""
    authors: tuple[str, ...] = ()
    credit: str = ""
    """What stands above the authors: "Written by"."""
    source: str = ""
    """What the work is based on."""
    language: str = "en-US"
    """A BCP 47 tag."""
    identifier: str = ""
    """An ISBN, a URN or any other stable name; one is derived when it's empty."""
    publisher: str = ""
    rights: str = ""
    description: str = ""
    date: str = ""
    """An ISO 8601 date or a plain one, as given."""
    draft: str = ""
    contact: tuple[str, ...] = ()
    """Lines of address."""
    subjects: tuple[str, ...] = ()
    series: str = ""
    series_number: str = ""
    contributors: tuple[Contributor, ...] = ()
    """Editors, translators and others, in the order in which they're named."""


class PageMark(NamedTuple):
    """Where a page of the printed book begins, so that an e-book can name the same places."""

    label: str
    """As printed: "43", "xii"."""
    source: str
    """The path of the chapter's source."""
    characters: int
    """How many characters of the chapter's section, blanks not counted, come before the page's
    first; the section is the one that writers.xhtml_prose.chapter makes, heading included."""


@dataclass(frozen=True, slots=True)
class Work:
    """Everything that a writer needs to know of a text: a script, or chapters in order."""

    metadata: Metadata
    parts: tuple[Script | Chapter, ...]
    sources: tuple[Source, ...] = ()
    cast: tuple[Person, ...] = ()
    places: tuple[Place, ...] = ()
    modified: int = 0
    """Seconds since 1970 in UTC that outputs may show as their date; fixed by SOURCE_DATE_EPOCH."""
    assets: dict[str, bytes] = field(default_factory=dict)
    """Images and the like, under the names that `asset_path` gives; read-only.

    An image that a text names and that isn't here is missing, outside the project, on the network
    or too large: the reader of files has said so, and writers show its description instead.
    """
    cover: str = ""
    """The name in `assets` of the picture on the cover; empty: writers draw one."""
    written: tuple[Script, ...] = ()
    """Screenplays as their files have them, where they take in others that stand in `parts`."""
    page_marks: tuple[PageMark, ...] = ()
    """Where the pages of the typeset book begin, when it has been typeset; scripts need none."""

    @property
    def scripts(self) -> tuple[Script, ...]:
        """The parts that are screenplays."""
        # Asked this way round, as books needn't load what screenplays are made of.
        return tuple(part for part in self.parts if not isinstance(part, Chapter))

    @property
    def chapters(self) -> tuple[Chapter, ...]:
        """The parts that are prose."""
        return tuple(part for part in self.parts if isinstance(part, Chapter))
