"""A book part by part, and where its people are named."""

from collections import Counter

from typebar.model.prose import Matter
from typebar.reports.axis import rounded
from typebar.reports.clock import portions
from typebar.reports.figures import Bar, Bars, Measure, Stretch, Tick, Timeline, Track
from typebar.reports.length import SILENT_WORDS_PER_MINUTE
from typebar.reports.prose import ALOUD_WORDS_PER_MINUTE, PAGE_WORDS, Book, Part
from typebar.reports.report import Column, Field, Report, Table, Unit, Value
from typebar.reports.values import clock, count, minutes, share, shown

MOST_TRACKS = 12
BINS = 100
"""Stretches of the book in which mentions are counted for the timeline."""


_FIELDS = (
    Field("number", "no.", Unit.LABEL),
    Field("title", "title", Unit.TEXT),
    Field("words", "words", Unit.COUNT),
    Field("pages", "pages", Unit.NUMBER, Column.SPARE),
    Field("paragraphs", "paragraphs", Unit.COUNT, Column.SPARE),
    Field("quoted", "in quotes", Unit.SHARE),
    Field("reading_seconds", "reading", Unit.SECONDS),
    Field("aloud_seconds", "aloud", Unit.SECONDS),
)
"""Of a part's row, and of the row that sums them up."""


def chapters(book: Book) -> Report:
    """Every part with its length and the time that it takes to read."""
    lengths = [len(part.words) for part in book.parts]
    rows = tuple(
        (
            part.number,
            part.title,
            length,
            tenths / 10,
            part.paragraphs,
            share(part.quoted, length),
            silent,
            aloud,
        )
        for part, length, tenths, silent, aloud in zip(
            book.parts,
            lengths,
            portions(lengths, 10, PAGE_WORDS),
            portions(lengths, 60, SILENT_WORDS_PER_MINUTE),
            portions(lengths, 60, ALOUD_WORDS_PER_MINUTE),
            strict=True,
        )
    )
    whole = sum(lengths)
    quoted = sum(part.quoted for part in book.parts)
    total: tuple[Value, ...] = (
        "",
        "all",
        whole,
        round(sum(row[3] for row in rows), 1),
        sum(part.paragraphs for part in book.parts),
        share(quoted, whole),
        sum(row[6] for row in rows),
        sum(row[7] for row in rows),
    )
    return Report(
        "chapters",
        "Chapters",
        _lead(book),
        Table(_FIELDS, rows, total),
        figures=(_bars(book),) if whole else (),
        notes=(
            (
                f"Pages are manuscript pages of {PAGE_WORDS} words. Reading is silent, at "
                f"{SILENT_WORDS_PER_MINUTE} words a minute (Brysbaert 2019, fiction); aloud at "
                f"{ALOUD_WORDS_PER_MINUTE}, as audio books are read."
            ),
            (
                "Words are those of the text with its footnotes, without titles; in quotes are "
                "those inside quotation marks."
            ),
        ),
    )


def seconds(words: int, rate: int) -> int:
    """The time for so many words at so many a minute."""
    return portions((words,), 60, rate)[0]


def _lead(book: Book) -> str:
    story = book.story
    whole = sum(len(part.words) for part in story)
    if not whole:
        return "There are no words yet."
    what = "chapter" if all(part.matter is Matter.BODY for part in story) else "part"
    time = minutes(seconds(whole, SILENT_WORDS_PER_MINUTE))
    return (
        f"{count(len(story), what)} of {round(whole / len(story)):,} words in the mean, "
        f"{count(whole, 'word')} in all; {time} to read."
    )


def _bars(book: Book) -> Bars:
    most = max(len(part.words) for part in book.parts)
    bars = tuple(
        Measure(
            f"{part.number} {part.title}".strip(),
            _length(part),
            rounded(part.quoted / most),
            rounded((len(part.words) - part.quoted) / most),
        )
        for part in book.parts
    )
    told = "; ".join(
        f"{bar.label}: {bar.value}, {shown(share(part.quoted, len(part.words)), Unit.SHARE)} in "
        "quotation marks"
        for bar, part in zip(bars, book.parts, strict=True)
    )
    return Bars(
        "The length of the parts",
        "",
        bars,
        told + ".",
        "in quotation marks",
        "narration",
    )


def _length(part: Part) -> str:
    time = clock(seconds(len(part.words), SILENT_WORDS_PER_MINUTE))
    return f"{len(part.words):,} words, {time}"


def people(book: Book) -> Report:
    """Who of the cast list is named, how often and from where to where."""
    whole = sum(len(part.words) for part in book.parts)
    places: dict[str, list[int]] = {}
    chosen: dict[str, list[int]] = {}
    at = 0
    for index, part in enumerate(book.parts):
        for place, name in part.mentions:
            places.setdefault(name, []).append(at + place)
            chosen.setdefault(name, []).append(index)
        at += len(part.words)
    fields = (
        Field("person", "person", Unit.TEXT),
        Field("mentions", "mentions", Unit.COUNT),
        Field("chapters", "parts", Unit.COUNT),
        Field("first", "first in", Unit.TEXT),
        Field("last", "last in", Unit.TEXT),
    )
    ranked = sorted(places, key=lambda name: (-len(places[name]), name))
    rows = tuple(
        (
            name,
            len(places[name]),
            len(set(chosen[name])),
            book.parts[chosen[name][0]].title,
            book.parts[chosen[name][-1]].title,
        )
        for name in ranked
    )
    lead = (
        f"{rows[0][0]} is named most, {count(int(str(rows[0][1])), 'time')}."
        if rows
        else "Nobody of the cast list is named."
    )
    figures = (_timeline(book, {name: places[name] for name in ranked}, whole),) if rows else ()
    return Report(
        "people",
        "People",
        lead,
        Table(fields, rows),
        figures=figures,
        notes=(
            (
                "Names and aliases of the cast list are looked for as they are written there, and "
                "in capitals; a pronoun isn't a mention."
            ),
        ),
    )


def _timeline(book: Book, places: dict[str, list[int]], whole: int) -> Timeline:
    binned = {
        name: Counter(place * BINS // whole for place in found)
        for name, found in list(places.items())[:MOST_TRACKS]
    }
    most = max(max(counts.values()) for counts in binned.values())
    tracks = tuple(
        Track(
            name,
            count(counts.total(), "mention"),
            (Stretch(min(counts) / BINS, (max(counts) + 1) / BINS),),
            tuple(
                Bar(place / BINS, (place + 1) / BINS, rounded(number / most))
                for place, number in sorted(counts.items())
            ),
        )
        for name, counts in binned.items()
    )
    ticks, at = [], 0
    for part in book.parts:
        if part.number:
            ticks.append(Tick(rounded(at / whole), part.number))
        at += len(part.words)
    told = "; ".join(f"{track.label}: {track.remark}" for track in tracks) + "."
    return Timeline(
        "Who is named, from beginning to end",
        f"The bars: mentions in each hundredth of the book, up to {most}. Numbers are chapters.",
        tracks,
        tuple(ticks) if len(ticks) <= 40 else tuple(ticks[:: -(-len(ticks) // 20)]),
        (),
        told,
    )
