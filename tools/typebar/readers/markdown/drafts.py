"""Documents cut into the parts of a book, each with its role, place and number."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from typebar.model.prose import LINE_ATTRIBUTE, Matter
from typebar.readers.markdown import roles
from typebar.readers.markdown.document import Document
from typebar.readers.markdown.faults import DUPLICATE_ID, FRONT_MATTER
from typebar.readers.markdown.front_matter import FrontMatter
from typebar.readers.markdown.roles import Role
from typebar.text.diagnostics import Diagnostic, Related
from typebar.text.source import Span

if TYPE_CHECKING:
    from typebar.readers.markdown.keeping import Finished

_PLACES = {
    "front": Matter.FRONT,
    "frontmatter": Matter.FRONT,
    "body": Matter.BODY,
    "bodymatter": Matter.BODY,
    "back": Matter.BACK,
    "backmatter": Matter.BACK,
}
_LEADING = Role("chapter", Matter.FRONT, in_contents=False)


@dataclass(slots=True)
class Draft:
    """A part of a book on its way to being a chapter."""

    document: Document
    front: FrontMatter
    """Of a source with several parts only what holds for all of them."""
    body: Element
    span: Span
    heading: Element | None = None
    """The heading that gives the title; it isn't in the body any more."""
    name: str = ""
    """The file's name without number and suffix; of later parts of a file, their title."""
    title: str = ""
    role: Role = roles.CHAPTER
    leads: bool = False
    """Whether it's what stands above the first heading of a whole book in one file."""
    number: int | None = None
    slug: str = ""
    diagnostics: list[Diagnostic] = field(default_factory=list)
    finished: "Finished | None" = None
    """What it came to when its source was read before; its body and notes are empty then."""

    @property
    def written_title(self) -> str:
        """The title before inline marks and typography are read."""
        if "title" in self.front.values:
            return self.front.text("title")
        return (self.heading.text or "") if self.heading is not None else ""

    @property
    def heading_id(self) -> str:
        """The id that the writer gave the heading: it becomes the chapter's own."""
        return self.heading.get("id", "") if self.heading is not None else ""

    @property
    def title_line(self) -> int:
        """Index of the line that the title stands in."""
        if "title" not in self.front.values and self.heading is not None:
            return int(self.heading.get(LINE_ATTRIBUTE, "1")) - 1
        place = self.front.places.get("title")
        return self.document.source.position(place.start).line - 1 if place else 0


def cut(document: Document) -> list[Draft]:
    """The parts of one source: one, or where it has several first-level headings one for each.

    What stands above the first of them is a part of its own, and front matter speaks of the book.
    """
    name = roles.stem(document.source.path)
    body = document.body
    tops = [place for place, item in enumerate(body) if item.tag == "h1"]
    if len(tops) < 2:
        draft = Draft(document, document.front, body, document.source.span, name=name)
        _take_heading(draft)
        return [draft]
    edges = [0, *tops] if tops[0] else tops
    drafts: list[Draft] = []
    for start, stop in zip(edges, [*edges[1:], len(body)], strict=True):
        piece = Element("div")
        piece.extend(body[start:stop])
        first = not drafts
        span = _lines(document, start if not first else None, stop)
        draft = Draft(document, shared(document.front), piece, span, name=name if first else "")
        _take_heading(draft)
        draft.name = draft.name or draft.written_title
        draft.leads = first and bool(tops[0])
        drafts.append(draft)
    return drafts


def shared(front: FrontMatter) -> FrontMatter:
    """What the front matter of a whole book in one file says of each of its parts."""
    values = {key: value for key, value in front.values.items() if key in ("language", "lang")}
    return FrontMatter(values, body_line=front.body_line)


def _lines(document: Document, start: int | None, stop: int) -> Span:
    source = document.source
    begin = 0 if start is None else _offset(document, start)
    end = _offset(document, stop) if stop < len(document.body) else len(source.text)
    return Span(source.path, begin, end)


def _offset(document: Document, place: int) -> int:
    line = int(document.body[place].get(LINE_ATTRIBUTE, "1"))
    return document.source.line_starts[line - 1]


