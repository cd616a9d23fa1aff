"""Style sheets and scripts that pages carry mean the same as those that we write."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
import tinycss2

from typebar.writers.xhtml_styles import asset, compact, minified, style

_PAGES = ("page", "prose", "page-prose", "script", "page-script", "emphasis", "vertical")


def _meaning(rules: list[Any]) -> Iterator[object]:
    """Selectors and declarations, with no more blanks than mean something."""
    for rule in rules:
        match rule.type:
            case "qualified-rule":
                inner = tinycss2.parse_blocks_contents(
                    rule.content, skip_whitespace=True, skip_comments=True
                )
                yield _words(rule.prelude), list(_meaning(inner))
            case "at-rule":
                content = rule.content or []
                inner = tinycss2.parse_blocks_contents(
                    content, skip_whitespace=True, skip_comments=True
                )
                yield rule.at_keyword, _words(rule.prelude), list(_meaning(inner))
            case "declaration":
                yield rule.name, rule.important, _words(rule.value)
            case _:
                raise AssertionError(rule)


def _words(tokens: list[Any]) -> str:
    text = " ".join(tinycss2.serialize(tokens).split())
    return re.sub(r"(?<=[,:]) | (?=[,])", "", text)


def _rules(sheet: str) -> list[object]:
    return list(
        _meaning(tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True))
    )


@pytest.mark.parametrize("name", _PAGES)
def test_a_smaller_sheet_says_the_same(name: str) -> None:
    sheet = style(name)
    assert len(minified(sheet)) < 0.95 * len(sheet)
    assert _rules(minified(sheet)) == _rules(sheet)
    assert len(_rules(sheet)) > 3


@pytest.mark.parametrize(
    ("sheet", "smaller"),
    [
        ("a  >  b :hover ,\n c { x : y ; }\n", "a > b :hover ,c{x :y}"),
        ('a { content: "; } : ,  x" ; }', 'a{content:"; } : ,  x"}'),
        ("a { width: calc(1em + 2px) ;; }", "a{width:calc(1em + 2px)}"),
        (
            "@media (width > 1em) and (x: y) { a { b: c; } }",
            "@media (width > 1em) and (x:y){a{b:c}}",
        ),
        ("a { font: 'A  B', serif }", "a{font:'A  B',serif}"),
    ],
)
def test_only_blanks_without_meaning_go(sheet: str, smaller: str) -> None:
    assert minified(sheet) == smaller
    assert minified(smaller) == smaller


def test_the_script_keeps_its_lines_and_loses_its_comments() -> None:
    assert compact("// Says.\nif (x) {\n\n  // more\n  y(); // z\n}\n") == "if (x) {\ny(); // z\n}"


@pytest.mark.parametrize("name", ["reader", "choices"])
def test_no_text_of_the_script_goes_over_lines(name: str) -> None:
    for line in asset(f"{name}.js").decode().splitlines():
        code = line.partition("//")[0]
        assert not any(code.count(mark) % 2 for mark in "`\"'"), line


@pytest.mark.parametrize("name", ["book", "prose", "page-prose"])
def test_openings_of_chapters_look_alike_in_every_form(name: str) -> None:
    lines = style(name).splitlines()
    rules = [line for line in lines if re.match(r"(\.book )?\.(opening|chapter-title)", line)]
    assert any(".number" in line for line in rules)
    assert not [line for line in rules if re.search(r"\.(title|number)\b.*(italic|lining)", line)]


def test_a_screenplay_sets_its_title_page_in_one_size_in_e_books() -> None:
    (below,) = [line for line in style("epub-script").splitlines() if ".contact" in line]
    assert "font-size: 1em" in below
    assert ".rights" in below
