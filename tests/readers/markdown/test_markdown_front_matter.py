"""Front matter: TOML, or plain lines of `key: value`."""

import pytest

from typebar.readers.markdown import front_matter
from typebar.text.source import Source


def _values(text: str) -> dict[str, front_matter.Value]:
    return front_matter.read(Source("a.md", text)).values


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("title: The Portal", "The Portal"),
        ("title: 'The Portal'", "The Portal"),
        ('title: "A: B"', "A: B"),
        ("title: A: B", "A: B"),
        ("title:", ""),
        ("title: A\n  B", "A B"),
        ("title: [a, 'b']", ("a", "b")),
        ("title:\n- a\n- b", ("a", "b")),
        ("title: true", "true"),
        ("Title: A", "A"),
    ],
)
def test_plain_values(line: str, value: front_matter.Value) -> None:
    assert _values(f"---\n{line}\n---\nText.\n") == {"title": value}


def test_flags_are_true_or_false() -> None:
    assert _values("---\ntoc: no\nnumbered: Yes\n---\n") == {"toc": False, "numbered": True}


def test_toml_values() -> None:
    text = '+++\ntitle = "A"\nnumber = 3\nsubjects = ["a", "b"]\ntoc = false\n+++\n'
    assert _values(text) == {"title": "A", "number": 3, "subjects": ("a", "b"), "toc": False}


@pytest.mark.parametrize(
    "text",
    [
        "", "Text.\n", "---\n", "---\nText.\n---\n", "---\n\ntitle: A\n---\n", "+++\ntitle\n",
        "---\ntitle: A\nText without a colon.\n---\n", "\n---\ntitle: A\n---\n",
    ],
)  # fmt: skip
def test_what_is_no_front_matter(text: str) -> None:
    found = front_matter.read(Source("a.md", text))
    assert (found.values, found.body_line, found.diagnostics) == ({}, 0, ())


def test_a_byte_order_mark_and_carriage_returns_are_no_hindrance() -> None:
    found = front_matter.read(Source("a.md", "\ufeff---\r\ntitle: A\r\n---\r\nText.\r\n"))
    assert (found.text("title"), found.body_line) == ("A", 3)


def test_keys_know_their_places() -> None:
    found = front_matter.read(Source("a.md", "---\ntitle: A\nslug: b\n---\n"))
    assert found.places["slug"][1:] == (13, 17)


def test_what_is_known_of_the_whole_book_is_handed_on() -> None:
    from typebar.readers.markdown import parse_book  # noqa: PLC0415 -- loads Python-Markdown

    text = "---\nauthor: Nobody\ntitle: The 'A'\n---\n"
    assert dict(parse_book([Source("a.md", f"{text}Text.\n")]).values) == {"author": "Nobody"}
    book = parse_book([Source("a.md", f"{text}# B\n\nText.\n\n# C\n\nText.\n")])
    assert dict(book.values) == {"author": "Nobody", "title": "The ‘A’"}
    assert [part.title for part in book.chapters] == ["B", "C"]
