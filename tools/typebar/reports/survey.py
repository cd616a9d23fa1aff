"""Going through a screenplay once, and its pages once."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from typebar.layout.page_style import PageStyle
from typebar.layout.pages import Page
from typebar.layout.paginate import paginate
from typebar.model.emphasis import plain
from typebar.model.inline import Line
from typebar.model.script import (
    Action,
    Boneyard,
    Centred,
    Dialogue,
    DualSpeech,
    Element,
    Include,
    Lyric,
    Note,
    NoteKind,
    PageBreak,
    Parenthetical,
    SceneHeading,
    Script,
    Section,
    Speech,
    Synopsis,
    Transition,
)
from typebar.model.work import Person, Place
from typebar.reports.clock import Load, spent
from typebar.reports.eighths import PARTS, eighths
from typebar.reports.headings import light, setting
from typebar.reports.people import Mentions, Names, tidy
from typebar.reports.rows import Row, rows, stretches
from typebar.reports.screenplay import (
    Beginning,
    Lane,
    Light,
    PageTally,
    Scene,
    Screenplay,
    Setting,
    Tag,
    Utterance,
)
from typebar.reports.words import words

_UNSEEN = frozenset(("V.O.", "VO", "V.O", "O.S.", "OS", "O.S", "O.C.", "OC", "OFF"))


@dataclass(slots=True)
class _Said:
    """A speech while it's being counted."""

    speaker: str
    scene: int
    unseen: bool
    second: bool
    words: list[str]
    rows: list[int] = field(default_factory=list)


@dataclass(slots=True)
class _Draft:
    """A scene while it's being counted."""

    element: int
    number: str = ""
    heading: str = ""
    setting: Setting = Setting.UNSAID
    location: str = ""
    light: Light = Light.UNSAID
    utterances: list[int] = field(default_factory=list)
    action: list[str] = field(default_factory=list)
    synopses: list[str] = field(default_factory=list)
    tags: list[Tag] = field(default_factory=list)
    lanes: Counter[Lane] = field(default_factory=Counter)
    start: int = -1
    first: int = 0
    last: int = 0


@dataclass(slots=True)
class _Survey:
    """The walk over a script's elements."""

    people: Names
    places: Names
    drafts: list[_Draft] = field(default_factory=lambda: [_Draft(-1)])
    said: list[_Said] = field(default_factory=list)
    owners: dict[int, tuple[int, ...]] = field(default_factory=dict)
    """Element -> its speeches, in their order."""
    splits: dict[int, int] = field(default_factory=dict)
    """Element with two speeches -> where in the source the second begins."""
    sections: list[tuple[str, int, int]] = field(default_factory=list)
    """Title, level, element."""
    outlined: bool = False
    """Whether a section stands between the last heading and here."""
    singer: int = -1
    """The last speech, where only verses followed it; else -1."""
    unsung: int = 0
    vocabulary: list[str] = field(default_factory=list)

    @property
    def draft(self) -> _Draft:
        return self.drafts[-1]

    def see(self, index: int, element: Element) -> None:
        """Count one element."""
        if not isinstance(element, Lyric | Section | Synopsis | Note | Boneyard):
            self.singer = -1
        match element:
            case SceneHeading():
                self.heading(index, element)
            case Action() | Centred():
                found = _words(element.lines)
                self.draft.action += found
                self.vocabulary += found
            case Speech():
                self.owners[index] = (self.speech(element, second=False),)
                self.singer = len(self.said) - 1
            case DualSpeech():
                sides = (element.left, False), (element.right, True)
                self.owners[index] = tuple(self.speech(one, second=two) for one, two in sides)
                self.splits[index] = element.right.span.start
            case Lyric():
                self.verse(index, element)
            case Section() | Synopsis() | Note():
                self.outline(index, element)
            case Transition() | PageBreak() | Boneyard() | Include():
                pass

    def heading(self, index: int, element: SceneHeading) -> None:
        self.outlined = False
        count = len(self.drafts)
        before = self.draft.light
        location = plain(element.location.text) if element.location else plain(element.line.text)
        self.drafts.append(
            _Draft(
                index,
                element.number.text if element.number else str(count),
                tidy(plain(element.line.text)),
                setting(element),
                self.places.of(location),
                light(element, before),
            )
        )

    def speech(self, element: Speech, *, second: bool) -> int:
        cue = element.cue
        unseen = any(tidy(one.text).upper() in _UNSEEN for one in cue.extensions)
        spoken = [word for part in element.parts for word in _spoken(part)]
        self.vocabulary += spoken
        self.draft.utterances.append(len(self.said))
        name = self.people.of(plain(cue.name.text))
        self.said.append(_Said(name, len(self.drafts) - 1, unseen, second, spoken))
        return len(self.said) - 1

    def verse(self, index: int, element: Lyric) -> None:
        """A song after a speech is its speaker's, as the page layout has it."""
        found = _words(element.lines)
        self.vocabulary += found
        if self.singer < 0:
            self.unsung += len(found)
            return
        self.said[self.singer].words += found
        self.owners[index] = (self.singer,)

    def outline(self, index: int, element: Section | Synopsis | Note) -> None:
        """A synopsis is its scene's, or its section's where one stands between."""
        match element:
            case Section():
                self.sections.append((tidy(plain(element.line.text)), element.level, index))
                self.outlined = True
            case Synopsis() if not self.outlined:
                self.draft.synopses.append(tidy(plain(element.line.text)))
            case Synopsis() | Note():
                pass

    def tags(self, script: Script) -> None:
        """Give every tag to the scene that it stands in."""
        # Offsets count within one source, and another one may stand in the middle of it.
        elements: dict[str, list[tuple[int, int]]] = {}
        for index, element in enumerate(script.elements):
            elements.setdefault(element.span.source, []).append((element.span.start, index))
        headings = [draft.element for draft in self.drafts[1:]]
        for note in script.notes:
            if note.kind is NoteKind.TAG:
                own = elements.get(note.span.source, [])
                at = bisect_right(own, (note.span.start, len(script.elements))) - 1
                scene = bisect_right(headings, own[at][1]) if at >= 0 else 0
                tag = Tag(note.tag.casefold(), tidy(note.text.partition(":")[2]))
                self.drafts[scene].tags.append(tag)

    def print_rows(self, found: Iterable[Row], height: int) -> None:
        """Count the printed rows of scenes and speeches."""
        openings = [draft.element for draft in self.drafts]
        for row in found:
            draft = self.drafts[bisect_right(openings, row.element) - 1]
            if draft.start < 0:
                draft.start, draft.first = row.page * height + row.row, row.page
            draft.last = row.page
            if not row.shared:
                draft.lanes[row.lane] += 1
            if row.said >= 0 and row.element in self.owners:
                self.said[self._owner(row)].rows.append(row.page * height + row.row)

    def fold_opening(self, height: int) -> None:
        """Give what is before the first heading to the first scene, if it's next to nothing.

        A "FADE IN:" is no scene; a page of text before the first heading is an entry of its own.
        """
        opening = self.drafts[0]
        if len(self.drafts) == 1:
            if opening.start < 0:
                del self.drafts[0]
            return
        first = self.drafts[1]
        if opening.start >= 0 and first.start * 2 * PARTS >= height:
            return
        if opening.start >= 0:
            first.start, first.first = opening.start, opening.first
        first.lanes.update(opening.lanes)
        first.utterances[:0] = opening.utterances
        first.action[:0] = opening.action
        first.tags[:0] = opening.tags
        del self.drafts[0]
        for said in self.said:
            said.scene = max(0, said.scene - 1)

    def _owner(self, row: Row) -> int:
        owners = self.owners[row.element]
        split = self.splits.get(row.element)
        return owners[-1] if split is None or row.said >= split else owners[0]


