"""Writing directives into texts that allow what is there: `--add-ignores`."""

from collections import defaultdict
from collections.abc import Sequence

from typebar.lint.around import UNKNOWN, Surroundings
from typebar.lint.document import Document, Names, read
from typebar.lint.fix import skeleton
from typebar.lint.report import Report
from typebar.lint.run import NO_NAMES, check
from typebar.lint.settings import Settings
from typebar.text.source import Source


def add(
    documents: Sequence[Document],
    settings: Settings,
    names: Names = NO_NAMES,
    *,
    reason: str = "",
    around: Surroundings = UNKNOWN,
) -> tuple[tuple[Source, ...], Report]:
    """The texts with a directive at the end of each line that has findings, and what is left.

    Where a directive in the line would change what the text is, the whole file is told to ignore
    the rule, at its end.
    """
    found: dict[str, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    sources = {document.path: document.source for document in documents}
    trailing: set[str] = set()
    for one in check(documents, settings, names, around=around).diagnostics:
        source = sources.get(one.span.source)
        # What is wrong with directives, or in the configuration, can't be allowed by one.
        if source and not one.code.startswith("TBR"):
            line = found[source.path][source.position(one.span.start).line]
            line.add(one.code)
            if one.code == _AT_END and one.related:
                trailing.add(source.path)
    written = [
        _written(one, found[one.path], reason, everywhere=one.path in trailing) for one in documents
    ]
    report = check(written, settings, names, around=around)
    return tuple(document.source for document in written), report


_AT_END = "TYP001"
"""A directive behind blanks at the end of a line makes them blanks inside it."""


def _written(
    document: Document, lines: dict[int, set[str]], reason: str, *, everywhere: bool
) -> Document:
    """The text with directives; `everywhere`: other lines than those found end in blanks too."""
    for line in sorted(lines, reverse=True):
        beside = sorted(lines[line] - {_AT_END})
        if beside:
            document = _allowed(document, line, " ".join(beside), reason)
        if _AT_END in lines[line] and (everywhere or not beside):
            document = _appended(document, _directive(document, f"ignore-file {_AT_END}", reason))
    return document


def _allowed(document: Document, line: int, codes: str, reason: str) -> Document:
    """The text with a directive behind a line, or at its end where that won't do."""
    after = _inserted(document, line, f" {_directive(document, f'ignore {codes}', reason)}")
    # On an empty line it would stand alone, and then it means what comes next.
    alone = not document.source.line_text(line).strip()
    if not alone and skeleton(after) == skeleton(document):
        return after
    return _appended(document, _directive(document, f"ignore-file {codes}", reason))


def _directive(document: Document, words: str, reason: str) -> str:
    body = f"typebar: {words}" + (f" -- {reason}" if reason else "")
    return f"<!-- {body} -->" if document.script is None else f"[[{body}]]"


def _inserted(document: Document, line: int, text: str) -> Document:
    source = document.source
    content = source.line_text(line)
    at = source.line_starts[line - 1] + len(content)
    return _with(source, source.text[:at] + text + source.text[at:])


def _appended(document: Document, directive: str) -> Document:
    source = document.source
    end = "\r\n" if "\r\n" in source.text else "\n"
    body = source.text if source.text.endswith(("\n", "\r")) else source.text + end
    return _with(source, f"{body}{end}{directive}{end}")


def _with(source: Source, text: str) -> Document:
    return read(Source(source.path, text, source.encoding))
