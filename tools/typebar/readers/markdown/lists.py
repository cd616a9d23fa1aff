"""Lists in lists as most people indent them: below the text of the item that they belong to."""

import re

_ITEM = re.compile(r"( *)((?:[*+-]|\d{1,3}\.) +)\S")
_TAB = 4
"""Blanks of a level, as Python-Markdown counts them."""


def indented(text: str) -> str:
    """The lines of a list, items that begin below the text of another moved to where it nests them.

    Python-Markdown takes four blanks for a level; CommonMark and its writers as many as the mark
    above takes, two or three, and a list so indented would be read as a line of its parent.
    """
    if not _ITEM.match(text):
        return text
    lines = text.split("\n")
    texts: list[int] = []
    """The columns at which the items that are open have their text."""
    for number, line in enumerate(lines):
        item = _ITEM.match(line)
        if item is None:
            continue
        column = item.end(1)
        while texts and column < texts[-1]:
            texts.pop()
        if texts:
            lines[number] = " " * (_TAB * len(texts)) + line[column:]
        texts.append(item.end(2))
    return "\n".join(lines)
