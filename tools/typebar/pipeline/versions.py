"""What the bytes of an output depend on besides the text: this package and its libraries."""

import os
import sys
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path

import typebar

_PACKAGE = Path(typebar.__file__).parent
_NO_MATTER = ("cli", "pipeline", "project", "lint", "server", "reports", "__pycache__")
"""Folders of the package that change no output."""


_NO_FINDING = ("cli", "pipeline", "project", "writers", "server", "reports", "__pycache__")
"""Folders of the package that change nothing that the linter finds."""


@cache
def engine() -> str:
    """SHA-256 of everything in the package that makes outputs: code, style sheets, fonts."""
    return _digest(_NO_MATTER)


@cache
def linter() -> str:
    """SHA-256 of everything in the package that finds faults."""
    return _digest(_NO_FINDING)


def _digest(left_out: tuple[str, ...]) -> str:
    digest = sha256(typebar.__version__.encode())
    for name, path in sorted(_below(str(_PACKAGE), "", left_out)):
        with open(path, "rb") as file:  # noqa: PTH123 -- half the time of a Path, 240 times
            data = file.read()
        digest.update(f"\n{name} {len(data)}\n".encode())
        digest.update(data)
    return digest.hexdigest()


def _below(folder: str, prefix: str, left_out: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for entry in os.scandir(folder):
        if entry.is_dir():
            if entry.name not in left_out:
                yield from _below(entry.path, f"{prefix}{entry.name}/", left_out)
        elif not entry.name.endswith((".pyc", ".tmp")):
            yield prefix + entry.name, entry.path


@cache
def libraries() -> dict[str, str]:
    """Installed distributions and their versions, names in small letters with hyphens.

    The first on the path counts, as it does for imports. Their folders' names are read, since
    importlib.metadata alone takes longer to load than a build with nothing to do may last.
    """
    found: dict[str, str] = {}
    for folder in sys.path:
        try:
            names = sorted(os.listdir(folder or "."))  # noqa: PTH208 -- a tenth of the time
        except OSError:
            continue
        for name in names:
            if name.endswith(".dist-info"):
                title, _, version = name.removesuffix(".dist-info").partition("-")
                found.setdefault(title.lower().replace("_", "-"), version)
    return found
