"""Chapters of several files: what stands where, and that every place leads back to its file."""

import pytest

from counted_work import calls
from typebar.readers.markdown import parse_book
from typebar.readers.markdown.inclusion import Weaving, located, weave
from typebar.text.source import Source, Span


def _weave(first: str, **others: str) -> Weaving:
    known = {f"{name}.md": text for name, text in others.items()}

    def resolve(path: str) -> Source | str:
        return Source(path, known[path]) if path in known else "isn't there"

    return weave([Source("main.md", first)], resolve)


def _text(first: str, **others: str) -> str:
    return _weave(first, **others).texts[0].source.text


def test_a_file_stands_where_it_is_taken_in() -> None:
    assert _text("A\n{{include: b.md}}\nC", b="B").split() == ["A", "B", "C"]
    assert _text("{{ Include :b.md }}", b="B").split() == ["B"]


def test_front_matter_and_byte_order_mark_of_an_included_file_are_left_out() -> None:
    made = _text("{{include: b.md}}\n{{include: c.md}}", b="---\ntitle: T\n---\nB", c="\ufeffC")
    assert made.split() == ["B", "C"]


@pytest.mark.parametrize(
    "text",
    [
        "    {{include: b.md}}",
        "```\n{{include: b.md}}\n```",
        "~~~~ x\n~~~\n{{include: b.md}}\n~~~~~",
        "in a line {{include: b.md}}",
        "---\ntitle: {{include: b.md}}\n---\n",
        "{{include: }}",
    ],
)
def test_what_is_no_include_stays_as_it_is(text: str) -> None:
    assert _text(text, b="B") == text


def test_a_fence_that_is_never_closed_hides_nothing() -> None:
    assert _text("```\n{{include: b.md}}", b="B").split() == ["```", "B"]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("{{include: x.md}}", "isn't there"),
        ("{{include: main.md}}", "takes in this one"),
        ("{{include: ./b.md}}\n{{include: b.md}}", "stands in the book already"),
        ("{{include: /b.md}}", "from the top of the disk"),
    ],
)
def test_what_cannot_be_taken_in_is_said_and_left_out(text: str, why: str) -> None:
    made = _weave(text, b="B")
    (finding,) = made.diagnostics
    assert (finding.code, why in finding.message) == ("XDC004", True)
    assert "{{" not in made.texts[0].source.text


def test_files_in_files_end_at_a_depth() -> None:
    others = {f"n{level}": f"{level}\n{{{{include: n{level + 1}.md}}}}" for level in range(30)}
    made = _weave("{{include: n0.md}}", **others)
    assert made.texts[0].source.text.split() == [str(level) for level in range(15)]
    assert "17th file" in made.diagnostics[0].message


def test_a_given_file_that_another_takes_in_stands_only_there() -> None:
    sources = [Source("a.md", "A"), Source("b.md", "B\n{{include: a.md}}"), Source("c.md", "C")]
    made = weave(sources, lambda path: "isn't there")
    assert [text.source.text.split() for text in made.texts] == [["B", "A"], ["C"]]


def test_files_that_take_in_each_other_are_read_once() -> None:
    sources = [Source("a.md", "A\n{{include: b.md}}"), Source("b.md", "B\n{{include: a.md}}")]
    made = weave(sources, lambda path: "isn't there")
    assert [text.source.text.split() for text in made.texts] == [["A", "B"]]
    assert len(made.diagnostics) == 1


def test_every_character_leads_back_to_its_file() -> None:
    files = {"main.md": "one\r\n{{include: b.md}}\r\ntwo", "b.md": "---\nrole: x\n---\nthree four"}
    made = weave([Source("main.md", files["main.md"])], lambda path: Source(path, files[path]))
    text = made.texts[0]
    for word, path in (("one", "main.md"), ("three", "b.md"), ("four", "b.md"), ("two", "main.md")):
        at = text.source.text.index(word)
        place = text.locate(Span("main.md", at, at + len(word)))
        assert (place.source, files[path][place.start : place.end]) == (path, word)


def test_findings_name_the_included_file_and_its_line() -> None:
    made = _weave("# T\n\n{{include: b.md}}\n", b="\n\nA note.[^gone]\n")
    woven = {"main.md": made.texts[0]}
    reading = parse_book([made.texts[0].source], woven=woven)
    (finding,) = (located(one, woven) for one in reading.diagnostics)
    assert finding.span.source == "b.md"
    assert Source("b.md", "\n\nA note.[^gone]\n").position(finding.span.start).line == 3


def test_paths_in_an_included_file_are_relative_to_it() -> None:
    inner = Source("parts/b.md", "![A](art/x.png) and [C](../c.md), [W](https://w.org), [N](#n)\n")
    sources = [Source("text/main.md", "{{include: ../parts/b.md}}\n"), Source("c.md", "# C {#n}\n")]
    made = weave(sources, lambda path: inner)
    woven = {text.source.path: text for text in made.texts}
    reading = parse_book([text.source for text in made.texts], woven=woven)
    body = reading.chapters[0].body
    assert [link.get("href") for link in body.iter("a")] == ["../c.md", "https://w.org", "#n"]
    assert [picture.get("src") for picture in body.iter("img")] == ["../parts/art/x.png"]
    assert reading.chapters[0].images == ("../parts/art/x.png",)
    assert not any(one.code in ("MDS006", "MDS007") for one in reading.diagnostics)


def _includes(count: int) -> Weaving:
    first = "\n".join(f"{{{{include: n{number}.md}}}}" for number in range(count))
    return _weave(f"{first}\n{first}\n```\n", **{f"n{number}": "text\n" for number in range(count)})


def test_many_includes_take_linear_time() -> None:
    assert len(_includes(1000).diagnostics) == 1000
    assert calls(lambda: _includes(1600)) < 4.4 * calls(lambda: _includes(400))
