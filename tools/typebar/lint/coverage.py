"""Which characters the script's typeface has."""

from collections.abc import Iterable

_RANGES = """
0020-007E 00A0-00B4 00B6-0137 0139-0148 014A-017E 0192 0218-021B 0237 02C6-02C7 02D8-02DD 0326
0394 03A9 03BC 03C0 1E80-1E85 1EF2-1EF3 2011 2013-2014 2018-201A 201C-201E 2020-2022 2026 2030
2032-2033 2039-203A 2044 2074 20A3 20A9 20AC 2122 2202 220F 2211-2212 221A 221E 222B 2248 2260
2264-2265 25CA FB01-FB02
"""
"""Code points of Courier Prime in hexadecimal; a test holds them to the font that we set with."""


def _parsed() -> frozenset[int]:
    points: set[int] = set()
    for word in _RANGES.split():
        first, _, last = word.partition("-")
        points.update(range(int(first, 16), int(last or first, 16) + 1))
    return frozenset(points)


COVERED = _parsed()


def uncovered(text: Iterable[str]) -> frozenset[str]:
    """The characters of a text that the typeface doesn't have, but for blanks."""
    return frozenset(
        sign
        for sign in set(text)
        if ord(sign) not in COVERED and not sign.isspace() and sign.isprintable()
    )
