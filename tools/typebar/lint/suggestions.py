"""What a misspelt word may have been meant to be: known words one or two edits away."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property
from string import ascii_lowercase

from typebar.lint.dictionary import Dictionary
from typebar.lint.spelling import distance

_MOST = 3
_ENDINGS = ("s", "es", "ed", "d", "ing", "ly", "er", "'s", "n't")
_LONG = 6
"""Letters from which on two edits may lead to a word that was meant."""


class Suggestions:
    """Words to suggest: those of the texts first, then those of the dictionary."""

    def __init__(self, dictionary: Dictionary, used: Mapping[str, int]) -> None:
        """`used`: right words of the texts in small letters, and how often they come."""
        self._dictionary = dictionary
        self._used = used

    @cached_property
    def _stems(self) -> frozenset[str]:
        return frozenset(stem.lower() for stem in self._dictionary.stems())

    @cached_property
    def _letters(self) -> frozenset[str]:
        """Those of the language, so that a Swede is offered an å."""
        return frozenset(ascii_lowercase) | {
            letter for word in self._used for letter in word if letter.isalpha()
        }

    @cached_property
    def _by_start(self) -> dict[tuple[str, int], list[tuple[str, frozenset[str]]]]:
        """Words by first letter and length, with the letters that they have."""
        found: dict[tuple[str, int], list[tuple[str, frozenset[str]]]] = defaultdict(list)
        for word in sorted(self._stems | self._used.keys()):
            if word:
                found[word[0], len(word)].append((word, frozenset(word)))
        return found

    def near(self, word: str) -> tuple[str, ...]:
        """Known words one edit away, the likeliest first."""
        found = {one for one in self._edits(word) if one in self._used or self._in_dictionary(one)}
        return self._best(found)

    def far(self, word: str) -> tuple[str, ...]:
        """Known words two edits away that begin alike; costs a hundred times as much."""
        if len(word) < _LONG:
            return ()
        letters = frozenset(word)
        found = [
            other
            for length in range(len(word) - 2, len(word) + 3)
            for other, others in self._by_start.get((word[0], length), ())
            if len(letters ^ others) <= 4 and distance(word, other, 2) == 2
        ]
        return self._best(found)

    def _best(self, found: Iterable[str]) -> tuple[str, ...]:
        return tuple(sorted(found, key=lambda one: (-self._used.get(one, 0), one))[:_MOST])

    def _in_dictionary(self, word: str) -> bool:
        """Asked for words alone that may be there: the dictionary is slow."""
        if word in self._stems:
            return True
        stems = (word.removesuffix(ending) for ending in _ENDINGS if word.endswith(ending))
        return any(_is_stem(stem, self._stems) for stem in stems) and self._dictionary.knows(word)

    def _edits(self, word: str) -> set[str]:
        """All words one edit away: a letter less, two swapped, one other, one more."""
        cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
        less = {head + tail[1:] for head, tail in cuts if tail}
        swapped = {head + tail[1] + tail[0] + tail[2:] for head, tail in cuts if len(tail) > 1}
        other = {head + sign + tail[1:] for head, tail in cuts if tail for sign in self._letters}
        more = {head + sign + tail for head, tail in cuts for sign in self._letters}
        return (less | swapped | other | more) - {word}


def _is_stem(stem: str, stems: frozenset[str]) -> bool:
    """Whether it's one, its e or y put back, or its last letter not doubled."""
    return len(stem) > 1 and (
        stem in stems
        or f"{stem}e" in stems
        or (stem.endswith("i") and f"{stem[:-1]}y" in stems)
        or (stem[-1] == stem[-2] and stem[:-1] in stems)
    )
