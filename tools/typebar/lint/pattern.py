"""Patterns that are compiled when they're first looked for."""

import re
from typing import Any, cast


class _Pattern:
    """What a pattern is made of, until somebody uses it."""

    def __init__(self, source: str, flags: int) -> None:
        self._made_of = source, flags

    def __getattr__(self, name: str) -> Any:
        # The compiled pattern's methods are kept here, so that this is asked once for each.
        found = getattr(re.compile(*self._made_of), name)
        setattr(self, name, found)
        return found


def lazy(source: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern that `re.compile` gives, compiled by its first use.

    The rules have a hundred, most texts have the signs of a third of them, and compiling all of
    them took longer than reading a chapter.
    """
    return cast("re.Pattern[str]", _Pattern(source, flags))
