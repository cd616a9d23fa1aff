"""The blocks of a chapter, made when somebody looks at them, and what is known of them before."""

import re
from collections.abc import Callable
from typing import NamedTuple
from xml.etree.ElementTree import Element

LINE_ATTRIBUTE = "data-line"
"""On block elements of a body: the source line, from 1, where it begins; never written out."""


_NUMBER = re.compile("[0-9]{1,9}")


class Facts(NamedTuple):
    """What the rest of a book asks about a chapter's blocks, in the order in which they stand."""

    ids: tuple[tuple[str, int], ...] = ()
    """Ids, each with the line of the block that it stands in, from 1."""
    links: tuple[tuple[str, int], ...] = ()
    """What links lead to, with lines likewise."""
    pictures: tuple[str, ...] = ()
    """Addresses of pictures."""
    empty: bool = True
    """Whether there is no block."""


class Blocks:
    """A chapter's body; one that was read in an earlier run is built only if it's needed."""

    __slots__ = ("_facts", "_tree", "digest")

    def __init__(
        self, tree: Element | Callable[[], Element], facts: Facts | None = None, digest: str = ""
    ) -> None:
        self._tree, self._facts = tree, facts
        self.digest = digest
        """Says all that the body was made from; empty where that isn't known."""

    @property
    def tree(self) -> Element:
        """The body, as model.prose.Chapter tells it."""
        if not isinstance(self._tree, Element):
            self._tree = self._tree()
        return self._tree

    @property
    def facts(self) -> Facts:
        """What is known of it."""
        if self._facts is None:
            self._facts = facts(self.tree)
        return self._facts


def facts(body: Element) -> Facts:
    """What the rest of a book asks about these blocks."""
    ids: list[tuple[str, int]] = []
    links: list[tuple[str, int]] = []
    pictures: list[str] = []
    # A stack of our own: nesting comes from the manuscript.
    stack = [(body, 1)]
    while stack:
        item, line = stack.pop()
        said = item.get(LINE_ATTRIBUTE, "")
        line = int(said) if _NUMBER.fullmatch(said) else line
        if name := item.get("id"):
            ids.append((name, line))
        tag = str(item.tag).lower()
        if tag == "a" and (address := item.get("href")):
            links.append((address, line))
        elif tag == "img":
            pictures.append(item.get("src", ""))
        stack += [(child, line) for child in reversed(item)]
    return Facts(tuple(ids), tuple(links), tuple(pictures), len(body) == 0)
