"""Chapters that were written down before: what a change doesn't reach is taken as it is."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import fields
from itertools import count
from typing import NamedTuple
from xml.etree.ElementTree import Element

from typebar.model.prose import Chapter
from typebar.model.work import PageMark
from typebar.text.pieces import Pieces, origin
from typebar.writers import xhtml_printed, xhtml_prose
from typebar.writers.xhtml import WRITTEN, Syntax, inner
from typebar.writers.xhtml_prose import Form

Pages = list[tuple[str, str]]
"""Labels and ids of the printed pages that begin in a chapter."""


class Chapters(NamedTuple):
    """The chapters of a work in one form."""

    form: Form
    syntax: Syntax
    pieces: Pieces | None = None
    """Where chapters are kept."""

    def section(
        self, part: Chapter, marks: Sequence[PageMark], first: int
    ) -> tuple[Element, Pages]:
        """The chapter as xhtml_prose.chapter makes it, with its pages marked.

        Ids of pages are numbered from `first`. A chapter that could be kept comes as WRITTEN.
        """
        if self.pieces is None or not part.blocks.digest:
            return self._made(part, marks, first)
        place = f"{self.syntax.value} {part.key}"
        made_from = self._origin(part, marks, first)
        kept = self.pieces.find(place, made_from)
        if kept is None:
            section, pages = self._made(part, marks, first)
            head = json.dumps({"shown": list(_shown(section)), "pages": pages})
            kept = f"{head}\n{inner([section], self.syntax)}".encode()
            self.pieces.keep(place, made_from, kept)
        return _taken(kept)

    def _made(self, part: Chapter, marks: Sequence[PageMark], first: int) -> tuple[Element, Pages]:
        section = xhtml_prose.chapter(part, self.form)
        return section, xhtml_printed.number(section, marks, count(first))

    def _origin(self, part: Chapter, marks: Sequence[PageMark], first: int) -> str:
        """All that a section depends on: its blocks, what is said of it, and where it leads."""
        places = self.form.places
        known = part.blocks.facts
        return origin(
            part.blocks.digest,
            [getattr(part, one.name) for one in fields(part) if one.name != "blocks"],
            [getattr(self.form, one) for one in self.form._fields if one != "places"],
            places.slugs[part.key],
            [places.link(part, address) for address, _ in known.links],
            [places.picture(part, address) for address in known.pictures],
            bool(places.files) or sorted(places.doubled),
            [(mark.label, mark.characters) for mark in marks],
            first if marks else 0,
        )


def _taken(kept: bytes) -> tuple[Element, Pages]:
    head, _, markup = kept.partition(b"\n")
    known = json.loads(head)
    section = Element(WRITTEN)
    section.text = markup.decode()
    section.extend([Element(tag, attributes) for tag, attributes in known["shown"]])
    return section, [(label, name) for label, name in known["pages"]]


def _shown(section: Element) -> Iterator[tuple[str, dict[str, str]]]:
    """What those look for who look through trees: pictures, and one of what else they count."""
    wanted = {"role", "heading"}
    for item in section.iter():
        role, heading = item.get("role", ""), item.tag in ("h1", "h2")
        found = ({"role"} if role else set()) | ({"heading"} if heading else set())
        if item.tag == "img" or found & wanted:
            known = {name: item.get(name, "") for name in ("role", "alt") if item.get(name)}
            yield item.tag, known
        wanted -= found
