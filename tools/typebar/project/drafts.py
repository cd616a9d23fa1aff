"""Drafts of a screenplay that are read beside it, to tell what has changed."""

from pathlib import Path
from typing import BinaryIO

from typebar.project import imports
from typebar.project.material import File, refuse_binary
from typebar.readers import registry
from typebar.text.decode import decode
from typebar.text.errors import UsageError

STREAM = "<stdin>"
_PATIENCE = 20
"""Seconds that git may take."""


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
    if registry.by_suffix(path) is registry.MARKDOWN:
        raise UsageError(
            f"{path}: prose isn't compared as a screenplay is",
            help=f"git shows what changed in it: git diff --word-diff -- {path}",
        )
    return imports.read(Path(path), path)


def committed(path: str) -> File:
    """A draft as git's last commit has it.

    Raises:
        SourceError: it was no text.
        UsageError: git isn't there, or has none.
    """
    import subprocess  # noqa: PLC0415 -- for such drafts only

    place = Path(path).absolute()
    asked = ["git", "cat-file", "blob", f"HEAD:./{place.name}"]
    remedy = "name the earlier draft: typebar compare OLD NEW"
    try:
        # The name is git's own, found where the user's shell finds it.
        run = subprocess.run(
            asked, cwd=place.parent, capture_output=True, check=False, timeout=_PATIENCE
        )
    except (OSError, subprocess.TimeoutExpired):
        raise UsageError(f"{path}: git isn't here to say what it was", help=remedy) from None
    if run.returncode != 0:
        raise UsageError(f"{path}: git has no commit with it", help=remedy)
    shown = f"{path} (last commit)"
    if registry.is_final_draft(path):
        return imports.final_draft(File(shown, run.stdout)).file
    refuse_binary(path, run.stdout)
    return File(shown, run.stdout)


def text(path: str, stream: BinaryIO) -> str:
    """What a draft says; files that it takes in stay out.

    Raises:
        SourceError: it's missing, or no text.
        UsageError: it's no screenplay.
    """
    file = read(path, stream)
    return decode(file.path, file.data)[0].text
