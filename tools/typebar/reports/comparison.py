"""Two drafts of a screenplay, scene by scene: what is new, gone, moved or changed."""

from collections import Counter, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from typebar.layout.changes import words
from typebar.layout.page_style import PageStyle
from typebar.layout.sameness import pairs, rising
from typebar.model.script import SceneHeading, Script
from typebar.reports.report import Column, Fact, Field, Report, Table, Unit, Value
from typebar.reports.screenplay import Scene, Screenplay
from typebar.reports.survey import survey
from typebar.reports.topics.scenes import BEFORE
from typebar.reports.values import count

NAME = "comparison"
_ALIKE = 0.5
"""Of its words a scene shares so many with one under another heading that is the same scene."""
_MOST = 10_000
"""Scenes of one draft times those of the other that are compared by their words."""
_FIELDS = (
    Field("change", "change", Unit.LABEL),
    Field("scene", "scene", Unit.LABEL),
    Field("was", "was", Unit.LABEL),
    Field("heading", "heading", Unit.TEXT),
    Field("page", "page", Unit.LABEL),
    Field("eighths", "pages", Unit.EIGHTHS),
    Field("eighths_before", "before", Unit.EIGHTHS),
    Field("words_new", "new words", Unit.COUNT),
    Field("words_gone", "gone", Unit.COUNT, Column.SPARE),
)


class _Part(NamedTuple):
    """A scene, or what stands before the first."""

    scene: Scene | None
    typed: str
    """The number that the writer gave it."""
    words: tuple[str, ...]

    @property
    def heading(self) -> str:
        return self.scene.heading if self.scene and self.scene.heading else BEFORE


@dataclass(frozen=True, slots=True)
class _Draft:
    play: Screenplay
    parts: tuple[_Part, ...]


def comparison(old: Script, new: Script, style: PageStyle) -> Report:
    """What the new draft makes of each scene; scenes that are the same aren't listed.

    Scenes are the same by their numbers where both drafts number all, else by their headings; one
    under another heading by half of its words.
    """
    before, after = _draft(old, style), _draft(new, style)
    rows = tuple(_rows(before, after, _matched(before.parts, after.parts)))
    facts = (
        Fact(Field("pages", "pages", Unit.COUNT), len(after.play.pages)),
        Fact(Field("pages_before", "pages before", Unit.COUNT), len(before.play.pages)),
        Fact(Field("scenes", "scenes", Unit.COUNT), len(after.play.headed)),
        Fact(Field("scenes_before", "scenes before", Unit.COUNT), len(before.play.headed)),
    )
    return Report(NAME, "Comparison", _lead(before, after, rows), Table(_FIELDS, rows), facts)


def _draft(script: Script, style: PageStyle) -> _Draft:
    play = survey(script, style, (), ())
    opening = [scene for scene in play.scenes if not scene.number]
    scenes: list[Scene | None] = [opening[0] if opening else None, *play.headed]
    headings = [one for one in script.elements if isinstance(one, SceneHeading)]
    typed = ["", *(heading.number.text if heading.number else "" for heading in headings)]
    said: list[list[str]] = [[] for _ in scenes]
    owner, at = [], 0
    for element in script.elements:
        at += isinstance(element, SceneHeading)
        owner.append(at)
    for word in words(script):
        said[owner[word.place.element]].append(word.text)
    parts = zip(scenes, typed, map(tuple, said), strict=True)
    return _Draft(play, tuple(_Part(*part) for part in parts))


def _matched(old: Sequence[_Part], new: Sequence[_Part]) -> dict[int, int]:
    """The scenes of the new draft -> those that they were."""
    by_number = all(part.typed for part in (*old[1:], *new[1:]))
    mine, yours = (
        [part.typed if by_number else " ".join(part.heading.upper().split()) for part in parts]
        for parts in (old, new)
    )
    found = _in_order(old, new, mine, yours)
    taken = set(found.values())
    waiting: dict[str, list[int]] = {}
    for index in range(len(mine) - 1, -1, -1):
        if index not in taken:
            waiting.setdefault(mine[index], []).append(index)
    for index, key in enumerate(yours):
        if index not in found and waiting.get(key):
            found[index] = waiting[key].pop()
    left = [index for places in waiting.values() for index in places]
    rest = [index for index in range(len(new)) if index not in found]
    return found | _alike(old, new, left, rest) if len(left) * len(rest) <= _MOST else found


