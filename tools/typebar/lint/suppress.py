"""What writers allow in their texts: `[[typebar: ignore CUE001 -- reason]]` and its like.

Four verbs, in notes of a screenplay and in comments of Markdown:

    ignore CODE         on the same line, else in the next element or paragraph
    disable CODE        from here on, until
    enable CODE         switches it on again
    ignore-file CODE    in the whole file

CODE is one or more codes, names or families, with blanks or commas between; none means all.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import NamedTuple

from typebar.lint.blocks import BlockKind
from typebar.lint.pattern import lazy
from typebar.lint.text import Text
from typebar.text.diagnostics import Diagnostic


class Verb(Enum):
    """What a directive does."""

    IGNORE = "ignore"
    DISABLE = "disable"
    ENABLE = "enable"
    IGNORE_FILE = "ignore-file"


class Directive(NamedTuple):
    """One directive as written."""

    start: int
    end: int
    """With its brackets or comment marks."""
    verb: Verb | None
    """None for a word that isn't a verb."""
    word: str
    codes: tuple[tuple[str, int], ...]
    """Each selector and where it stands."""
    reason: str


@dataclass(slots=True)
class Allowance:
    """A selector of a directive, the range that it covers, and whether it kept anything back."""

    directive: Directive
    code: str
    """Empty for all rules."""
    start: int
    end: int
    used: bool = field(default=False)


_DIRECTIVE = lazy(r"(?:\[\[|<!--)[ \t]{0,9}typebar:([^\]\n>]*)(?:\]\]|-->)")
_COMMENT = lazy("<!--")
_CODE_SPAN = lazy(r"(?<!`)`++[^`\n]+`++")
_SELECTOR = lazy(r"[^\s,]+")


def directives(text: Text) -> tuple[Directive, ...]:
    """The directives of a text in order."""
    if "typebar:" not in text.source:
        return ()
    live = _live_starts(text)
    return tuple(
        _directive(match) for match in _DIRECTIVE.finditer(text.source) if match.start() in live
    )


def _live_starts(text: Text) -> frozenset[int]:
    """Where notes or comments open, and not in a boneyard or in code."""
    script = text.document.script
    if script is not None:
        return frozenset(note.span.start for note in script.notes)
    pieces: list[str] = []
    at = 0
    for block in text.blocks:
        if block.kind is BlockKind.CODE:
            pieces += (text.source[at : block.start], " " * (block.end - block.start))
            at = block.end
    live = "".join((*pieces, text.source[at:]))
    live = _CODE_SPAN.sub(lambda match: " " * len(match[0]), live)
    return frozenset(match.start() for match in _COMMENT.finditer(live))


def _directive(match: re.Match[str]) -> Directive:
    body, _, reason = match[1].removesuffix("--").partition(" -- ")
    words = [(found[0], match.start(1) + found.start()) for found in _SELECTOR.finditer(body)]
    word = words[0][0].lower() if words else ""
    verb = next((verb for verb in Verb if verb.value == word), None)
    return Directive(match.start(), match.end(), verb, word, tuple(words[1:]), reason.strip())


def allowances(text: Text, found: Sequence[Directive]) -> tuple[Allowance, ...]:
    """What the directives of a text allow, and where."""
    allowed: list[Allowance] = []
    ends = list(_ends(text))
    open_ones: dict[str, Allowance] = {}
    for directive in found:
        codes = [code.upper() for code, _ in directive.codes] or [""]
        for code in codes:
            match directive.verb:
                case Verb.IGNORE:
                    allowed.append(Allowance(directive, code, *_covered(text, directive, ends)))
                case Verb.IGNORE_FILE:
                    allowed.append(Allowance(directive, code, 0, len(text.source)))
                case Verb.DISABLE if code not in open_ones:
                    opened = Allowance(directive, code, directive.end, len(text.source))
                    allowed.append(opened)
                    open_ones[code] = opened
                case Verb.ENABLE:
                    _close(open_ones, code, directive.start)
                case Verb.DISABLE | None:
                    pass
    return tuple(allowed)


def _close(open_ones: dict[str, Allowance], code: str, at: int) -> None:
    for opened in [code] if code else list(open_ones):
        if opened in open_ones:
            open_ones.pop(opened).end = at


def _covered(text: Text, directive: Directive, ends: Sequence[int]) -> tuple[int, int]:
    """The rest of the line that a directive stands in; of a line of its own, what comes next."""
    source = text.document.source
    line = source.position(directive.start).line
    start = source.line_starts[line - 1]
    content = source.line_text(line)
    shown = _DIRECTIVE.sub("", content)
    if shown.strip():
        return start, start + len(content)
    index = bisect_right(ends, directive.end)
    return directive.end, ends[index] if index < len(ends) else len(source.text)


def _ends(text: Text) -> Iterator[int]:
    script = text.document.script
    if script is None:
        yield from (block.end for block in text.blocks if block.kind is not BlockKind.COMMENT)
        return
    from typebar.model.script import Boneyard, Note  # noqa: PLC0415 -- prose needs no tree

    if script.title_page:
        yield script.title_page.span.end
    for node in script.elements:
        if not isinstance(node, Note | Boneyard):
            yield node.span.end


def keep(
    diagnostics: Iterable[Diagnostic],
    allowed: Sequence[Allowance],
    means: Callable[[str, str], bool],
) -> list[Diagnostic]:
    """The findings that no allowance covers; allowances that cover one are marked as used.

    `means(selector, code)` tells whether a selector names a rule.
    """
    # Allowances of one verb and selector don't overlap, so one look a group is enough.
    groups: dict[tuple[Verb | None, str], list[Allowance]] = {}
    for allowance in allowed:
        groups.setdefault((allowance.directive.verb, allowance.code), []).append(allowance)
    kept = []
    for diagnostic in diagnostics:
        covering = [
            allowance
            for (_, code), group in groups.items()
            if not code or means(code, diagnostic.code)
            for allowance in _at(group, diagnostic.span.start)
        ]
        for allowance in covering:
            allowance.used = True
        if not covering:
            kept.append(diagnostic)
    return kept


def _at(group: Sequence[Allowance], place: int) -> Sequence[Allowance]:
    """The last allowance of a group that opens before a place, if it holds there."""
    index = bisect_right(group, place, key=_start) - 1
    return [group[index]] if index >= 0 and place <= group[index].end else []


def _start(allowance: Allowance) -> int:
    return allowance.start
