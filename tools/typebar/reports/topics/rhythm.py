"""How a screenplay moves: speech against action, page by page, and in minutes."""

from typebar.reports import clock
from typebar.reports.axis import acts, page_ticks, rounded, smoothed
from typebar.reports.eighths import PARTS, said
from typebar.reports.eighths import shown as eighths
from typebar.reports.figures import Curve, Curves, Line, Stretch, Strip
from typebar.reports.report import Column, Fact, Field, Report, Table, Unit, Value
from typebar.reports.screenplay import Lane, Screenplay
from typebar.reports.values import clock as clocked
from typebar.reports.values import count, minutes, share, shown

LINE_PAGES = 30
"""Pages of one line of the folded strip."""
REACH = 2
"""Pages on both sides over which the curve of speech is smoothed."""


def dialogue(play: Screenplay) -> Report:
    """What the printed rows are: speech, action and the rest."""
    totals = {lane: sum(page.lanes.get(lane, 0) for page in play.pages) for lane in Lane}
    whole = sum(totals.values())
    spoken = sum(len(said.words) for said in play.utterances) + play.unsung
    acted = sum(scene.action_words for scene in play.scenes)
    words = {Lane.SPEECH: spoken, Lane.ACTION: acted}
    fields = (
        Field("what", "what", Unit.TEXT),
        Field("rows", "rows", Unit.COUNT),
        Field("share", "share", Unit.SHARE),
        Field("words", "words", Unit.COUNT),
    )
    rows = tuple(
        (lane.value, totals[lane], share(totals[lane], whole), words.get(lane)) for lane in Lane
    )
    total = ("all", whole, 1.0 if whole else 0.0, spoken + acted)
    lead = (
        f"{shown(share(totals[Lane.SPEECH], whole), Unit.SHARE)} of the printed rows are speech, "
        f"{shown(share(totals[Lane.ACTION], whole), Unit.SHARE)} action."
    )
    return Report(
        "dialogue",
        "Speech and action",
        lead,
        Table(fields, rows, total),
        figures=(strip(play),) if play.pages else (),
        notes=(
            (
                "Speech has its cues and parentheticals in the rows, not in the words. Words of "
                "action are those of centred lines, too."
            ),
        ),
    )


