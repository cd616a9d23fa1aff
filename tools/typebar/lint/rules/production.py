"""PRD: what production asks of a screenplay."""

from collections.abc import Iterator

from typebar.lint.coverage import uncovered
from typebar.lint.finding import Finding
from typebar.lint.rule import rule
from typebar.lint.screenplay import Screenplay
from typebar.lint.wording import many, times
from typebar.model.script import NoteKind
from typebar.text.diagnostics import Severity

INFO, WARNING = Severity.INFO, Severity.WARNING


@rule("PRD001", "page-count-out-of-bounds", WARNING)
def page_count_out_of_bounds(play: Screenplay) -> Iterator[Finding]:
    """A screenplay of fewer pages than `min-pages` or more than `max-pages`.

    Found only where one of the two is set.

    Why:
        Contests and commissioners count.
    With:
        min-pages = 2
    Fires on:
        INT. HALL - DAY

        She waits.
    Use instead:
        INT. HALL - DAY

        She waits.

        ===

        She still waits.
    """
    settings = play.text.settings
    if not settings.min_pages and not settings.max_pages:
        return
    count = len(play.pages)
    low, high = settings.min_pages, settings.max_pages
    if count < low or (high and count > high):
        bound = f"at least {low}" if count < low else f"at most {high}"
        yield play.on(play.text.span(0, 0), f"{many(count, 'page')} where {bound} are wanted")


@rule("PRD003", "glyph-not-in-font", WARNING, default=False, presets=("production",))
def glyph_not_in_font(play: Screenplay) -> Iterator[Finding]:
    """A character that the script's typeface, Courier Prime, doesn't have.

    One finding a character.

    Why:
        It's set from another typeface, if the machine has one that knows it, and it shows.
    Fires on:
        She wears a ☂.
    Use instead:
        She carries an umbrella.
    Off because:
        names in other scripts are no fault, and they're set from installed typefaces.
    """
    text = play.text
    if text.masked.isascii():
        return
    for character in sorted(uncovered(text.masked)):
        count = text.masked.count(character)
        at = text.masked.index(character)
        yield text.at(
            at,
            at + 1,
            f'Courier Prime has no "{character}" (U+{ord(character):04X}), used {times(count)}',
        )


@rule("PRD004", "note-left-in-release", INFO, default=False, presets=("production", "release"))
def note_left_in_release(play: Screenplay) -> Iterator[Finding]:
    """A note in a text that goes out; on with `release` and in the production preset.

    Why:
        Notes aren't printed, but whoever gets the source reads them.
    Fires on:
        She waits. [[is this too much?]]
    Use instead:
        She waits.
    Off because:
        notes are there to be written while you work.
    """
    for note in play.script.notes:
        if note.kind is NoteKind.PLAIN:
            yield play.on(note.span, "this note is still in the text")


_COLOURS = (
    "white",
    "blue",
    "pink",
    "yellow",
    "green",
    "goldenrod",
    "buff",
    "salmon",
    "cherry",
    "tan",
    "gray",
    "grey",
    "ivory",
)
_AGAIN = ("second", "third", "double", "triple")
"""The colours come round again: double blue."""


@rule("PRD006", "revision-mark-unknown-colour", WARNING)
def revision_mark_unknown_colour(play: Screenplay) -> Iterator[Finding]:
    """A note such as [[revision: blue]] with a colour that no revision has.

    Why:
        Revisions go out on paper of a fixed order of colours.
    Fires on:
        She waits. [[revision: bleu]]
    Use instead:
        She waits. [[revision: blue]]
    """
    for note in play.script.notes:
        if note.kind is NoteKind.TAG and note.tag.casefold() in ("revision", "rev"):
            words = note.text.partition(":")[2].split()
            words = words[1:] if words and words[0].casefold() in _AGAIN else words
            if words and words[0].casefold() not in _COLOURS and words[0].isalpha():
                yield play.on(
                    note.span,
                    f'no revision is "{words[0]}"',
                    "one of " + ", ".join(_COLOURS[:-2]),
                )


RULES = (
    page_count_out_of_bounds,
    glyph_not_in_font,
    note_left_in_release,
    revision_mark_unknown_colour,
)
