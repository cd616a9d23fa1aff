"""Scripts of other programs, as the Fountain that they become."""

from typing import NamedTuple

from typebar.project.material import File
from typebar.readers import fdx
from typebar.text.errors import SourceError
from typebar.writers.fountain_draft import fountain


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
    draft = fdx.read(file.data)
    if isinstance(draft, fdx.NoDraft):
        raise SourceError(
            f"{file.path}: {draft.message}",
            help='save it in Final Draft as "Final Draft Document (*.fdx)"',
        )
    text = fountain(draft).encode("utf-8", "surrogatepass")
    return Import(File(file.path, text), draft.left_out, draft.damage)
