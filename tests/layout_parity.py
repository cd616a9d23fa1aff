"""How many page ends of a reference our pages have, page by page.

A full run counts an early miss many times over, for it shifts what follows. Here each page starts
where the reference's page starts, so every end is judged by itself.
"""

import difflib
import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from typebar.layout.blocks import Block, Role, Spot
from typebar.layout.compose import compose
from typebar.layout.fill import Cursor
from typebar.layout.flow import fill
from typebar.layout.style import PROFILES
from typebar.model.script import Script
from typebar.readers.fountain import parse
from typebar.text.source import Source

_STYLE = PROFILES["industry"]
_CONTINUED = re.compile(r"\(MORE\)|\(?CONT[’'`]?D\)?|\(OWEP['’]Z\)")
_PAGE_NUMBER = re.compile(r"(?=.*\d)[\dA-Z\-]{1,6}\.?")


class Miss(NamedTuple):
    """A page that ends elsewhere."""

    page: int
    theirs: str
    ours: str
    reason: str


class Parity(NamedTuple):
    """Page ends that agree, of how many, and those that don't."""

    hits: int
    total: int
    misses: tuple[Miss, ...]


def read(path: Path) -> Script:
    """The script of a file."""
    return parse(Source(path.name, path.read_text(encoding="utf-8"))).script


def local_parity(folder: Path) -> Parity:
    """Every page of the reference in a corpus folder, from where it starts to where it ends."""
    blocks = compose(read(folder / f"{folder.name}.fountain"), _STYLE)
    pages = json.loads((folder / "final-draft-pages.json").read_text(encoding="utf-8"))["pages"][1:]
    ends = _ends(blocks, pages)
    misses = []
    start = Cursor(0)
    for page, end in zip(pages, ends, strict=False):
        ours = fill(blocks, start, _STYLE.paper.rows)
        if _past_blanks(blocks, ours.end) != _past_blanks(blocks, end):
            shown = (_show(blocks, cursor) for cursor in (end, ours.end))
            misses.append(Miss(page["number"], *shown, ours.reason))
        start = _with_blanks(blocks, end)
    return Parity(len(ends) - len(misses), len(ends), tuple(misses))


def _past_blanks(blocks: Sequence[Block], cursor: Cursor) -> Cursor:
    """The same place with page breaks and the writer's empty lines behind it."""
    while cursor.block < len(blocks) and not cursor.spots and _is_blank(blocks[cursor.block]):
        cursor = Cursor(cursor.block + 1)
    return cursor


def _with_blanks(blocks: Sequence[Block], cursor: Cursor) -> Cursor:
    """The same place with the writer's empty lines ahead of it."""
    if cursor.block and not cursor.spots and _is_blank(blocks[cursor.block - 1]):
        return Cursor(cursor.block - 1)
    return cursor


def _is_blank(block: Block) -> bool:
    return block.role is Role.BREAK or not block.columns[0].passages[0].text.strip()


def _page_words(text: str, *, continued: bool) -> tuple[list[str], bool]:
    """Words of a reference page without furniture, and whether its speech goes on."""
    rows = [row.strip() for row in text.splitlines() if row.strip()]
    while rows and _PAGE_NUMBER.fullmatch(rows[0]):
        rows.pop(0)
    while rows and _PAGE_NUMBER.fullmatch(rows[-1]):
        rows.pop()
    if continued and rows and re.search(r"\(\S+['’]\S\)\s*$", rows[0]):
        rows.pop(0)
    more = bool(rows) and bool(re.fullmatch(r"\(\w{4}\)", rows[-1]))
    if more:
        rows.pop()
    return [word for row in rows for word in _words(row)], more


def _words(text: str) -> list[str]:
    letters = ("".join(filter(str.isalpha, word)) for word in _CONTINUED.sub(" ", text).split())
    return [word.lower() for word in letters if word]


def _ends(blocks: Sequence[Block], pages: Sequence[dict[str, str]]) -> list[Cursor]:
    """Where the pages of the reference end, as places in our blocks; the last one is left out."""
    ours, places = _places(blocks)
    theirs: list[str] = []
    counts: list[int] = []
    more = False
    for page in pages:
        words, more = _page_words(page["text"], continued=more)
        theirs += words
        counts.append(len(theirs))
    matched: dict[int, int] = {}
    matcher = difflib.SequenceMatcher(None, theirs, ours, autojunk=False)
    for at, place, size in matcher.get_matching_blocks():
        matched.update((at + step, place + step) for step in range(size))
    return [places[_near(matched, count)] for count in counts[:-1]]


def _near(matched: dict[int, int], count: int) -> int:
    for distance in range(8):
        if count + distance in matched:
            return matched[count + distance] - distance
        if count - 1 - distance in matched:
            return matched[count - 1 - distance] + 1 + distance
    raise ValueError(f"no words of ours are near word {count} of the reference")


def _places(blocks: Sequence[Block]) -> tuple[list[str], list[Cursor]]:
    words: list[str] = []
    places: list[Cursor] = []
    for index, block in enumerate(blocks):
        for column in block.columns:
            for number, passage in enumerate(column.passages):
                text = _CONTINUED.sub(lambda match: " " * len(match[0]), passage.text)
                for match in re.finditer(r"\S+", text):
                    if found := _words(match[0]):
                        start = number == 0 and match.start() < 3
                        spots = (Spot(number, match.start()),) * len(block.columns)
                        words += found
                        places += [Cursor(index, () if start else spots)]
    return words, places


def _show(blocks: Sequence[Block], cursor: Cursor) -> str:
    if cursor.block >= len(blocks):
        return "the end"
    block = blocks[cursor.block]
    if not block.columns:
        return "a page break"
    spot = cursor.spots[0] if cursor.spots else Spot()
    return block.columns[0].passages[spot.passage].text[spot.at : spot.at + 40]
