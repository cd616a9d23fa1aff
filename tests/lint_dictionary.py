"""A small dictionary for tests of spelling."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    """Words in small letters; a capital at their head is right too."""

    words: frozenset[str]
    key: str = "small"

    @classmethod
    def of(cls, words: str) -> "Words":
        return cls(frozenset(words.split()))

    def knows(self, word: str) -> bool:
        return word in self.words or (word[:1].lower() + word[1:]) in self.words

    def stems(self) -> Iterable[str]:
        return self.words


EXAMPLES = Words.of("the lantern stood in window")
"""For the example on the rule's page."""
