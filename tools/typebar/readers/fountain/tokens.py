"""The lossless line layer: every character of a text, line by line, with what the line is."""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from typebar.model.script import Node
from typebar.model.walk import below
from typebar.readers.fountain.parse import parse
from typebar.text.source import Source


class Token(NamedTuple):
    """One line with its end, byte order mark and all."""

    kind: str
    """The innermost node that the line begins in, "blank" between nodes."""
    text: str
    start: int


def tokens(source: Source) -> tuple[Token, ...]:
    """The lines of a text; their texts joined are the text itself."""
    kinds = dict(_kinds(source))
    starts = [*source.line_starts, len(source.text)]
    return tuple(
        Token(kinds.get(line, "blank"), source.text[start:stop], start)
        for line, (start, stop) in enumerate(pairwise(starts), 1)
        if start < stop
    )


def _kinds(source: Source) -> Iterator[tuple[int, str]]:
    script = parse(source).script
    tops: list[Node] = list(script.elements)
    if script.title_page is not None:
        tops.insert(0, script.title_page)
    for top in tops:
        for node in below(top):
            first = source.position(node.span.start).line
            last = source.position(max(node.span.start, node.span.end)).line
            kind = type(node).__name__
            yield from ((line, kind) for line in range(first, last + 1))
