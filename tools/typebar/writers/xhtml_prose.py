"""A chapter as a section: heading, body without anything that could run or fetch, notes."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple
from xml.etree.ElementTree import Element

from typebar.model.prose import LINE_ATTRIBUTE, Chapter
from typebar.readers.markdown.roles import says_number
from typebar.text import trees
from typebar.writers import xhtml
from typebar.writers.xhtml_places import Places
from typebar.writers.xhtml_tables import WIDE, is_wide, scroller
from typebar.writers.xhtml_upright import stand_up
from typebar.writers.xhtml_words import language_tag, numbered, role_name, words

DEPTH = 100
"""Elements nested deeper than this are unwrapped: XML parsers of readers stop at 256."""

_TAGS = xhtml.name_set(
    "a abbr aside b bdi bdo blockquote br caption cite code col colgroup data dd del dfn div dl dt "
    "em figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li mark ol p pre q rp "
    "rt ruby s samp section small span strong sub sup table tbody td tfoot th thead time tr u ul "
    "var wbr"
)
_DROPPED = xhtml.name_set(
    "applet audio base button canvas embed form frame frameset head iframe input link math meta "
    "noscript object param script select source style svg template textarea title track "
    "video"
)
"""Left out with all that stands in them; other unknown elements leave their content behind."""
_ATTRIBUTES = xhtml.name_set(
    "class lang dir title alt colspan rowspan headers scope start reversed value datetime cite "
    "role aria-label aria-hidden epub:type"
)
_REFERENCES = frozenset(("aria-labelledby", "aria-describedby"))
_ALIGNED = re.compile(r"text-align:\s*(left|right|center)")
_HEADINGS = {f"h{level}": level for level in range(1, 7)}

_EPUB_TYPES = xhtml.name_set(
    "abstract acknowledgments afterword appendix bibliography chapter colophon conclusion "
    "contributors copyright-page credits dedication epigraph epilogue errata foreword glossary "
    "halftitlepage imprint imprimatur index introduction notice other-credits part preamble "
    "preface prologue titlepage"
)
_SECTION_ROLES = xhtml.name_set(
    "abstract acknowledgments afterword appendix bibliography chapter colophon conclusion credits "
    "dedication epigraph epilogue errata foreword glossary index introduction notice part preface "
    "prologue"
)
"""DPUB-ARIA roles that a `section` may have (ARIA in HTML)."""
_UNHEADED = frozenset(("dedication", "epigraph", "halftitlepage", "copyright-page"))
"""Roles that show no heading when all that it says is the role."""
_NAMED = xhtml.name_set(
    "acknowledgments afterword appendix bibliography conclusion credits endnotes epilogue errata "
    "foreword glossary index introduction notice preface prologue"
)
"""Roles that are the heading of a part without a title: readers look for these by name."""


class Form(NamedTuple):
    """How chapters are to look in one output."""

    places: Places
    language: str = "en-US"
    """The work's."""
    level: int = 1
    """Of a chapter's heading: 1, or 2 where the page has a title above; headings inside follow."""
    scrolls: bool = False
    """Whether what is too wide is scrolled: a web page; else it's broken where it must be."""
    names: Mapping[str, str] = MappingProxyType({})
    """Chapter's key -> what landmarks call it, as `names` has it; else it's called by its label."""
    vertical: bool = False
    """Whether lines run from top to bottom."""
    keep_lines: bool = False
    """Whether blocks keep LINE_ATTRIBUTE, for outputs that are mapped back to the source."""


@dataclass(slots=True)
class _State:
    """What a copy of one chapter knows on its way through the tree."""

    chapter: Chapter
    form: Form
    depths: list[tuple[int, int]] = field(default_factory=list)
    """Heading levels open above: (as written, as given out)."""
    ids: set[str] = field(default_factory=set)