def _take_heading(draft: Draft) -> None:
    """Take the heading that opens the text out of the body, where it's the title.

    The first heading of the first level is; without one, a heading that opens the text. Where
    front matter gives the title, only a heading that says the same goes.
    """
    body = draft.body
    top = next((item for item in body if item.tag == "h1"), None)
    opening = body[0] if len(body) and body[0].tag in ("h2", "h3", "h4", "h5", "h6") else None
    heading = top if top is not None else opening
    if heading is None:
        return
    if "title" in draft.front.values and not _same(draft.front.text("title"), heading.text or ""):
        return
    draft.heading = heading
    body.remove(heading)


def _same(first: str, second: str) -> bool:
    return roles.slug(first) == roles.slug(second)


def assign(drafts: Sequence[Draft]) -> None:
    """Give every part its role, number and slug."""
    for draft in drafts:
        draft.role = _role(draft)
    _number(drafts)
    _name(drafts)


def _role(draft: Draft) -> Role:
    asked = draft.front.text("role")
    if asked:
        role = roles.of_name(asked)
        if role:
            return _placed(role, draft)
        draft.diagnostics.append(
            FRONT_MATTER.at(
                draft.front.places.get("role", draft.span),
                f'no part of a book is called "{asked[:40]}"',
                f"roles are {', '.join(roles.ROLES)}",
            )
        )
    if draft.leads and not roles.of_name(draft.name):
        return _placed(_LEADING, draft)
    role = roles.of_name(draft.name) or roles.of_name(draft.written_title) or roles.CHAPTER
    return _placed(role, draft)


def _placed(role: Role, draft: Draft) -> Role:
    """The role as front matter changes it."""
    front = draft.front
    place = front.text("place").lower()
    if place in _PLACES:
        role = role._replace(matter=_PLACES[place])
    elif place:
        draft.diagnostics.append(
            FRONT_MATTER.at(
                front.places.get("place", draft.span),
                f'no place of a book is called "{place[:40]}"',
                'write "front", "body" or "back"',
            )
        )
    numbered, listed = front.flag("numbered"), front.flag("toc")
    if role.name == "chapter" and role.matter is not Matter.BODY:
        role = role._replace(numbered=False)
    if numbered is not None:
        role = role._replace(numbered=numbered)
    return role if listed is None else role._replace(in_contents=listed)


def _number(drafts: Iterable[Draft]) -> None:
    """Count chapters and parts, each in its own row; a number that is given is counted from."""
    counts: dict[str, int] = {}
    for draft in drafts:
        if not draft.role.numbered:
            continue
        kind = draft.role.name
        given = _given_number(draft)
        counts[kind] = counts.get(kind, 0) + 1 if given is None else given
        draft.number = counts[kind]


def _given_number(draft: Draft) -> int | None:
    written = draft.front.text("number").strip()
    if written.isascii() and written.isdigit() and len(written) < 6:
        return int(written)
    if written:
        draft.diagnostics.append(
            FRONT_MATTER.at(
                draft.front.places.get("number", draft.span),
                f'"{written[:40]}" isn\'t a number',
                "write a whole number",
            )
        )
    return roles.number_of_name(draft.name)


def _name(drafts: Iterable[Draft]) -> None:
    """Give slugs that are unique: what is taken gets a number behind it."""
    taken: dict[str, Draft] = {}
    counts: dict[str, int] = {}
    for draft in drafts:
        asked = draft.front.text("slug") or draft.heading_id
        base = roles.slug(asked or draft.name) or draft.role.name
        if base[0].isdigit():
            base = f"{draft.role.name}-{base}"
        slug = base
        while slug in taken:
            counts[base] = counts.get(base, 1) + 1
            slug = f"{base}-{counts[base]}"
        if asked and slug != base:
            draft.diagnostics.append(_taken(draft, taken[base], base))
        taken[slug] = draft
        draft.slug = slug


def _taken(draft: Draft, other: Draft, slug: str) -> Diagnostic:
    return DUPLICATE_ID.at(
        _slug_place(draft),
        f'two parts of the book have the slug "{slug}"',
        "give one of them another",
        related=(Related(_slug_place(other), "the first is here"),),
    )


def _slug_place(draft: Draft) -> Span:
    """Where a part says its slug: in front matter, or in the heading that opens it."""
    return draft.front.places.get("slug") or draft.document.lines.span(draft.title_line)
