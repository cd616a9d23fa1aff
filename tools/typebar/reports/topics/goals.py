"""How far a work has come towards what it should come to."""

from typebar.reports import clock
from typebar.reports.figures import Bars, Measure
from typebar.reports.prose import ALOUD_WORDS_PER_MINUTE, PAGE_WORDS
from typebar.reports.report import Field, Report, Table, Unit
from typebar.reports.study import Study
from typebar.reports.topics.chapters import seconds
from typebar.reports.values import count, share, shown


def reached(study: Study) -> dict[str, int]:
    """What the work comes to, by the names that goals have."""
    play, book = study.screenplay, study.book
    if play is not None:
        return {
            "words": len(play.vocabulary),
            "pages": len(play.pages),
            "scenes": len(play.headed),
            "minutes": sum(clock.seconds(scene.time.whole for scene in play.scenes)) // 60,
        }
    words = sum(len(part.words) for part in book.story) if book else 0
    return {
        "words": words,
        "pages": words // PAGE_WORDS,
        "chapters": len(book.story) if book else 0,
        "minutes": seconds(words, ALOUD_WORDS_PER_MINUTE) // 60,
    }


def goals(study: Study) -> Report:
    """Each goal with what is done and what is left."""
    now = reached(study)
    rows = tuple(
        (name, wanted, now[name], share(now[name], wanted), max(0, wanted - now[name]))
        for name, wanted in study.goals
        if name in now
    )
    fields = (
        Field("goal", "goal", Unit.TEXT),
        Field("wanted", "wanted", Unit.COUNT),
        Field("reached", "reached", Unit.COUNT),
        Field("share", "done", Unit.SHARE),
        Field("left", "left", Unit.COUNT),
    )
    met = sum(1 for row in rows if not row[4])
    lead = (
        f"{met} of {count(len(rows), 'goal')} reached."
        if rows
        else "No goal is set: write [goals] into the configuration, or --goal words=50000."
    )
    note = (
        "Words are those of speech and action; minutes are the estimate of the report on duration."
        if study.screenplay
        else f"Words are those of the chapters, without front and back matter; a page has "
        f"{PAGE_WORDS}; minutes are those of reading aloud."
    )
    figures = (_bars(rows),) if rows else ()
    return Report("goals", "Goals", lead, Table(fields, rows), figures=figures, notes=(note,))


def _bars(rows: tuple[tuple[str, int, int, float, int], ...]) -> Bars:
    bars = tuple(
        Measure(
            name,
            f"{now:,} of {wanted:,}, {shown(done, Unit.SHARE)}",
            round(min(done, 1.0), 5),
            round(max(0.0, 1.0 - done), 5),
        )
        for name, wanted, now, done, _ in rows
    )
    told = "; ".join(f"{bar.label}: {bar.value}" for bar in bars) + "."
    return Bars("What is done", "", bars, told, "done", "left")
