"""Drafts of a screenplay that are read beside it, to tell what has changed."""

from pathlib import Path
from typing import BinaryIO

from typebar.project.files import read_bytes
from typebar.project.material import File, read_source, refuse_binary
from typebar.readers import registry
from typebar.text.decode import decode
from typebar.text.errors import UsageError

STREAM = "<stdin>"


def read(path: str, stream: BinaryIO) -> File:
    """A draft as Fountain, whatever program wrote it; "-" is the stream, in Fountain.

    Raises:
        SourceError: it's missing, or no text.
        UsageError: it's no screenplay.
    """
    if path == "-":
        file = File(STREAM, stream.read())
        refuse_binary(*file)
        return file
    if path.lower().endswith(registry.FINAL_DRAFT.suffixes):
        from typebar.project.imports import final_draft  # noqa: PLC0415 -- for such drafts only

        return final_draft(File(path, read_bytes(Path(path), path))).file
    if registry.by_suffix(path) is registry.MARKDOWN:
        raise UsageError(
            f"{path}: prose isn't compared as a screenplay is",
            help=f"git shows what changed in it: git diff --word-diff -- {path}",
        )
    return read_source(Path(path), path)


def text(path: str, stream: BinaryIO) -> str:
    """What a draft says; files that it takes in stay out.

    Raises:
        SourceError: it's missing, or no text.
        UsageError: it's no screenplay.
    """
    file = read(path, stream)
    return decode(file.path, file.data)[0].text
