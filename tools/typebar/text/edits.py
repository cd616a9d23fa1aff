"""Applying edits to a text."""

from collections.abc import Iterable

from typebar.text.diagnostics import Edit


def apply(text: str, edits: Iterable[Edit]) -> str:
    """The text with every edit made.

    Offsets are those of the text as given. Edits are taken in order of place; one that overlaps
    an earlier one is left out, so a second round may be needed.
    """
    pieces: list[str] = []
    at = 0
    for edit in sorted(set(edits), key=lambda edit: (edit.span.start, edit.span.end, edit.text)):
        if edit.span.start < at:
            continue
        pieces += (text[at : edit.span.start], edit.text)
        at = edit.span.end
    pieces.append(text[at:])
    return "".join(pieces)
