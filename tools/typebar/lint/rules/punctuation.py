"""TYP: marks and the blanks beside them, in either language."""

from collections.abc import Iterator

from typebar.lint.finding import Finding
from typebar.lint.pattern import lazy
from typebar.lint.rule import Fixes, rule
from typebar.lint.text import Text
from typebar.text.diagnostics import Severity

INFO, WARNING = Severity.INFO, Severity.WARNING


@rule("TYP007", "space-before-punctuation", WARNING, fixes=Fixes.SAFE)
def space_before_punctuation(text: Text) -> Iterator[Finding]:
    """A blank before a comma, a full stop or the like.

    French texts have one before high punctuation: only commas and full stops count there.

    Why:
        It's a slip of the hand, and a line may break there.
    Fires on:
        He waits , then goes.
    Use instead:
        He waits, then goes.
    Fix safety:
        Safe: removes the blank.
    """
    marks = ",." if text.language.startswith("fr") else ",;:!?."
    if not any(f" {mark}" in text.masked for mark in marks):
        return
    for match in text.search(_SPACE_BEFORE):
        if match[1] in marks:
            yield text.at(
                *match.span(),
                f'there\'s a blank before "{match[1]}"',
                fix=text.mend("Remove it", [(match.start(), match.start(1), "")], safe=True),
            )


# The first of three dots with blanks between them is no slip.
_SPACE_BEFORE = lazy(r" (?<=\w ) *([,;:!?.])(?=[\s\"”]|\Z)(?!(?<=\.)[ \u00a0]\.)")


@rule("TYP008", "doubled-punctuation", WARNING, fixes=Fixes.UNSAFE)
def doubled_punctuation(text: Text) -> Iterator[Finding]:
    """Two marks where one belongs: `,,` `..` `,.` `.,`.

    `?!`, three dots, four dots and a comma behind an abbreviation are fine.

    Why:
        It's what a revision leaves behind.
    Fires on:
        She looks up,. Nobody.
    Use instead:
        She looks up. Nobody.
    Fix safety:
        Unsafe: keeps the stronger mark, which may not be the one that you meant.
    """
    for match in text.search(_TWO_MARKS):
        marks = match[0]
        if not _DOUBLED.match(text.masked, match.start()):
            continue
        start = _word_start(text.masked, match.start())
        if marks == ".," and text.masked[start : match.start()].lower() in _SHORTENED:
            continue
        kept = min(marks, key="?!.:;,".index)
        yield text.at(
            *match.span(),
            f'"{marks}" is two marks where one belongs',
            fix=text.mend(f'Keep "{kept}"', [(*match.span(), kept)], safe=False),
        )


_SHORTENED = frozenset(
    ["approx", "assoc", "colloq", "illus", "messrs", "pseud", "sched", "thurs", "trans"]
)
"""Words of five letters or more that end with a full stop before a comma; shorter ones all may."""
# The first is quick to look for and finds every place; the second decides.
_TWO_MARKS = lazy(r"[,;.?!:][,.;:]")
_DOUBLED = lazy(
    r"(?<=\w)(?:,[,.;]|;[;,.]|(?<!\.)\.\.(?![.?!])|[?!]\.(?!\.)|::|(?<=[a-z]{5})\.,)(?=[\s\"”’]|\Z)"
)


# Of Latin, with the accents of Western Europe: in other scripts marks stand otherwise.
_CAPITALS = "A-ZÀ-ÖØ-Þ"
_SMALL = "a-zß-öø-ÿ"
_LETTERS = _CAPITALS + _SMALL


@rule("TYP012", "missing-space-after-punctuation", WARNING, fixes=Fixes.UNSAFE)
def missing_space_after_punctuation(text: Text) -> Iterator[Finding]:
    """Two words run together at a comma or at a sentence's end.

    Why:
        It's a slip of the hand that a spell checker passes.
    Fires on:
        He waits,then goes.
    Use instead:
        He waits, then goes.
    Fix safety:
        Unsafe: the two may be one name, as in a web address.
    """
    for mark in text.search(_MARK_IN_WORD):
        match = _RUN_TOGETHER.match(text.masked, _word_start(text.masked, mark.start()))
        if match and match.start(1) == mark.start():
            at = mark.start()
            yield text.at(
                *match.span(),
                f'there\'s no blank after "{text.masked[at]}" in "{match[0]}"',
                fix=text.mend("Put a blank", [(at + 1, at + 1, " ")], safe=False),
            )


_MARK_IN_WORD = lazy(rf"[,;.!?][{_LETTERS}][{_LETTERS}]")
_RUN_TOGETHER = lazy(
    rf"(?<![\w@./\\])[{_LETTERS}]*[{_SMALL}]{{2}}(?:(?=([,;.!?]))"
    rf"(?:[,;](?=[{_LETTERS}]{{2}})|[.!?](?=[{_CAPITALS}][{_SMALL}])))[{_LETTERS}]+"
    r"(?![\w@/\\]|\.\w)"
)
_LONGEST_WORD = 40


def _word_start(text: str, at: int) -> int:
    start = at
    while start > 0 and at - start < _LONGEST_WORD and text[start - 1].isalpha():
        start -= 1
    return start


RULES = (
    space_before_punctuation,
    doubled_punctuation,
    missing_space_after_punctuation,
)
