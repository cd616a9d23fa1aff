"""Font programs cut down to the glyphs that a document uses.

fontTools does this for any font; here one family is embedded in every screenplay, and its 0.2 s of
import and 0.1 s a face would double the time that a whole script takes. Glyphs that aren't used
are emptied where they stand, so nothing else in the program moves.

Source: Adobe Technical Note 5176, The Compact Font Format Specification.
"""

from collections.abc import Collection, Iterator
from itertools import pairwise
from typing import NamedTuple

_CHAR_STRINGS = 17
"""The operator of the top dictionary that says where the glyphs' drawings are."""
_EMPTY_GLYPH = b"\x0e"
"""A drawing of nothing: endchar."""


class _Index(NamedTuple):
    """A table of byte strings."""

    start: int
    end: int
    offset_size: int
    items: list[bytes]


def subset(program: bytes, glyphs: Collection[int]) -> bytes:
    """The font program with only these glyphs drawn; numbers and all offsets stay.

    Raises:
        ValueError: the program isn't a font of this format.
    """
    names = _index(program, program[2])
    tops = _index(program, names.end)
    at = dict(_operands(tops.items[0])).get(_CHAR_STRINGS)
    if not at:
        raise ValueError("the font program has no glyphs")
    drawings = _index(program, at)
    kept = [
        drawing if number == 0 or number in glyphs else _EMPTY_GLYPH
        for number, drawing in enumerate(drawings.items)
    ]
    packed = _pack(kept, drawings.offset_size)
    # What the smaller table leaves over is never read, and packs into nothing.
    padding = bytes(drawings.end - drawings.start - len(packed))
    return b"".join((program[: drawings.start], packed, padding, program[drawings.end :]))


def _index(data: bytes, start: int) -> _Index:
    count = int.from_bytes(data[start : start + 2], "big")
    if count == 0:
        return _Index(start, start + 2, 1, [])
    size = data[start + 2]
    first = start + 3
    offsets = [
        int.from_bytes(data[first + size * number : first + size * (number + 1)], "big")
        for number in range(count + 1)
    ]
    base = first + size * (count + 1) - 1
    items = [data[base + a : base + b] for a, b in pairwise(offsets)]
    return _Index(start, base + offsets[-1], size, items)


def _pack(items: list[bytes], offset_size: int) -> bytes:
    offsets = [1]
    for item in items:
        offsets.append(offsets[-1] + len(item))
    head = len(items).to_bytes(2, "big") + bytes((offset_size,))
    return head + b"".join(at.to_bytes(offset_size, "big") for at in offsets) + b"".join(items)


def _operands(data: bytes) -> Iterator[tuple[int, int]]:
    """Operators of a dictionary with the last whole number before each."""
    at, number = 0, 0
    while at < len(data):
        byte = data[at]
        at += 1
        if byte <= 21:
            yield byte, number
            at += byte == 12
        elif byte == 28:
            number = int.from_bytes(data[at : at + 2], "big", signed=True)
            at += 2
        elif byte == 29:
            number = int.from_bytes(data[at : at + 4], "big", signed=True)
            at += 4
        elif byte == 30:
            while data[at] & 15 != 15:
                at += 1
            at += 1
        elif byte <= 246:
            number = byte - 139
        elif byte <= 250:
            number = (byte - 247) * 256 + data[at] + 108
            at += 1
        else:
            number = -(byte - 251) * 256 - data[at] - 108
            at += 1
