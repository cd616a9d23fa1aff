"""What two sequences have in common, in order: the quick way that suits texts.

What comes once in both anchors the rest, as in patience diff; between anchors what agrees from the
front and from the back belongs together, and what comes once there anchors again. Time grows with
n log n for the sequences and the depth to which anchors are found, whatever they hold.

Source: Bram Cohen, "Patience Diff Advantages", 2010.
"""

from bisect import bisect_left
from collections.abc import Hashable, Iterator, Sequence

Pair = tuple[int, int]
"""Indexes in the old and in the new sequence."""
_DEEPEST = 12
"""Anchors within anchors; texts need three or four, and time is bounded by it."""


def pairs(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Pair]:
    """The indexes of what is the same in both, rising in both."""
    found: list[Pair] = []
    waiting = [(0, len(old), 0, len(new), 0)]
    while waiting:
        a, b, c, d, depth = waiting.pop()
        while a < b and c < d and old[a] == new[c]:
            found.append((a, c))
            a, c = a + 1, c + 1
        while a < b and c < d and old[b - 1] == new[d - 1]:
            b, d = b - 1, d - 1
            found.append((b, d))
        anchors = _anchors(old, new, (a, b), (c, d)) if depth < _DEEPEST else []
        for e, f in anchors:
            waiting.append((a, e, c, f, depth + 1))
            found.append((e, f))
            a, c = e + 1, f + 1
        if anchors:
            waiting.append((a, b, c, d, depth + 1))
    return sorted(found)


def _anchors(
    old: Sequence[Hashable], new: Sequence[Hashable], mine: Pair, yours: Pair
) -> list[Pair]:
    """What comes once in both stretches, as far as it stands in the same order."""
    if mine[0] == mine[1] or yours[0] == yours[1]:
        return []
    here, there = dict(_once(old, *mine)), dict(_once(new, *yours))
    shared = [(index, there[key]) for key, index in here.items() if key in there]
    return rising(shared)


def _once(items: Sequence[Hashable], start: int, stop: int) -> Iterator[tuple[Hashable, int]]:
    """What comes once in a stretch, in its order."""
    places: dict[Hashable, int] = {}
    for index in range(start, stop):
        key = items[index]
        places[key] = -1 if key in places else index
    return ((key, index) for key, index in places.items() if index >= 0)


def rising(shared: Sequence[Pair]) -> list[Pair]:
    """The longest part, in order of the first index, in which the second rises too."""
    tails: list[int] = []
    tips: list[int] = []
    before: list[int] = []
    for at, (_, second) in enumerate(shared):
        place = bisect_left(tails, second)
        before.append(tips[place - 1] if place else -1)
        if place == len(tails):
            tails.append(second)
            tips.append(at)
        else:
            tails[place] = second
            tips[place] = at
    found: list[Pair] = []
    at = tips[-1] if tips else -1
    while at >= 0:
        found.append(shared[at])
        at = before[at]
    return found[::-1]
