"""CUE: who speaks: names above speeches."""

import re
from collections import Counter
from collections.abc import Iterator

from typebar.lint.finding import Finding
from typebar.lint.rule import Fixes, rule
from typebar.lint.screenplay import Screenplay, name_of, replacing
from typebar.lint.spelling import distance
from typebar.lint.wording import times
from typebar.text.diagnostics import Edit, Fix, Severity

ERROR, INFO, WARNING = Severity.ERROR, Severity.INFO, Severity.WARNING


def _allowed(name: str, other: str) -> int:
    """Edits that make one a slip of the other: two only in long names."""
    return 2 if min(len(name), len(other)) >= 7 else 1


_QUALIFIERS = frozenset(
    [
        "THE",
        "A",
        "AN",
        "YOUNG",
        "OLD",
        "OLDER",
        "YOUNGER",
        "LITTLE",
        "BIG",
        "TALL",
        "FAT",
        "FIRST",
        "SECOND",
        "THIRD",
        "MALE",
        "FEMALE",
        "MR",
        "MRS",
        "MS",
        "DR",
        "MR.",
        "MRS.",
        "MS.",
        "DR.",
        "ANOTHER",
        "OTHER",
        "TEEN",
        "TEENAGE",
    ]
)


@rule("CUE001", "misspelt-cue", WARNING, fixes=Fixes.UNSAFE)
def misspelt_cue(play: Screenplay) -> Iterator[Finding]:
    """A name above a speech that is a slip of another speaker's.

    One letter off, or two where both names have seven letters or more; it speaks twice at most
    and the other at least twice as often; no action introduces it in capitals; the two don't
    differ by a number or by a word such as YOUNG, and it isn't in the cast list. Names of five
    letters or fewer with another letter in one place are two names.

    Why:
        The character has two entries in every breakdown, and an actor misses a line.
    Fires on:
        MARGARET
        Who's there?

        BEN
        Me.

        MARGARET
        Who's me?

        MARGRET
        Hello?
    Use instead:
        MARGARET
        Who's there?

        BEN
        Me.

        MARGARET
        Who's me?

        BEN
        Hello?
    Fix safety:
        Unsafe: they may be two people.
    """
    speakers = play.speakers
    rare = [name for name, count in speakers.items() if count <= 2]
    frequent = [(name, count) for name, count in speakers.most_common() if count >= 2]
    for name in rare:
        if name.lower() in play.text.known:
            continue
        near = next(
            (
                other
                for other, count in frequent
                if count >= 2 * speakers[name] and other != name and _is_slip(play, name, other)
            ),
            "",
        )
        if near and not _introduced(play, name):
            yield from _misspelt(play, name, near)


def _misspelt(play: Screenplay, name: str, near: str) -> Iterator[Finding]:
    for speech in play.speeches_by[name]:
        span = speech.cue.name.span
        yield play.on(
            span,
            f'"{name}" is nearly "{near}", who speaks {times(play.speakers[near])}',
            fix=replacing(f'Write "{near}"', span, near, safe=False),
        )


def _introduced(play: Screenplay, name: str) -> bool:
    """Whether an action names it in capitals, as a script does with whom it introduces."""
    return name in play.capitals


_SUBSTITUTED = 6
"""Shorter names that differ in one letter are two names: BEN and KEN, MARK and MARY."""


def _is_slip(play: Screenplay, name: str, other: str) -> bool:
    limit = _allowed(name, other)
    if re.findall(r"\d+", name) != re.findall(r"\d+", other):
        return False
    if set(name.split()) ^ set(other.split()) <= _QUALIFIERS or min(len(name), len(other)) < 3:
        return False
    if name.rstrip("S") == other.rstrip("S") or not 0 < distance(name, other, limit) <= limit:
        return False
    if len(name) == len(other) < _SUBSTITUTED and sorted(name) != sorted(other):
        return False
    # MAN is no slip of DAN where the text has the word "man": one of two ordinary words is meant.
    ordinary = play.text.lower_words[name.lower()] > play.text.words[name.title()]
    return not ordinary or other.lower() in play.text.words


@rule("CUE002", "cue-not-in-cast", ERROR, fixes=Fixes.UNSAFE)
def cue_not_in_cast(play: Screenplay) -> Iterator[Finding]:
    """A speaker who isn't in the cast list.

    Only where there's a list, or names in `cast`. Aliases count, and so do both halves of
    ANNA AND BEN. One finding a name.

    Why:
        The list is complete or the name is wrong.
    With:
        cast = ["ANNA"]
    Fires on:
        ANNAH
        Hello?
    Use instead:
        ANNA
        Hello?
    Fix safety:
        Unsafe: takes the nearest name of the list.
    """
    cast = _cast(play)
    if not cast:
        return
    seen: set[str] = set()
    for speech in play.speeches:
        name = name_of(speech.cue)
        key = name.upper().replace("’", "'")
        if key in cast or key in seen or _several(key, cast):
            continue
        seen.add(key)
        near = _nearest(key, cast)
        span = speech.cue.name.span
        yield play.on(
            span,
            f'"{name}" isn\'t in the cast list',
            f'did you mean "{near}"?' if near else "add the name to the list",
            fix=replacing(f'Write "{near}"', span, near, safe=False) if near else None,
        )