def _in_order(
    old: Sequence[_Part], new: Sequence[_Part], mine: Sequence[str], yours: Sequence[str]
) -> dict[int, int]:
    """Scenes that stand in the same order: first those with the same words, then by their keys."""
    found: dict[int, int] = {}
    a = c = 0
    whole = [
        [(key, part.words) for key, part in zip(keys, parts, strict=True)]
        for keys, parts in ((mine, old), (yours, new))
    ]
    for b, d in (*pairs(*whole), (len(mine), len(yours))):
        found |= {c + two: a + one for one, two in pairs(mine[a:b], yours[c:d])}
        if d < len(yours):
            found[d] = b
        a, c = b + 1, d + 1
    return found


def _alike(
    old: Sequence[_Part], new: Sequence[_Part], left: list[int], rest: list[int]
) -> dict[int, int]:
    """Scenes that share their words, the most alike first."""
    bags = {index: Counter(old[index].words) for index in left}
    ranked: list[tuple[float, int, int]] = []
    for index in rest:
        own = Counter(new[index].words)
        for was, bag in bags.items():
            most = max(own.total(), bag.total())
            share = (own & bag).total() / most if most else 0.0
            if share >= _ALIKE:
                ranked.append((-share, index, was))
    found: dict[int, int] = {}
    taken: set[int] = set()
    for _, index, was in sorted(ranked):
        if index not in found and was not in taken:
            found[index] = was
            taken.add(was)
    return found


def _rows(old: _Draft, new: _Draft, found: dict[int, int]) -> Iterator[tuple[Value, ...]]:
    """A row for each scene that isn't as it was; those that are gone where they stood."""
    kept = sorted((was, now) for now, was in found.items())
    steady = set(rising(kept))
    taken = set(found.values())
    gone = deque(index for index in range(len(old.parts)) if index not in taken)
    for index, part in enumerate(new.parts):
        while gone and (found.get(index, -1), index) in steady and gone[0] < found[index]:
            yield _gone(old, gone.popleft())
        if index not in found:
            yield from _new(new, part)
            continue
        was = old.parts[found[index]]
        if row := _changed(new, was, part, moved=(found[index], index) not in steady):
            yield row
    yield from (_gone(old, index) for index in gone)


def _new(new: _Draft, part: _Part) -> Iterator[tuple[Value, ...]]:
    if part.scene:
        page, length = new.play.label(part.scene.first), part.scene.eighths
        fresh = len(part.words)
        yield ("new", part.scene.number, "", part.heading, page, length, None, fresh, 0)


def _gone(old: _Draft, index: int) -> tuple[Value, ...]:
    part = old.parts[index]
    number, length = (part.scene.number, part.scene.eighths) if part.scene else ("", 0)
    return ("gone", "", number, part.heading, "", None, length, 0, len(part.words))


def _changed(new: _Draft, was: _Part, part: _Part, *, moved: bool) -> tuple[Value, ...] | None:
    """The row of a scene that both have; none where it is as it was."""
    same = len(pairs(was.words, part.words))
    fresh, lost = len(part.words) - same, len(was.words) - same
    kinds = [*(["moved"] if moved else []), *(["changed"] if fresh or lost else [])]
    if not kinds:
        return None
    heading = part.heading
    if " ".join(was.heading.split()) != " ".join(heading.split()):
        heading = f"{heading} (was {was.heading})"
    here, there = part.scene, was.scene
    return (
        ", ".join(kinds),
        here.number if here else "",
        there.number if there else "",
        heading,
        new.play.label(here.first) if here else "",
        here.eighths if here else 0,
        there.eighths if there else 0,
        fresh,
        lost,
    )


def _lead(old: _Draft, new: _Draft, rows: Sequence[tuple[Value, ...]]) -> str:
    kinds = Counter(kind for row in rows for kind in str(row[0]).split(", "))
    said = [
        f"{number} {kind}"
        for kind in ("new", "gone", "moved", "changed")
        if (number := kinds[kind])
    ]
    if not said:
        return "No scene has changed."
    pages = f"{count(len(new.play.pages), 'page')}, {len(old.play.pages):,} before"
    lead = f"Scenes: {', '.join(said)}; {pages}."
    mine, yours = ({one.speaker for one in draft.play.utterances} for draft in (old, new))
    if only := sorted(yours - mine):
        lead += f" Only now speaks: {', '.join(only)}."
    if lost := sorted(mine - yours):
        lead += f" No longer speaks: {', '.join(lost)}."
    return lead
