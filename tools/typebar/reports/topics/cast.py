"""The people of a screenplay: how much they say, where they are, whom they answer."""

from collections import Counter
from dataclasses import dataclass, field
from itertools import combinations, pairwise

from typebar.reports.axis import acts, page_ticks, rounded
from typebar.reports.figures import Bar, Matrix, Stretch, Timeline, Track
from typebar.reports.people import Gender, gender, tidy
from typebar.reports.report import Column, Fact, Field, Report, Table, Unit, Value
from typebar.reports.screenplay import Screenplay
from typebar.reports.values import count, share, shown
from typebar.reports.words import folded

MOST_TRACKS = 14
"""Characters in the timeline."""
BARS = 80
"""At least so many bars a track has room for; a page is never cut finer than into eighths."""
MOST_NAMES = 10
"""Characters in the matrix."""
MOST_PAIRED = 40
"""Characters whose pairs are counted: a crowd of a thousand has half a million."""
PRESENT = "Somebody is in a scene when they speak in it or its action names them."


@dataclass(slots=True)
class Part:
    """One character while they are counted."""

    speeches: int = 0
    words: int = 0
    lines: int = 0
    unseen: int = 0
    vocabulary: set[str] = field(default_factory=set)
    scenes: set[int] = field(default_factory=set)
    rows: list[int] = field(default_factory=list)
    """Rows said, in order."""


def parts(play: Screenplay) -> dict[str, Part]:
    """Everybody who speaks or whom the action names, the one with the most words first."""
    found: dict[str, Part] = {}
    for said in play.utterances:
        part = found.setdefault(said.speaker, Part())
        part.speeches += 1
        part.words += len(said.words)
        part.lines += said.lines
        part.unseen += said.unseen
        part.vocabulary.update(map(folded, said.words))
        part.scenes.add(said.scene)
        part.rows += said.rows
    for index, scene in enumerate(play.scenes):
        for name in scene.named:
            found.setdefault(name, Part()).scenes.add(index)
    return dict(sorted(found.items(), key=_weight))


def _weight(item: tuple[str, Part]) -> tuple[int, int, int, str]:
    name, part = item
    return -part.words, -part.speeches, -len(part.scenes), name


def cast(play: Screenplay) -> Report:
    """Everybody with what they say and where they are."""
    found = parts(play)
    fields = (
        Field("character", "character", Unit.TEXT),
        Field("speeches", "speeches", Unit.COUNT),
        Field("words", "words", Unit.COUNT),
        Field("lines", "lines", Unit.COUNT),
        Field("share", "share", Unit.SHARE),
        Field("scenes", "scenes", Unit.COUNT),
        Field("first_page", "first page", Unit.LABEL),
        Field("last_page", "last page", Unit.LABEL),
        Field("unseen", "unseen", Unit.COUNT, Column.SPARE),
        Field("distinct_words", "distinct words", Unit.COUNT, Column.SPARE),
    )
    whole = sum(part.words for part in found.values())
    rows = tuple(_row(play, name, part, whole) for name, part in found.items())
    figures = (timeline(play, found),) if rows and play.pages else ()
    return Report(
        "cast",
        "Cast",
        _lead(found, whole),
        Table(fields, rows, _total(found, whole)),
        figures=figures,
        notes=(
            PRESENT,
            (
                "Share is that of all spoken words; lines are printed rows; unseen counts the "
                "speeches marked V.O. or O.S."
            ),
        ),
    )


def _row(play: Screenplay, name: str, part: Part, whole: int) -> tuple[Value, ...]:
    first = min(play.scenes[index].first for index in part.scenes)
    last = max(play.scenes[index].last for index in part.scenes)
    if part.rows:
        first, last = part.rows[0] // play.page_rows, part.rows[-1] // play.page_rows
    return (
        name,
        part.speeches,
        part.words,
        part.lines,
        share(part.words, whole),
        len(part.scenes),
        play.label(first),
        play.label(last),
        part.unseen,
        len(part.vocabulary),
    )


def _total(found: dict[str, Part], whole: int) -> tuple[Value, ...]:
    speeches = sum(part.speeches for part in found.values())
    lines = sum(part.lines for part in found.values())
    unseen = sum(part.unseen for part in found.values())
    everything = 1.0 if whole else 0.0
    return "all", speeches, whole, lines, everything, None, None, None, unseen, None


def _lead(found: dict[str, Part], whole: int) -> str:
    speaking = [name for name, part in found.items() if part.speeches]
    if not speaking:
        return "Nobody speaks."
    first = found[speaking[0]]
    return (
        f"{count(len(speaking), 'character')} with {count(whole, 'word')} between them; "
        f"{speaking[0]} has {shown(share(first.words, whole), Unit.SHARE)} of them."
    )


