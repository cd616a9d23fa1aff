"""TYP: blanks at line ends, tabs, empty lines, in either language."""

from collections.abc import Iterator

from typebar.lint.finding import Finding
from typebar.lint.pattern import lazy
from typebar.lint.rule import Fixes, rule
from typebar.lint.text import Text
from typebar.text.diagnostics import Severity

INFO, WARNING = Severity.INFO, Severity.WARNING

_INNER_TAB = lazy(r"(?<=[^\s])[ ]*\t[ \t]*(?=[^\s])")
_LINE_ENDS = lazy(r"\r\n|\n|\r")
_TRAILED = (" \n", "\t\n", " \r", "\t\r")


@rule("TYP001", "trailing-whitespace", WARNING, fixes=Fixes.SAFE)
def trailing_whitespace(text: Text) -> Iterator[Finding]:
    r"""Blanks at the ends of lines.

    One finding a file. Blanks that mean something are left alone: two or more on an otherwise
    empty line of a screenplay (they keep a speech or a note going), a blank behind `TO:` (it makes
    an action of a transition), two or more before the next line of a Markdown paragraph (a line
    break), and what stands in code.

    Why:
        Nobody sees them, every comparison of two drafts shows them.
    Fires on:
        Rain beats the windows.\s
    Use instead:
        Rain beats the windows.
    Fix safety:
        Safe: what is printed stays the same.
    """
    ranges = [place for place in _trailing(text.source) if not _means_something(text, *place)]
    if ranges:
        count = len(ranges)
        yield text.once(
            ranges,
            f"{count} lines end in blanks" if count > 1 else "this line ends in blanks",
            fix=text.mend("Remove the blanks", ((*place, "") for place in ranges), safe=True),
        )


def _trailing(source: str) -> Iterator[tuple[int, int]]:
    """Where blanks and tabs stand before a line end or the end of the text."""
    ends = [at + 1 for sign in _TRAILED if sign in source for at in _occurrences(source, sign)]
    if source.endswith((" ", "\t")):
        ends.append(len(source))
    for end in sorted(ends):
        start = end
        while start and source[start - 1] in " \t":
            start -= 1
        yield start, end


def _occurrences(source: str, sign: str) -> Iterator[int]:
    at = source.find(sign)
    while at >= 0:
        yield at
        at = source.find(sign, at + 1)


def _means_something(text: Text, start: int, end: int) -> bool:
    source = text.source
    on_empty_line = start == 0 or source[start - 1] in "\r\n"
    if text.is_script:
        return (on_empty_line and end - start > 1) or source.endswith("TO:", 0, start)
    followed = source[end : end + 3].strip("\r\n") != "" and not source.startswith(
        ("\n\n", "\r\n\r"), end
    )
    return (not on_empty_line and end - start > 1 and followed) or text.in_code(start)


@rule("TYP002", "tab-character", WARNING, fixes=Fixes.SAFE)
def tab_character(text: Text) -> Iterator[Finding]:
    r"""A tab between two words.

    Tabs that indent a line are fine in both languages.

    Why:
        How wide it shows depends on the program; in print it's four blanks or one.
    Fires on:
        The door\topens.
    Use instead:
        The door opens.
    Fix safety:
        Safe: puts one blank in its place.
    """
    if "\t" not in text.source:
        return
    for match in _INNER_TAB.finditer(text.masked):
        if "\t" in text.source[match.start() : match.end()]:
            yield text.at(
                match.start(),
                match.end(),
                "there's a tab between these words",
                fix=text.mend("Put a blank", [(*match.span(), " ")], safe=True),
            )


# Possessive: a pair may be read as two line ends, so giving back would try every way to part them.
_BLANK_LINES = lazy(r"(?<![\r\n])(?>\r\n|\n|\r)(?P<rest>(?:\r\n|\n|\r){4,}+)(?=[^\r\n])")


@rule("TYP017", "too-many-blank-lines", INFO, fixes=Fixes.SAFE)
def too_many_blank_lines(text: Text) -> Iterator[Finding]:
    """Four or more empty lines in a row, but for those in code.

    Why:
        In a screenplay they're printed as a hole in the page; in prose they mean nothing.
    Fires on:
        The End.




        Or not.
    Use instead:
        The End.

        Or not.
    Fix safety:
        Safe: leaves one.
    """
    if "\r" not in text.source and "\n\n\n\n\n" not in text.source:
        return
    for match in _BLANK_LINES.finditer(text.source):
        if text.in_code(match.start()):
            continue
        end = _LINE_ENDS.match(match["rest"])
        count = len(_LINE_ENDS.findall(match["rest"]))
        yield text.at(
            *match.span("rest"),
            f"{count} empty lines in a row",
            fix=text.mend("Leave one", [(*match.span("rest"), end[0] if end else "\n")], safe=True),
        )


RULES = (
    trailing_whitespace,
    tab_character,
    too_many_blank_lines,
)
