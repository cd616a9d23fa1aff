"""Screenplays of several files, put together without a disk."""

from collections.abc import Mapping

import pytest

from typebar.model.script import Script
from typebar.readers.fountain.inclusion import DEEPEST, Inclusion, include, path_of
from typebar.text.source import Source


def _include(files: Mapping[str, str], *first: str) -> Inclusion:
    """What the first files make, or the first of all."""

    def resolve(path: str) -> Source | str:
        return Source(path, files[path]) if path in files else "isn't there"

    names = first or tuple(files)[:1]
    return include([Source(name, files[name]) for name in names], resolve)


def _shown(scripts: tuple[Script, ...]) -> list[tuple[str, list[str]]]:
    """Each script's source, and the texts and includes in it."""
    return [
        (
            script.source,
            [
                script_source[element.span.start : element.span.end]
                for element in script.elements
                for script_source in (_TEXTS[script.source],)
            ],
        )
        for script in scripts
    ]


_TEXTS = {
    "main.fountain": "Title: X\n\nOne. [[a]]\n\n{{include: acts/b.fountain}}\n\nFour. [[d]]\n",
    "acts/b.fountain": "Title: not shown [[t]]\n\nTwo. [[b]]\n\n{{include: c.fountain}}\n",
    "acts/c.fountain": "Three. [[c]]",
}


def test_each_file_stands_where_it_is_taken_in() -> None:
    made = _include(_TEXTS)
    assert _shown(made.scripts) == [
        ("main.fountain", ["One. [[a]]", "{{include: acts/b.fountain}}"]),
        ("acts/b.fountain", ["Two. [[b]]", "{{include: c.fountain}}"]),
        ("acts/c.fountain", ["Three. [[c]]"]),
        ("main.fountain", ["Four. [[d]]"]),
    ]
    assert made.diagnostics == ()


def test_notes_go_with_their_part_and_those_of_unprinted_title_pages_are_left_out() -> None:
    made = _include(_TEXTS)
    assert [[note.text for note in script.notes] for script in made.scripts] == [
        ["a"],
        ["b"],
        ["c"],
        ["d"],
    ]


def test_only_the_first_file_has_a_title_page() -> None:
    made = _include(_TEXTS)
    assert [script.title_page is not None for script in made.scripts] == [True, False, False, False]


def test_sources_come_once_in_the_order_of_reading() -> None:
    made = _include(_TEXTS)
    assert [source.path for source in made.sources] == list(_TEXTS)
    assert [len(script.elements) for script in made.written] == [3]


def test_what_the_title_page_takes_in_stands_before_the_text() -> None:
    made = _include(
        {
            "a.fountain": "Title: X\nInclude: b.fountain\n  c.fountain\nInclude: d.fountain\n\nA.",
            "b.fountain": "B.",
            "c.fountain": "C.",
            "d.fountain": "D.",
        }
    )
    assert [script.source[0] for script in made.scripts] == ["a", "b", "c", "d", "a"]
    assert [script.title_page is not None for script in made.scripts] == [True, *[False] * 4]


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ({"a.fountain": "{{include: a.fountain}}"}, "takes in this one"),
        (
            {"a.fountain": "{{include: b.fountain}}", "b.fountain": "{{include: ./a.fountain}}"},
            "takes in this one",
        ),
        (
            {
                "a.fountain": "{{include: b.fountain}}\n\n{{include: b.fountain}}",
                "b.fountain": "B.",
            },
            "stands there once",
        ),
        ({"a.fountain": "{{include: gone.fountain}}"}, "isn't there"),
        ({"a.fountain": "{{include: /etc/x.fountain}}"}, "from the top of the disk"),
    ],
    ids=["itself", "in a ring", "twice", "missing", "absolute"],
)
def test_what_cannot_be_taken_in_is_told_at_its_place(files: dict[str, str], told: str) -> None:
    made = _include(files)
    (found,) = made.diagnostics
    assert (found.code, found.name) == ("XDC004", "include-not-found")
    assert told in found.message
    text = files[found.span.source]
    assert text[found.span.start : found.span.end] in found.message


def test_a_ring_loses_no_text() -> None:
    files = {
        "a.fountain": "A.\n\n{{include: b.fountain}}",
        "b.fountain": "B.\n\n{{include: a.fountain}}",
        "c.fountain": "C.",
    }
    made = _include(files, "c.fountain", "a.fountain", "b.fountain")
    assert [script.source[0] for script in made.scripts] == ["c", "a", "b"]
    assert len(made.diagnostics) == 1


def test_a_text_that_another_takes_in_stands_there_alone() -> None:
    files = {"a.fountain": "A.", "b.fountain": "{{include: a.fountain}}\n\nB."}
    made = _include(files, "a.fountain", "b.fountain")
    assert [script.source[0] for script in made.scripts] == ["b", "a", "b"]
    assert made.diagnostics == ()


def test_depth_has_a_limit() -> None:
    files = {
        f"{number}.fountain": f"N.\n\n{{{{include: {number + 1}.fountain}}}}"
        for number in range(DEEPEST + 5)
    }
    made = _include(files)
    assert [source.path for source in made.sources] == [f"{n}.fountain" for n in range(DEEPEST)]
    (found,) = made.diagnostics
    assert found.span.source == f"{DEEPEST - 1}.fountain"


def test_findings_name_the_file_that_they_are_in() -> None:
    made = _include({"a.fountain": "{{include: b.fountain}}", "b.fountain": "On.\n\n@Anna\n"})
    (found,) = made.diagnostics
    assert (found.code, found.span.source, found.span.start) == ("FTN006", "b.fountain", 5)


@pytest.mark.parametrize(
    ("source", "written", "path"),
    [
        ("main.fountain", "b.fountain", "b.fountain"),
        ("acts/one.fountain", "two.fountain", "acts/two.fountain"),
        ("acts/one.fountain", "../cast.fountain", "cast.fountain"),
        ("./one.fountain", "acts\\two.fountain", "acts/two.fountain"),
        ("<stdin>", "two.fountain", "two.fountain"),
    ],
)
def test_paths_start_from_the_file_they_stand_in(source: str, written: str, path: str) -> None:
    assert path_of(source, written) == path