def timeline(play: Screenplay, found: dict[str, Part]) -> Timeline:
    """Where each of the main characters is, and how much they say on the way."""
    chosen = [(name, part) for name, part in found.items() if part.speeches][:MOST_TRACKS]
    chosen.sort(key=lambda item: (item[1].rows[:1], -item[1].words))
    # A bar is a page, or as many eighths of one as give a short script some detail.
    step = next(step for step in (1, 2, 4, 8) if step * len(play.pages) >= BARS or step == 8)
    bins = [_binned(play, part, step) for _, part in chosen]
    most = max((lines for counts in bins for lines in counts.values()), default=1)
    tracks = tuple(_track(play, chosen[at], counts, (most, step)) for at, counts in enumerate(bins))
    rest = sum(1 for part in found.values() if part.speeches) - len(chosen)
    left_out = f" Those who say less, {rest} of them, are in the table." if rest > 0 else ""
    return Timeline(
        "Who is there, page by page",
        f"The line: a scene with them. The bars: how much they say on {_stretch(step)}, up to "
        f"{count(most, 'row')}.{left_out}",
        tracks,
        page_ticks(play),
        acts(play),
        "; ".join(f"{track.label}: {track.remark}" for track in tracks) + ".",
    )


def _stretch(step: int) -> str:
    return {1: "a page", 2: "half a page", 4: "a quarter of a page", 8: "an eighth of a page"}[step]


