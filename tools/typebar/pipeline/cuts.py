"""Chapters as read, scenes as written, cut fonts and drawn covers, kept between builds.

A changed chapter or scene leaves the others as they were, rarely brings a new letter, and no cover.
"""

import contextlib
import os
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from typebar.pipeline import output
from typebar.pipeline.versions import engine, libraries
from typebar.text.errors import OutputError

_LARGEST = 32 * 1024 * 1024
"""Bytes that all may take: those of some hundred screenplays."""
_DIGEST = 32
_LIBRARIES = ("fonttools", "brotli", "pillow")


@dataclass(frozen=True, slots=True)
class Cuts:
    """Such things in a folder; see text.memory.Memory. What is damaged counts as absent."""

    folder: Path

    def find(self, key: str) -> bytes | None:
        """What is kept under that key, as this version of typebar and its libraries made it."""
        path = self._path(key)
        try:
            data = path.read_bytes()
        except OSError:
            return None
        kept = data[_DIGEST:]
        if sha256(kept).digest() != data[:_DIGEST]:
            return None
        with contextlib.suppress(OSError):
            os.utime(path)
        return kept

    def keep(self, key: str, data: bytes) -> None:
        """Keep something, and let go of what wasn't used for longest when it gets too much."""
        path = self._path(key)
        # What can't be kept costs time later, and is no reason to fail now.
        with contextlib.suppress(OutputError):
            output.write(path, sha256(data).digest() + data, path.name, forced=False)
        self._trim()

    def _path(self, key: str) -> Path:
        installed = libraries()
        made_with = (engine(), *(installed.get(name, "") for name in _LIBRARIES))
        return self.folder / sha256("\0".join((*made_with, key)).encode()).hexdigest()

    def _trim(self) -> None:
        with contextlib.suppress(OSError):
            entries = [(entry.stat(), entry.path) for entry in os.scandir(self.folder)]
            total = 0
            for facts, path in sorted(entries, key=lambda item: -item[0].st_mtime):
                total += facts.st_size
                if total > _LARGEST:
                    os.unlink(path)  # noqa: PTH108 -- a path of scandir