def chapter(part: Chapter, form: Form) -> Element:
    """The chapter as `section.chapter` (or of its role) with the id that links lead to.

    Its heading, where it has one: `h1 > span.number + span.title`, the number in words of the
    language ("Chapter 1") where there is no title; a dedication and its like have no heading but
    `aria-label`. A subtitle is a `p.subtitle` below. The body's blocks follow as they are, less
    scripts, event handlers and unknown addresses.
    """
    name = form.places.slugs[part.key]
    heading = _heading(part, form, f"{name}-title")
    section = xhtml.element("section", _section_attributes(part, name))
    called = form.names.get(part.key, label(part, form.language))
    if heading is None or called != label(part, form.language):
        section.set("aria-label", called)
    else:
        section.set("aria-labelledby", f"{name}-title")
    trees.append(section, (heading, _subtitle(part)))
    above = form.level if heading is not None else form.level - 1
    state = _State(part, form, [(above, above)], {name, f"{name}-title"})
    _copy(part.body, section, state)
    if form.vertical:
        stand_up(section)
    return section


def label(part: Chapter, language: str) -> str:
    """What contents and file titles call a chapter: "1. The Portal", "Chapter 1", "Dedication"."""
    if part.title.strip():
        return f"{_number(part, language)}. {part.title}" if shows_number(part) else part.title
    return _untitled(part, language)


def _number(part: Chapter, language: str) -> str:
    """The number beside a title: of a part with the word, as chapters below it have numbers too."""
    return _untitled(part, language) if part.role == "part" else str(part.number)


def names(chapters: Iterable[Chapter], language: str) -> dict[str, str]:
    """What landmarks of one page call its chapters, by their keys: no two the same.

    Novels call chapters by who tells them: the second "Anna" is "Anna (2)" to who listens.
    """
    seen: Counter[str] = Counter()
    called = {}
    for part in chapters:
        said = label(part, language)
        seen[said] += 1
        called[part.key] = f"{said} ({seen[said]})" if seen[said] > 1 else said
    return called


def notes_of(called: str, language: str) -> str:
    """What the notes of a chapter are called, which has a name of its own."""
    return f"{words(language).notes}: {called}"


def shows_number(part: Chapter) -> bool:
    """Whether the number stands with the title; not where the title says it: "Chapter One"."""
    return part.number is not None and not says_number(part.title)


def _untitled(part: Chapter, language: str) -> str:
    said = words(language)
    name = {"chapter": said.chapter, "part": said.part}.get(part.role)
    if name:
        return numbered(name, part.number)
    return role_name(part.role, language) or part.slug


def _section_attributes(part: Chapter, name: str) -> dict[str, str]:
    role = part.role
    return {
        "class": xhtml.identifier(role, "role") or "chapter",
        "id": name,
        "epub:type": role if role in _EPUB_TYPES else "",
        "role": f"doc-{role}" if role in _SECTION_ROLES else "",
        "lang": language_tag(part.body.get("lang", "")) if part.body.get("lang") else "",
    }


def _heading(part: Chapter, form: Form, name: str) -> Element | None:
    shown = shows_number(part)
    title = part.title.strip()
    bare = part.role in _UNHEADED and title.casefold() in ("", part.role)
    if not (title or shown) and part.role in _NAMED:
        title = _untitled(part, form.language)
    if bare or not (title or shown):
        return None
    said = _number(part, form.language) if title else _untitled(part, form.language)
    return xhtml.element(
        f"h{form.level}",
        {"class": "chapter-title", "id": name},
        xhtml.element("span", {"class": "number"}, said) if shown else None,
        " " if shown and title else None,
        xhtml.element("span", {"class": "title"}, title) if title else None,
    )


def _subtitle(part: Chapter) -> Element | None:
    if not part.subtitle.strip():
        return None
    kept = {"class": "subtitle", "epub:type": "subtitle", "role": "doc-subtitle"}
    return xhtml.element("p", kept, part.subtitle)