def _cast(play: Screenplay) -> frozenset[str]:
    names = [
        name
        for person in play.text.names.people
        for name in (person.name, person.full_name, *person.aliases)
    ]
    names += play.text.settings.cast
    if not names:
        return frozenset()
    names += [word for name, words in play.text.settings.aliases for word in (name, *words)]
    return frozenset(name.upper().replace("’", "'") for name in names if name)


def _several(name: str, cast: frozenset[str]) -> bool:
    parts = [part.strip() for part in re.split(r"\bAND\b|[&/,+]", name)]
    return len(parts) > 1 and all(part in cast for part in parts if part)


def _nearest(name: str, cast: frozenset[str]) -> str:
    found = sorted((distance(name, other, 2), other) for other in cast)
    return found[0][1] if found and found[0][0] <= _allowed(name, found[0][1]) else ""


@rule("CUE007", "near-identical-names", INFO)
def near_identical_names(play: Screenplay) -> Iterator[Finding]:
    """Two characters that both speak often and whose names differ by one letter.

    Four letters or more; names that differ by a number are left alone. One finding a pair.

    Why:
        Readers of a script tell people apart by the look of their names.
    Fires on:
        ANNA
        One.

        ANNE
        Two.

        ANNA
        Three.

        ANNE
        Four.

        ANNA
        Five.

        ANNE
        Six.
    Use instead:
        ANNA
        One.

        BERTHA
        Two.

        ANNA
        Three.

        BERTHA
        Four.

        ANNA
        Five.

        BERTHA
        Six.
    """
    often = sorted(name for name, count in play.speakers.items() if count > 2 and len(name) > 3)
    for index, name in enumerate(often):
        # Names that differ in one letter behind the first stand near each other only by chance,
        # so all of one letter are compared, but of a crowd of thousands no more than some.
        for other in often[index + 1 : index + _CROWD]:
            alike = name[0] == other[0] and not re.search(r"\d", name + other)
            if alike and distance(name, other, 1) == 1 and name.rstrip("S") != other.rstrip("S"):
                first = play.speeches_by[other][0]
                yield play.on(
                    first.cue.name.span, f'"{other}" and "{name}" are easily taken for each other'
                )


_CROWD = 200


@rule("CUE008", "not-introduced-in-caps", INFO, default=False, presets=("spec",))
def not_introduced_in_caps(play: Screenplay) -> Iterator[Finding]:
    """A speaker whose name no action has in capitals.

    Why:
        Capitals tell a reader that somebody new comes in.
    Fires on:
        Anna comes in.

        ANNA
        Hello?
    Use instead:
        ANNA comes in.

        ANNA
        Hello?
    Off because:
        on a produced script it fired for 26 of 48 names: voices, crowds, names that change.
    """
    for name in play.speakers:
        if not _introduced(play, name) and not re.search(r"\d", name):
            first = play.speeches_by[name][0]
            yield play.on(first.cue.name.span, f'no action introduces "{name}" in capitals')


@rule("CUE009", "introduced-never-used", INFO, default=False)
def introduced_never_used(play: Screenplay) -> Iterator[Finding]:
    """A name of the cast list that action introduces in capitals and that never comes again.

    Why:
        A character was cut, or the name changed.
    With:
        cast = ["ANNA", "BEN"]
    Fires on:
        ANNA and BEN come in.

        ANNA
        Hello?
    Use instead:
        ANNA comes in.

        ANNA
        Hello?
    Off because:
        extras come once.
    """
    text = play.text
    for name in sorted(_cast(play)):
        if name in play.speakers or name not in play.capitals:
            continue
        if text.words[name.title()] == 0 and text.words[name] == 1:
            at = next(text.places(name), None)
            if at is not None:
                yield text.at(at, at + len(name), f'"{name}" is introduced and never comes again')


@rule("CUE014", "one-character-two-names", WARNING, fixes=Fixes.UNSAFE)
def one_character_two_names(play: Screenplay) -> Iterator[Finding]:
    """A cue under a name that the settings give as another name of somebody.

    The table `aliases` has each character with names that cues shouldn't use. One finding a name.

    Why:
        One actor has two entries in the breakdown.
    With:
        aliases = { "ANNA" = ["MRS AMES"] }
    Fires on:
        MRS AMES
        Hello?
    Use instead:
        ANNA
        Hello?
    Fix safety:
        Unsafe: the other name may be meant to hide who speaks.
    """
    main = {alias.upper(): name for name, words in play.text.settings.aliases for alias in words}
    found: Counter[str] = Counter()
    for speech in play.speeches:
        name = name_of(speech.cue)
        right = main.get(name.upper())
        found[name] += 1
        if right and right.upper() != name.upper() and found[name] == 1:
            pieces = [one.cue.name for one in play.speeches_by[name]]
            yield play.on(
                speech.cue.name.span,
                f'"{name}" is another name of "{right}"',
                fix=Fix(
                    f'Write "{right}"',
                    tuple(Edit(piece.span, right) for piece in pieces),
                    safe=False,
                ),
            )


RULES = (
    misspelt_cue,
    cue_not_in_cast,
    near_identical_names,
    not_introduced_in_caps,
    introduced_never_used,
    one_character_two_names,
)
