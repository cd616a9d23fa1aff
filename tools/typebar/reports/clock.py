"""How long a script plays: an estimate, with its model in words.

Two rules of thumb disagree: "a page a minute" knows nothing of what stands on the page, and a
reading aloud knows nothing of what is only seen. This model times speech by its words and the rest
by its rows, and the report puts the page rule beside it.
"""

from collections.abc import Iterable
from typing import NamedTuple

WORDS_PER_MINUTE = 160
"""Speech in drama, pauses inside it included."""
TENTHS_PER_SPEECH = 6
"""The breath before somebody answers."""
TENTHS_PER_ACTION_ROW = 20
"""A row of action as set, about ten words."""
TENTHS_PER_HEADING = 15
"""A new scene is looked at before anything happens in it."""

MODEL = (
    f"Speech at {WORDS_PER_MINUTE} words a minute and {TENTHS_PER_SPEECH / 10} s before each "
    f"speech; {TENTHS_PER_ACTION_ROW / 10} s for a printed row of action, "
    f"{TENTHS_PER_HEADING / 10} s for a scene heading; of two speeches at the same time the longer "
    "counts. Montages, songs and silences play longer than they read."
)


class Load(NamedTuple):
    """What takes time in a scene."""

    words: int
    """Spoken; of two speeches at the same time those of the longer."""
    speeches: int
    action_rows: int
    headings: int


class Spent(NamedTuple):
    """Tenths of a second, by what they are spent on."""

    speech: int
    pauses: int
    action: int
    headings: int

    @property
    def whole(self) -> int:
        """All of it."""
        return self.speech + self.pauses + self.action + self.headings


def spent(load: Load) -> Spent:
    """The time that a load takes."""
    return Spent(
        (load.words * 600 + WORDS_PER_MINUTE // 2) // WORDS_PER_MINUTE,
        load.speeches * TENTHS_PER_SPEECH,
        load.action_rows * TENTHS_PER_ACTION_ROW,
        load.headings * TENTHS_PER_HEADING,
    )


def seconds(tenths: Iterable[int]) -> list[int]:
    """Whole seconds that add up to the rounded sum: the clock is read at each end."""
    return portions(tenths, 1, 10)


def portions(parts: Iterable[int], times: int, by: int) -> list[int]:
    """Each part times one number by another in whole numbers that add up to the rounded sum."""
    found, whole, before = [], 0, 0
    for part in parts:
        whole += part
        now = (2 * whole * times + by) // (2 * by)
        found.append(now - before)
        before = now
    return found
