"""Sides: the pages that a day's work or one part needs, out of a script that is set as a whole.

Pages stay as they are, under their own numbers. What they hold of other scenes is crossed out, as
on the sides that are handed out on a set: a reader sees what comes before and isn't to be played.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from difflib import get_close_matches
from typing import NamedTuple

from typebar.layout.pages import Kind, Page
from typebar.model.script import DualSpeech, SceneHeading, Script, Speech
from typebar.text.errors import UsageError

CHANGED = "changed"
"""What is asked for instead of numbers where only pages with a mark of revision are wanted."""


class Wanted(NamedTuple):
    """What is asked for; what is empty asks for nothing, and nothing at all for every page."""

    pages: str = ""
    """Labels and ranges of them: "3,12-18", "40-"."""
    scenes: str = ""
    """Scene numbers and ranges of them: "4,7A"; counted from 1 in a script without numbers."""
    characters: tuple[str, ...] = ()
    """Names as in cues: the scenes in which any of them speaks."""


def sides(script: Script, pages: Sequence[Page], wanted: Wanted) -> tuple[Page, ...]:
    """The pages that are asked for, with all rows that belong to other scenes struck.

    Raises:
        UsageError: a page, scene or name is asked for that isn't there.
    """
    kept = tuple(pages)
    if wanted.pages:
        labels = [page.label for page in pages]
        shown = set(_chosen(wanted.pages, labels, "page"))
        kept = tuple(page for index, page in enumerate(pages) if index in shown)
    if not (wanted.scenes or wanted.characters):
        return kept
    scenes = set(_scenes(script, pages, wanted))
    own = _scene_of_elements(script)
    found = tuple(
        _struck(page, own, scenes)
        for page in kept
        if any(own[placed.element] in scenes for placed in page.lines if placed.element >= 0)
    )
    if not found:
        raise UsageError(
            "nothing of these scenes stands on these pages", help="leave out --pages to see where"
        )
    return found


def _scene_of_elements(script: Script) -> list[int]:
    """For each element the index of its scene; -1 for what stands before the first."""
    found: list[int] = []
    scene = -1
    for element in script.elements:
        scene += isinstance(element, SceneHeading)
        found.append(scene)
    return found


def _scenes(script: Script, pages: Sequence[Page], wanted: Wanted) -> Iterator[int]:
    if wanted.scenes:
        yield from _chosen(wanted.scenes, _numbers(script, pages), "scene")
    for name in wanted.characters:
        yield from _speaking(script, name)


def _numbers(script: Script, pages: Sequence[Page]) -> list[str]:
    """The number of each scene: as printed, else as typed; a count where no scene has any."""
    printed = {
        placed.element: placed.text
        for page in pages
        for placed in page.lines
        if placed.kind is Kind.SCENE_NUMBER
    }
    found = [
        printed.get(index) or (element.number.text if element.number else "")
        for index, element in enumerate(script.elements)
        if isinstance(element, SceneHeading)
    ]
    return found if any(found) else [str(count) for count in range(1, len(found) + 1)]


def _speaking(script: Script, name: str) -> Iterator[int]:
    """The scenes in which somebody speaks.

    Raises:
        UsageError: nobody has the name.
    """
    wanted = " ".join(name.split()).casefold()
    spoken: dict[str, list[int]] = {}
    own = _scene_of_elements(script)
    for index, element in enumerate(script.elements):
        match element:
            case Speech(cue=cue):
                cues = [cue]
            case DualSpeech(left=left, right=right):
                cues = [left.cue, right.cue]
            case _:
                continue
        for cue in cues:
            spoken.setdefault(" ".join(cue.name.text.split()).casefold(), []).append(own[index])
    if wanted not in spoken:
        near = get_close_matches(wanted, list(spoken), n=1)
        raise UsageError(
            f"nobody called {name!r} speaks in the script",
            help=f"did you mean {near[0].upper()!r}?" if near else "names are those of the cues",
        )
    yield from spoken[wanted]


def _chosen(asked: str, labels: Sequence[str], what: str) -> Iterator[int]:
    """The indexes of what "3,12-18" asks for among labels in their order.

    Raises:
        UsageError: there is no such label, or a range is no range.
    """
    known = [label.casefold() for label in labels]
    for part in filter(None, (part.strip() for part in asked.split(","))):
        exact = [index for index, label in enumerate(known) if label == part.casefold()]
        yield from exact or _range(part, _finder(known, labels, what), len(labels))
    if not asked.replace(",", " ").strip():
        raise UsageError(f"no {what} is named", help=f"name some: --{what}s 3,12-18")


Find = Callable[[str], list[int]]


def _finder(known: Sequence[str], labels: Sequence[str], what: str) -> Find:
    def find(label: str) -> list[int]:
        found = [index for index, one in enumerate(known) if one == label.strip().casefold()]
        if not found:
            shown = [label for label in labels if label]
            span = f"{shown[0]} to {shown[-1]}" if len(shown) > 1 else "".join(shown)
            raise UsageError(
                f"there is no {what} {label.strip()!r}",
                help=f"{what}s go from {span}" if len(shown) > 1 else f"{what}s: {span or 'none'}",
            )
        return found

    return find


_RANGE = re.compile(r"(?P<first>[^-–]*)[-–](?P<last>[^-–]*)")


def _range(part: str, find: Find, count: int) -> range:
    """The indexes from one label to another; an open end goes to the first or last of all."""
    match = _RANGE.fullmatch(part)
    if match is None or part in "-–":
        find(part)
        return range(0)
    first = find(match["first"])[0] if match["first"].strip() else 0
    last = find(match["last"])[-1] if match["last"].strip() else count - 1
    if last < first:
        raise UsageError(f"the range {part!r} ends before it begins", help="turn it round")
    return range(first, last + 1)


def _struck(page: Page, own: Sequence[int], scenes: set[int]) -> Page:
    """The page with the rows of all other scenes struck."""
    rows: dict[int, bool] = {}
    for placed in page.lines:
        if placed.element >= 0:
            rows[placed.row] = rows.get(placed.row, False) or own[placed.element] in scenes
    found: list[tuple[int, int]] = []
    before = True
    for row, kept in sorted(rows.items()):
        if not kept:
            found = [*found[:-1], (found[-1][0], row)] if not before else [*found, (row, row)]
        before = kept
    return replace(page, struck=tuple(found))
