"""Chapters that were read before come back as they were, and what they come to together is new."""

from xml.etree.ElementTree import tostring

import pytest

from typebar.model.blocks import facts
from typebar.readers.markdown import ProseStyle, Reading, document, parse_book
from typebar.text.source import Source

LAMP = """---
title: The "Lamp"
subtitle: *Dusk*
lang: de
---

"Rain,"[^a] he said. [Away](#shed) ![Map](map.png)

[^a]: A note, with [a link][1].
[^b]: Never used.

[1]: https://example.org

- one

    - two

#### Too deep {#shed}

Raw <b>tag</b> and [^none].
"""
WHOLE = "Before.\n\n# One\n\nText.\n\n# Two {#two}\n\nMore.[^1]\n\n[^1]: Note.\n"


class Memory(dict[str, bytes]):
    """A memory without a disk."""

    def find(self, key: str) -> bytes | None:
        return self.get(key)

    def keep(self, key: str, data: bytes) -> None:
        self[key] = data


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of the sources that are read, and not taken from memory."""
    paths: list[str] = []
    read_whole = document.read

    def counted(source: Source) -> document.Document:
        paths.append(source.path)
        return read_whole(source)

    monkeypatch.setattr(document, "read", counted)
    return paths


def read(memory: Memory | None, *texts: tuple[str, str], language: str = "en-US") -> Reading:
    sources = [Source(path, text) for path, text in texts]
    return parse_book(sources, ProseStyle(language=language), memory=memory)


def same(one: Reading, other: Reading) -> bool:
    trees = [[tostring(chapter.body) for chapter in made.chapters] for made in (one, other)]
    facts = [
        [
            (part.span, part.slug, part.title, part.subtitle, part.role, part.number, part.images)
            for part in made.chapters
        ]
        for made in (one, other)
    ]
    return (
        trees[0] == trees[1]
        and facts[0] == facts[1]
        and one.diagnostics == other.diagnostics
        and one.values == other.values
    )


def test_what_was_kept_is_what_was_read(parsed: list[str]) -> None:
    texts = (("1-lamp.md", LAMP), ("2.md", ""), ("3.md", "# Storm\n\n***\n"))
    memory = Memory()
    fresh = read(None, *texts)
    assert fresh.diagnostics
    assert same(read(memory, *texts), fresh)
    assert len(parsed) == 6
    assert same(read(memory, *texts), fresh)
    assert len(parsed) == 6


def test_what_is_known_of_blocks_is_what_they_hold() -> None:
    texts = (("1-lamp.md", LAMP), ("2.md", ""), ("book.md", WHOLE))
    memory = Memory()
    read(memory, *texts)
    for chapter in read(memory, *texts).chapters:
        assert chapter.blocks.facts == facts(chapter.body)
        assert chapter.blocks.digest


def test_blocks_of_other_texts_have_other_names() -> None:
    memory = Memory()
    names = [
        [part.blocks.digest for part in read(memory, *texts, language=language).chapters]
        for texts, language in (
            ([("a.md", "# A\n\nOne.\n")], "en-US"),
            ([("a.md", "# A\n\nOne.\n")], "en-GB"),
            ([("a.md", "# A\n\nOther.\n")], "en-US"),
            ([("b.md", "# A\n\nOne.\n")], "en-US"),
            ([("x/a.md", "# A\n\nOne.\n"), ("a.md", "# A\n\nOne.\n")], "en-US"),
            ([("book.md", WHOLE)], "en-US"),
        )
    ]
    every = [name for found in names for name in found]
    assert len(set(every)) == len(every)


def test_a_whole_book_in_one_file_comes_back_too(parsed: list[str]) -> None:
    memory = Memory()
    first = read(memory, ("book.md", WHOLE))
    assert len(first.chapters) == 3
    assert same(read(memory, ("book.md", WHOLE)), first)
    assert len(parsed) == 1


def test_only_the_changed_chapter_is_read_again(parsed: list[str]) -> None:
    memory = Memory()
    read(memory, ("a.md", "# A\n\nOne.\n"), ("b.md", "# B\n\nTwo.\n"))
    changed = (("a.md", "# A\n\nOther.\n"), ("b.md", "# B\n\nTwo.\n"))
    warm = read(memory, *changed)
    assert parsed == ["a.md", "b.md", "a.md"]
    assert same(warm, read(None, *changed))


def test_a_chapter_put_in_front_changes_the_numbers_of_the_others() -> None:
    memory = Memory()
    read(memory, ("b.md", "# B\n\nTwo.\n"))
    both = (("a.md", "# A\n\nOne.\n"), ("b.md", "# B\n\nTwo.\n"))
    assert [part.number for part in read(memory, *both).chapters] == [1, 2]


def test_a_chapter_whose_slug_is_taken_now_is_read_again() -> None:
    memory = Memory()
    note = "# Lamp\n\nText.[^1]\n\n[^1]: Note.\n"
    read(memory, ("y/lamp.md", note))
    both = (("x/lamp.md", note), ("y/lamp.md", note))
    for _ in range(2):
        assert same(read(memory, *both), read(None, *both))
    assert [part.slug for part in read(memory, *both).chapters] == ["lamp", "lamp-2"]


def test_another_language_is_another_reading() -> None:
    memory = Memory()
    text = ("a.md", '# A\n\n"Said."\n')
    read(memory, text)
    assert same(read(memory, text, language="de"), read(None, text, language="de"))


def test_links_between_chapters_are_judged_anew() -> None:
    memory = Memory()
    read(memory, ("a.md", "# A\n\n[There](#gone)\n"), ("b.md", "# B\n\nHere.\n{#gone}\n"))
    without = (("a.md", "# A\n\n[There](#gone)\n"), ("b.md", "# B\n\nHere.\n"))
    assert same(read(memory, *without), read(None, *without))
    assert any("gone" in found.message for found in read(memory, *without).diagnostics)


def test_an_id_that_another_chapter_takes_leaves_no_trace_in_what_is_kept() -> None:
    memory = Memory()
    second = ("b.md", "# B\n\nTwo.\n{#here}\n")
    for first in ("One.\n{#here}", "One.", "One.\n{#here}"):
        texts = (("a.md", f"# A\n\n{first}\n"), second)
        made = read(memory, *texts)
        assert same(made, read(None, *texts))
        assert ('id="here"' in tostring(made.chapters[1].body, "unicode")) == (first == "One.")


def test_what_is_damaged_or_not_a_tree_is_no_memory() -> None:
    deep = "> " * 400 + "deep\n"
    memory = Memory()
    assert same(read(memory, ("a.md", deep)), read(None, ("a.md", deep)))
    assert same(read(memory, ("a.md", deep)), read(None, ("a.md", deep)))
