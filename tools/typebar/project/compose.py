"""From bytes to a work: decode, read, and put together what is known of it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from typebar.model.work import Metadata, Person, Place, Work
from typebar.project import facts, images, people
from typebar.project.config import Value
from typebar.project.files import natural_order
from typebar.project.fingerprint import fingerprint
from typebar.project.material import File, Material, may_take_in
from typebar.readers import registry
from typebar.text import memory
from typebar.text.decode import decode
from typebar.text.diagnostics import Diagnostic
from typebar.text.errors import ConfigError
from typebar.text.source import Source, Span

if TYPE_CHECKING:
    from typebar.model.prose import Chapter
    from typebar.readers.markdown.inclusion import Woven

Findings = tuple[Diagnostic, ...]
Resolve = Callable[[str], Source | str]
"""As in readers.fountain.inclusion."""


@dataclass(frozen=True, slots=True)
class Composition:
    """A work, what its reading had to say, and which images went into it."""

    work: Work
    diagnostics: Findings
    images: dict[str, str] = field(default_factory=dict)
    """Key of each image that was asked for -> its fingerprint."""
    woven: "Mapping[str, Woven]" = field(default_factory=dict)
    """Path of each chapter's text that takes in others -> the text with them."""
    files: Mapping[str, Source] = field(default_factory=dict)
    """Every text as it was read, by its path."""

    def located(self, found: Iterable[Diagnostic]) -> Findings:
        """What is said of the work, at the places in its files."""
        if not self.woven:
            return tuple(found)
        from typebar.readers.markdown.inclusion import located  # noqa: PLC0415 -- as it says

        return tuple(located(finding, self.woven) for finding in found)

    def quoted(self, span: Span) -> tuple[Source, Span]:
        """The file that a place of the work is in, and its place there."""
        span = self.woven[span.source].locate(span) if span.source in self.woven else span
        return self.files[span.source], span


class _Read(NamedTuple):
    """Texts, read."""

    work: Work
    diagnostics: Findings
    woven: "Mapping[str, Woven]" = MappingProxyType({})
    """As in Composition."""


def compose(material: Material) -> Composition:
    """The work that a material makes.

    Raises:
        ConfigError: the cast file is wrong.
    """
    decoded = [decode(text.path, text.data) for text in material.texts]
    sources = tuple(source for source, _ in decoded)
    read = _scripts if material.language == registry.FOUNTAIN.name else _book
    made = read(material, sources)
    work = made.work
    cast, places = _people(material.people)
    cover = material.cover
    assets = work.assets | ({cover.path: cover.data} if cover else {})
    found = (*material.faults, *(fault for _, faults in decoded for fault in faults))
    found += made.diagnostics
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
        made.woven,
        {source.path: source for source in (*sources, *_included(material))},
    )


def _included(material: Material) -> Iterator[Source]:
    return (decode(file.path, file.data)[0] for file in material.included)


def _people(file: File | None) -> tuple[tuple[Person, ...], tuple[Place, ...]]:
    if file is None:
        return (), ()
    source, faults = decode(file.path, file.data)
    if faults:
        raise ConfigError(f"{file.path}: {faults[0].message}", help=faults[0].help)
    return people.parse(source)


def _scripts(material: Material, sources: Sequence[Source]) -> _Read:
    from typebar.readers import fountain  # noqa: PLC0415 -- a build with nothing to do needs none

    if any(map(may_take_in, material.texts)):
        return _inclusion(material, sources)
    readings = [fountain.parse(source) for source in sources]
    scripts = tuple(reading.script for reading in readings)
    said = facts.of_title_page(scripts[0].title_page)
    found = tuple(finding for reading in readings for finding in reading.diagnostics)
    return _Read(Work(_metadata(material, said), scripts, sources=tuple(sources)), found)


def _inclusion(material: Material, sources: Sequence[Source]) -> _Read:
    """Screenplays that may take in others."""
    from typebar.readers.fountain.inclusion import include  # noqa: PLC0415 -- for such scripts only

    resolve, faults = _shelf(material)
    made = include(sources, resolve)
    said = facts.of_title_page(made.scripts[0].title_page)
    work = Work(_metadata(material, said), made.scripts, made.sources, written=made.written)
    return _Read(work, (*faults, *made.diagnostics))


def _shelf(material: Material) -> tuple[Resolve, Findings]:
    """What the paths of texts that are taken in lead to, and what is wrong with those."""
    read = {file.path: decode(file.path, file.data) for file in material.included}

    def resolve(path: str) -> Source | str:
        return read[path][0] if path in read else material.refused.get(path, "isn't there")

    return resolve, tuple(fault for _, faults in read.values() for fault in faults)


def _book(material: Material, sources: Sequence[Source]) -> _Read:
    from typebar.readers import markdown  # noqa: PLC0415 -- 60 ms that a screenplay never pays
    from typebar.readers.markdown.style import ProseStyle  # noqa: PLC0415 -- for prose alone

    language = _metadata(material, {}).language
    woven, wrong = _woven(material, sources)
    sources = [text.source for text in woven.values()] if woven else sources
    style = ProseStyle(language=language)
    reading = markdown.parse_book(tuple(sources), style, woven, memory.in_force())
    assets, faults = images.load(reading.chapters, sources, material.base, material.roots)
    said = facts.of_front_matter(reading.values)
    about = _set(_metadata(material, said))
    if not about.contributors:
        about = replace(about, contributors=facts.contributors(reading.values))
    about, chapters = _told_by_one(about, reading.chapters)
    work = Work(about, chapters, tuple(sources), assets=assets)
    found = Composition(work, (), woven=woven).located((*reading.diagnostics, *faults))
    return _Read(work, (*wrong, *found), woven)


def _set(about: Metadata) -> Metadata:
    """A book's title and what else of it is read as text, set in type as the chapters are."""
    from typebar.readers.markdown import curl  # noqa: PLC0415 -- for prose alone

    title, subtitle, description, rights = (
        curl(text, about.language)
        for text in (about.title, about.subtitle, about.description, about.rights)
    )
    return replace(about, title=title, subtitle=subtitle, description=description, rights=rights)


def _told_by_one(
    about: Metadata, chapters: tuple["Chapter", ...]
) -> tuple[Metadata, tuple["Chapter", ...]]:
    """A single chapter is a story: it names a work that nothing else names, and has no number."""
    from typebar.readers.markdown.roles import says_number  # noqa: PLC0415 -- for prose alone

    if about.titled or len(chapters) != 1:
        return about, chapters
    (story,) = chapters
    if not story.title or story.role != "chapter" or says_number(story.title):
        return about, chapters
    return replace(about, title=story.title, titled=True), (replace(story, number=None),)


def _woven(material: Material, sources: Sequence[Source]) -> "tuple[dict[str, Woven], Findings]":
    """Chapters that may take in others, by path, with all that they take in."""
    if not any(map(may_take_in, material.texts)):
        return {}, ()
    from typebar.readers.markdown.inclusion import weave  # noqa: PLC0415 -- for such books only

    resolve, faults = _shelf(material)
    made = weave(sources, resolve)
    return {text.source.path: text for text in made.texts}, (*faults, *made.diagnostics)


def _metadata(material: Material, said: dict[str, Value]) -> Metadata:
    paths = [text.path for text in material.texts]
    known = facts.metadata((material.below, said, material.above), paths)
    return replace(known, contributors=material.contributors) if material.contributors else known
