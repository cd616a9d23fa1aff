"""What is known of a work, from its configuration and from the text itself."""

import re
from collections.abc import Mapping, Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING

from typebar.model.work import Contributor, Metadata
from typebar.project.config import Value
from typebar.text.language import well_formed
from typebar.writers.contributors import ROLES

if TYPE_CHECKING:
    from typebar.model.script import TitlePage

_TITLE_PAGE: dict[str, tuple[str, ...]] = {
    "title": ("Title",),
    "subtitle": ("Subtitle",),
    "authors": ("Author", "Authors", "Written by"),
    "credit": ("Credit",),
    "source": ("Source",),
    "date": ("Draft date", "Date"),
    "draft": ("Draft", "Revision", "Version"),
    "contact": ("Contact", "Contact info", "Address"),
    "rights": ("Copyright", "Rights"),
    "language": ("Language", "Lang"),
    "series": ("Series", "Show", "Episode of"),
}
"""Keys of keys.METADATA -> keys of a title page, the first that has lines counting."""

_FRONT_MATTER: dict[str, tuple[str, ...]] = {
    "authors": ("author", "authors"),
    "date": ("date",),
    "description": ("description",),
    "draft": ("draft",),
    "identifier": ("identifier", "isbn"),
    "language": ("language", "lang"),
    "title": ("title",),
    "subtitle": ("subtitle",),
    "publisher": ("publisher",),
    "rights": ("rights",),
    "series": ("series",),
    "series-number": ("series_number",),
    "subjects": ("subjects", "keywords", "tags"),
}
"""The same for what prose says of the whole book."""

_ORDINAL = re.compile(r"^\d+[-_ .]+(?=.)")
"""What puts a file in its place among others, before the words of its name."""
_LISTS = ("authors", "contact", "subjects")


def of_title_page(page: "TitlePage | None") -> dict[str, Value]:
    """What a title page says, as plain text."""
    facts: dict[str, Value] = {}
    for name, keys in _TITLE_PAGE.items():
        lines = tuple(filter(None, map(_plain, page.values(*keys) if page else ())))
        if lines:
            facts[name] = lines if name in _LISTS else " ".join(lines)
    return facts


def of_front_matter(values: Mapping[str, str]) -> dict[str, Value]:
    """What the front matter of a book says of all of it."""
    facts: dict[str, Value] = {}
    for name, keys in _FRONT_MATTER.items():
        if text := next((values[key] for key in keys if values.get(key)), ""):
            facts[name] = _list(text) if name in _LISTS else text
    return facts


def contributors(values: Mapping[str, str]) -> tuple[Contributor, ...]:
    """Who the front matter of a book says took part.

    `translator: A. Writer`, and `contributors: A. Writer (translator), B. Writer (editor)`.
    """
    found = [Contributor(name, role) for role in ROLES for name in _list(values.get(role, ""))]
    for words in _list(values.get("contributors", "")):
        name, _, role = words.rstrip(")").partition("(")
        role = role.strip().lower()
        found.append(Contributor(name.strip(), role if role in ROLES else "contributor"))
    return tuple(found)


def metadata(layers: Sequence[Mapping[str, Value]], paths: Sequence[str]) -> Metadata:
    """What is known, a later layer holding over an earlier one.

    A work that nothing gives a title has that of its file; one of several files that of their
    folder. `paths` are those of the sources.
    """
    known: dict[str, Value] = {"title": _title_of(paths)}
    for layer in layers:
        known |= {name: value for name, value in layer.items() if value and _may_be(name, value)}
    one = {name: _text(value) for name, value in known.items() if name not in _LISTS}
    many = {name: _texts(value) for name, value in known.items() if name in _LISTS}
    return Metadata(
        title=one["title"],
        titled=any(layer.get("title") for layer in layers),
        subtitle=one.get("subtitle", ""),
        authors=many.get("authors", ()),
        credit=one.get("credit", ""),
        source=one.get("source", ""),
        language=one.get("language") or Metadata().language,
        identifier=one.get("identifier", ""),
        publisher=one.get("publisher", ""),
        rights=one.get("rights", ""),
        description=one.get("description", ""),
        date=one.get("date", ""),
        draft=one.get("draft", ""),
        contact=many.get("contact", ()),
        subjects=many.get("subjects", ()),
        series=one.get("series", ""),
        series_number=one.get("series-number", ""),
    )


def _may_be(name: str, value: Value) -> bool:
    """Whether a fact can be one: what is no language leaves that of the layer below."""
    return name != "language" or well_formed(_text(value))


def _title_of(paths: Sequence[str]) -> str:
    first = PurePath(paths[0])
    folder = first.parent.name if len(paths) > 1 else ""
    stem = folder or ("" if paths[0] == "<stdin>" else first.stem)
    words = _ORDINAL.sub("", stem).replace("_", " ").replace("-", " ").split()
    return " ".join(word[:1].upper() + word[1:] for word in words) or "Untitled"


def _plain(line: str) -> str:
    from typebar.model.emphasis import plain  # noqa: PLC0415 -- for screenplays alone

    return plain(line).strip()


def _list(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


def _text(value: Value) -> str:
    return value if isinstance(value, str) else ", ".join(value)


def _texts(value: Value) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else value
