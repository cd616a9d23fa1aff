"""CUE: who speaks, and how their names are written."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise

from typebar.lint.finding import Finding
from typebar.lint.printed import DIALOGUE_COLUMNS, printed_rows
from typebar.lint.rule import Fixes, rule
from typebar.lint.screenplay import Screenplay, replacing
from typebar.lint.spelling import distance
from typebar.lint.wording import listed, many, times
from typebar.model.inline import Piece
from typebar.model.script import Cue, Parenthetical, SceneHeading, Speech
from typebar.text.diagnostics import Edit, Fix, Related, Severity

ERROR, INFO, WARNING = Severity.ERROR, Severity.INFO, Severity.WARNING


def _name(cue: Cue) -> str:
    return " ".join(cue.name.text.split())


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
        name = _name(speech.cue)
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


_VARIANTS = {
    "VO": "V.O.",
    "OS": "O.S.",
    "OC": "O.C.",
    "VOICEOVER": "V.O.",
    "VOICE OVER": "V.O.",
    "OFFSCREEN": "O.S.",
    "OFF SCREEN": "O.S.",
    "CONTD": "CONT'D",
    "CONTINUED": "CONT'D",
    "CONT": "CONT'D",
}
_STANDARD = frozenset(("V.O.", "O.S.", "O.C.", "CONT'D"))


def _letters(text: str) -> str:
    return re.sub(r"[^A-Z ]", "", text.upper()).strip()


@rule("CUE003", "unknown-extension", WARNING, fixes=Fixes.SAFE)
def unknown_extension(play: Screenplay) -> Iterator[Finding]:
    """An extension that is a slip of V.O., O.S., O.C. or CONT'D: (V.O), (VO.), (O.S), (COND'T).

    Words of your own such as (ON PHONE) are fine; whether you write VO or V.O. is CUE004.

    Why:
        Breakdowns and sound editors look for the letters.
    Fires on:
        ANNA (V.O)
        I never went back.
    Use instead:
        ANNA (V.O.)
        I never went back.
    Fix safety:
        Safe: writes the usual form.
    """
    own = {word.upper() for word in play.text.settings.extensions}
    for speech in play.speeches:
        for extension in speech.cue.extensions:
            written = extension.text.strip().upper().replace("’", "'")
            right = _meant(written)
            if right and written not in own:
                yield play.on(
                    extension.span,
                    f'"{extension.text}" should be "{right}"',
                    fix=replacing(f'Write "{right}"', extension.span, right, safe=True),
                )


_SLIP = re.compile(r"[VO]\.[OSC]|[VO][OSC]\.|[VO]\. ?[OSC],?|[VO],[OSC]\.?|[VO]\.\.[OSC]\.?")
_CONTINUED_SLIPS = frozenset(
    (
        "COND'T",
        "CON'TD",
        "CONTD'",
        "CONT'",
        "CONT'ED",
        "CONT.'D",
        "CONT;D",
        "CONT D",
        "CONT´D",
        "CONT`D",
    )
)


def _meant(written: str) -> str:
    if written in _STANDARD:
        return ""
    if written in _CONTINUED_SLIPS:
        return "CONT'D"
    return _VARIANTS.get(_letters(written).replace(" ", ""), "") if _SLIP.fullmatch(written) else ""


@rule("CUE004", "inconsistent-extension-style", WARNING, fixes=Fixes.SAFE)
def inconsistent_extension_style(play: Screenplay) -> Iterator[Finding]:
    """One extension written in two ways: VO and V.O., CONT'D straight and curly, cont'd small.

    One finding for each extension; it names the rarer form.

    Why:
        It looks careless, and searches find half.
    Fires on:
        ANNA (V.O.)
        I never went back.

        BEN (V.O.)
        Nor did I.

        ANNA (VO)
        Nobody did.
    Use instead:
        ANNA (V.O.)
        I never went back.

        BEN (V.O.)
        Nor did I.

        ANNA (V.O.)
        Nobody did.
    Fix safety:
        Safe: takes the usual form.
    """
    forms: dict[str, dict[str, list[Piece]]] = defaultdict(lambda: defaultdict(list))
    for speech in play.speeches:
        for extension in speech.cue.extensions:
            meaning = _VARIANTS.get(_letters(extension.text))
            slip = _meant(extension.text.strip().upper().replace("’", "'"))
            if meaning and not slip:
                forms[meaning][extension.text.strip()].append(extension)
    for written in forms.values():
        *rarer, usual = sorted(written, key=lambda form: len(written[form]))
        if rarer:
            pieces = sorted(piece for form in rarer for piece in written[form])
            pieces.sort(key=lambda piece: piece.span.start)
            yield play.on(
                pieces[0].span,
                f'{listed(rarer)} {times(len(pieces))}, "{usual}" {times(len(written[usual]))}',
                fix=Fix(
                    f'Write "{usual}"',
                    tuple(Edit(piece.span, usual) for piece in pieces),
                    safe=True,
                ),
                related=tuple(Related(piece.span, "here too") for piece in pieces[1:4]),
            )


def _is_contd(piece: Piece) -> bool:
    return _VARIANTS.get(_letters(piece.text)) == "CONT'D"


def _runs(play: Screenplay) -> Iterator[tuple[Speech, Speech | None]]:
    """Each speech with the one before it in the same scene."""
    before: Speech | None = None
    for node in play.script.elements:
        if isinstance(node, SceneHeading):
            before = None
        elif isinstance(node, Speech):
            yield node, before
            before = node
        elif node_speeches := play.speeches_in(node):
            before = node_speeches[-1]


@rule("CUE005", "wrong-contd", WARNING, fixes=Fixes.SAFE)
def wrong_contd(play: Screenplay) -> Iterator[Finding]:
    """A (CONT'D) though somebody else spoke last.

    Only within a scene, and only where the same character isn't the last one that spoke.

    Why:
        A speech in between was added or moved, and the mark stayed.
    Fires on:
        INT. HALL - DAY

        ANNA
        Who's there?

        BEN
        Me.

        ANNA (CONT'D)
        Who's me?
    Use instead:
        INT. HALL - DAY

        ANNA
        Who's there?

        She listens.

        ANNA (CONT'D)
        Hello?
    Fix safety:
        Safe: removes the mark; layout adds it where it's due.
    """
    for speech, before in _runs(play):
        for extension in speech.cue.extensions:
            if before and _is_contd(extension) and _name(before.cue) != _name(speech.cue):
                yield play.on(
                    extension.span,
                    f'"{_name(speech.cue)}" doesn\'t continue: "{_name(before.cue)}" spoke last',
                    fix=_without(play, extension),
                )


def _without(play: Screenplay, extension: Piece) -> Fix:
    source = play.text.source
    start = source.rfind("(", 0, extension.span.start)
    end = source.find(")", extension.span.end) + 1
    while source[start - 1] in " \t":
        start -= 1
    return replacing("Remove it", play.text.span(start, end), "", safe=True)


@rule("CUE006", "manual-contd", INFO, fixes=Fixes.SAFE, default=False)
def manual_contd(play: Screenplay) -> Iterator[Finding]:
    """A (CONT'D) written by hand.

    Why:
        Layout adds it where it's due, and a hand-made one stays when the speech moves.
    Fires on:
        ANNA (CONT'D)
        Hello?
    Use instead:
        ANNA
        Hello?
    Fix safety:
        Safe: removes it.
    Off because:
        many programs write it into the source.
    """
    for speech in play.speeches:
        for extension in filter(_is_contd, speech.cue.extensions):
            yield play.on(
                extension.span,
                "this is written by hand, and layout adds it by itself",
                fix=_without(play, extension),
            )


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


@rule("CUE010", "consecutive-speeches-same-cue", INFO, fixes=Fixes.UNSAFE, restructures=True)
def consecutive_speeches_same_cue(play: Screenplay) -> Iterator[Finding]:
    """Two speeches of one character with nothing between them.

    Speeches marked (CONT'D) or with another extension are left alone.

    Why:
        They're one speech, or a line between them was lost.
    Fires on:
        ANNA
        Who's there?

        ANNA
        Hello?
    Use instead:
        ANNA
        Who's there?
        (beat)
        Hello?
    Fix safety:
        Unsafe: joins the two.
    """
    elements = play.script.elements
    for before, after in pairwise(elements):
        if not (isinstance(before, Speech) and isinstance(after, Speech)):
            continue
        same = _name(before.cue) == _name(after.cue)
        if same and before.cue.extensions == after.cue.extensions == ():
            joined = play.text.span(before.span.end, after.parts[0].span.start)
            fix = replacing("Join them", joined, "\n", safe=False) if after.parts else None
            yield play.on(
                after.cue.span,
                f'"{_name(after.cue)}" speaks twice running, with nothing between',
                fix=fix,
            )


@rule("CUE011", "long-speech", INFO)
def long_speech(play: Screenplay) -> Iterator[Finding]:
    """A speech of more printed lines than `max-dialogue-lines`.

    Why:
        It fills most of a page, and nobody does anything meanwhile.
    With:
        max-dialogue-lines = 1
    Fires on:
        ANNA
        I never went back, and nor did anybody else whom I knew then.
    Use instead:
        ANNA
        I never went back.
    """
    limit = play.text.settings.max_dialogue_lines
    for speech in play.speeches:
        lines = [line for part in speech.parts for line in part.lines]
        rows = printed_rows(lines, DIALOGUE_COLUMNS, limit)
        if rows > limit:
            yield play.on(
                speech.cue.span, f"this speech has more than {many(limit, 'line')} in print"
            )


@rule("CUE012", "wryly-too-long", INFO)
def wryly_too_long(play: Screenplay) -> Iterator[Finding]:
    """A parenthetical of more words than `max-wryly-words`.

    Why:
        It's printed in a narrow column; what is done belongs in action.
    With:
        max-wryly-words = 4
    Fires on:
        ANNA
        (looks round, sees nobody, and shivers)
        Hello?
    Use instead:
        ANNA
        (looks round)
        Hello?
    """
    limit = play.text.settings.max_wryly_words
    for part in _wrylies(play):
        count = sum(len(line.text.split()) for line in part.lines)
        if count > limit:
            yield play.on(part.span, f"this parenthetical has {count} words", "write it as action")


def _wrylies(play: Screenplay) -> Iterator[Parenthetical]:
    for speech in play.speeches:
        yield from (part for part in speech.parts if isinstance(part, Parenthetical))


@rule("CUE013", "too-many-wrylies", INFO, default=False, presets=("spec",))
def too_many_wrylies(play: Screenplay) -> Iterator[Finding]:
    """More parentheticals in a hundred speeches than `max-wrylies`.

    Why:
        Actors know how to say a line.
    With:
        max-wrylies = 10
    Fires on:
        ANNA
        (softly)
        Hello?
    Use instead:
        ANNA
        Hello?
    Off because:
        comedies and dubbing scripts live on them.
    """
    wrylies = list(_wrylies(play))
    limit, speeches = play.text.settings.max_wrylies, len(play.speeches)
    if speeches and len(wrylies) * 100 > limit * speeches:
        yield play.on(
            wrylies[0].span, f"{many(len(wrylies), 'parenthetical')} in {speeches} speeches"
        )


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
        name = _name(speech.cue)
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
    unknown_extension,
    inconsistent_extension_style,
    wrong_contd,
    manual_contd,
    near_identical_names,
    not_introduced_in_caps,
    introduced_never_used,
    consecutive_speeches_same_cue,
    long_speech,
    wryly_too_long,
    too_many_wrylies,
    one_character_two_names,
)
