"""PRD: what is still to be written, in either language."""

from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

from typebar.lint.finding import Finding
from typebar.lint.pattern import lazy
from typebar.lint.rule import rule
from typebar.lint.text import Text
from typebar.text.diagnostics import Severity

_LEFT = ("TODO", "FIXME", "XXX", "TBD", "TKTK", "TK")
_TODO = lazy(rf"\b(?:{'|'.join(_LEFT)})\b")


@rule("PRD002", "todo-left", Severity.INFO)
def todo_left(text: Text) -> Iterator[Finding]:
    """A TODO, FIXME, XXX, TBD or TK in the text, in a note or in a comment.

    XXX is looked for in notes and comments alone, as it's a number and what jugs say; so is TODO in
    Spanish and Portuguese. With `release` it's a warning.

    Why:
        It's a promise that somebody will read.
    Fires on:
        She waits. [[TODO: for whom?]]
    Use instead:
        She waits for him.
    """
    if not any(word in text.source for word in _LEFT):
        return
    severity = Severity.WARNING if text.settings.release else None
    doubtful = {"XXX", "TODO"} if text.language[:2] in ("es", "pt") else {"XXX"}
    for match in _TODO.finditer(text.source):
        if match[0] in doubtful and not _is_aside(text, match.start()):
            continue
        yield text.at(*match.span(), f'"{match[0]}" is left')._replace(severity=severity)


def _is_aside(text: Text, index: int) -> bool:
    """Whether a place is in a note or a boneyard of a screenplay, or in a comment of prose."""
    pairs = (("[[", "]]"), ("/*", "*/")) if text.is_script else (("<!--", "-->"),)
    return any(_is_within(_between(text.source, *pair), index) for pair in pairs)


@lru_cache(maxsize=4)
def _between(source: str, opening: str, closing: str) -> list[tuple[int, int]]:
    """Where these open and close, in order."""
    found = []
    start = source.find(opening)
    while start >= 0 and (end := source.find(closing, start)) >= 0:
        found.append((start, end))
        start = source.find(opening, end)
    return found


def _is_within(ranges: list[tuple[int, int]], index: int) -> bool:
    at = bisect_right(ranges, (index, index)) - 1
    return at >= 0 and index < ranges[at][1]


_VARIABLE = lazy(r"\{\{[ \t]{0,9}([\w.-]{1,80})[ \t]{0,9}\}\}")


@rule("PRD005", "unresolved-variable", Severity.ERROR)
def unresolved_variable(text: Text) -> Iterator[Finding]:
    """A {{name}} that nothing fills in.

    Names in the setting `variables` are left alone, and so is what stands in code.

    Why:
        It's printed as it stands.
    Fires on:
        She reads the sign: {{town}}.
    Use instead:
        She reads the sign: SPECTRE.
    """
    if "{{" not in text.source:
        return
    for match in _VARIABLE.finditer(text.source):
        if match[1] not in text.settings.variables and not _is_hidden(text, match.start()):
            yield text.at(*match.span(), f'nothing fills in "{match[0]}"')


def _is_hidden(text: Text, index: int) -> bool:
    """Whether a place of prose is in code or in a comment; what a link leads to isn't."""
    hidden = not text.is_script and text.masked[index] == " "
    return hidden and text.source[index - 1] != "("


RULES = (todo_left, unresolved_variable)
