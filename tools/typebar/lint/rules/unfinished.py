"""PRD: what is still to be written, in either language."""

from collections.abc import Iterator

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

    With `release` it's a warning.

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
    for match in _TODO.finditer(text.source):
        yield text.at(*match.span(), f'"{match[0]}" is left')._replace(severity=severity)


_VARIABLE = lazy(r"\{\{[ \t]{0,9}([\w.-]{1,80})[ \t]{0,9}\}\}")


@rule("PRD005", "unresolved-variable", Severity.ERROR)
def unresolved_variable(text: Text) -> Iterator[Finding]:
    """A {{name}} that nothing fills in.

    Names in the setting `variables` are left alone.

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
        in_code = not text.is_script and text.source[match.start() - 1 : match.start()] == "`"
        if match[1] not in text.settings.variables and not in_code:
            yield text.at(*match.span(), f'nothing fills in "{match[0]}"')


RULES = (todo_left, unresolved_variable)
