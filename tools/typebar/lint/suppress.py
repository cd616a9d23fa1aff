"""What writers allow in their texts: `[[typebar: ignore CUE001 -- reason]]` and its like.

Four verbs, in notes of a screenplay and in comments of Markdown:

    ignore CODE         on the same line, else in the next element or paragraph
    disable CODE        from here on, until
    enable CODE         switches on again what a directive has disabled: the rule, or its family
    ignore-file CODE    in the whole file

CODE is one or more codes, names or families, with blanks or commas between; none means all.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum
from itertools import pairwise
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


_DIRECTIVE = lazy(
    r"\[\[\s{0,9}typebar:((?:[^\]]|\](?!\]))*)\]\]|<!--\s{0,9}typebar:((?:[^-]|-(?!->))*)-->",
    re.IGNORECASE,
)
_REASON = lazy(r"\s--(?:\s|$)")
_COMMENT = lazy("<!--")
_CODE_SPAN = lazy(r"(?<!`)`++[^`\n]+`++")
_SELECTOR = lazy(r"[^\s,]+")


def directives(text: Text) -> tuple[Directive, ...]:
    """The directives of a text in order."""
    # Any capitals will do.
    if "ypebar:" not in text.source and "YPEBAR:" not in text.source:
        return ()
    found: list[Directive] = []
    last = text.source.rfind("]]" if text.is_script else "-->")
    for start in sorted(_live_starts(text)):
        # What opens inside one is part of it; what isn't closed is none.
        if start > last or (found and start < found[-1].end):
            continue
        if match := _DIRECTIVE.match(text.source, start):
            found.append(_directive(match))
    return tuple(found)


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
    group = 1 if match[1] is not None else 2
    cut = _REASON.search(match[group])
    body = match[group][: cut.start()] if cut else match[group]
    reason = match[group][cut.end() :] if cut else ""
    words = [(found[0], match.start(group) + found.start()) for found in _SELECTOR.finditer(body)]
    word = words[0][0].lower() if words else ""
    verb = next((verb for verb in Verb if verb.value == word), None)
    return Directive(match.start(), match.end(), verb, word, tuple(words[1:]), reason.strip())


def allowances(text: Text, found: Sequence[Directive]) -> tuple[Allowance, ...]:
    """What the directives of a text allow, and where."""
    allowed: list[Allowance] = []
    ends = list(_ends(text))
    lines = _shared_lines(text, found)
    open_ones: dict[str, Allowance] = {}
    for directive in found:
        codes = [code.upper() for code, _ in directive.codes] or [""]
        for code in codes:
            match directive.verb:
                case Verb.IGNORE:
                    covered = lines.get(directive.start) or _next(text, directive, ends)
                    allowed.append(Allowance(directive, code, *covered))
                case Verb.IGNORE_FILE:
                    allowed.append(Allowance(directive, code, 0, len(text.source)))
                case Verb.DISABLE if code not in open_ones:
                    opened = Allowance(directive, code, directive.end, len(text.source))
                    allowed.append(opened)
                    open_ones[code] = opened
                case Verb.ENABLE:
                    if not _close(open_ones, code, directive.start):
                        allowed.append(Allowance(directive, code, directive.end, 0))
                case Verb.DISABLE | None:
                    pass
    return tuple(allowed)


def _close(open_ones: dict[str, Allowance], code: str, at: int) -> bool:
    """End what a selector switches on again; whether there was anything."""
    ended = [
        opened
        for opened in open_ones
        if code in ("", "ALL", opened) or (len(code) == 3 and opened.startswith(code))
    ]
    for opened in ended:
        open_ones.pop(opened).end = at
    return bool(ended)


def lines_around(text: Text, directive: Directive) -> tuple[int, int]:
    """From the start of the line in which a directive opens to the end of that where it closes."""
    source = text.document.source
    start = source.line_starts[source.position(directive.start).line - 1]
    last = source.position(directive.end).line
    is_last = last == len(source.line_starts)
    return start, len(source.text) if is_last else source.line_starts[last] - 1


def _shared_lines(text: Text, found: Sequence[Directive]) -> dict[int, tuple[int, int]]:
    """The lines of directives that stand beside something else, by where each opens."""
    shared: dict[int, tuple[int, int]] = {}
    group: list[Directive] = []
    for directive, following in zip(found, [*found[1:], None], strict=True):
        group.append(directive)
        start, end = lines_around(text, group[0])[0], lines_around(text, directive)[1]
        if following is None or following.start > end:
            gaps = pairwise([start, *(place for one in group for place in one[:2]), end])
            if any(text.source[gap[0] : gap[1]].strip() for gap in list(gaps)[::2]):
                shared |= dict.fromkeys((one.start for one in group), (start, end))
            group = []
    return shared


def _next(text: Text, directive: Directive, ends: Sequence[int]) -> tuple[int, int]:
    """What comes next after a directive on a line of its own."""
    index = bisect_right(ends, directive.end)
    return directive.end, ends[index] if index < len(ends) else len(text.source)


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
