"""The title page of a Final Draft file as Fountain's: paragraphs say where, keys say what."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from typebar.model.emphasis import plain
from typebar.readers.fdx import Paragraph
from typebar.writers.fountain_emphasis import marked_lines

_CREDIT = re.compile(r".*\bby:?", re.IGNORECASE | re.DOTALL)
_SOURCE = re.compile(
    r"(?:based|adapted|inspired|suggested|from)\b.*|episode\b.*", re.IGNORECASE | re.DOTALL
)
_RIGHTS = re.compile(r"©|\(c\)|copyright|all rights reserved|registered|wga", re.IGNORECASE)
_DRAFT = re.compile(r"draft|revis|\b(?:19|20)\d\d\b|\d+[./-]\d+[./-]\d+", re.IGNORECASE)


def title_page(paragraphs: Sequence[Paragraph]) -> str:
    """The title page; empty where nothing stands on it."""
    found: dict[str, list[str]] = {}
    groups = list(_groups(paragraphs))
    centred = [lines for alignment, lines in groups if alignment == "Center"]
    for key, lines in _middle(centred):
        found.setdefault(key, []).extend(lines)
    for alignment, lines in groups:
        if alignment != "Center":
            for line in lines:
                found.setdefault(_corner(alignment, line), []).append(line)
    return "\n".join(_entry(key, lines) for key, lines in found.items())


def _entry(key: str, lines: Sequence[str]) -> str:
    if len(lines) == 1:
        return f"{key}: {lines[0]}"
    return "\n".join((f"{key}:", *(f"    {line}" for line in lines)))


def _groups(paragraphs: Iterable[Paragraph]) -> Iterator[tuple[str, list[str]]]:
    """Lines that stand together and are set alike."""
    lines = [line for one in paragraphs for line in _placed(one)]
    for (alignment, text), those in groupby(lines, key=lambda line: (line[0], bool(line[1]))):
        if text:
            yield alignment, [line for _, line in those]


def _placed(one: Paragraph) -> Iterator[tuple[str, str]]:
    """Lines with their alignment; what tabs push off the left edge stands on the right."""
    alignment = one.alignment or "Left"
    for line in marked_lines(one.runs):
        if alignment == "Left" and "\t" in line.rstrip():
            left, _, right = line.partition("\t")
            if left.strip():
                yield "Left", " ".join(left.split())
            yield "Right", " ".join(right.split())
        else:
            yield alignment, " ".join(line.split())


def _middle(groups: Sequence[Sequence[str]]) -> Iterator[tuple[str, Sequence[str]]]:
    """What stands in the middle: a title, who wrote it, and what it's based on."""
    wanted = "Title"
    for group in groups:
        lines = list(group)
        while lines:
            credit = next((at for at, line in enumerate(lines) if _is_credit(plain(line))), None)
            head = lines if credit is None else lines[:credit]
            if head:
                based = wanted != "Title" and _SOURCE.match(plain(head[0]))
                yield "Source" if based else wanted, head
                if not based:
                    wanted = "Author" if wanted == "Title" else "Source"
            if credit is None:
                break
            yield "Credit", lines[credit : credit + 1]
            wanted = "Author"
            lines = lines[credit + 1 :]


def _is_credit(line: str) -> bool:
    return bool(_CREDIT.fullmatch(line)) and not _SOURCE.match(line)


def _corner(alignment: str, line: str) -> str:
    if _RIGHTS.search(line):
        return "Copyright"
    if alignment == "Right":
        return "Draft date" if _DRAFT.search(line) else "Notes"
    return "Contact"