def _binned(play: Screenplay, part: Part, step: int) -> Counter[int]:
    """Rows said in each part of a page."""
    return Counter(row * step // play.page_rows for row in part.rows)


def _track(
    play: Screenplay, whose: tuple[str, Part], counts: Counter[int], scale: tuple[int, int]
) -> Track:
    name, part = whose
    most, step = scale
    width = 1 / (len(play.pages) * step)
    bars = tuple(
        Bar(rounded(at * width), rounded((at + 1) * width), rounded(lines / most))
        for at, lines in sorted(counts.items())
    )
    remark = count(part.speeches, "speech", "speeches")
    if part.rows:
        first, last = (play.label(part.rows[at] // play.page_rows) for at in (0, -1))
        remark += f", p. {first}" if first == last else f", p. {first} to {last}"
    return Track(name, remark, _presence(play, part.scenes), bars)


def _presence(play: Screenplay, scenes: set[int]) -> tuple[Stretch, ...]:
    """The scenes as stretches, neighbours as one."""
    merged: list[Stretch] = []
    for index in sorted(scenes):
        start = rounded(play.at(play.scenes[index].start))
        later = play.scenes[index + 1 : index + 2]
        stop = rounded(play.at(later[0].start)) if later else 1.0
        if merged and merged[-1].stop == start:
            merged[-1] = merged[-1]._replace(stop=stop)
        else:
            merged.append(Stretch(start, stop))
    return tuple(merged)


def pairs(play: Screenplay) -> Report:
    """Who is in scenes together, and who answers whom."""
    found = parts(play)
    names = [name for name, part in found.items() if part.speeches][:MOST_PAIRED]
    answers = exchanges(play)
    rows = []
    for one, other in combinations(names, 2):
        together = found[one].scenes & found[other].scenes
        if together:
            length = sum(play.scenes[index].eighths for index in together)
            rows.append((one, other, len(together), length, answers[frozenset((one, other))]))
    rows.sort(key=lambda row: (-row[4], -row[2], row[0], row[1]))
    fields = (
        Field("one", "character", Unit.TEXT),
        Field("other", "with", Unit.TEXT),
        Field("scenes", "scenes together", Unit.COUNT),
        Field("eighths", "pages", Unit.EIGHTHS),
        Field("exchanges", "answers", Unit.COUNT),
    )
    lead = (
        f"{rows[0][0]} and {rows[0][1]} answer each other most: "
        f"{count(rows[0][4], 'time')} in {count(rows[0][2], 'scene')}."
        if rows
        else "No two who speak are in one scene."
    )
    notes = (
        PRESENT,
        (
            "An answer is a speech right after somebody else's in the same scene, action between "
            "them or not."
        ),
        f"Pairs are counted among the {MOST_PAIRED} who say most.",
    )
    figures = (_matrix(found, names[:MOST_NAMES], answers),) if rows else ()
    table = Table(fields, tuple(rows))
    return Report("pairs", "Who speaks with whom", lead, table, figures=figures, notes=notes)


def exchanges(play: Screenplay) -> Counter[frozenset[str]]:
    """How often two people's speeches follow each other in one scene, in either order."""
    return Counter(
        frozenset((one.speaker, other.speaker))
        for one, other in pairwise(play.utterances)
        if one.scene == other.scene and one.speaker != other.speaker
    )


def _matrix(found: dict[str, Part], names: list[str], answers: Counter[frozenset[str]]) -> Matrix:
    return Matrix(
        "Together, and in answer",
        "Above the diagonal: scenes together. Below it: answers.",
        tuple(names),
        tuple(
            tuple(len(found[one].scenes & found[other].scenes) for other in names) for one in names
        ),
        tuple(tuple(answers[frozenset((one, other))] for other in names) for one in names),
        "; ".join(
            f"{one} and {other}: {count(len(found[one].scenes & found[other].scenes), 'scene')}, "
            f"{count(answers[frozenset((one, other))], 'answer')}"
            for one, other in combinations(names, 2)
            if found[one].scenes & found[other].scenes
        )
        + ".",
    )


def genders(play: Screenplay) -> Report:
    """Speech by gender, and scenes in which two women, or two men, speak with each other."""
    said = {tidy(person.name): gender(person.gender) for person in play.cast}
    found = parts(play)
    people: dict[Gender, list[Part]] = {kind: [] for kind in Gender}
    for name, part in found.items():
        if part.speeches:
            people[said.get(name, Gender.UNKNOWN)].append(part)
    whole = sum(part.words for part in found.values())
    listed = Counter(said.values())
    rows = tuple(
        (
            kind.value,
            listed[kind],
            len(people[kind]),
            sum(part.speeches for part in people[kind]),
            sum(part.words for part in people[kind]),
            share(sum(part.words for part in people[kind]), whole),
        )
        for kind in Gender
        if listed[kind] or people[kind]
    )
    sums: tuple[Value, ...] = tuple(sum(row[at] for row in rows) for at in range(1, 5))  # type: ignore[misc]  # columns 1 to 4 hold numbers
    fields = (
        Field("gender", "gender", Unit.TEXT),
        Field("listed", "in the cast list", Unit.COUNT),
        Field("speaking", "speaking", Unit.COUNT),
        Field("speeches", "speeches", Unit.COUNT),
        Field("words", "words", Unit.COUNT),
        Field("share", "share", Unit.SHARE),
    )
    total = ("all", *sums, 1.0 if whole else 0.0)
    known = any(kind is not Gender.UNKNOWN for kind in said.values())
    facts = (*_talks(play, said, Gender.WOMEN), *_talks(play, said, Gender.MEN)) if known else ()
    return Report(
        "gender",
        "Women and men",
        _gender_lead(facts),
        Table(fields, rows, total) if known else Table((), ()),
        facts,
        notes=(
            (
                "After Bechdel's question: do two women speak with each other of something other "
                "than a man? A count can't tell what a talk is about: it says where nobody of the "
                "other list is named in the speeches."
            ),
            (
                "Genders are those of the cast list (the key gender); of whom it says none, it "
                "isn't guessed."
            ),
        ),
    )


def _talks(play: Screenplay, said: dict[str, Gender], kind: Gender) -> tuple[Fact, ...]:
    """Scenes in which two of a kind answer each other, and those that name nobody of the other."""
    opposite = Gender.MEN if kind is Gender.WOMEN else Gender.WOMEN
    named = _spelled(play, said, opposite)
    talks: set[int] = set()
    for one, other in pairwise(play.utterances):
        both = said.get(one.speaker) is kind and said.get(other.speaker) is kind
        if both and one.scene == other.scene and one.speaker != other.speaker:
            talks.add(one.scene)
    free = {
        index
        for index in talks
        if not any(
            named & set(map(folded, play.utterances[at].words))
            for at in play.scenes[index].utterances
            if said.get(play.utterances[at].speaker) is kind
        )
    }
    whom, others = kind.value, "man" if kind is Gender.WOMEN else "woman"
    return (
        Fact(Field(f"{whom}_talk", f"scenes in which two {whom} talk", Unit.COUNT), len(talks)),
        Fact(
            Field(f"{whom}_talk_free", f"of these, without the name of a {others}", Unit.COUNT),
            len(free),
        ),
    )


def _spelled(play: Screenplay, said: dict[str, Gender], kind: Gender) -> set[str]:
    """Words that are names of people of a kind, each name by its first word."""
    return {
        folded(name.split()[0])
        for person in play.cast
        if said[tidy(person.name)] is kind
        for name in (person.name, *person.aliases)
        if name.split() and name.split()[0].casefold() != "the"
    }


def _gender_lead(facts: tuple[Fact, ...]) -> str:
    if not facts:
        return "The cast list gives no genders, so there is nothing to compare."
    talks, free = facts[0].value, facts[1].value
    if not talks:
        return "No two women speak with each other."
    if talks == 1:
        end = "without naming a man" if free else "and name a man"
        return f"Two women speak with each other in one scene, {end}."
    return (
        f"Two women speak with each other in {talks} scenes, in {free or 'none'} of them without "
        "naming a man."
    )
