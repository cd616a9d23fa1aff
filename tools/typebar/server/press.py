"""Making views of a project's targets, and only what has changed of them anew."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from typebar.layout.layouts import Layouts
from typebar.layout.pages import Kind, Page
from typebar.model.emphasis import plain
from typebar.model.script import SceneHeading, Script, Section
from typebar.model.work import Work
from typebar.pipeline.render import options
from typebar.project.compose import Composition, compose
from typebar.project.config import Config, Target
from typebar.project.fingerprint import fingerprint
from typebar.project.material import Material, gather, page_settings
from typebar.server import chapters, sheet
from typebar.server.view import SCRIPT, Entry, Part, View
from typebar.writers.registry import Options
from typebar.writers.sheets import Sheets, dressed, joined, page_style

_ANY_TIME = {"SOURCE_DATE_EPOCH": "0"}
"""No page shows when the text was last changed, so nobody is asked."""


class _Made(NamedTuple):
    """A view, and what it was made from."""

    material: Material
    images: dict[str, str]
    settings: dict[str, object]
    view: View


@dataclass(slots=True)
class Press:
    """Makes views; remembers the last ones."""

    _made: dict[str, _Made] = field(default_factory=dict)
    _layouts: Layouts = field(default_factory=Layouts)
    _drawn: dict[str, dict[int, tuple[Page, Part]]] = field(default_factory=dict)
    """For each target, by the id of the page: a page that was taken over isn't drawn again."""

    def view(self, config: Config, target: Target) -> View:
        """The target as it is now.

        Raises:
            TypebarError: it can't be read, or its configuration is wrong.
        """
        material = gather(config, target, _ANY_TIME)
        settings = page_settings(target, material.profile)
        last = self._made.get(target.name)
        if (
            last
            and last.material == material
            and last.settings == settings
            and last.images == _images(material, last.images)
        ):
            return last.view
        whole = compose(material)
        view = self._view(target, whole, options(settings))
        self._made[target.name] = _Made(material, whole.images, settings, view)
        return view

    def files(self, config: Config) -> Iterator[Path]:
        """Everything that went into the last views, images that aren't there included."""
        for made in self._made.values():
            texts = (*made.material.texts, *made.material.included)
            for name in (*(text.path for text in texts), *made.material.refused, *made.images):
                # What leads out of the project is never read, so it needn't be looked at either.
                if ".." not in name.split("/") and "\0" not in name:
                    yield config.root / name

    def _view(self, target: Target, whole: Composition, asked: Options) -> View:
        if whole.work.scripts:
            return self._screenplay(target, whole, asked)
        return chapters.view(target.name, whole, asked)

    def _screenplay(self, target: Target, whole: Composition, asked: Options) -> View:
        work = whole.work
        script = joined(work)
        style = page_style(asked, script.title_page)
        body = self._layouts.pages(target.name, script, style, outline=asked.notes)
        sheets = dressed(work, asked, style, body)
        shown = sheets.all
        paths = [element.span.source for element in script.elements]
        return View(
            target.name,
            _title(script, work) or target.name,
            SCRIPT,
            self._parts(target.name, sheets),
            tuple(_entries(script, shown)),
            dict(whole.files),
            sheet.measures(style.paper),
            tuple(sheet.origins(page, paths, script.source) for page in shown),
        )

    def _parts(self, name: str, sheets: Sheets) -> tuple[Part, ...]:
        known = self._drawn.get(name, {})
        found: dict[int, tuple[Page, Part]] = {}
        paper, mark = sheets.style.paper, sheets.watermark
        for page in sheets.all:
            same = known.get(id(page)) if not mark else None
            found[id(page)] = same or (page, Part(page.label, sheet.draw(page, paper, mark)))
        self._drawn[name] = {} if mark else found
        return tuple(part for _, part in found.values())


def _images(material: Material, known: dict[str, str]) -> dict[str, str]:
    return {key: fingerprint(key, material.base, material.roots) for key in known}


def _title(script: Script, work: Work) -> str:
    written = script.title_page.values("title") if script.title_page else ()
    return " ".join(plain(line).strip() for line in written) or work.metadata.title


def _entries(script: Script, shown: tuple[Page, ...]) -> Iterator[Entry]:
    """Sections and scenes; a section stands where the first printed element after it stands."""
    places: dict[int, tuple[int, int]] = {}
    numbers: dict[int, str] = {}
    for part, page in enumerate(shown):
        for row, placed in enumerate(page.lines):
            if placed.kind is Kind.SCENE_NUMBER:
                numbers[placed.element] = placed.text.strip()
            elif placed.element >= 0 and not placed.synthetic:
                places.setdefault(placed.element, (part, row))
    waiting: list[tuple[str, int]] = []
    depth = 0
    for index, element in enumerate(script.elements):
        if isinstance(element, Section):
            waiting.append((plain(element.line.text), element.level - 1))
            depth = element.level
        if index not in places:
            continue
        part, row = places[index]
        yield from (Entry(title, level, part, row, divides=True) for title, level in waiting)
        waiting.clear()
        if isinstance(element, SceneHeading):
            title = plain(element.line.text).strip()
            number = numbers.get(index)
            yield Entry(f"{number}  {title}" if number else title, depth, part, row)
