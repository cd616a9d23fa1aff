"""XDC: what the texts of a project say of each other."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import pairwise

from typebar.lint.finding import Finding
from typebar.lint.index import Project, place_names
from typebar.lint.manuscript import Heading, Manuscript
from typebar.lint.pattern import lazy
from typebar.lint.rule import Fixes, rule
from typebar.lint.spelling import distance
from typebar.text.diagnostics import Edit, Fix, Related, Severity

ERROR, INFO, WARNING = Severity.ERROR, Severity.INFO, Severity.WARNING

_NAME = lazy(r"[^\W\d_][^\W\d_]+(?:[-’'][^\W\d_]+)*")


def _title(name: str) -> str:
    return "-".join(part.capitalize() for part in name.split("-"))


def _telling(project: Project) -> dict[str, int]:
    """Names of speakers, each word in small letters but for its first, and how often they speak."""
    speakers: Counter[str] = Counter()
    for play in project.screenplays:
        for name, count in play.speakers.items():
            for word in _NAME.findall(name):
                if len(word) > 4:
                    speakers[_title(word)] += count
    return speakers


def _capitalised(view: Manuscript) -> Counter[str]:
    return Counter(word for word in _NAME.findall(view.text.masked) if word[0].isupper())


@rule("XDC001", "cast-differs", WARNING, fixes=Fixes.UNSAFE)
def cast_differs(project: Project) -> Iterator[Finding]:
    """A name in the prose that is one letter off a speaker of the screenplay.

    Only where both tell of the same people: at least two speakers come in the prose under their
    names. Names of five letters or more; plurals, words that come in small letters too, and names
    of the cast list are left alone. One finding a name and file.

    Why:
        A character has two names, one in each telling.
    Fires on (project):
        === story.fountain
        MARGARET
        Hello?

        WILLIAM
        Hello.

        MARGARET
        You came.

        === story.md
        Margaret waited for William. Margeret had waited for years. William came.
    Use instead:
        === story.fountain
        MARGARET
        Hello?

        WILLIAM
        Hello.

        MARGARET
        You came.

        === story.md
        Margaret waited for William. Margaret had waited for years. William came.
    Fix safety:
        Unsafe: they may be two people.
    """
    speakers = _telling(project)
    if len(speakers) < 2:
        return
    counts = [(view, _capitalised(view)) for view in project.manuscripts]
    told = {name for _, names in counts for name in names}
    if len(told & speakers.keys()) < 2:
        return
    small = {word for view in project.manuscripts for word in view.text.words if word.islower()}
    seen = sum((names for _, names in counts), Counter())
    for view, names in counts:
        for name in names:
            if len(name) < 5 or seen[name] > 2 or name in speakers:
                continue
            if name.lower() in small or name.lower() in view.text.known:
                continue
            if near := next((one for one in speakers if _slip(name, one)), ""):
                yield _renamed(view, name, near)


def _slip(name: str, other: str) -> bool:
    bare = re.sub(r"['’]s$", "", name)
    if bare == other or bare.rstrip("s") == other.rstrip("s"):
        return False
    return distance(bare, other, 1) == 1


def _renamed(view: Manuscript, name: str, near: str) -> Finding:
    places = list(view.text.places(name))
    edits = tuple(Edit(view.text.span(at, at + len(name)), near) for at in places)
    return Finding(
        view.text.span(places[0], places[0] + len(name)),
        f'"{name}" is nearly "{near}", who speaks in the screenplay',
        "",
        Fix(f'Write "{near}"', edits, safe=False),
    )


@rule("XDC002", "place-differs", WARNING, fixes=Fixes.UNSAFE)
def place_differs(project: Project) -> Iterator[Finding]:
    """A place in a scene heading that is a slip of one in the project's list of places.

    One letter off, or different in blanks and hyphens alone. One finding a place.

    Why:
        The list and the headings are both right, or the schedule has one place twice.
    With:
        places = ["RIVER STAIRS"]
    Fires on:
        EXT. RIVER-STAIRS - NIGHT

        She waits.
    Use instead:
        EXT. RIVER STAIRS - NIGHT

        She waits.
    Fix safety:
        Unsafe: they may be two places.
    """
    known = {place.name.upper(): place.name for place in place_names(project)}
    known |= {name.upper(): name for name in project.settings.places}
    seen: set[str] = set()
    for play in project.screenplays:
        for heading in play.headings:
            piece = heading.location
            name = " ".join(piece.text.upper().split()) if piece else ""
            if piece is None or name in known or name in seen:
                continue
            seen.add(name)
            near = _near_place(name, known)
            if near:
                yield Finding(
                    piece.span,
                    f'"{name}" is nearly "{near}" of the list of places',
                    "",
                    Fix(f'Write "{near}"', (Edit(piece.span, near),), safe=False),
                )


def _near_place(name: str, known: Mapping[str, str]) -> str:
    bare = re.sub(r"[\W_]+", "", name)
    for upper in known:
        other = re.sub(r"[\W_]+", "", upper)
        figures = re.findall(r"\d+", bare) == re.findall(r"\d+", other)
        long = min(len(bare), len(other)) > 6 and bare.rstrip("S") != other.rstrip("S")
        if bare == other or (figures and long and distance(bare, other, 1) == 1):
            return upper
    return ""


@rule("XDC003", "character-missing-in-adaptation", INFO, default=False)
def character_missing_in_adaptation(project: Project) -> Iterator[Finding]:
    """Somebody of the cast who comes in one telling and not in the other.

    Every name and alias counts.

    Why:
        A character was forgotten, or cut and left in the list.
    With:
        cast = ["ANNA", "BENNO"]
    Fires on (project):
        === story.fountain
        ANNA
        Hello?

        BENNO
        Hello.

        === story.md
        Anna waited.
    Use instead:
        === story.fountain
        ANNA
        Hello?

        BENNO
        Hello.

        === story.md
        Anna waited for Benno.
    Off because:
        adaptations drop people on purpose.
    """
    if not project.screenplays or not project.manuscripts:
        return
    shown = " ".join(play.text.source for play in project.screenplays).casefold()
    told = " ".join(view.text.masked for view in project.manuscripts).casefold()
    play, view = project.screenplays[0], project.manuscripts[0]
    for names in _people(project):
        in_script = any(_comes(name, shown) for name in names)
        in_prose = any(_comes(name, told) for name in names)
        if in_script != in_prose:
            where = view.text.span(0, 0) if in_script else play.text.span(0, 0)
            missing = "prose" if in_script else "screenplay"
            yield Finding(where, f'"{names[0]}" doesn\'t come in the {missing}')


def _people(project: Project) -> Iterator[tuple[str, ...]]:
    for person in project.names.people:
        yield (person.name, *filter(None, (person.full_name,)), *person.aliases)
    for name in project.settings.cast:
        yield (name, *project.settings.words_of("aliases", name))


def _comes(name: str, text: str) -> bool:
    return bool(re.search(rf"(?<!\w){re.escape(name.casefold())}(?!\w)", text))


@rule("XDC004", "include-not-found", ERROR)
def include_not_found(project: Project) -> Iterator[Finding]:
    """A text that the configuration names and that isn't there, or that no target takes in.

    The second is information, and only said of texts beside others that are taken in. A screenplay
    that takes in others, by `{{include: act-two.fountain}}` on a line of its own or by `Include:`
    on its title page, is told at the line of what isn't there, isn't inside the project, isn't a
    screenplay, takes in the file that it stands in, or stands in the script already.

    Why:
        A chapter is missing from the book, and nobody sees it.
    """
    for path, where in project.around.missing:
        yield Finding(where, f'nothing is there that "{path}" means')
    built = project.around.built
    if built is None:
        return
    folders = {path.rpartition("/")[0] for path in built}
    texts = [play.text for play in project.screenplays]
    texts += [view.text for view in project.manuscripts]
    for text in texts:
        path = text.document.path
        if path not in built and path.rpartition("/")[0] in folders:
            found = text.at(0, 0, "no target takes this text in")
            yield found._replace(severity=INFO)


_CHAPTER = lazy(r"(?:chapter|kapitel|chapitre)\s+([\w-]+)((?:\s+[\w-]+){0,4})", re.IGNORECASE)
_UNITS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
    "nineteen",
)
_TENS = {
    word: 10 * tens
    for tens, word in enumerate(
        ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"), 2
    )
}
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


@rule("XDC005", "chapter-numbering-gap", WARNING)
def chapter_numbering_gap(project: Project) -> Iterator[Finding]:
    """A chapter number that is left out or comes twice.

    Headings such as "Chapter Seven", "Chapter 7" and "Chapter VII" are counted over all files of a
    folder, in the order of their names; a new part may begin at one.

    Why:
        A reader looks for the missing one.
    Fires on (markdown):
        # Chapter One

        She waits.

        # Chapter Three

        She goes.
    Use instead:
        # Chapter One

        She waits.

        # Chapter Two

        She goes.
    """
    folders: dict[str, list[tuple[Manuscript, Heading, int]]] = {}
    for view in sorted(project.manuscripts, key=lambda one: _natural(one.text.document.path)):
        folder = view.text.document.path.rpartition("/")[0]
        for heading in view.headings:
            if (number := _number(heading.text)) is not None:
                folders.setdefault(folder, []).append((view, heading, number))
    for numbered in folders.values():
        yield from _gaps(numbered)


def _gaps(numbered: list[tuple[Manuscript, Heading, int]]) -> Iterator[Finding]:
    for (other, before, last), (view, heading, number) in pairwise(numbered):
        if number in (last + 1, 1):
            continue
        said = "comes twice" if number == last else f"comes after {last}"
        yield Finding(
            view.text.span(heading.start, heading.end),
            f"chapter {number} {said}",
            "",
            None,
            (Related(other.text.span(before.start, before.end), "the one before"),),
        )


def _natural(path: str) -> list[tuple[int, str]]:
    return [
        (int(part), "") if part.isdigit() else (0, part) for part in re.split(r"(\d{1,9})", path)
    ]


def _number(words: str) -> int | None:
    match = _CHAPTER.match(words)
    if not match:
        return None
    word = match[1].lower()
    if word.isdigit() and word.isascii():
        return int(word[:9])
    spelt = _spelt([word, *match[2].lower().split()])
    return _roman(word) if spelt is None else spelt


def _spelt(words: list[str]) -> int | None:
    """The number that words open with: twenty-one, twenty one, one hundred and two."""
    parts = [part for word in words for part in word.split("-")]
    number, parts = _below_hundred(parts)
    if number is not None and number and parts[:1] == ["hundred"]:
        rest = parts[2:] if parts[1:2] == ["and"] else parts[1:]
        number = number * 100 + (_below_hundred(rest)[0] or 0)
    return number


def _below_hundred(parts: list[str]) -> tuple[int | None, list[str]]:
    """A number that words open with, and the words behind it."""
    first, second = (*parts, "", "")[:2]
    if first in _UNITS:
        return _UNITS.index(first), parts[1:]
    if first in _TENS:
        more = second in _UNITS[1:10]
        return _TENS[first] + (_UNITS.index(second) if more else 0), parts[1 + more :]
    return (1, parts[1:]) if first == "a" and second == "hundred" else (None, parts)


def _roman(word: str) -> int | None:
    if len(word) > 9 or any(sign not in _ROMAN for sign in word):
        return None
    values = [_ROMAN[sign] for sign in word]
    return sum(
        -value if following > value else value
        for value, following in zip(values, [*values[1:], 0], strict=True)
    )


RULES = (
    cast_differs,
    place_differs,
    character_missing_in_adaptation,
    include_not_found,
    chapter_numbering_gap,
)
