"""TBR: what is wrong with directives, files and rules themselves."""

from collections import Counter
from collections.abc import Iterator, Sequence

from typebar.lint.rule import Fixes, Rule, passed_on
from typebar.lint.suppress import Allowance, Directive, Verb, lines_around
from typebar.lint.text import Text
from typebar.text.diagnostics import Diagnostic, Edit, Fix, Severity
from typebar.text.source import Span

parse_error = passed_on(
    "TBR001",
    "parse-error",
    Severity.ERROR,
    """A directive that can't be understood, or a text that a reader can't take as it is.

    Directives are `ignore`, `disable`, `enable` and `ignore-file`, each with codes behind it.

    Why:
        A directive with a slip in it allows nothing, and nobody notices.
    Fires on:
        [[typebar: ignroe TYP008]]

        She waits.
    Use instead:
        [[typebar: ignore TYP008 -- a stammer]]

        She waits,, waits.
    """,
)

unused_suppression = passed_on(
    "TBR002",
    "unused-suppression",
    Severity.WARNING,
    """A directive that allows what isn't there.

    Only codes of rules that are switched on are looked at.

    Why:
        It hides the next real fault.
    Fires on:
        [[typebar: ignore WRD003 -- she stammers]]

        She waits.
    Use instead:
        [[typebar: ignore WRD003 -- she stammers]]

        She waits for the the bus.
    Fix safety:
        Safe: removes what isn't needed.
    """,
    fixes=Fixes.SAFE,
)

unknown_rule_code = passed_on(
    "TBR003",
    "unknown-rule-code",
    Severity.WARNING,
    """A directive that names a rule that doesn't exist.

    Why:
        It allows nothing.
    Fires on:
        [[typebar: ignore WRD999]]

        She waits for the the bus.
    Use instead:
        [[typebar: ignore WRD003]]

        She waits for the the bus.
    """,
)

suppression_without_rule = passed_on(
    "TBR004",
    "suppression-without-rule",
    Severity.INFO,
    """A directive that names no rule and so allows everything.

    Why:
        It hides faults that nobody meant to hide.
    Fires on:
        [[typebar: ignore]]

        She waits for the the bus.
    Use instead:
        [[typebar: ignore WRD003]]

        She waits for the the bus.
    Off because:
        it's a habit of some teams and a fault for others.
    """,
    default=False,
)

unreadable = passed_on(
    "TBR005",
    "unreadable-or-not-utf-8",
    Severity.ERROR,
    """A file that isn't UTF-8.

    It's read as Windows-1252, so that nothing is lost; its accents and quotation marks may be
    wrong all the same.

    Why:
        Every other program reads texts as UTF-8.
    """,
)

rule_failed = passed_on(
    "TBR006",
    "rule-failed",
    Severity.ERROR,
    """A rule that broke down on this text; the others ran.

    Why:
        It's a defect of the rule and not of the text, but what it would have found is missing.
    """,
)


def failed(entry: Rule, error: Exception, place: Span) -> Diagnostic:
    """The finding that says that a rule raised."""
    return Diagnostic(
        rule_failed.code,
        rule_failed.name,
        rule_failed.severity,
        place,
        f"rule {entry.code} {entry.name} failed: {type(error).__name__}: {error}",
        f'report it to whoever wrote the rule; ignore = ["{entry.code}"] switches it off',
    )


def wrong_directives(text: Text, written: Sequence[Directive]) -> Iterator[Diagnostic]:
    """What is wrong with the wording of directives."""
    from typebar.lint import registry  # noqa: PLC0415 -- the registry lists this module

    for directive in written:
        span = text.span(directive.start, directive.end)
        if directive.verb is None:
            verbs = ", ".join(verb.value for verb in Verb)
            said = f'"{directive.word}" is no verb of a directive' if directive.word else "no verb"
            yield _made(parse_error, span, said, f"one of {verbs}")
        elif not directive.codes and directive.verb is not Verb.ENABLE:
            yield _made(
                suppression_without_rule, span, "this names no rule and so allows everything"
            )
        for code, at in directive.codes if directive.verb else ():
            if not registry.known(code):
                near = registry.nearest(code)
                place = text.span(at, at + len(code))
                hint = f'did you mean "{near}"?' if near else "typebar rule --all lists them"
                yield _made(unknown_rule_code, place, f'there is no rule "{code}"', hint)


def unused(text: Text, idle: Sequence[Allowance]) -> Iterator[Diagnostic]:
    """The findings for allowances that kept nothing back."""
    needless = Counter(allowance.directive.start for allowance in idle)
    for allowance in idle:
        directive = allowance.directive
        said = _needless(allowance)
        whole = needless[directive.start] >= len(directive.codes)
        edits = tuple(_removal(text, directive, allowance.code, whole=whole))
        yield _made(
            unused_suppression,
            text.span(directive.start, directive.end),
            said,
            fix=Fix("Remove it", edits, safe=True),
        )


def _needless(allowance: Allowance) -> str:
    if allowance.directive.verb is Verb.ENABLE:
        return f'nothing above disables "{allowance.code or "everything"}" under that name'
    what = f'"{allowance.code}" isn\'t needed here' if allowance.code else "this isn't needed"
    return f"{what}: there's nothing of the kind"


def _removal(text: Text, directive: Directive, code: str, *, whole: bool) -> Iterator[Edit]:
    start, end = directive.start, directive.end
    if not whole:
        at = next(place for word, place in directive.codes if word.upper() == code)
        lead = at
        while text.source[lead - 1] in " \t,":
            lead -= 1
        yield Edit(text.span(lead, at + len(code)), "")
        return
    source = text.document.source
    first, stop = lines_around(text, directive)
    # A line may be long and hold many: only what is beside the directive is looked at.
    lead, tail = start, end
    while lead > first and source.text[lead - 1] in " \t":
        lead -= 1
    while tail < stop and source.text[tail] in " \t\r":
        tail += 1
    if lead == first and tail == stop:
        yield Edit(text.span(first, min(stop + 1, len(source.text))), "")
    else:
        yield Edit(text.span(lead, end), "")


def _made(
    entry: Rule, span: Span, message: str, hint: str = "", fix: Fix | None = None
) -> Diagnostic:
    return Diagnostic(entry.code, entry.name, entry.severity, span, message, hint, (), fix)


RULES = (
    parse_error,
    unused_suppression,
    unknown_rule_code,
    suppression_without_rule,
    unreadable,
    rule_failed,
)
