"""ACT: the style of action."""

import re
from collections.abc import Iterator

from typebar.lint.finding import Finding
from typebar.lint.pattern import lazy
from typebar.lint.printed import ACTION_COLUMNS, printed_rows
from typebar.lint.rule import Fixes, rule
from typebar.lint.screenplay import Screenplay
from typebar.lint.text import Voice
from typebar.lint.wording import many
from typebar.text.diagnostics import Severity

INFO = Severity.INFO


def _narrated(play: Screenplay, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Matches in action."""
    text = play.text
    for match in text.search(pattern):
        if text.voice_at(match.start()) is Voice.NARRATION:
            yield match


@rule("ACT001", "action-block-too-long", INFO)
def action_block_too_long(play: Screenplay) -> Iterator[Finding]:
    """A paragraph of action of more printed lines than `max-action-lines`.

    Why:
        Readers skip grey blocks; a new image is a new paragraph.
    With:
        max-action-lines = 1
    Fires on:
        She goes from door to door and listens at each of them, and behind each there is somebody
        who listens too.
    Use instead:
        She goes from door to door.
    """
    limit = play.text.settings.max_action_lines
    for action in play.actions:
        if printed_rows(action.lines, ACTION_COLUMNS, limit) > limit:
            yield play.on(
                action.lines[0].span,
                f"this paragraph has more than {many(limit, 'line')} in print",
                "part it where the picture changes",
            )


_WE_SEE = lazy(
    r"\b[Ww]e (?:(?:can |now |then )?(?:see|hear|watch|notice|follow|pan|find|cut|move|push))\b"
)


@rule("ACT002", "we-see", INFO, default=False, presets=("spec",))
def we_see(play: Screenplay) -> Iterator[Finding]:
    """The words "we see", "we hear" and the like in action.

    Why:
        What is written is seen; the words add nothing but a camera.
    Fires on:
        We see a hall.
    Use instead:
        A hall.
    Off because:
        many good scripts say it, some on every page.
    """
    for match in _narrated(play, _WE_SEE):
        yield play.text.at(*match.span(), f'"{match[0]}" can go')


_CAMERA = lazy(
    r"\b(?:CLOSE[- ]UP|CLOSE ON|ANGLE ON|PAN (?:TO|LEFT|RIGHT|ACROSS|UP|DOWN)|"
    r"ZOOMS? (?:IN|OUT)|"
    r"DOLLY|TRACKING SHOT|CRANE SHOT|RACK FOCUS|TILT (?:UP|DOWN)|EXTREME CLOSE|WIDE SHOT|"
    r"MEDIUM SHOT|[Tt]he camera)\b"
)


@rule("ACT003", "camera-direction", INFO, default=False, presets=("spec",))
def camera_direction(play: Screenplay) -> Iterator[Finding]:
    """An order to the camera in action: CLOSE ON, PAN TO, the camera.

    Why:
        In a script for sale the director decides.
    Fires on:
        CLOSE ON her hands.
    Use instead:
        Her hands.
    Off because:
        a shooting script is full of them, and rightly.
    """
    for match in _narrated(play, _CAMERA):
        yield play.text.at(*match.span(), f'"{match[0]}" orders the camera')


_PROGRESSIVE = lazy(
    r"\b(?:is|are) (?:slowly |quickly |still |now |just )?"
    r"(?!being\b|nothing\b|something\b|anything\b|everything\b|during\b|morning\b|evening\b|"
    r"missing\b|willing\b)[a-z]{2,}ing\b"
)


@rule("ACT004", "past-tense-or-progressive-action", INFO, default=False, presets=("spec",))
def past_tense_or_progressive_action(play: Screenplay) -> Iterator[Finding]:
    """Action in the progressive: "is walking" for "walks".

    Why:
        The simple present is shorter and happens now.
    Fires on:
        She is walking down the hall.
    Use instead:
        She walks down the hall.
    Off because:
        what already goes on when a scene opens is told in just this form.
    """
    for match in _narrated(play, _PROGRESSIVE):
        yield play.text.at(*match.span(), f'"{match[0]}" could be the simple present')


_UNFILMABLE = lazy(
    r"\b(?:[Hh]e|[Ss]he|[Tt]hey|(?!The |This |That |What )[A-Z][a-z]+) "
    r"(?:thinks?|remembers?|reali[sz]es?|knows?|wonders?|"
    r"decides?|recalls?|believes?|hopes?|wishes|feels?) (?:that|about|of|how|why|whether|he|she)\b"
)


@rule("ACT005", "unfilmable", INFO, default=False, presets=("spec",))
def unfilmable(play: Screenplay) -> Iterator[Finding]:
    """A thought in action: "she realizes that ...".

    Why:
        A camera can't see it; an actor can be given something to do instead.
    Fires on:
        She realizes that nobody is coming.
    Use instead:
        She puts the second cup back.
    Off because:
        a word of thought is often the shortest direction for an actor.
    """
    for match in _narrated(play, _UNFILMABLE):
        yield play.text.at(*match.span(), f'"{match[0]}" can\'t be seen')


_CAPITALS = lazy(r"\b[A-Z]{3,}\b")


@rule("ACT006", "caps-overuse", INFO, default=False, presets=("spec",))
def caps_overuse(play: Screenplay) -> Iterator[Finding]:
    """A paragraph of action with more than a third of its words, and five at least, in capitals.

    Why:
        Where everything shouts nothing is heard.
    Fires on:
        The DOOR SLAMS. GLASS SHATTERS. ANNA SCREAMS at it.
    Use instead:
        The door SLAMS. Glass shatters. Anna screams at it.
    Off because:
        sounds, props and new characters are rightly in capitals.
    """
    for action in play.actions:
        words = " ".join(line.text for line in action.lines)
        count, total = len(_CAPITALS.findall(words)), len(words.split())
        if count >= 5 and count * 3 > total and not words.isupper():
            yield play.on(action.lines[0].span, f"{count} of {total} words are in capitals")


_EXCLAMATIONS = lazy(r"!!(?<=\w!!)!*")


@rule("ACT007", "multiple-exclamation", INFO, fixes=Fixes.UNSAFE)
def multiple_exclamation(play: Screenplay) -> Iterator[Finding]:
    """Several exclamation marks running, in action.

    Why:
        One is loud.
    Fires on:
        The door flies open!!
    Use instead:
        The door flies open!
    Fix safety:
        Unsafe: leaves one.
    """
    for match in _narrated(play, _EXCLAMATIONS):
        yield play.text.at(
            *match.span(),
            f"{len(match[0])} exclamation marks running",
            fix=play.text.mend("Leave one", [(*match.span(), "!")], safe=False),
        )


RULES = (
    action_block_too_long,
    we_see,
    camera_direction,
    past_tense_or_progressive_action,
    unfilmable,
    caps_overuse,
    multiple_exclamation,
)
