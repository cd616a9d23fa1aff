"""Cues: who speaks.

Source: the syntax page of Fountain 1.1, "Character", "Character Extensions", "Dual Dialogue".
"""

from typebar.model.script import Cue
from typebar.readers.fountain import drafts
from typebar.readers.fountain.rows import BLANKS, Row


def is_natural(words: str) -> bool:
    """Whether a line is in capitals outside its brackets, with a letter that has a case."""
    if "(" not in words:
        return words.isupper() or ("ß" in words and words.replace("ß", "").isupper())
    # There is no capital of this letter that anyone types.
    return _outside(words).replace("ß", "").isupper()


def is_forced(words: str) -> bool:
    """Whether a line opens with `@` and a name."""
    return words[0] == "@" and len(words) > 1 and words[1] not in " \t^"


def has_dual_mark(words: str) -> bool:
    """Whether a cue carries the mark of a second speech."""
    return words[-1] == "^" and not words.endswith("\\^")


def is_bare(words: str) -> bool:
    """Whether a cue is a name from end to end, as most are."""
    return words[-1] not in ")^" and words[0] != "@"


def read(path: str, row: Row) -> Cue:
    """The cue that a row is; whether it is dual is for its neighbour to say."""
    words = row.words
    start = row.text.index(words)
    stop = start + len(words)
    forced = words[0] == "@"
    if forced:
        start += 1
    if has_dual_mark(words):
        stop -= 1
    groups = _trailing_groups(row.text, start, stop)
    return drafts.cue(
        row.node_span(path),
        row.line(path, start, stop),
        row.piece(path, start, groups[0][0] if groups else stop),
        tuple(row.piece(path, opening + 1, closing) for opening, closing in groups),
        forced,
    )


def _outside(words: str) -> str:
    """The text outside brackets; what stands behind one that isn't closed counts as outside."""
    head, _, group = words.partition("(")
    if group.find(")") == len(group) - 1:
        return head
    pieces: list[str] = []
    depth = at = opened = 0
    for index, character in enumerate(words):
        if character == "(":
            if not depth:
                pieces.append(words[at:index])
                opened = index
            depth += 1
        elif character == ")" and depth:
            depth -= 1
            at = index + 1
    pieces.append(words[opened if depth else at :])
    return "".join(pieces)


def _trailing_groups(text: str, start: int, stop: int) -> list[tuple[int, int]]:
    """The bracketed groups at the end of a cue, in order: the indexes of their brackets."""
    groups: list[tuple[int, int]] = []
    while True:
        while stop > start and text[stop - 1] in BLANKS:
            stop -= 1
        opening = _opening(text, start, stop)
        # A name remains: brackets alone are no extension.
        if opening <= start:
            return groups[::-1]
        groups.append((opening, stop - 1))
        stop = opening


def _opening(text: str, start: int, stop: int) -> int:
    """The index of the bracket that the one before `stop` closes; -1 where there is none."""
    if stop <= start or text[stop - 1] != ")":
        return -1
    nearest = text.rfind("(", start, stop)
    if text.find(")", nearest, stop) == stop - 1:
        return nearest
    depth = 0
    for index in range(stop - 1, start - 1, -1):
        if text[index] == ")":
            depth += 1
        elif text[index] == "(":
            depth -= 1
            if not depth:
                return index
    return -1
