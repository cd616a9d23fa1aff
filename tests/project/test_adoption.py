"""Texts that are there already become targets as a person would have written them."""

import tomllib

import pytest

from typebar.project.adoption import Draft, adopt, configuration


@pytest.mark.parametrize(
    ("paths", "targets"),
    [
        (["film.fountain"], [Draft("screenplay", ("film.fountain",))]),
        (["a/10.md", "a/9.md"], [Draft("book", ("a/*.md",))]),
        (["9.md", "10.md", "README.md"], [Draft("book", ("9.md", "10.md"))]),
        (["story.md"], [Draft("book", ("story.md",))]),
        (["a/1.md", "b/1.md", "b/2.md"], [Draft("book", ("b/*.md",))]),
        (["a/1.md", "a/2.markdown"], [Draft("book", ("a/1.md", "a/2.markdown"))]),
        (["[old]/1.md", "[old]/2.md"], [Draft("book", ("[[]old]/*.md",))]),
        (
            ["s1/Pilot.fountain", "s2/pilot.fountain", "book.fountain", "1.md"],
            [
                Draft("book", ("book.fountain",)),
                Draft("Pilot", ("s1/Pilot.fountain",)),
                Draft("pilot-2", ("s2/pilot.fountain",)),
                Draft("book-2", ("1.md",)),
            ],
        ),
        (["README.md", "readme.markdown", "LICENSE.md"], []),
        (["a\nb.md"], []),
    ],
)
def test_targets_are_what_the_names_say(paths: list[str], targets: list[Draft]) -> None:
    assert list(adopt(paths).targets) == targets


def test_what_no_target_has_is_named() -> None:
    left = adopt(["b/2.md", "b/1.md", "a/9.md", "README.md", "x\ny.md"]).left
    assert set(left) == {"a/9.md", "README.md", "x<U+000A>y.md"}


def test_the_configuration_says_it() -> None:
    adoption = adopt(["film.fountain", "1.md", "2.md", "README.md"])
    text = configuration(adoption, 'The "Lamp"', ("A. Writer", "B. Writer"))
    assert tomllib.loads(text) == {
        "title": 'The "Lamp"',
        "authors": ["A. Writer", "B. Writer"],
        "language": "en-US",
        "targets": {
            "screenplay": {"sources": ["film.fountain"], "formats": ["pdf", "epub", "html"]},
            "book": {"sources": ["1.md", "2.md"], "formats": ["pdf", "epub", "html"]},
        },
    }
    assert "# in no target: README.md" in text
    assert "authors" not in tomllib.loads(configuration(adoption, "x", ()))
