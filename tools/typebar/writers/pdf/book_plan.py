"""What a book consists of, in order: stretches to typeset, and how each is treated."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element

from typebar.model.prose import Chapter, Matter
from typebar.model.work import Metadata, Work
from typebar.writers import xhtml
from typebar.writers.pdf.book_extract import SCHEME
from typebar.writers.pdf.book_markup import ALONE, dress, opening, wants_capitals
from typebar.writers.pdf.book_unit import Unit
from typebar.writers.xhtml_front import Entry, book_entries, contents, title_page
from typebar.writers.xhtml_places import places, unique_names
from typebar.writers.xhtml_prose import Form, chapter, label
from typebar.writers.xhtml_words import direction, language_tag, words

TITLE, CONTENTS = ".title", ".contents"
_IMPRINT = frozenset(("credits", "notice"))
"""Roles that are printed on the back of the title page."""
_IMPRINT_LENGTH = 1400
"""Characters that fit there."""
_SHORT = 14
"""Entries of contents that fit on a page with air between them."""
_YEAR = re.compile(r"\b[12][0-9]{3}\b")
_ORDINAL = re.compile(r"(\d+)\. ")


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch in the plan of a book."""

    unit: Unit | None
    """None for the contents, which are made when all else has its pages."""
    name: str
    title: str
    """In the outline and the contents; empty: in neither."""
    matter: Matter
    level: int = 0
    """In the outline."""
    numbered: bool = True
    """Whether its pages show their numbers."""
    sources: tuple[str, ...] = ()
    """The paths of the chapters that it holds."""
    either_side: bool = False
    """Whether it may open on a left-hand page, in a book whose chapters do."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A book before it's typeset."""

    work: Work
    parts: tuple[Part, ...]
    entries: tuple[Entry, ...]
    """Of the contents; empty: the book has none."""

    def on_the_right(self) -> "Plan":
        """The same book, all parts of which open on right-hand pages."""
        return replace(self, parts=tuple(replace(one, either_side=False) for one in self.parts))

    def contents(self, labels: Mapping[str, str]) -> Unit:
        """The contents, with page numbers by address."""
        language = self.work.metadata.language
        made = contents(self.entries, title=words(language).contents, level=1)
        for heading in made.findall("h1"):
            heading.set("class", "chapter-title")
            _wrap(heading)
            opening = xhtml.element("div", {"class": "opening"}, heading)
            made[0] = opening
        for item in list(made.iter("li")):
            address = item[0].get("href", "").removeprefix(SCHEME)
            item[0] = _entry(item[0], labels.get(address, ""))
        made.set("class", " ".join(("contents", *_looks(made, _count(self.entries)))))
        return Unit(CONTENTS, _page(self.work.metadata, made, words(language).contents))


def plan(work: Work, bleed: float = 0) -> Plan:
    """The stretches of a work in the order of print.

    Title leaves, dedication and epigraph, contents, other front matter; the text; the back.

    Args:
        work: the book.
        bleed: how far, in points, a picture that covers a page goes over the page's edges.
    """
    setting = _setting(work, bleed)
    imprint = _imprint(work)
    front, body, back = (
        [part for part in work.chapters if part.matter is matter and part not in imprint]
        for matter in Matter
    )
    alone = [part for part in front if part.role in ALONE]
    others = [part for part in front if part.role not in ALONE]
    ordered = (*alone, *others, *body, *back)
    entries = book_entries(ordered, setting.form.places.files, work.metadata.language)  # type: ignore[arg-type]  # read only
    parts = _parts(setting, ordered)
    if _count(entries) > 1:
        said = words(work.metadata.language).contents
        parts.insert(len(alone), Part(None, CONTENTS, said, Matter.FRONT))
    else:
        entries = ()
    if work.metadata.title:
        parts.insert(0, _title(setting, imprint))
    return Plan(work, tuple(parts), entries)


@dataclass(frozen=True, slots=True)
class _Setting:
    """What every stretch of one book is made with."""

    work: Work
    form: Form
    pictures: dict[str, str]
    """Asset -> address."""
    capitals: bool
    """Whether chapters with room for a drop capital have one."""
    bleed: float


def _setting(work: Work, bleed: float) -> _Setting:
    slugs = unique_names(work.chapters)
    files = {part.key: SCHEME + slug for part, slug in zip(work.chapters, slugs, strict=True)}
    pictures = {name: f"typebar:image/{index}" for index, name in enumerate(sorted(work.assets))}
    made = places(work.chapters, pictures=pictures, files=files)
    form = Form(made, work.metadata.language, keep_lines=True)
    return _Setting(work, form, pictures, wants_capitals(work.chapters), bleed)


def _imprint(work: Work) -> list[Chapter]:
    """The parts that are printed on the back of the title page, where they fit."""
    parts = [
        part
        for part in work.chapters
        if part.role in _IMPRINT and part.matter is Matter.FRONT and not part.in_contents
    ]
    length = sum(len("".join(part.body.itertext())) for part in parts)
    return parts if work.metadata.title and length <= _IMPRINT_LENGTH else []


def _count(entries: Sequence[Entry]) -> int:
    return sum(1 + _count(entry.children) for entry in entries)


