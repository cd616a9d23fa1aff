"""Chapters as read, scenes as written, cut fonts and drawn covers, kept between builds.

A changed chapter or scene leaves the others as they were, rarely brings a new letter, and no cover.
"""

from dataclasses import dataclass
from hashlib import sha256

from typebar.pipeline.shelf import Shelf
from typebar.pipeline.versions import engine, libraries

_LIBRARIES = ("fonttools", "brotli", "pillow")


@dataclass(frozen=True, slots=True)
class Cuts:
    """Such things; see text.memory.Memory."""

    shelf: Shelf

    def find(self, key: str) -> bytes | None:
        """What is kept under that key, as this version of typebar and its libraries made it."""
        return self.shelf.find(_name(key))

    def keep(self, key: str, data: bytes) -> None:
        """Keep something."""
        self.shelf.keep(_name(key), data)


def _name(key: str) -> str:
    installed = libraries()
    made_with = (engine(), *(installed.get(name, "") for name in _LIBRARIES))
    return sha256("\0".join((*made_with, key)).encode()).hexdigest()
