"""How long a work is, for the summary of a build."""

from typing import NamedTuple

from typebar.model.work import Work


class Tally(NamedTuple):
    """The length of a work; 0 for what isn't known."""

    words: int = 0
    """Of prose, as reports count them."""
    minutes: int = 0
    """To read prose silently, or that a screenplay plays at a page a minute."""
    pages: int = 0
    """Of the output that was made; a screenplay's title page isn't counted."""


def tally(work: Work, pages: int) -> Tally:
    """The length of a work, one of whose outputs has that many pages."""
    if work.scripts:
        return Tally(minutes=pages, pages=pages)
    from typebar.reports.prose import SILENT_WORDS_PER_MINUTE, count  # noqa: PLC0415 -- as it says

    words = count(work.chapters)
    return Tally(words, max(1, round(words / SILENT_WORDS_PER_MINUTE)) if words else 0, pages)
