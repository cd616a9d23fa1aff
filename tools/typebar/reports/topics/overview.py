"""A work in a dozen numbers."""

from typebar.reports import clock
from typebar.reports.length import SILENT_WORDS_PER_MINUTE
from typebar.reports.prose import PAGE_WORDS
from typebar.reports.report import Fact, Field, Report, Table, Unit, Value
from typebar.reports.screenplay import Lane, Light, Screenplay, Setting
from typebar.reports.study import Study
from typebar.reports.topics.chapters import seconds
from typebar.reports.values import count, minutes, share


def overview(study: Study) -> Report:
    """Length, time, people and places at a glance."""
    if study.screenplay is not None:
        facts = _of_play(study.screenplay)
        length = count(len(study.screenplay.pages), "page")
        time = sum(clock.seconds(scene.time.whole for scene in study.screenplay.scenes))
        lead = f"A screenplay of {length}, about {minutes(time)}."
    else:
        facts = _of_book(study)
        words = int(str(facts[0].value))
        time = seconds(words, SILENT_WORDS_PER_MINUTE)
        lead = f"A book of {count(words, 'word')}, {minutes(time)} to read."
    return Report("overview", "Overview", lead, Table((), ()), facts)


def _of_play(play: Screenplay) -> tuple[Fact, ...]:
    speech = sum(page.lanes.get(Lane.SPEECH, 0) for page in play.pages)
    rows = sum(sum(page.lanes.values()) for page in play.pages)
    whole = sum(scene.eighths for scene in play.scenes)
    inside = sum(one.eighths for one in play.scenes if one.setting is Setting.INTERIOR)
    night = sum(one.eighths for one in play.scenes if one.light is Light.NIGHT)
    values: tuple[tuple[str, str, Unit, Value], ...] = (
        ("pages", "pages", Unit.COUNT, len(play.pages)),
        (
            "seconds",
            "plays about",
            Unit.SECONDS,
            sum(clock.seconds(scene.time.whole for scene in play.scenes)),
        ),
        ("scenes", "scenes", Unit.COUNT, len(play.headed)),
        ("mean_eighths", "mean scene", Unit.EIGHTHS, round(whole / max(1, len(play.scenes)))),
        (
            "locations",
            "locations",
            Unit.COUNT,
            len({scene.location for scene in play.headed if scene.location}),
        ),
        ("characters", "speaking parts", Unit.COUNT, len({u.speaker for u in play.utterances})),
        ("speeches", "speeches", Unit.COUNT, len(play.utterances)),
        ("spoken_words", "words spoken", Unit.COUNT, sum(len(u.words) for u in play.utterances)),
        ("words", "words in all", Unit.COUNT, len(play.vocabulary)),
        ("speech_share", "rows of speech", Unit.SHARE, share(speech, rows)),
        ("interior_share", "indoors", Unit.SHARE, share(inside, whole)),
        ("night_share", "at night", Unit.SHARE, share(night, whole)),
    )
    return tuple(Fact(Field(key, title, unit), value) for key, title, unit, value in values)


def _of_book(study: Study) -> tuple[Fact, ...]:
    parts = study.book.parts if study.book else ()
    story = study.book.story if study.book else ()
    words = sum(len(part.words) for part in parts)
    quoted = sum(part.quoted for part in parts)
    values: tuple[tuple[str, str, Unit, Value], ...] = (
        ("words", "words", Unit.COUNT, words),
        ("pages", f"pages of {PAGE_WORDS} words", Unit.NUMBER, round(words / PAGE_WORDS, 1)),
        ("reading_seconds", "to read", Unit.SECONDS, seconds(words, SILENT_WORDS_PER_MINUTE)),
        ("parts", "parts", Unit.COUNT, len(parts)),
        ("chapters", "chapters", Unit.COUNT, len(story)),
        (
            "chapter_words",
            "words of a chapter",
            Unit.COUNT,
            round(sum(len(part.words) for part in story) / max(1, len(story))),
        ),
        ("paragraphs", "paragraphs", Unit.COUNT, sum(part.paragraphs for part in parts)),
        ("quoted_share", "in quotation marks", Unit.SHARE, share(quoted, words)),
    )
    return tuple(Fact(Field(key, title, unit), value) for key, title, unit, value in values)
