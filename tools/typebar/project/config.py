"""What a project's configuration says."""

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, cast

from typebar.project.keys import CONTRIBUTOR, METADATA, PROJECT, TARGET, Kind
from typebar.project.toml import Document, Section, nearest
from typebar.text.errors import ConfigError
from typebar.text.source import Span
from typebar.writers.forms import WRITERS

if TYPE_CHECKING:
    from typebar.model.work import Contributor

Value = str | tuple[str, ...]

DEFAULT_FORMATS = ("pdf", "epub", "html")
DEFAULT_OUTPUT = "build"
SETTINGS = {
    "profile": "profile",
    "trim": "trim",
    "openings": "openings",
    "bleed": "bleed",
    "crop-marks": "crop_marks",
    "archive": "archive",
    "notes": "notes",
    "cast-list": "cast",
    "footnotes": "footnotes",
    "scene-numbers": "scene_numbers",
    "continued": "continued",
    "header": "header",
    "footer": "footer",
    "watermark": "watermark",
    "manuscript": "manuscript",
    "emphasis": "emphasis",
    "ending": "ending",
}
"""Keys of a target -> the fields of writers.registry.Options that they set."""


class Pattern(NamedTuple):
    """A path or pattern of the configuration, and where it is written."""

    text: str
    document: Document
    path: tuple[str | int, ...]
    """Its keys in the document."""

    @property
    def where(self) -> str:
        """`path:line:column`."""
        return self.document.where(self.path)

    @property
    def span(self) -> Span:
        """Its place in the configuration, quotation marks included."""
        start = self.document.offset(self.path)
        return Span(self.document.source.path, start, start + len(self.text) + 2)


class Target(NamedTuple):
    """Something to build: texts, and the forms that they are wanted in."""

    name: str
    sources: tuple[Pattern, ...]
    formats: tuple[str, ...]
    metadata: Mapping[str, Value]
    """What the target overrides; keys as in project.keys.METADATA."""
    cover: Pattern | None
    """The picture on its cover."""
    settings: Mapping[str, str | bool]
    """What it asks of its outputs, by fields of writers.registry.Options: those that are set."""
    section: Section
    """The table that says it."""
    contributors: "tuple[Contributor, ...]" = ()
    """Who took part in it, where that isn't the project's."""


@dataclass(frozen=True, slots=True)
class Config:
    """A whole configuration."""

    root: Path
    """The project's folder, resolved; nothing outside it is read."""
    path: str
    """The file, as messages name it; empty without one."""
    metadata: Mapping[str, Value] = field(default_factory=dict)
    targets: tuple[Target, ...] = ()
    people: Pattern | None = None
    """The file with the cast and the places: the key "cast"."""
    output: str = DEFAULT_OUTPUT
    """The output folder, relative to the root."""
    cover: Pattern | None = None
    """The picture on the cover of targets that name none."""
    lint: Section | None = None
    """The linter's own table; it knows its keys."""
    goals: Section | None = None
    """What the works should come to; project.reporting reads it."""
    contributors: "tuple[Contributor, ...]" = ()
    """Who took part in works that name nobody."""

    def target(self, name: str) -> Target | None:
        """The target of that name."""
        return next((target for target in self.targets if target.name == name), None)


def from_document(document: Document, root: Path, table: tuple[str, ...] = ()) -> Config:
    """The configuration below the tables `table` ("tool", "typebar") of a document.

    Raises:
        ConfigError: something in it is wrong; the message has the place.
    """
    section = Section(document, (), document.data)
    for name in table:
        section = section.table(name)
    return _config(section, root)


def _config(section: Section, root: Path) -> Config:
    section.check(PROJECT)
    targets = section.table("targets")
    return Config(
        root,
        section.document.source.path,
        _metadata(section),
        tuple(_target(targets, name) for name in targets.data),
        _pattern(section, "cast") if "cast" in section.data else None,
        _output(section),
        _pattern(section, "cover") if "cover" in section.data else None,
        section.table("lint"),
        section.table("goals"),
        _contributors(section),
    )


def _metadata(section: Section) -> Mapping[str, Value]:
    found: dict[str, Value] = {}
    for key in METADATA:
        if key.name not in section.data:
            continue
        match key.kind:
            case Kind.TEXTS:
                found[key.name] = section.texts(key.name)
            case Kind.LANGUAGE:
                found[key.name] = _language(section, key.name)
            case Kind.IDENTIFIER:
                found[key.name] = _identifier(section, key.name)
            case Kind.LINES:
                lines = "\n".join(section.texts(key.name)).strip().splitlines()
                found[key.name] = tuple(line.strip() for line in lines)
            case _:
                found[key.name] = section.text(key.name)
    return MappingProxyType(found)


