"""PRS: how speech is marked in prose."""

import re
from collections.abc import Iterator

from typebar.lint.finding import Finding
from typebar.lint.manuscript import Manuscript
from typebar.lint.pattern import lazy
from typebar.lint.quotes import loose_quotes
from typebar.lint.rule import Fixes, rule
from typebar.lint.text import Text
from typebar.lint.wording import many
from typebar.text.diagnostics import Severity

INFO, WARNING = Severity.INFO, Severity.WARNING

_SAID = (
    "said|asked|replied|answered|whispered|shouted|yelled|muttered|murmured|cried|called|added|"
    "snapped|growled|sighed|hissed|mumbled|exclaimed|demanded|insisted|agreed|admitted|explained"
)
_STOP_TAG = lazy(
    rf"\.(?<=[\w’']\.)[\"”]\s(?:(?:he|she|they|we|it|you)\s(?:{_SAID})|(?:{_SAID})\s(?:he|she|they|[A-Z]\w+))\b"
)
_NO_COMMA = lazy(rf"[\"”](?<=\w[\"”])\s(?:(?:he|she|they|we)\s(?:{_SAID}))\b")
_CAPITAL_TAG = lazy(rf",[\"”]\s(?P<word>He|She|They|We)\s(?:{_SAID})\b")


@rule("PRS001", "dialogue-tag-punctuation", WARNING, fixes=Fixes.UNSAFE)
def dialogue_tag_punctuation(view: Manuscript) -> Iterator[Finding]:
    """The wrong mark between a speech and "he said".

    A full stop before a small "he said", no mark at all, or a comma before a capital "He said".
    A short list of verbs of speech is looked at.

    Why:
        The speech and who says it are one sentence.
    Fires on (markdown):
        “Come here.” she said.
    Use instead:
        “Come here,” she said.
    Fix safety:
        Unsafe: the speaker's sentence may be meant to stand alone.
    """
    text = view.text
    for match in text.search(_STOP_TAG):
        at = match.start()
        yield text.at(
            *match.span(),
            "a full stop parts this speech from who says it",
            fix=text.mend("Write a comma", [(at, at + 1, ",")], safe=False),
        )
    for match in text.search(_NO_COMMA):
        if _ends_speech(text, match.start()):
            at = match.start()
            yield text.at(
                *match.span(),
                "a comma is missing between this speech and who says it",
                fix=text.mend("Add a comma", [(at, at, ",")], safe=False),
            )
    for match in text.search(_CAPITAL_TAG):
        start, end = match.span("word")
        small = match["word"].lower()
        yield text.at(
            start,
            end,
            f'"{match["word"]}" goes on with the sentence, so it\'s small',
            fix=text.mend(f'Write "{small}"', [(start, end, small)], safe=False),
        )


def _ends_speech(text: Text, at: int) -> bool:
    """Whether the mark at a place closes a speech of several words and no quoted term."""
    start = max(text.masked.rfind(mark, max(0, at - 400), at) for mark in ("“", '"', "\n"))
    if text.masked[start : start + 1] == "\n" or start < 0:
        return False
    quoted = text.masked[start + 1 : at]
    before = text.masked[max(0, start - 2) : start].strip()
    return (
        quoted[:1].isupper() and len(quoted.split()) > 2 and (not before or before[-1] in ",.:!?")
    )


_OUTSIDE = lazy(r"(?<=[\w’'])(?P<quote>[\"”])(?P<mark>[,.])(?=\s|\Z)")


@rule("PRS002", "comma-outside-quote", WARNING, fixes=Fixes.SAFE)
def comma_outside_quote(text: Text) -> Iterator[Finding]:
    """A comma or full stop behind the closing mark in an American text.

    Found only where the settings or front matter give en-US as `language` and most such marks
    stand inside; single letters and words of one kind with their marks are left alone. One finding
    a file.

    Why:
        American usage has both inside, always.
    With:
        language = "en-US"
    Fires on (markdown):
        “Come,” she said. “Sit,” she said. “Eat”, she said.
    Use instead:
        “Come,” she said. “Sit,” she said. “Eat,” she said.
    Fix safety:
        Safe: the two marks change places.
    """
    if text.stated_language != "en-us":
        return
    outside = [
        match for match in text.search(_OUTSIDE) if match["quote"] == "”" or _paired(text, match)
    ]
    inside = len(_INSIDE.findall(text.masked))
    if outside and len(outside) * 2 <= inside:
        changes = [(*match.span(), match["mark"] + match["quote"]) for match in outside]
        yield text.once(
            [match.span() for match in outside],
            f"{many(len(outside), 'comma or stop', 'commas and stops')} outside the quotation "
            f"mark, {inside} inside",
            fix=text.mend("Put them inside", changes, safe=True),
        )


_INSIDE = lazy(r"[,.][\"”](?=\s|\Z)")


def _paired(text: Text, match: re.Match[str]) -> bool:
    """Whether a straight mark closes something on its line: it's no mark of inches."""
    line = text.masked.rfind("\n", 0, match.start()) + 1
    return text.masked.count('"', line, match.start()) % 2 == 1


@rule("PRS010", "dialogue-not-reopened", WARNING)
def dialogue_not_reopened(text: Text) -> Iterator[Finding]:
    """A quotation over several paragraphs that isn't opened again in each of them.

    Why:
        By old custom each paragraph of a speech opens with a mark, so that the reader knows that
        it goes on.
    Fires on (markdown):
        “I never went back.

        Nor did anybody else.” She sat down.
    Use instead:
        “I never went back.

        “Nor did anybody else.” She sat down.
    """
    for loose in loose_quotes(text):
        if loose.closes_later is not None:
            line = text.document.source.position(loose.closes_later).line
            yield text.at(
                loose.place,
                loose.place + 1,
                f"this quotation goes on to line {line}, and its paragraphs don't open it again",
                "open each of them with a quotation mark",
            )


RULES = (
    dialogue_tag_punctuation,
    comma_outside_quote,
    dialogue_not_reopened,
)
