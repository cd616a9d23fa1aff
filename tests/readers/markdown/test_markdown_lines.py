"""Every block of a long text knows the line of the source that it begins in."""

from pathlib import Path
from xml.etree.ElementTree import Element

import pytest

from typebar.model.prose import LINE_ATTRIBUTE
from typebar.readers.markdown import ProseStyle, mask, parse_book
from typebar.text.source import Source

NOVEL = Path(__file__).parents[3] / "../shared/corpus/novel"
MANUSCRIPT = Path(__file__).parents[3] / "manuscript/prose"
AS_TYPED = ProseStyle(typography=False)


def _words(text: str) -> str:
    """Letters alone: marks may be gone from one of two texts that are compared."""
    return "".join(filter(str.isalpha, text))


def _blocks(body: Element) -> list[Element]:
    return [item for item in body.iter() if item.tag in ("p", "h2", "h3", "li", "figure")]


def _check(path: Path) -> int:
    source = Source(path.name, path.read_text(encoding="utf-8"))
    (chapter,) = parse_book([source], AS_TYPED).chapters
    masked = Source(path.name, mask(source.text))
    blocks = _blocks(chapter.body)
    for block in blocks:
        line = int(block.get(LINE_ATTRIBUTE, "0"))
        words = _words("".join(block.itertext()))
        here = _words(masked.line_text(line))
        assert words, path
        # An image's address is on the line, but not among the words.
        assert here.startswith(words[: len(here)]) or "](" in source.line_text(line), (line, words)
    return len(blocks)


@pytest.mark.parametrize("path", sorted(MANUSCRIPT.glob("*.md")), ids=lambda path: path.stem)
def test_lines_of_the_manuscript_are_right(path: Path) -> None:
    assert _check(path) > 0


def test_lines_of_a_novel_are_right() -> None:
    if not NOVEL.is_dir():
        pytest.skip("the corpus isn't here: ../shared/corpus/novel")
    assert sum(map(_check, sorted(NOVEL.glob("*.md")))) > 3000


def test_lines_are_right_after_front_matter() -> None:
    source = Source("a.md", '+++\ntitle = "A"\n+++\n\n\n> One.\n>\n> Two.\n')
    (chapter,) = parse_book([source]).chapters
    lines = [item.get(LINE_ATTRIBUTE) for item in chapter.body.iter("p")]
    assert lines == ["6", "8"]