def _language(section: Section, name: str) -> str:
    from typebar.text import language  # noqa: PLC0415 -- for projects that name theirs

    tag = section.text(name)
    if tag and not language.well_formed(tag):
        raise ConfigError(
            f"{section.where(name)}: {tag!r} isn't the tag of a language", help=language.EXAMPLES
        )
    return tag


def _identifier(section: Section, name: str) -> str:
    from typebar.text.isbn import wrong_isbn  # noqa: PLC0415 -- for works that have a name

    if fault := wrong_isbn(section.text(name)):
        raise ConfigError(
            f"{section.where(name)}: {fault}", help="compare it with what the agency gave you"
        )
    return section.text(name)


def _contributors(section: Section) -> "tuple[Contributor, ...]":
    return tuple(_contributor(item) for item in section.items("contributors"))


def _contributor(item: Section) -> "Contributor":
    from typebar.model.work import Contributor  # noqa: PLC0415 -- for works that have some
    from typebar.writers.contributors import ROLES  # noqa: PLC0415 -- as above

    item.check(CONTRIBUTOR)
    role = item.text("role", "contributor").lower()
    if not item.text("name"):
        raise ConfigError(
            f"{item.document.where(item.path)}: this contributor has no name",
            help='{ name = "A. Writer", role = "translator" }',
        )
    if role not in ROLES:
        near = nearest(role, ROLES)
        raise ConfigError(
            f"{item.where('role')}: there is no role {role!r}",
            help=f"did you mean {near!r}?" if near else f"roles: {', '.join(ROLES)}",
        )
    return Contributor(item.text("name"), role)


def _target(targets: Section, name: str) -> Target:
    if not isinstance(targets.data[name], dict):
        raise targets.wrong(name, f"a table, [targets.{name}]")
    _check_name(targets, name)
    section = targets.table(name)
    section.check(TARGET)
    if "sources" not in section.data:
        raise ConfigError(
            f"{targets.where(name, key=True)}: the target {name!r} has no sources",
            help='name its texts: sources = ["manuscript/screenplay.fountain"]',
        )
    settings = {field: section.data[key] for key, field in SETTINGS.items() if key in section.data}
    return Target(
        name,
        _patterns(section, "sources"),
        _formats(section),
        _metadata(section),
        _pattern(section, "cover") if "cover" in section.data else None,
        MappingProxyType(cast(dict[str, str | bool], settings)),
        section,
        _contributors(section),
    )


def _output(section: Section) -> str:
    """The output folder, which lies inside the project and isn't the project itself."""
    written = section.text("output", DEFAULT_OUTPUT)
    path = PurePosixPath(posixpath.normpath(written.replace("\\", "/")))
    if path.is_absolute() or ".." in path.parts or not path.parts or ":" in written:
        raise ConfigError(
            f"{section.where('output')}: output must be a folder inside the project, and "
            f"{written!r} isn't",
            help='leave the key out for output = "build"',
        )
    return path.as_posix()


def _check_name(targets: Section, name: str) -> None:
    if not name or name.startswith(".") or any(sign in name for sign in '/\\:*?"<>|\0'):
        raise ConfigError(
            f"{targets.where(name, key=True)}: {name!r} can't name a target: outputs are "
            "named after it",
            help="use letters, digits and hyphens",
        )


def _pattern(section: Section, name: str) -> Pattern:
    return Pattern(section.text(name), section.document, (*section.path, name))


def _patterns(section: Section, name: str) -> tuple[Pattern, ...]:
    if isinstance(section.data[name], str):
        return (_pattern(section, name),)
    return tuple(
        Pattern(text, section.document, (*section.path, name, number))
        for number, text in enumerate(section.texts(name))
    )


def _formats(section: Section) -> tuple[str, ...]:
    known = tuple(writer.name for writer in WRITERS)
    chosen = section.texts("formats") or DEFAULT_FORMATS
    for number, name in enumerate(chosen):
        if name not in known:
            near = nearest(name, known)
            raise ConfigError(
                f"{section.document.where((*section.path, 'formats', number))}: there is no "
                f"format {name!r}",
                help=f"did you mean {near!r}?" if near else f"known: {', '.join(known)}",
            )
    return tuple(dict.fromkeys(chosen))
