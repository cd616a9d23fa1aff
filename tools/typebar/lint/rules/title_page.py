"""TTL: the title page."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date

from typebar.lint.finding import Finding
from typebar.lint.pattern import lazy
from typebar.lint.rule import Fixes, rule
from typebar.lint.screenplay import Screenplay, replacing
from typebar.lint.spelling import distance
from typebar.model.script import Action, TitleEntry
from typebar.text.diagnostics import Severity

INFO, WARNING = Severity.INFO, Severity.WARNING

KEYS = (
    "Title",
    "Subtitle",
    "Credit",
    "Author",
    "Authors",
    "Source",
    "Notes",
    "Draft",
    "Draft date",
    "Date",
    "Contact",
    "Contact info",
    "Address",
    "Copyright",
    "Rights",
    "Revision",
    "Version",
    "Language",
    "Lang",
    "Series",
    "Show",
    "Episode",
    "Episode of",
    "Episode title",
    "Format",
    "Font",
    "Watermark",
    "Header",
    "Footer",
    "Email",
    "Phone",
)
"""Keys that programs know; others are the writer's own and are fine."""
_KNOWN = {key.casefold(): key for key in KEYS}


def _entries(play: Screenplay) -> tuple[TitleEntry, ...]:
    page = play.script.title_page
    return page.entries if page else ()


@rule("TTL001", "unknown-title-key", WARNING, fixes=Fixes.UNSAFE)
def unknown_title_key(play: Screenplay) -> Iterator[Finding]:
    """A key of the title page that is nearly a known one.

    Keys of your own are fine: only slips of one or two letters are found.

    Why:
        Its value isn't printed where you expect it.
    Fires on:
        Title: The Hall
        Auhtor: Anna Ames

        She waits.
    Use instead:
        Title: The Hall
        Author: Anna Ames

        She waits.
    Fix safety:
        Unsafe: the key may be your own.
    """
    for entry in _entries(play):
        written = entry.key.text.strip()
        if written.casefold() in _KNOWN or len(written) < 4:
            continue
        limit = 1 if len(written) < 7 else 2
        near = next(
            (
                key
                for low, key in _KNOWN.items()
                if distance(written.casefold(), low, limit) <= limit
            ),
            "",
        )
        if near:
            yield play.on(
                entry.key.span,
                f'"{written}" is nearly "{near}"',
                fix=replacing(f'Write "{near}"', entry.key.span, near, safe=False),
            )


@rule("TTL002", "missing-title-or-author", WARNING)
def missing_title_or_author(play: Screenplay) -> Iterator[Finding]:
    """A title page without a title or without an author.

    A script without a title page is fine.

    Why:
        A script that gets lost can't be sent back.
    Fires on:
        Title: The Hall
        Draft date: 2024-05-01

        She waits.
    Use instead:
        Title: The Hall
        Author: Anna Ames
        Draft date: 2024-05-01

        She waits.
    """
    page = play.script.title_page
    if page is None or all(entry.key.text.casefold() not in _KNOWN for entry in page.entries):
        return
    written = [entry.key.text.casefold() for entry in page.entries]
    missing = [
        word
        for word, keys in (
            ("title", ("Title",)),
            ("author", ("Author", "Authors", "Credit", "Written by")),
        )
        # A slip in the key is TTL001.
        if not page.values(*keys) and all(distance(key, word, 2) > 2 for key in written)
    ]
    if missing:
        yield play.on(page.entries[0].span, f"the title page has no {' and no '.join(missing)}")


@rule("TTL003", "duplicate-title-key", WARNING)
def duplicate_title_key(play: Screenplay) -> Iterator[Finding]:
    """A key that comes twice on the title page.

    Why:
        Programs take the first, the last or both.
    Fires on:
        Title: The Hall
        Author: Anna Ames
        Author: Ben Bell

        She waits.
    Use instead:
        Title: The Hall
        Authors:
            Anna Ames
            Ben Bell

        She waits.
    """
    seen: Counter[str] = Counter()
    for entry in _entries(play):
        key = entry.key.text.casefold()
        seen[key] += 1
        if seen[key] == 2:
            yield play.on(
                entry.key.span,
                f'"{entry.key.text}" comes twice',
                "put all its values under one, each on an indented line",
            )


