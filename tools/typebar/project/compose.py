"""From bytes to a work: decode, read, and put together what is known of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from typebar.model.work import Metadata, Person, Place, Work
from typebar.project import facts, images, people
from typebar.project.config import Value
from typebar.project.files import natural_order
from typebar.project.fingerprint import fingerprint
from typebar.project.material import File, Material, may_take_in
from typebar.readers import registry
from typebar.text.decode import decode
from typebar.text.diagnostics import Diagnostic
from typebar.text.errors import ConfigError
from typebar.text.source import Source

Findings = tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Composition:
    """A work, what its reading had to say, and which images went into it."""

    work: Work
    diagnostics: Findings
    images: dict[str, str] = field(default_factory=dict)
    """Key of each image that was asked for -> its fingerprint."""


def compose(material: Material) -> Composition:
    """The work that a material makes.

    Raises:
        ConfigError: the cast file is wrong.
    """
    decoded = [decode(text.path, text.data) for text in material.texts]
    sources = tuple(source for source, _ in decoded)
    read = _scripts if material.language == registry.FOUNTAIN.name else _book
    work, found = read(material, sources)
    cast, places = _people(material.people)
    cover = material.cover
    assets = work.assets | ({cover.path: cover.data} if cover else {})
    found = (*material.faults, *(fault for _, faults in decoded for fault in faults), *found)
    return Composition(
        replace(
            work,
            cast=cast,
            places=places,
            modified=material.modified,
            assets=assets,
            cover=cover.path if cover else "",
        ),
        tuple(sorted(found, key=lambda one: (natural_order(one.span.source), one.order))),
        {
            key: fingerprint(key, material.base, material.roots)
            for key in images.wanted(work.chapters)
        },
    )


def _people(file: File | None) -> tuple[tuple[Person, ...], tuple[Place, ...]]:
    if file is None:
        return (), ()
    source, faults = decode(file.path, file.data)
    if faults:
        raise ConfigError(f"{file.path}: {faults[0].message}", help=faults[0].help)
    return people.parse(source)


def _scripts(material: Material, sources: Sequence[Source]) -> tuple[Work, Findings]:
    from typebar.readers import fountain  # noqa: PLC0415 -- a build with nothing to do needs none

    if any(map(may_take_in, material.texts)):
        return _inclusion(material, sources)
    readings = [fountain.parse(source) for source in sources]
    scripts = tuple(reading.script for reading in readings)
    said = facts.of_title_page(scripts[0].title_page)
    found = tuple(finding for reading in readings for finding in reading.diagnostics)
    return Work(_metadata(material, said), scripts, sources=tuple(sources)), found


def _inclusion(material: Material, sources: Sequence[Source]) -> tuple[Work, Findings]:
    """Screenplays that may take in others."""
    from typebar.readers.fountain.inclusion import include  # noqa: PLC0415 -- for such scripts only

    read = {file.path: decode(file.path, file.data) for file in material.included}

    def resolve(path: str) -> Source | str:
        return read[path][0] if path in read else material.refused.get(path, "isn't there")

    made = include(sources, resolve)
    said = facts.of_title_page(made.scripts[0].title_page)
    work = Work(_metadata(material, said), made.scripts, made.sources, written=made.written)
    return work, (*(fault for _, faults in read.values() for fault in faults), *made.diagnostics)


def _book(material: Material, sources: Sequence[Source]) -> tuple[Work, Findings]:
    from typebar.readers import markdown  # noqa: PLC0415 -- 60 ms that a screenplay never pays
    from typebar.readers.markdown.style import ProseStyle  # noqa: PLC0415

    language = _metadata(material, {}).language
    reading = markdown.parse_book(tuple(sources), ProseStyle(language=language))
    assets, faults = images.load(reading.chapters, sources, material.base, material.roots)
    said = facts.of_front_matter(reading.values)
    about = _metadata(material, said)
    if not about.contributors:
        about = replace(about, contributors=facts.contributors(reading.values))
    work = Work(about, reading.chapters, tuple(sources), assets=assets)
    return work, (*reading.diagnostics, *faults)


def _metadata(material: Material, said: dict[str, Value]) -> Metadata:
    known = facts.metadata((material.below, said, material.above), material.texts[0].path)
    return replace(known, contributors=material.contributors) if material.contributors else known
