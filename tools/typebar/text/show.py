"""Findings as terminals show them: the place, the line, and carets under what is meant."""

import unicodedata
from collections.abc import Callable
from functools import lru_cache
from itertools import accumulate, takewhile

from typebar.text.diagnostics import Diagnostic, Severity
from typebar.text.source import Source, Span

WINDOW = 92
"""Columns of a source line that an excerpt shows; a longer line is cut on both sides."""
_BEFORE = 40
_ELLIPSIS = "…"

_RESET = "\x1b[0m"
_BOLD = "\x1b[1m"
_GUTTER = "\x1b[34m"
_HELP = "\x1b[36m"
_COLOURS = {
    Severity.ERROR: "\x1b[1;31m",
    Severity.WARNING: "\x1b[1;33m",
    Severity.INFO: "\x1b[1;36m",
}


def paint(text: str, style: str, *, colour: bool) -> str:
    """The text between a terminal's codes for `style`, or as it is."""
    return f"{style}{text}{_RESET}" if colour and text else text


def place(source: Source, span: Span) -> str:
    """`path:line:column` of where a span starts; both count from 1, columns in characters."""
    line, column = source.position(span.start)
    return f"{printable(source.path)}:{line}:{column}"


def printable(text: str) -> str:
    """The text with whatever could steer a terminal spelled out: `<U+001B>`."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_cell(character)[0] for character in text)


def headline(source: Source, diagnostic: Diagnostic, *, colour: bool = False) -> str:
    """`path:line:column: severity[CODE] name: message`, in one line."""
    severity = f"{diagnostic.severity.value}[{diagnostic.code}]"
    where = paint(place(source, diagnostic.span), _BOLD, colour=colour)
    what = paint(severity, _COLOURS[diagnostic.severity], colour=colour)
    return f"{where}: {what} {diagnostic.name}: {printable(diagnostic.message)}"


def excerpt(source: Source, diagnostic: Diagnostic, *, colour: bool = False) -> str:
    """The first line that a finding covers, numbered, with carets below; no final line end.

    Wide characters take two columns and combining ones none, as terminals set them. An empty span
    gets one caret. Of a line longer than WINDOW columns the part round the finding is shown.
    """
    start = source.position(diagnostic.span.start)
    last = source.position(max(diagnostic.span.start, diagnostic.span.end - 1)).line
    line = source.line_text(start.line)
    length = max(1, diagnostic.span.end - diagnostic.span.start)
    text, before, carets = _window(line, start.column - 1, length)
    number = str(start.line)
    bar = paint(" |", _GUTTER, colour=colour)
    number_bar = paint(f"{number} |", _GUTTER, colour=colour)
    marks = paint("^" * carets, _COLOURS[diagnostic.severity], colour=colour)
    end = f" to line {last}" if last > start.line else ""
    return f"  {number_bar} {text}".rstrip() + (
        f"\n  {' ' * len(number)}{bar} {' ' * before}{marks}{end}"
    )


def show(
    source: Source,
    diagnostic: Diagnostic,
    *,
    colour: bool = False,
    find: Callable[[str], Source | None] = lambda _: None,
) -> str:
    """The whole finding: headline, excerpt, related places, help; no final line end.

    `find` gives the source of a path, for related places in other files.
    """
    lines = [
        headline(source, diagnostic, colour=colour),
        excerpt(source, diagnostic, colour=colour),
    ]
    for related in diagnostic.related:
        path = related.span.source
        other = source if path == source.path else find(path)
        where = place(other, related.span) if other else printable(path)
        lines.append(_labelled("see", f"{where}: {related.message}", colour=colour))
    if diagnostic.help:
        lines.append(_labelled("help", diagnostic.help, colour=colour))
    return "\n".join(lines)


def _labelled(label: str, text: str, *, colour: bool) -> str:
    return f"  {paint(f'{label}:', _HELP, colour=colour)} {printable(text)}"


@lru_cache(maxsize=1024)
def _cell(character: str) -> tuple[str, int]:
    """How a character is shown, and the columns it takes."""
    if " " <= character <= "~":
        return character, 1
    if character == "\t":
        return "    ", 4
    match unicodedata.category(character):
        case "Cc" | "Cf" | "Cs" | "Zl" | "Zp":
            name = f"<U+{ord(character):04X}>"
            return name, len(name)
        case "Mn" | "Me":
            return character, 0
    return character, 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _window(line: str, at: int, length: int) -> tuple[str, int, int]:
    """What is shown of a line, the columns before the carets, and the number of carets."""
    # Only the characters near the finding are looked at: a line may have ten million.
    low = _first_shown(line, at)
    head = _ELLIPSIS if low else ""
    part = line[low : low + WINDOW]
    if _is_narrow(part):
        text = head + part + (_ELLIPSIS if low + len(part) < len(line) else "")
        carets = len(part[at - low : at - low + length])
        return text, len(head) + min(at - low, len(part)), max(1, carets)
    cells = [_cell(character) for character in part]
    shown = list(
        takewhile(lambda column: column <= WINDOW, accumulate(width for _, width in cells))
    )
    cells = cells[: len(shown)]
    tail = _ELLIPSIS if low + len(cells) < len(line) else ""
    text = head + "".join(character for character, _ in cells) + tail
    before = len(head) + sum(width for _, width in cells[: at - low])
    carets = sum(width for _, width in cells[at - low : at - low + length])
    return text, before, max(1, carets)


def _first_shown(line: str, at: int) -> int:
    if len(line) <= WINDOW and (_is_narrow(line) or sum(map(_columns, line)) <= WINDOW):
        return 0
    if at >= _BEFORE and _is_narrow(line[at - _BEFORE : at]):
        return at - _BEFORE
    low = at
    columns = 0
    while low > 0 and columns < _BEFORE:
        low -= 1
        columns += _columns(line[low])
    return low


def _is_narrow(text: str) -> bool:
    """Whether each character is shown as it is, in one column."""
    return text.isascii() and text.isprintable()


def _columns(character: str) -> int:
    return _cell(character)[1]