def _parts(setting: _Setting, chapters: Sequence[Chapter]) -> list[Part]:
    """The chapters as stretches; those of a part of the book stand below it in the outline."""
    parts: list[Part] = []
    inside: Matter | None = None
    for part in chapters:
        if part.role == "part":
            inside = part.matter
        level = int(inside is part.matter and part.role != "part")
        parts.append(_chapter(setting, part, level))
    return parts


def _chapter(setting: _Setting, part: Chapter, level: int) -> Part:
    name = setting.form.places.slugs[part.key]
    made = chapter(part, setting.form)
    text = "".join("".join(made.itertext()).split())
    dress(made, part, capitals=setting.capitals)
    language = setting.work.metadata.language
    title = label(part, language)
    unit = Unit(
        name,
        _page(setting.work.metadata, made, part.title or title, _over(setting, made)),
        text,
        opening(made),
        _pictures(setting, made),
    )
    quiet = part.role in ALONE or part.role == "part"
    shown = title if part.in_contents else ""
    either = part.matter is not Matter.FRONT and part.role != "part"
    return Part(unit, name, shown, part.matter, level, not quiet, (part.key,), either)


def _pictures(setting: _Setting, made: Element) -> tuple[tuple[str, bytes], ...]:
    used = {item.get("src") for item in made.iter("img")}
    return tuple(
        (address, setting.work.assets[name])
        for name, address in setting.pictures.items()
        if address in used
    )


def _over(setting: _Setting, made: Element) -> str:
    """The style that tells how far pictures go over the page; empty where none covers one."""
    covered = any("full-page" in item.get("class", "").split() for item in made.iter("figure"))
    return f"--bleed: {setting.bleed:.3f}pt" if covered and setting.bleed else ""


def _page(metadata: Metadata, content: Element, head: str, style: str = "") -> str:
    """A whole document for the typesetter; `head` is what pages in front say above the text.

    In a book that's read leftwards those are the left-hand ones.
    """
    heads = [metadata.title or head, head]
    if direction(metadata.language) == "rtl":
        heads.reverse()
    body = xhtml.element("body", {"data-verso": heads[0], "data-recto": heads[1]}, content)
    root = xhtml.element(
        "html",
        {
            "lang": language_tag(metadata.language),
            "dir": direction(metadata.language),
            "style": style,
        },
        xhtml.element("head", None, xhtml.element("title", None, metadata.title or head)),
        body,
    )
    return f"<!DOCTYPE html>\n{xhtml.to_html(root)}"


def _title(setting: _Setting, imprint: Sequence[Chapter]) -> Part:
    """Half title, an empty page, the title page, and on its back the rights and notices."""
    metadata = setting.work.metadata
    title = title_page(metadata)
    title.set("class", "leaf title-page")
    back = xhtml.element("div", {"class": "imprint-text"}, _known(metadata))
    for part in imprint:
        back.append(dress(chapter(part, setting.form), part))
    for name in ("draft", "contact", "rights"):
        for line in title.findall(f"p[@class='{name}']"):
            title.remove(line)
            back.append(line)
    _ornament(title)
    leaves = xhtml.element(
        "div",
        None,
        xhtml.element(
            "div", {"class": "leaf half-title"}, xhtml.element("p", None, metadata.title)
        ),
        xhtml.element("div", {"class": "leaf blank-leaf"}),
        title,
        xhtml.element("div", {"class": "imprint"}, back) if len(back) else None,
    )
    sources = tuple(part.key for part in imprint)
    unit = Unit(TITLE, _page(metadata, leaves, metadata.title), "", "", _pictures(setting, leaves))
    return Part(unit, TITLE, metadata.title, Matter.FRONT, numbered=False, sources=sources)


def _known(metadata: Metadata) -> Element | None:
    """Work, author and year for the back of the title page; none where there's only a title.

    No "©" is put before them: whether somebody claims a right is for `rights` to say.
    """
    year = _YEAR.search(metadata.date)
    makers = ", ".join((*metadata.authors, *([year[0]] if year else ())))
    if not makers:
        return None
    title = xhtml.element("em", None, metadata.title)
    return xhtml.element("p", None, title, xhtml.element("br"), makers)


def _ornament(title: Element) -> None:
    """A rule between the work's name and its makers'."""
    for index, item in enumerate(title):
        if item.get("class") in {"credit", "authors"}:
            title.insert(index, xhtml.element("div", {"class": "ornament"}))
            return


def _looks(made: Element, count: int) -> list[str]:
    """How contents are set: with room for numbers in front, or tightly because they're long."""
    numbered = made.find(".//span[@class='ordinal']") is not None
    return [*(["numbered"] if numbered else []), *(["long"] if count > _SHORT else [])]


def _wrap(heading: Element) -> None:
    """Give the heading's text the look of a chapter's title."""
    title = xhtml.element("span", {"class": "title"}, heading.text)
    heading.text = None
    heading.append(title)


def _entry(link: Element, label: str) -> Element:
    """A line of the contents; the number of a chapter hangs in front of its title."""
    match = _ORDINAL.match(link.text or "")
    ordinal = None
    if match is not None:
        link.text = (link.text or "")[match.end() :]
        ordinal = xhtml.element("span", {"class": "ordinal"}, match[1])
    number = xhtml.element("span", {"class": "page"}, label)
    return xhtml.element("div", {"class": "entry"}, ordinal, link, number)
