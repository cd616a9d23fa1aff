"""What lint asks of a dictionary; where its words come from is the matter of others."""

from collections.abc import Iterable
from typing import Protocol


class Dictionary(Protocol):
    """The words of a language, with all their endings."""

    @property
    def key(self) -> str:
        """What tells it from others: findings hang on it. Known without reading the words."""
        ...

    def knows(self, word: str) -> bool:
        """Whether a word with a straight apostrophe is right in these capitals."""
        ...

    def stems(self) -> Iterable[str]:
        """Words without their endings."""
        ...
