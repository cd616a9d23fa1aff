"""How long a work is, for the summary of a build."""

from typing import NamedTuple

from typebar.model.prose import Chapter
from typebar.model.work import Work
from typebar.reports.length import SILENT_WORDS_PER_MINUTE, count
from typebar.text.memory import in_force
from typebar.text.pieces import Pieces, kept_together

_WAY = 1
"""Raised when words are counted otherwise; what is kept was counted this way."""


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
    first = work.sources[0].path if work.sources else ""
    with kept_together(in_force(), f"words {_WAY}\0{first}") as pieces:
        words = sum(_words(chapter, pieces) for chapter in work.chapters)
    return Tally(words, max(1, round(words / SILENT_WORDS_PER_MINUTE)) if words else 0, pages)


def _words(chapter: Chapter, pieces: Pieces | None) -> int:
    """How many words a chapter has; one that was counted before isn't even built."""
    named = chapter.blocks.digest
    if pieces is None or not named:
        return count(chapter)
    known = pieces.find(chapter.key, named)
    if known is None or not known.isdigit():
        known = str(count(chapter)).encode()
        pieces.keep(chapter.key, named, known)
    return int(known)