def _copy(body: Element, section: Element, state: _State) -> None:
    """Copy the children of `body` behind those of `section`, without recursion."""
    stack: list[tuple[Element | str, Element, int]] = []

    def push(parent: Element, target: Element, depth: int) -> None:
        for child in reversed(parent):
            if child.tail:
                stack.append((child.tail, target, depth))
            stack.append((child, target, depth))
        if parent.text:
            stack.append((parent.text, target, depth))

    push(body, section, 1)
    while stack:
        item, target, depth = stack.pop()
        if isinstance(item, str):
            trees.append(target, (item,))
            continue
        tag = str(item.tag).lower()
        if tag in _DROPPED or tag.startswith("<"):  # "<function Comment ...>" and its like
            continue
        copied = _copied(item, tag, state) if tag in _TAGS and depth < DEPTH else None
        if copied is not None:
            _hold(copied, item, target, state)
        push(item, target if copied is None else copied, depth + (copied is not None))


def _hold(copied: Element, item: Element, target: Element, state: _State) -> None:
    """Put the copy of an element where it stands; a wide table may be scrolled there."""
    if copied.tag == "table" and is_wide(item):
        copied.set("class", f"{copied.get('class', '')} {WIDE}".strip())
        if state.form.scrolls:
            target.append(scroller(item))
            target = target[-1]
    target.append(copied)


def _copied(item: Element, tag: str, state: _State) -> Element | None:
    """The element without its content; none where only its content may stay."""
    if tag == "img":
        return _picture(item, state)
    if tag == "a":
        return _link(item, state)
    if tag in _HEADINGS:
        tag = f"h{_level(_HEADINGS[tag], state.depths)}"
    copied = xhtml.element(tag, _kept(item, state))
    classes = copied.get("class", "").split()
    if "footnotes" in classes or "chapter-notes" in classes:
        copied.set("epub:type", "footnotes")
        language = state.form.language
        called = state.form.names.get(state.chapter.key, label(state.chapter, language))
        copied.attrib.setdefault("aria-label", notes_of(called, language))
    elif tag == "aside" and (item.get("id") or "").startswith("fn"):
        copied.set("epub:type", "footnote")
        copied.set("role", "doc-footnote")
    return copied


def _kept(item: Element, state: _State) -> dict[str, str]:
    kept = {}
    for name, value in item.items():
        if name in _ATTRIBUTES or (name == LINE_ATTRIBUTE and state.form.keep_lines):
            kept[name] = value
        elif name in _REFERENCES:
            kept[name] = " ".join(
                state.form.places.id(state.chapter, word) for word in value.split()
            )
        elif name == "style" and (aligned := _ALIGNED.search(value)):
            kept["class"] = f"{kept.get('class', '')} align-{aligned[1]}".strip()
    _keep_id(item, kept, state)
    if "lang" in kept:
        kept["lang"] = language_tag(kept["lang"])
    return kept


def _keep_id(item: Element, kept: dict[str, str], state: _State) -> None:
    name = item.get("id", "")
    if not name:
        return
    name = state.form.places.id(state.chapter, name)
    if name not in state.ids:
        state.ids.add(name)
        kept["id"] = name


def _level(written: int, depths: list[tuple[int, int]]) -> int:
    """The level given out: below the one above it by one, so that none is skipped."""
    while len(depths) > 1 and depths[-1][0] >= written:
        depths.pop()
    level = min(depths[-1][1] + 1, 6)
    depths.append((written, level))
    return level


def _picture(item: Element, state: _State) -> Element | None:
    """The picture where the work has it; else its text alternative, so that nothing is lost."""
    address = state.form.places.picture(state.chapter, item.get("src", ""))
    alternative = item.get("alt", "")
    if address is None:
        if not alternative:
            return None
        return xhtml.element("span", {"class": "missing-picture"}, f"[{alternative}]")
    return xhtml.element("img", {**_kept(item, state), "src": address, "alt": alternative})


def _link(item: Element, state: _State) -> Element | None:
    kept = _kept(item, state)
    address = state.form.places.link(state.chapter, item.get("href", ""))
    if address is None and "id" not in kept:
        return None
    kept["href"] = address or ""
    classes = kept.get("class", "").split()
    if "footnote-ref" in classes:
        kept |= {"epub:type": "noteref", "role": "doc-noteref"}
    elif any(name.startswith("footnote-back") for name in classes):
        kept |= {"role": "doc-backlink"}
        kept.setdefault("aria-label", words(state.form.language).back)
    return xhtml.element("a" if address else "span", kept)
