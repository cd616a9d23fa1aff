"""Scripts of other programs, as the Fountain that they become."""

from pathlib import Path
from typing import NamedTuple

from typebar.project.files import read_bytes
from typebar.project.material import File, read_source
from typebar.readers import registry
from typebar.text.errors import SourceError


class Import(NamedTuple):
    """A script that was brought in."""

    file: File
    """Its Fountain, under the name that it came with."""
    left_out: tuple[str, ...]
    """What Fountain has no place for, in words."""
    damage: str = ""
    """Where and why the reading broke off, if it did."""


def final_draft(file: File) -> Import:
    """A script of Final Draft.

    Raises:
        SourceError: it isn't one.
    """
    from typebar.readers import fdx  # noqa: PLC0415 -- for such scripts only
    from typebar.writers.fountain_draft import fountain  # noqa: PLC0415 -- as above

    draft = fdx.read(file.data)
    if isinstance(draft, fdx.NoDraft):
        raise SourceError(
            f"{file.path}: {draft.message}",
            help='save it in Final Draft as "Final Draft Document (*.fdx)"',
        )
    text = fountain(draft).encode("utf-8", "surrogatepass")
    return Import(File(file.path, text), draft.left_out, draft.damage)


def read(path: Path, shown: str) -> File:
    """A text; a script of Final Draft as Fountain.

    Raises:
        SourceError: it's missing, or is none.
    """
    if registry.is_final_draft(shown):
        return final_draft(File(shown, read_bytes(path, shown))).file
    return read_source(path, shown)
