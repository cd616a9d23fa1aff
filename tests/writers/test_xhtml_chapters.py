"""Chapters that were written down before give the same bytes as those written anew."""

from collections.abc import Sequence
from dataclasses import replace
from xml.etree.ElementTree import Element

import pytest

from book_samples import novel
from typebar.model.prose import Blocks, Chapter
from typebar.model.work import Metadata, PageMark, Work
from typebar.text.memory import kept_in
from typebar.writers import epub
from typebar.writers.registry import Options
from typebar.writers.xhtml_chapters import Chapters, Pages


class Store(dict[str, bytes]):
    """A memory without a disk."""

    def find(self, key: str) -> bytes | None:
        """As in text.memory."""
        return self.get(key)

    def keep(self, key: str, data: bytes) -> None:
        """As in text.memory."""
        self[key] = data


def _named(part: Chapter, name: str = "") -> Chapter:
    """The chapter as a reader gives it, whose blocks say what they were made from."""
    return replace(part, blocks=Blocks(part.body, digest=f"{part.slug} {name}"))


def _novel() -> Work:
    work = novel()
    return replace(work, parts=tuple(map(_named, work.chapters)))


def _marks(work: Work, *places: int) -> tuple[PageMark, ...]:
    """Pages that begin so many characters into each chapter."""
    return tuple(
        PageMark(f"{number}", part.key, place)
        for number, (part, place) in enumerate(
            ((part, place) for part in work.chapters for place in places), 1
        )
    )


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The slugs of the chapters that are written anew, as they are."""
    slugs: list[str] = []
    make = Chapters._made

    def counted(
        written: Chapters, part: Chapter, marks: Sequence[PageMark], first: int
    ) -> tuple[Element, Pages]:
        slugs.append(part.slug)
        return make(written, part, marks, first)

    monkeypatch.setattr(Chapters, "_made", counted)
    return slugs


def test_what_changes_around_chapters_is_seen_in_them() -> None:
    work = _novel()
    first, *others = work.chapters
    works = (
        work,
        replace(work, page_marks=_marks(work, 0, 70)),
        replace(work, page_marks=_marks(work, 0, 71)),
        replace(work, page_marks=_marks(work, 40)),
        work,
        replace(work, parts=(replace(first, title="Another"), *others)),
        replace(work, parts=(replace(first, number=9), *others)),
        replace(work, parts=(replace(first, role="prologue"), *others)),
        replace(work, parts=(replace(first, subtitle="Below"), *others)),
        replace(work, parts=(replace(first, slug="elsewhere"), *others)),
        replace(work, parts=tuple(others)),
        replace(work, parts=(*others, first)),
        replace(work, assets={}),
        replace(work, metadata=Metadata(title="Novel", language="de")),
        work,
    )
    store = Store()
    for one in works:
        with kept_in(store):
            warm = epub.write(one, Options()).data
        assert warm == epub.write(one, Options()).data


def test_a_changed_chapter_alone_is_written_anew(made: list[str]) -> None:
    work = _novel()
    first, *others = work.chapters
    with kept_in(Store()):
        epub.write(work, Options())
        assert made == [part.slug for part in work.chapters]
        made.clear()
        epub.write(work, Options())
        assert made == []
        epub.write(replace(work, parts=(_named(first, "changed"), *others)), Options())
        assert made == [first.slug]


def test_a_chapter_that_does_not_say_what_it_was_made_from_is_not_kept(made: list[str]) -> None:
    work = novel()
    with kept_in(Store()):
        epub.write(work, Options())
        made.clear()
        epub.write(work, Options())
    assert made == [part.slug for part in work.chapters]
