"""One web page that holds everything: text, styles, fonts, pictures. Nothing is fetched."""

import hashlib
from base64 import b64encode
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from typebar.model.work import Metadata, Work
from typebar.writers import xhtml, xhtml_controls, xhtml_front
from typebar.writers.registry import Options, Rendering
from typebar.writers.sheets import numbered
from typebar.writers.xhtml_fonts import PROSE, SCRIPT, Family, faces
from typebar.writers.xhtml_front import Entry
from typebar.writers.xhtml_lines import Marker
from typebar.writers.xhtml_pages import page_marks
from typebar.writers.xhtml_script import Act, ScriptForm, acts_across
from typebar.writers.xhtml_styles import asset, compact, minified, style
from typebar.writers.xhtml_title import script_title_page
from typebar.writers.xhtml_words import direction, language_tag, words

if TYPE_CHECKING:
    from typebar.writers.xhtml_pictures import Picture

_SPARE = frozenset(("scene", "speech", "cue"))
"""Classes in a thousand elements that `page-script.css` does without."""
_TAKEN = ("text", "contents", "contents-title", "appearance", "titlepage")
"""Ids of the page itself."""


@dataclass(frozen=True, slots=True)
class _Page:
    """What goes into the page, whatever it holds."""

    metadata: Metadata
    kind: str
    """The body's class: book or script."""
    content: Sequence[Element]
    contents: tuple[Entry, ...]
    family: Family
    styles: tuple[str, ...]


def write(work: Work, options: Options) -> Rendering:
    """The work as one page of HTML, readable from 320 pixels up, light or dark, and on paper."""
    page = _screenplay(work, options) if work.scripts else _book(work, options)
    return Rendering(f"<!DOCTYPE html>\n{xhtml.to_lean_html(_document(page))}".encode())


def _book(work: Work, options: Options) -> _Page:
    # A screenplay needs none of these.
    from typebar.writers import xhtml_prose  # noqa: PLC0415 -- for prose alone
    from typebar.writers.endnotes import placed  # noqa: PLC0415 -- for prose alone
    from typebar.writers.xhtml_pictures import pictures  # noqa: PLC0415 -- for prose alone
    from typebar.writers.xhtml_places import places  # noqa: PLC0415 -- for prose alone

    work = placed(work, options.footnotes)
    language = work.metadata.language
    found = places(
        work.chapters,
        pictures={path: _data(picture) for path, picture in pictures(work.assets).items()},
        taken=_TAKEN,
    )
    called = xhtml_prose.names(work.chapters, language)
    form = xhtml_prose.Form(found, language, level=2, scrolls=True, names=called)
    content = [
        xhtml_front.title_page(work.metadata),
        *(xhtml_prose.chapter(part, form) for part in work.chapters),
    ]
    anchors = {source: f"#{name}" for source, name in found.slugs.items()}
    entries = xhtml_front.book_entries(work.chapters, anchors, language)
    return _Page(
        work.metadata, "book", content, entries, PROSE, ("page", "prose", "page-prose", "emphasis")
    )


def _screenplay(work: Work, options: Options) -> _Page:
    content = [script_title_page(work.scripts[0], work.metadata)]
    entries: list[Entry] = []
    if options.cast and work.cast:
        said = words(work.metadata.language)
        content.append(xhtml_front.cast(work.cast, title=said.cast, level=2))
        entries.append(Entry(said.cast, "#cast"))
    form = ScriptForm(
        work.metadata.language,
        level=2,
        notes=options.notes,
        marker=Marker.BETWEEN,
        spare=_SPARE,
        syntax=xhtml.Syntax.LEAN,
        asked=repr(options),
    )
    for act in acts_across(numbered(work, options), page_marks(work, options), form):
        content.append(_act(act))
        entries += _entries(act)
    styles = ("page", "script", "page-script", "emphasis")
    return _Page(work.metadata, "script", content, tuple(entries), SCRIPT, styles)


def _act(act: Act) -> Element:
    # What a scene holds stands below its heading; an element round it would tell nothing more.
    scenes = (item for scene in act.scenes for item in scene.section)
    if act.heading is None:
        return xhtml.element("div", {"class": "act"}, *scenes)
    named = {"class": "act", "aria-labelledby": act.id}
    return xhtml.element("section", named, act.heading, *scenes)


def _entries(act: Act) -> tuple[Entry, ...]:
    scenes = tuple(
        Entry(scene.title or scene.id, f"#{scene.id}") for scene in act.scenes if scene.id
    )
    return (Entry(act.title, f"#{act.id}", scenes),) if act.heading is not None else scenes


def _data(picture: "Picture") -> str:
    return f"data:{picture.media_type};base64,{b64encode(picture.data).decode()}"


def _document(page: _Page) -> Element:
    metadata = page.metadata
    said = words(metadata.language)
    title = " ".join(xhtml.clean(metadata.title).split()) or said.title_page
    contents = xhtml_front.contents(page.contents, title=said.contents) if page.contents else None
    if contents is not None:
        contents.set("popover", "auto")
    body = xhtml.element(
        "body",
        {"class": page.kind},
        xhtml_controls.skip_link(said),
        xhtml_controls.bar(title, said, has_contents=contents is not None),
        xhtml.element("script", None, _script("choices")),
        contents,
        xhtml.element("main", {"id": "text", "tabindex": "-1"}, *page.content),
    )
    return xhtml.element(
        "html",
        {"lang": language_tag(metadata.language), "dir": direction(metadata.language)},
        xhtml.element("head", None, *_head(page, title, body)),
        body,
    )


def _head(page: _Page, title: str, body: Element) -> Iterable[Element]:
    # Without blanks at the ends: checkers of policies trim before they take the hash.
    sheet = minified(_font_faces(page.family, [body]) + style(*page.styles))
    script = _script("reader")
    policy = (
        "default-src 'none'; img-src data:; font-src data:; "
        f"style-src {_digest(sheet)}; script-src {_digest(_script('choices'))} {_digest(script)}; "
        "base-uri 'none'; form-action 'none'"
    )
    yield xhtml.element("meta", {"charset": "utf-8"})
    yield xhtml.element("meta", {"http-equiv": "Content-Security-Policy", "content": policy})
    yield xhtml.element(
        "meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"}
    )
    yield xhtml.element("title", None, title)
    for name, value in (
        ("author", ", ".join(page.metadata.authors)),
        ("description", page.metadata.description),
        ("color-scheme", "light dark"),
    ):
        if value:
            yield xhtml.element("meta", {"name": name, "content": value})
    yield xhtml.element("style", None, sheet)
    yield xhtml.element("script", {"type": "module"}, script)


def _script(name: str) -> str:
    return compact(asset(f"{name}.js").decode())


def _digest(text: str) -> str:
    """What a Content-Security-Policy calls an inline style or script that may apply."""
    return f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _font_faces(family: Family, content: Iterable[Element]) -> str:
    return "".join(
        f'@font-face {{ font-family: "{family.name}"; {face.style}; '
        f"src: url(data:font/{family.web};base64,{b64encode(face.data).decode()}) "
        f'format("{family.web}") }}\n'
        for face in faces(family, content, flavour=family.web)
    )
