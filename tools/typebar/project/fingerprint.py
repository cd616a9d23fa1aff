"""Telling whether an image is still what it was."""

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from typebar.project.files import is_inside


def fingerprint(key: str, base: Path, roots: Sequence[Path]) -> str:
    """SHA-256 of the bytes of an image, taken in or not; empty where it can't be read.

    `key` is a path from `base`; nothing outside the folders `roots` is read.
    """
    try:
        path = base / key
        if any(is_inside(root, path) for root in roots) and path.is_file():
            return sha256(path.read_bytes()).hexdigest()
    except (OSError, ValueError):
        pass
    return ""
