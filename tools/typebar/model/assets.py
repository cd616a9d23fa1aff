"""Names of images and other files that texts take in."""

import posixpath
from urllib.parse import unquote


def asset_path(source: str, written: str) -> str:
    """The key in Work.assets of an image, from the source's path and the path that it writes.

    Paths in a text are relative to its own folder; `%20` and its like stand for what they encode.
    """
    return posixpath.normpath(posixpath.join(posixpath.dirname(source), unquote(written)))
