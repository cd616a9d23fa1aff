"""What one output is made from, as bytes: gathered before anything is parsed."""

import codecs
import os
import re
from collections.abc import Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from typebar.project.config import Config, Pattern, Target, Value
from typebar.project.files import expand, natural_order, read_bytes
from typebar.project.moment import modified
from typebar.readers import registry
from typebar.text.errors import ConfigError, SourceError, TypebarError

if TYPE_CHECKING:
    from typebar.model.work import Contributor
    from typebar.text.diagnostics import Diagnostic


class File(NamedTuple):
    """A file as it was read, once."""

    path: str
    """As messages name it."""
    data: bytes

    def digest(self) -> str:
        """SHA-256 of what it holds."""
        return sha256(self.data).hexdigest()


@dataclass(frozen=True, slots=True)
class Material:
    """Texts and what is known of them: all that composing a work needs but its images."""

    language: str
    """The name of the language in readers.registry."""
    texts: tuple[File, ...]
    base: Path
    """The folder that paths start from."""
    roots: tuple[Path, ...]
    """The folders, resolved, that images may come from."""
    people: File | None = None
    cover: File | None = None
    faults: tuple["Diagnostic", ...] = ()
    """What the configuration says wrongly and that is made do without."""
    below: dict[str, Value] = field(default_factory=dict)
    """What is known of the work where the text itself says nothing; keys of keys.METADATA."""
    above: dict[str, Value] = field(default_factory=dict)
    """What holds whatever the text says."""
    modified: int = 0
    contributors: "tuple[Contributor, ...]" = ()
    """Who took part, whatever the text says; empty: the text may say."""
    included: tuple[File, ...] = ()
    """Screenplays that the texts take in, each once."""
    refused: Mapping[str, str] = field(default_factory=dict)
    """Paths that the texts take in and that lead nowhere -> why, as in inclusion.Resolve."""
    profile: File | None = None
    """The writer's own page style, looked at."""


def gather(
    config: Config,
    target: Target,
    environment: Mapping[str, str],
    known: MutableMapping[str, int] | None = None,
) -> Material:
    """The material of a target; `known` is as in moment.modified.

    Raises:
        ConfigError: its sources are of two languages or of none, or lie outside the project.
        SourceError: one of them is missing or isn't text, or all are empty.
        UsageError: the environment's SOURCE_DATE_EPOCH isn't a number.
    """
    paths = sources(config, target)
    texts = tuple(read_source(config.root / path, path) for path in paths)
    refuse_emptiness(texts, f"the target {target.name!r}")
    language = _language(target, paths)
    included, refused = taken_in(language, texts, config.root, (config.root,))
    paths = (*paths, *(file.path for file in included))
    cover, faults = _cover(config, target.cover or config.cover)
    profile = read_profile(config, target)
    return Material(
        language,
        texts,
        config.root,
        (config.root,),
        read_people(config),
        cover,
        faults,
        dict(config.metadata),
        dict(target.metadata),
        modified(config.root, paths, environment, known),
        target.contributors or config.contributors,
        included,
        refused,
        profile,
    )


def read_profile(config: Config, target: Target) -> File | None:
    """The writer's own page style, if the target names one, looked at.

    Raises:
        ConfigError: it lies outside the project, or is no profile.
        SourceError: it isn't there.
    """
    name = target.settings.get("profile")
    if not isinstance(name, str) or not name.lower().endswith(".toml"):
        return None
    from typebar.project.profiles import load  # noqa: PLC0415 -- only for profiles in files

    section = target.section
    pattern = Pattern(name, section.document, (*section.path, "profile"))
    (path, *_) = expand(config.root, pattern)
    return File(path, load(config.root / path, path).encode("utf-8", "surrogatepass"))


def page_settings(target: Target, profile: File | None) -> dict[str, object]:
    """What a target asks of its outputs, with the measures of its own page style."""
    measures = profile.data.decode("utf-8", "surrogatepass") if profile else ""
    return {**target.settings, **({"measures": measures} if measures else {})}


_INCLUDE = re.compile(rb"include[ \t]*:", re.IGNORECASE)


def taken_in(
    language: str, texts: Sequence[File], base: Path, roots: tuple[Path, ...]
) -> tuple[tuple[File, ...], dict[str, str]]:
    """Texts that these take in, and paths that lead nowhere with why; as in Material."""
    if not any(map(may_take_in, texts)):
        return (), {}
    # As it says: most texts are not even decoded here.
    from typebar.project.includes import Shelf, follow, follow_prose  # noqa: PLC0415 -- seldom needed
    from typebar.text.decode import decode  # noqa: PLC0415 -- seldom needed

    decoded = [decode(text.path, text.data)[0] for text in texts]
    if language == registry.MARKDOWN.name:
        shelf = Shelf(base, roots, registry.MARKDOWN)
        follow_prose(decoded, shelf)
    else:
        shelf = Shelf(base, roots)
        follow(decoded, shelf)
    return tuple(shelf.files.values()), shelf.refused


def may_take_in(text: File) -> bool:
    """Whether a text may take in others; a quick look spares most the reading."""
    if text.data.startswith(_UTF_16):
        return True
    # Small letters first: a search without case takes ten times as long.
    return b"include" in text.data.lower() and _INCLUDE.search(text.data) is not None


def sources(config: Config, target: Target) -> tuple[str, ...]:
    """The paths of a target's texts, each once, never those of outputs.

    Raises:
        ConfigError: one leads out of the project.
        SourceError: one isn't there.
    """
    found: dict[str, None] = {}
    for pattern in target.sources:
        for path in expand(config.root, pattern):
            if not path.startswith(f"{config.output}/"):
                found.setdefault(path)
    return tuple(found)