def _words(lines: Iterable[Line]) -> list[str]:
    return words("\n".join(plain(line.text) for line in lines))


def _spoken(part: Parenthetical | Dialogue | Lyric) -> list[str]:
    return [] if isinstance(part, Parenthetical) else _words(part.lines)


def survey(
    script: Script, style: PageStyle, cast: Sequence[Person] = (), places: Sequence[Place] = ()
) -> Screenplay:
    """Everything that reports say of a script; time is linear in it."""
    found = _Survey(Names(cast), Names(places))
    for index, element in enumerate(script.elements):
        found.see(index, element)
    found.tags(script)
    pages = paginate(script, style)
    height = style.paper.rows
    printed = tuple(rows(pages, height))
    found.print_rows(printed, height)
    found.fold_opening(height)
    return Screenplay(
        _scenes(found, height, len(pages), cast),
        tuple(map(_utterance, found.said)),
        _tallies(pages, printed, found.drafts),
        height,
        stretches(printed, height),
        _beginnings(found.sections, printed, height),
        found.unsung,
        tuple(found.vocabulary),
        tuple(cast),
    )


def _utterance(said: _Said) -> Utterance:
    rows = tuple(said.rows)
    return Utterance(said.speaker, said.scene, tuple(said.words), rows, said.unseen, said.second)


def _scenes(found: _Survey, height: int, pages: int, cast: Sequence[Person]) -> tuple[Scene, ...]:
    drafts = found.drafts
    starts = list(accumulate((max(0, draft.start) for draft in drafts), max))
    lengths = eighths(starts, height, pages) if pages else [0] * len(drafts)
    mentions = Mentions(dict.fromkeys(said.speaker for said in found.said), cast)
    return tuple(
        Scene(
            draft.number,
            draft.heading,
            draft.setting,
            draft.location,
            draft.light,
            draft.first,
            draft.last,
            start,
            length,
            draft.lanes.total(),
            dict(draft.lanes),
            tuple(draft.utterances),
            frozenset(mentions.find(draft.action)),
            len(draft.action),
            tuple(draft.synopses),
            tuple(draft.tags),
            spent(_load(draft, found.said)),
        )
        for draft, start, length in zip(drafts, starts, lengths, strict=True)
    )


def _load(draft: _Draft, said: Sequence[_Said]) -> Load:
    """What takes time; of two speeches at the same time the longer."""
    counts: list[int] = []
    for index in draft.utterances:
        count = len(said[index].words)
        if said[index].second:
            counts[-1] = max(counts[-1], count)
        else:
            counts.append(count)
    return Load(sum(counts), len(counts), draft.lanes[Lane.ACTION], draft.lanes[Lane.HEADING] and 1)


def _tallies(
    pages: Sequence[Page], printed: Iterable[Row], drafts: Iterable[_Draft]
) -> tuple[PageTally, ...]:
    lanes = [Counter[Lane]() for _ in pages]
    for row in printed:
        if not row.shared:
            lanes[row.page][row.lane] += 1
    begun = Counter(draft.first for draft in drafts if draft.number and draft.start >= 0)
    return tuple(
        PageTally(page.label, dict(lanes[number]), begun[number])
        for number, page in enumerate(pages)
    )


def _beginnings(
    sections: Sequence[tuple[str, int, int]], printed: Sequence[Row], height: int
) -> tuple[Beginning, ...]:
    """Sections at the first printed row behind them; those with nothing behind are left out."""
    elements = [row.element for row in printed]
    found = []
    for title, level, element in sections:
        at = bisect_right(elements, element)
        if at < len(printed):
            found.append(Beginning(title, level, printed[at].page * height + printed[at].row))
    return tuple(found)
