"""Numbers for scenes that have none, so that those already there can stay.

Once pages are out, a scene is its number: schedules, call sheets and slates name it. So a number
that stands in a text is never changed, and what is new gets a number that fits between.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import count

_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
_LEFT_OUT = {"I": "H", "O": "N"}
"""Letters that look like 1 and 0 on a slate, and those before them."""
_NUMBER = re.compile(r"(?P<base>.*\d)(?P<letters>[A-Za-z]*)")


def numbers(locked: Sequence[str]) -> list[str]:
    """A number for each scene: those that are locked, and new ones where the text has none.

    Scenes behind the last locked number are counted on from it. One between two locked numbers
    takes the one before with a letter, 12A, or, where that one is followed by its own letters,
    the next one with a letter before it, A12A; so do those before the first number. Numbers that
    differ in case alone are one.
    """
    taken = {number.upper() for number in locked if number}
    found: list[str] = []
    for number, after in zip(locked, _followers(locked), strict=True):
        found.append(number or _free(_fitting(found[-1] if found else "", after), taken))
        taken.add(found[-1].upper())
    return found


def lettered(number: str, taken: Collection[str]) -> str:
    """The number with the next letters that aren't taken: 12A for 12, 12B for 12A.

    Both are in capitals.
    """
    return _free(_behind(number), taken)


def _free(names: Iterator[str], taken: Collection[str]) -> str:
    return next(name for name in names if name.upper() not in taken)


def _followers(locked: Sequence[str]) -> list[str]:
    """For each scene the locked number that comes next, its own counted; empty behind the last."""
    after = ""
    found = [after := number or after for number in reversed(locked)]
    return found[::-1]


def _fitting(before: str, after: str) -> Iterator[str]:
    """Numbers that fit between two, the best first; empty where there is none."""
    if not after:
        digits = re.findall(r"\d+", before)
        yield from map(str, count(int(digits[-1][-9:]) + 1 if digits else 1))
    ahead = before.upper().removesuffix(after.upper()) if after else ""
    if before.upper() == ahead + after.upper() and ahead.isalpha():
        yield from (f"{letters}{after}" for letters in _series(ahead))
    if not before or (_base(after) == _base(before) and after.upper() != before.upper()):
        yield from (f"{letters}{after}" for letters in _series())
    yield from _behind(before)


def _behind(number: str) -> Iterator[str]:
    """The number with letters behind it that come after its own."""
    match = _NUMBER.fullmatch(number)
    stem, own = match.groups() if match else (number, "")
    return (f"{stem}{letters}" for letters in _series(own))


def _base(number: str) -> str:
    match = _NUMBER.fullmatch(number)
    return match["base"].upper() if match else number.upper()


def _series(letters: str = "") -> Iterator[str]:
    """What comes after some letters: A, B ... Z, AA, AB ..."""
    while True:
        letters = _following(letters.upper())
        yield letters


def _following(letters: str) -> str:
    for at, letter in enumerate(letters):
        if letter in _LEFT_OUT:
            letters = letters[:at] + _LEFT_OUT[letter] + "Z" * (len(letters) - at - 1)
            break
    stem = letters.rstrip("Z")
    rest = "A" * (len(letters) - len(stem))
    if not stem:
        return f"A{rest}"
    return stem[:-1] + _LETTERS[_LETTERS.index(stem[-1]) + 1] + rest