def read_people(config: Config) -> File | None:
    """The file with the cast and the places, if the configuration names one.

    Raises:
        SourceError: it isn't there.
    """
    if config.people is None:
        return None
    (path,) = expand(config.root, config.people)
    return File(path, read_bytes(config.root / path, path))


def _cover(config: Config, pattern: Pattern | None) -> tuple[File | None, tuple["Diagnostic", ...]]:
    """The picture on the cover, or why there is none."""
    if pattern is None:
        return None, ()
    from typebar.project import images  # noqa: PLC0415 -- only for works with a picture

    try:
        path = next(iter(expand(config.root, pattern)))
    except TypebarError as error:
        message = error.message.removeprefix(f"{pattern.where}: ")
        fault = images.no_cover(pattern.span, f"the cover {message}", error.help)
        return None, (_drawn(fault),)
    data = images.cover(path, config.root, pattern.span)
    return (File(path, data), ()) if isinstance(data, bytes) else (None, (_drawn(data),))


def _drawn(fault: "Diagnostic") -> "Diagnostic":
    return replace(fault, message=f"{fault.message}; a cover is drawn instead")


def read_source(path: Path, shown: str) -> File:
    """A text, unless its bytes say that it's something else.

    Raises:
        SourceError: it's missing, a folder, or no text.
    """
    data = read_bytes(path, shown)
    refuse_binary(shown, data)
    return File(shown, data)


def _language(target: Target, paths: tuple[str, ...]) -> str:
    languages: dict[str, str] = {}
    for path in paths:
        language = registry.by_suffix(path)
        if language is None:
            raise ConfigError(
                f"{_where(target, path)}: the name {path!r} doesn't say whether it's a "
                "screenplay or prose",
                help="screenplays end in .fountain, prose in .md",
            )
        languages.setdefault(language.name, path)
    if len(languages) > 1:
        one, other = languages.values()
        raise ConfigError(
            f"{_where(target, other)}: the target {target.name!r} mixes a screenplay and prose: "
            f"{one!r} and {other!r}",
            help="make two targets of them",
        )
    if not languages:
        raise SourceError(
            f"{target.sources[0].where if target.sources else target.name}: the target "
            f"{target.name!r} has no texts",
            help='name some: sources = ["manuscript/screenplay.fountain"]',
        )
    return next(iter(languages))


def _where(target: Target, path: str) -> str:
    exact: Pattern | None = next((item for item in target.sources if item.text == path), None)
    return (exact or target.sources[0]).where


_KINDS = (
    (b"%PDF-", "a PDF", "typebar writes PDFs and doesn't read them"),
    (b"PK\x03\x04", "a Word, OpenDocument, EPUB or Final Draft archive", "export it as plain text"),
    (b"{\\rtf", "a rich-text file", "save it as plain text"),
    (b"\xd0\xcf\x11\xe0", "an old Word file", "save it as plain text"),
    (b"\x89PNG", "an image", "name a text"),
    (b"\xff\xd8\xff", "an image", "name a text"),
    (
        b"<?xml",
        "XML",
        "typebar convert SCRIPT.fdx -o SCRIPT.fountain turns a script of Final Draft into Fountain",
    ),
)
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_PROBE = 65536
_STRAY = 16
"""A text that was damaged may hold a NUL among so many bytes; without its mark, UTF-16 has more."""


def refuse_binary(shown: str, data: bytes) -> None:
    """Stop at what isn't a text of ours, told by its first bytes.

    Raises:
        SourceError: always naming what it is.
    """
    head = data[:_PROBE].removeprefix(b"\xef\xbb\xbf")
    for signature, kind, way_out in _KINDS:
        if head.startswith(signature):
            raise SourceError(f"{shown}: this is {kind}, not a text", help=way_out)
    if b"\0" in head and not head.startswith(_UTF_16) and not _is_damaged_text(head):
        raise SourceError(
            f"{shown}: this isn't a text: it holds NUL bytes",
            help="if it's one in UTF-16, save it as UTF-8 in your editor",
        )


def refuse_emptiness(texts: tuple[File, ...], what: str) -> None:
    """Stop where there is nothing to set.

    Raises:
        SourceError: no text has more than blanks in it.
    """
    blanks = b" \t\r\n\xef\xbb\xbf"
    if texts and not any(text.data.strip(blanks) for text in texts):
        names = ", ".join(text.path for text in texts[:3])
        raise SourceError(
            f"{names}: {'the file is' if len(texts) == 1 else 'the files are'} empty, so there is "
            f"nothing to make {what} of",
            help="write something, or name another file",
        )


def _is_damaged_text(head: bytes) -> bool:
    """Whether a few NUL bytes are all that is wrong with a text: disks that fail leave them."""
    try:
        # The last character may be cut.
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return False
    return head.count(b"\0") * _STRAY <= len(head)


_PACKAGES = {"node_modules", "site-packages"}


def in_folder(folder: Path, shown: str) -> tuple[tuple[Path, str], ...]:
    """Every text below a folder, as (path, shown path), in natural order.

    Hidden ones are left out, links that lead nowhere or round in a circle, and folders that hold
    other people's packages.
    """
    found = []
    for place, folders, names in os.walk(folder):
        folders[:] = [
            name for name in folders if not name.startswith(".") and name not in _PACKAGES
        ]
        for name in names:
            if registry.by_suffix(name) and not name.startswith("."):
                path = Path(place, name)
                if path.is_file():
                    found.append((path, Path(shown, path.relative_to(folder)).as_posix()))
    return tuple(sorted(found, key=lambda item: natural_order(item[1])))
