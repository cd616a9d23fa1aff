"""Drafts of a screenplay that are read beside it, to tell what has changed."""

from pathlib import Path

from typebar.project.material import File, read_source
from typebar.readers import registry
from typebar.text.decode import decode
from typebar.text.errors import UsageError


def read(path: str) -> File:
    """A draft as it was read.

    Raises:
        SourceError: it's missing, or no text.
        UsageError: it's no screenplay.
    """
    if registry.by_suffix(path) is registry.MARKDOWN:
        raise UsageError(
            f"{path}: prose isn't compared as a screenplay is",
            help=f"git shows what changed in it: git diff --word-diff -- {path}",
        )
    return read_source(Path(path), path)


def text(path: str) -> str:
    """What a draft says; files that it takes in stay out.

    Raises:
        SourceError: it's missing, or no text.
        UsageError: it's no screenplay.
    """
    file = read(path)
    return decode(file.path, file.data)[0].text
