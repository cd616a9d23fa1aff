"""Real scripts, broken in every way: nothing raises, nothing is lost, the rest is still read.

TYPEBAR_FUZZ says how many inputs are made, 500 where it is silent.
"""

import os
import random
from pathlib import Path

import pytest

from fountain_texts import FRAGMENTS, WHOLE_LINES
from typebar.model.emphasis import runs_with_offsets
from typebar.model.walk import lines, nodes, shape
from typebar.readers.fountain import parse, tokens
from typebar.text.decode import decode, encode
from typebar.text.source import Source
from typebar.writers.fountain import print_script
from typebar.writers.fountain_format import format_text

CORPUS = Path(__file__).parents[3] / "shared/corpus"
COUNT = int(os.environ.get("TYPEBAR_FUZZ", "500"))
WINDOW = 1_500
"""Code points of a script that are looked at together."""
BLANK = frozenset(" \t\r\n\ufeff")


def _scripts() -> list[str]:
    paths = sorted(CORPUS.glob("**/*.fountain"))
    if not paths:
        pytest.skip("no corpus of scripts lies beside the repository")
    return [decode(path.name, path.read_bytes())[0].text for path in paths]


def _mutated(script: str, chance: random.Random) -> str:
    """A window of a script with some of its places cut, doubled, moved or overwritten."""
    start = chance.randrange(max(1, len(script) - WINDOW))
    text = script[start : start + WINDOW]
    for _ in range(chance.randint(1, 12)):
        at, other = sorted(chance.randrange(len(text) + 1) for _ in range(2))
        match chance.randrange(6):
            case 0:
                text = text[:at] + text[min(other, at + 40) :]
            case 1:
                text = text[:at] + chance.choice(FRAGMENTS) + text[at:]
            case 2:
                text = f"{text[:at]}\n{chance.choice(WHOLE_LINES)}\n{text[at:]}"
            case 3:
                text = text[:at] + text[at:other][:60] + text[at:]
            case 4:
                text = text.replace("\n\n", "\n", chance.randint(1, 3))
            case _:
                text = (
                    text[:at] + chr(chance.choice((0, 9, 13, 0x2028, 0xD800, 0xFEFF))) + text[at:]
                )
    return text


def _check(text: str) -> None:
    source = Source("fuzz.fountain", text)
    script, found = parse(source)
    assert "".join(token.text for token in tokens(source)) == text
    end = 0
    for element in (script.title_page, *script.elements):
        if element is not None:
            assert set(text[end : element.span.start]) <= BLANK
            end = element.span.end
    assert set(text[end:]) <= BLANK
    for node in nodes(script):
        for line in lines(node):
            runs_with_offsets(line.text)
            assert line.span.end <= len(text)
    assert all(0 <= one.span.start <= one.span.end <= len(text) for one in found)
    assert shape(parse(Source("x", print_script(script))).script) == shape(script)
    formatted = format_text(source)
    assert format_text(Source("x", formatted)) == formatted


def test_broken_scripts_are_read_whole() -> None:
    scripts = _scripts()
    for number in range(COUNT):
        chance = random.Random(number)
        text = _mutated(chance.choice(scripts), chance)
        try:
            _check(text)
        except Exception as error:
            raise AssertionError(f"input {number}: {text!r}") from error


def test_broken_bytes_are_kept() -> None:
    data = "\n".join(_scripts())[:4_000].encode("utf-8")
    for number in range(COUNT):
        chance = random.Random(number)
        at = chance.randrange(len(data))
        broken = data[:at] + chance.randbytes(chance.randint(1, 4)) + data[at + 1 :]
        source, _ = decode("fuzz.fountain", broken)
        assert encode(source) == broken