_TITLE_LINE = lazy(r"Title:[ \t]*\S", re.IGNORECASE)
_OTHER_LINE = lazy(r"(?:Credit|Authors?|Draft date|Contact|Source):", re.IGNORECASE)
_EARLY = 6


@rule("TTL004", "title-page-not-at-top", WARNING)
def title_page_not_at_top(play: Screenplay) -> Iterator[Finding]:
    """The lines of a title page below something else.

    Why:
        A title page is the first thing in its file; anywhere else it's action.
    Fires on:
        FIRST DRAFT

        Title: The Hall
        Author: Anna Ames

        She waits.
    Use instead:
        Title: The Hall
        Author: Anna Ames
        Notes: FIRST DRAFT

        She waits.
    """
    if play.script.title_page is not None:
        return
    for node in play.script.elements[:_EARLY]:
        if isinstance(node, Action) and len(node.lines) > 1:
            first, second = node.lines[0].text, node.lines[1].text
            if _TITLE_LINE.match(first) and _OTHER_LINE.match(second):
                yield play.on(
                    node.span,
                    "this looks like the title page, but something stands above it",
                    "move it to the very top of the file",
                )


_NUMERIC = lazy(r"(\d{1,4})[-/.](\d{1,2})[-/.](\d{1,4})")


@rule("TTL005", "bad-draft-date", INFO)
def bad_draft_date(play: Screenplay) -> Iterator[Finding]:
    """A draft date that no calendar has, or without any figure.

    Why:
        A draft is told from another by its date.
    Fires on:
        Title: The Hall
        Author: Anna Ames
        Draft date: 2024-02-31

        She waits.
    Use instead:
        Title: The Hall
        Author: Anna Ames
        Draft date: 2024-02-29

        She waits.
    """
    for entry in _entries(play):
        if entry.key.text.casefold() not in ("draft date", "date"):
            continue
        for line in entry.values[:1]:
            words = line.text.strip()
            if words and (not any(sign.isdigit() for sign in words) or not _possible(words)):
                yield play.on(line.span, f'"{words}" isn\'t a date')


def _possible(words: str) -> bool:
    match = _NUMERIC.fullmatch(words)
    if not match:
        return True
    first, second, third = map(int, match.groups())
    orders = (
        ((first, second, third),)
        if len(match[1]) == 4
        else ((third, first, second), (third, second, first))
    )
    return any(_valid(*order) for order in orders)


def _valid(year: int, month: int, day: int) -> bool:
    try:
        date(year if year > 99 else 2000 + year, month, day)
    except ValueError:
        return False
    return True


@rule("TTL006", "empty-title-value", INFO, fixes=Fixes.SAFE, restructures=True)
def empty_title_value(play: Screenplay) -> Iterator[Finding]:
    """A key of the title page with nothing behind it.

    Why:
        It's what a template leaves behind.
    Fires on:
        Title: The Hall
        Author: Anna Ames
        Source:

        She waits.
    Use instead:
        Title: The Hall
        Author: Anna Ames

        She waits.
    Fix safety:
        Safe: removes the line.
    """
    for entry in _entries(play):
        if not any(line.text.strip() for line in entry.values):
            yield play.on(
                entry.span,
                f'"{entry.key.text}:" has no value',
                fix=replacing("Remove it", play.whole_line(entry.span), "", safe=True),
            )


RULES = (
    unknown_title_key,
    missing_title_or_author,
    duplicate_title_key,
    title_page_not_at_top,
    bad_draft_date,
    empty_title_value,
)
