"""Numbers for the scenes of a Fountain text that have none; those already there are locked.

Once pages are out, a scene is its number: schedules, call sheets and slates name it. So a number
that stands in the text is never changed, and what is new gets a number that fits between.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import count, product

from typebar.model.script import SceneHeading
from typebar.readers.fountain import parse
from typebar.text.source import Source

_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
"""Without I and O, which look like 1 and 0 on a slate."""
_NUMBER = re.compile(r"(?P<base>.*\d)(?P<letters>[A-Za-z]*)")


def renumber(source: Source) -> str:
    """The text with a number in every scene heading.

    Scenes behind the last locked number are counted on from it. One between two locked numbers
    takes the one before with a letter, 12A, or, where that one is followed by its own letters,
    the next one with a letter before it, A12A; so do those before the first number.
    """
    headings = _headings(source)
    given = numbers([one.number.text if one.number else "" for one in headings])
    text, at = [], 0
    for heading, number in zip(headings, given, strict=True):
        if heading.number is None:
            end = heading.line.span.end
            text += [source.text[at:end], f" #{number}#"]
            at = end
    made = "".join((*text, source.text[at:]))
    read = _headings(Source(source.path, made, source.encoding))
    # A heading whose end can't take a number (a note behind it, say) keeps the text as it was.
    kept = [one.number.text if one.number else "" for one in read] == given
    return made if kept else source.text


def _headings(source: Source) -> list[SceneHeading]:
    return [one for one in parse(source).script.elements if isinstance(one, SceneHeading)]


def numbers(locked: Sequence[str]) -> list[str]:
    """A number for each scene: those that are locked, and new ones where the text has none."""
    taken = {number.upper() for number in locked if number}
    found = list(locked)
    for index, number in enumerate(locked):
        if not number:
            before = found[index - 1] if index else ""
            after = next((later for later in locked[index:] if later), "")
            found[index] = next(one for one in _names(before, after) if one.upper() not in taken)
            taken.add(found[index].upper())
    return found


def _names(before: str, after: str) -> Iterator[str]:
    """Numbers that fit between two, the best first; empty where there is none."""
    if not after:
        digits = re.findall(r"\d+", before)
        yield from map(str, count(int(digits[-1][-9:]) + 1 if digits else 1))
    base = _NUMBER.fullmatch(before)
    ahead = before.upper().removesuffix(after.upper()) if after else ""
    if before.upper() == ahead + after.upper() and ahead.isalpha():
        yield from (f"{letters}{after}" for letters in _series() if _is_later(letters, ahead))
    if not before or (_base(after) == _base(before) and after.upper() != before.upper()):
        yield from (f"{letters}{after}" for letters in _series())
    own = base["letters"].upper() if base else ""
    stem = base["base"] if base else before
    yield from (f"{stem}{letters}" for letters in _series() if _is_later(letters, own))


def _base(number: str) -> str:
    match = _NUMBER.fullmatch(number)
    return match["base"].upper() if match else number.upper()


def _is_later(letters: str, others: str) -> bool:
    """Whether letters come after others in the series."""
    return (len(letters), letters) > (len(others), others)


def _series() -> Iterator[str]:
    """A, B ... Z, AA, AB ..."""
    for size in count(1):
        yield from map("".join, product(_LETTERS, repeat=size))
