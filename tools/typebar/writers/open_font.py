"""OpenType files: their tables taken out, and put together again as OpenType or as WOFF.

fontTools does this for any font, after 0.2 s of import; the script font, which stands in every
screenplay, needs no more than what is here.

Sources: OpenType 1.9.1, "cmap", "name" and the font file; W3C, WOFF File Format 1.0.
"""

import struct
import zlib
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

_CHECKED_ALL = 0xB1B0AFBA
"""What the sum of a whole file and `checkSumAdjustment` give."""
_ADJUSTMENT = slice(8, 12)
"""Of the table "head"."""
_POSTSCRIPT_NAME = 6


def tables(font: bytes) -> dict[str, bytes]:
    """The tables of an OpenType file by their tags."""
    (count,) = struct.unpack_from(">H", font, 4)
    found = {}
    for number in range(count):
        tag, _, offset, length = struct.unpack_from(">4sLLL", font, 12 + 16 * number)
        found[tag.decode("ascii")] = font[offset : offset + length]
    return found


def open_type(parts: Mapping[str, bytes]) -> bytes:
    """The tables as an OpenType file with outlines in the Compact Font Format."""
    parts = dict(parts) | {"head": _with_adjustment(parts["head"], 0)}
    whole = _sfnt(parts)
    adjustment = (_CHECKED_ALL - _sum(whole)) & 0xFFFFFFFF
    return _sfnt(parts | {"head": _with_adjustment(parts["head"], adjustment)}, zero=parts["head"])


def woff(font: bytes) -> bytes:
    """An OpenType file as WOFF: every table packed on its own."""
    (count,) = struct.unpack_from(">H", font, 4)
    at = 44 + 20 * count
    directory, packed = [], []
    for number in range(count):
        tag, checksum, offset, length = struct.unpack_from(">4sLLL", font, 12 + 16 * number)
        table = font[offset : offset + length]
        smaller = min(zlib.compress(table, 9), table, key=len)
        directory.append(struct.pack(">4s4L", tag, at, len(smaller), length, checksum))
        packed.append(_padded(smaller))
        at += len(packed[-1])
    head = struct.pack(">4s4sLHHLHH5L", b"wOFF", font[:4], at, count, 0, len(font), 1, *[0] * 6)
    return b"".join((head, *directory, *packed))


def _sfnt(parts: Mapping[str, bytes], zero: bytes | None = None) -> bytes:
    """The file; the sum of "head" is the one without adjustment, `zero`."""
    count = len(parts)
    power = count.bit_length() - 1
    search = 16 << power
    head = struct.pack(">4s4H", b"OTTO", count, search, power, 16 * count - search)
    at = 12 + 16 * count
    directory, bodies = [], []
    for tag, table in sorted(parts.items()):
        checked = zero if zero is not None and tag == "head" else table
        directory.append(struct.pack(">4sLLL", tag.encode(), _sum(checked), at, len(table)))
        bodies.append(_padded(table))
        at += len(bodies[-1])
    return b"".join((head, *directory, *bodies))


def _with_adjustment(head: bytes, adjustment: int) -> bytes:
    changed = bytearray(head)
    changed[_ADJUSTMENT] = struct.pack(">L", adjustment)
    return bytes(changed)


def _padded(table: bytes) -> bytes:
    return table + bytes(-len(table) % 4)


def _sum(table: bytes) -> int:
    padded = _padded(table)
    words: tuple[int, ...] = struct.unpack(f">{len(padded) // 4}L", padded)
    return sum(words) & 0xFFFFFFFF


def character_map(table: bytes) -> dict[int, int]:
    """Code points to glyphs, from the part of "cmap" for the basic plane (format 4).

    Raises:
        ValueError: there is no such part.
    """
    (count,) = struct.unpack_from(">H", table, 2)
    for number in range(count):
        platform, encoding, offset = struct.unpack_from(">HHL", table, 4 + 8 * number)
        if (platform, encoding) == (3, 1):
            return _segments(table[offset:])
    raise ValueError("the font has no map of Unicode characters")


def _segments(table: bytes) -> dict[int, int]:
    (doubled,) = struct.unpack_from(">H", table, 6)
    count = doubled // 2
    ends = struct.unpack_from(f">{count}H", table, 14)
    starts = struct.unpack_from(f">{count}H", table, 16 + doubled)
    deltas = struct.unpack_from(f">{count}H", table, 16 + 2 * doubled)
    ranges_at = 16 + 3 * doubled
    ranges = struct.unpack_from(f">{count}H", table, ranges_at)
    glyphs = {}
    for index in range(count):
        for code in range(starts[index], min(ends[index], 0xFFFE) + 1):
            glyph = code
            if ranges[index]:
                at = ranges_at + 2 * index + ranges[index] + 2 * (code - starts[index])
                (glyph,) = struct.unpack_from(">H", table, at)
            if glyph or not ranges[index]:
                glyphs[code] = (glyph + deltas[index]) & 0xFFFF
    return {code: glyph for code, glyph in glyphs.items() if glyph}


def map_table(glyphs: Mapping[int, int]) -> bytes:
    """A table "cmap" with these code points of the basic plane."""
    segments = [*_runs(glyphs), (0xFFFF, 0xFFFF, 1)]
    count = len(segments)
    power = count.bit_length() - 1
    search = 2 << power
    ends, starts, deltas = (
        struct.pack(f">{count}H", *column)
        for column in zip(*((end, start, delta) for start, end, delta in segments), strict=True)
    )
    body = b"".join((ends, bytes(2), starts, deltas, bytes(2 * count)))
    head = (4, 14 + len(body), 0, 2 * count, search, power, 2 * count - search)
    return struct.pack(">HHHHL", 0, 1, 3, 1, 12) + struct.pack(">7H", *head) + body


def _runs(glyphs: Mapping[int, int]) -> Iterator[tuple[int, int, int]]:
    """First and last code point of those that follow on each other as their glyphs do; the step."""
    by_code = enumerate(sorted(glyphs.items()))
    for (_, step), found in groupby(by_code, lambda one: (one[1][0] - one[0], _step(*one[1]))):
        codes = [code for _, (code, _) in found]
        yield codes[0], codes[-1], step


def _step(code: int, glyph: int) -> int:
    return (glyph - code) & 0xFFFF


def names_table(table: bytes, kept: Iterable[int]) -> bytes:
    """A table "name" with only these names, as Windows and the web read them."""
    _, count, at = struct.unpack_from(">3H", table)
    kept = frozenset(kept)
    records, texts = [], b""
    for number in range(count):
        *key, length, offset = struct.unpack_from(">6H", table, 6 + 12 * number)
        if key[0] == 3 and key[3] in kept:
            text = table[at + offset : at + offset + length]
            records.append(struct.pack(">6H", *key, length, len(texts)))
            # Browsers refuse a PostScript name that has a blank.
            texts += text.replace(b"\0 ", b"\0-") if key[3] == _POSTSCRIPT_NAME else text
    head = struct.pack(">3H", 0, len(records), 6 + 12 * len(records))
    return b"".join((head, *records, texts))