def strip(play: Screenplay) -> Strip:
    """The whole script in order, row by row."""
    count_lines = -(-len(play.pages) // LINE_PAGES)
    span = -(-len(play.pages) // count_lines)
    length = span * play.page_rows
    ups: list[list[Stretch]] = [[] for _ in range(count_lines)]
    downs: list[list[Stretch]] = [[] for _ in range(count_lines)]
    for start, stop, lane in play.stretches:
        if lane not in (Lane.SPEECH, Lane.ACTION):
            continue
        line = start // length
        base = line * length
        side = ups if lane is Lane.SPEECH else downs
        side[line].append(
            Stretch(rounded((start - base) / length), rounded((stop - base) / length))
        )
    marks: list[list[float]] = [[] for _ in range(count_lines)]
    for scene in play.headed:
        marks[scene.start // length].append(rounded(scene.start % length / length))
    lines = tuple(
        Line(
            f"p. {play.label(number * span)}",
            tuple(ups[number]),
            tuple(downs[number]),
            tuple(marks[number]),
            rounded(min(span, len(play.pages) - number * span) / span),
        )
        for number in range(count_lines)
    )
    speech = sum(page.lanes.get(Lane.SPEECH, 0) for page in play.pages)
    action = sum(page.lanes.get(Lane.ACTION, 0) for page in play.pages)
    return Strip(
        "The script, row by row",
        "Speech stands above the line and action below it; a tick is a new scene.",
        "speech",
        "action",
        lines,
        f"{count(len(play.pages), 'page')} with {count(speech, 'row')} of speech and "
        f"{count(action, 'row')} of action, in {count(len(play.headed), 'scene')}.",
    )


def pacing(play: Screenplay) -> Report:
    """Page by page: new scenes, speech and action."""
    fields = (
        Field("page", "page", Unit.LABEL),
        Field("scenes", "scenes begun", Unit.COUNT),
        Field("speech_rows", "rows of speech", Unit.COUNT),
        Field("action_rows", "rows of action", Unit.COUNT),
        Field("rows", "printed rows", Unit.COUNT, Column.SPARE),
        Field("share", "speech", Unit.SHARE),
    )
    rows = tuple(
        (
            page.label,
            page.scenes,
            page.lanes.get(Lane.SPEECH, 0),
            page.lanes.get(Lane.ACTION, 0),
            sum(page.lanes.values()),
            share(page.lanes.get(Lane.SPEECH, 0), sum(page.lanes.values())),
        )
        for page in play.pages
    )
    sums = [sum(row[at] for row in rows) for at in (1, 2, 3, 4)]  # type: ignore[misc]  # columns 1 to 4 hold numbers
    total: tuple[Value, ...] = ("all", *sums, share(sums[1], sums[3]))
    scenes = len(play.headed)
    lead = (
        f"A new scene every {said(round(len(play.pages) * PARTS / scenes))}."
        if scenes and scenes <= len(play.pages) * PARTS
        else f"{count(scenes, 'scene')} on {count(len(play.pages), 'page')}."
    )
    figures = (curves(play),) if play.pages and play.scenes else ()
    return Report(
        "pacing",
        "Pacing",
        lead,
        Table(fields, rows, total),
        figures=figures,
        notes=(f"The curve of speech is the mean of each page and {REACH} on both sides.",),
    )


def curves(play: Screenplay) -> Curves:
    """The length of scenes and the share of speech, over the pages."""
    longest = max(scene.eighths for scene in play.scenes)
    mean = sum(scene.eighths for scene in play.scenes) / len(play.scenes)
    lengths = tuple(
        (rounded(play.at(scene.start)) if index else 0.0, rounded(scene.eighths / longest))
        for index, scene in enumerate(play.scenes)
    )
    shares = [
        share(page.lanes.get(Lane.SPEECH, 0), sum(page.lanes.values())) for page in play.pages
    ]
    width = 1 / len(play.pages)
    points = tuple(
        (rounded(index * width), rounded(value))
        for index, value in enumerate(smoothed(shares, REACH))
    )
    speech = sum(page.lanes.get(Lane.SPEECH, 0) for page in play.pages)
    spoken = share(speech, sum(sum(page.lanes.values()) for page in play.pages))
    return Curves(
        "The curve of the script",
        "High above: long scenes. A run of low steps: quick cutting.",
        (
            Curve(
                "length of scenes, in pages",
                lengths,
                "0",
                eighths(longest),
                rounded(mean / longest),
                f"mean {eighths(round(mean)) if mean >= 0.5 else '1/8'}",
            ),
            Curve(
                "share of speech",
                points,
                "0",
                "100%",
                rounded(spoken),
                f"mean {shown(spoken, Unit.SHARE)}",
            ),
        ),
        page_ticks(play),
        acts(play),
        f"{count(len(play.scenes), 'scene')} of {mean / PARTS:.1f} pages in the mean; the longest "
        f"has {eighths(longest)}. Speech is {shown(spoken, Unit.SHARE)} of the rows, between "
        f"{shown(min(point[1] for point in points), Unit.SHARE)} and "
        f"{shown(max(point[1] for point in points), Unit.SHARE)}.",
    )


def duration(play: Screenplay) -> Report:
    """How long it plays, by what takes the time."""
    time = [scene.time for scene in play.scenes]
    speech, pauses, action, headings = clock.seconds(
        (
            sum(one.speech for one in time),
            sum(one.pauses for one in time),
            sum(one.action for one in time),
            sum(one.headings for one in time),
        )
    )
    whole = speech + pauses + action + headings
    fields = (
        Field("what", "what takes time", Unit.TEXT),
        Field("rate", "at", Unit.TEXT),
        Field("seconds", "plays", Unit.SECONDS),
        Field("share", "share", Unit.SHARE),
    )
    breath, row, heading = (
        f"{tenths / 10} s each"
        for tenths in (
            clock.TENTHS_PER_SPEECH,
            clock.TENTHS_PER_ACTION_ROW,
            clock.TENTHS_PER_HEADING,
        )
    )
    rows = (
        ("speech", f"{clock.WORDS_PER_MINUTE} words a minute", speech, share(speech, whole)),
        ("breaths before speeches", breath, pauses, share(pauses, whole)),
        ("rows of action", row, action, share(action, whole)),
        ("scene headings", heading, headings, share(headings, whole)),
    )
    pages = len(play.pages) * 60
    facts = (Fact(Field("page_rule_seconds", "at a page a minute", Unit.SECONDS), pages),)
    lead = f"About {minutes(whole)}; at a page a minute it would be {clocked(pages)}."
    total = ("all", "", whole, 1.0 if whole else 0.0)
    return Report(
        "duration", "Duration", lead, Table(fields, rows, total), facts, notes=(clock.MODEL,)
    )
