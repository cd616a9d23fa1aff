"""CUE: what stands in brackets behind a name: V.O., O.S., CONT'D."""

import re
from collections import defaultdict
from collections.abc import Iterator

from typebar.lint.finding import Finding
from typebar.lint.pattern import lazy
from typebar.lint.rule import Fixes, rule
from typebar.lint.screenplay import Screenplay, name_of, replacing
from typebar.lint.wording import listed, times
from typebar.model.inline import Piece
from typebar.model.script import SceneHeading, Speech
from typebar.text.diagnostics import Edit, Fix, Related, Severity

ERROR, INFO, WARNING = Severity.ERROR, Severity.INFO, Severity.WARNING
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


_SLIP = lazy(r"[VO]\.[OSC]|[VO][OSC]\.|[VO]\. ?[OSC],?|[VO],[OSC]\.?|[VO]\.\.[OSC]\.?")
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
            if before and _is_contd(extension) and name_of(before.cue) != name_of(speech.cue):
                yield play.on(
                    extension.span,
                    f'"{name_of(speech.cue)}" doesn\'t continue: '
                    f'"{name_of(before.cue)}" spoke last',
                    fix=_without(play, extension),
                )


def _without(play: Screenplay, extension: Piece) -> Fix:
    return replacing("Remove it", play.bracketed(extension), "", safe=True)


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


RULES = (
    unknown_extension,
    inconsistent_extension_style,
    wrong_contd,
    manual_contd,
)
