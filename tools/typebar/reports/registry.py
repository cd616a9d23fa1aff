"""Which reports there are, in the order in which a page shows them."""

from collections.abc import Callable
from typing import NamedTuple

from typebar.reports.prose import Book
from typebar.reports.report import Report
from typebar.reports.screenplay import Screenplay
from typebar.reports.study import Study
from typebar.reports.topics import (
    breakdown,
    cast,
    chapters,
    goals,
    overview,
    places,
    rhythm,
    scenes,
    vocabulary,
)


class Topic(NamedTuple):
    """One report and what it's made from: a screenplay, a book, or whichever it is."""

    name: str
    summary: str
    of_play: Callable[[Screenplay], Report] | None = None
    of_book: Callable[[Book], Report] | None = None
    of_either: Callable[[Study], Report] | None = None
    also: tuple[str, ...] = ()
    """Other names that people try."""

    def suits(self, study: Study) -> bool:
        """Whether the report says anything of such a work."""
        if self.of_either is not None:
            return True
        return (self.of_play if study.screenplay else self.of_book) is not None

    def make(self, study: Study) -> Report:
        """The report on a work that it suits."""
        if self.of_either is not None:
            return self.of_either(study)
        if self.of_play is not None and study.screenplay is not None:
            return self.of_play(study.screenplay)
        if self.of_book is not None and study.book is not None:
            return self.of_book(study.book)
        raise ValueError(f"{self.name} says nothing of {study.kind}")


TOPICS = (
    Topic("overview", "length, time, people and places", of_either=overview.overview),
    Topic("goals", "what is done and what is left", of_either=goals.goals),
    Topic("cast", "who speaks, how much, from where to where", of_play=cast.cast),
    Topic("pairs", "who speaks with whom", of_play=cast.pairs),
    Topic("gender", "women and men: speech and talks", of_play=cast.genders, also=("bechdel",)),
    Topic("pacing", "page by page: scenes, speech, action", of_play=rhythm.pacing),
    Topic("dialogue", "speech against action", of_play=rhythm.dialogue),
    Topic("duration", "how long it plays, and why", of_play=rhythm.duration),
    Topic(
        "scenes",
        "every scene: page, eighths, time, speakers",
        of_play=scenes.scenes,
        also=("eighths",),
    ),
    Topic(
        "breakdown", "every scene for the schedule: set, cast, props", of_play=breakdown.breakdown
    ),
    Topic("one-liners", "every scene with its synopsis", of_play=scenes.one_liners),
    Topic("locations", "every place and its scenes", of_play=places.locations),
    Topic(
        "settings", "day and night, indoors and out", of_play=places.settings, also=("day-night",)
    ),
    Topic("tags", "props and other tags of notes", of_play=scenes.tags, also=("props",)),
    Topic("chapters", "every chapter: words, reading time", of_book=chapters.chapters),
    Topic("people", "who of the cast is named where", of_book=chapters.people),
    Topic("vocabulary", "distinct words, and those used most", of_either=vocabulary.vocabulary),
)


def by_name(name: str) -> Topic | None:
    """The report of that name, without case."""
    return next((topic for topic in TOPICS if name.lower() in (topic.name, *topic.also)), None)
