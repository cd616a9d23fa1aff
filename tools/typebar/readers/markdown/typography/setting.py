"""The pass: one walk from left to right over a block's text, whatever tags stand in it."""

import re
import unicodedata
from bisect import bisect_right
from functools import cache
from itertools import accumulate

from typebar.readers.markdown.typography.figures import set_sign
from typebar.readers.markdown.typography.languages import EN, NO_BREAK, Rules, rules
from typebar.readers.markdown.typography.quotes import Quotes

_ELLIPSIS = "…"
_BLANKS = " \u00a0\u202f"
_CLOSING = frozenset("\"'”’»“‘›)]…\ufdd0\ufdd1")

Edit = tuple[int, int, str]
"""From, to, what comes instead."""


def curl(text: str, language: str = "en-US") -> str:
    """The text set by the rules of the language; setting it twice changes nothing more."""
    return set_pieces([text], language)[0]


def set_pieces(pieces: list[str], language: str) -> list[str]:
    """The pieces of one block set as one text: as many come back.

    An empty piece stands for a tag, U+FFFC for something like a word, a line feed for a break.
    """
    rule = rules(language)
    if rule is None:
        return pieces
    text = pieces[0] if len(pieces) == 1 else "".join(pieces)
    edits = _edits(text, rule)
    if rule.bound and (bound := _bound_blanks(text, rule.bound, edits)):
        edits = sorted(edits + bound)
    if not edits:
        return pieces
    if len(pieces) == 1:
        return [_apply(text, edits)]
    return _share(pieces, text, edits)


def _bound_blanks(text: str, bound: str, edits: list[Edit]) -> list[Edit]:
    """Blanks that don't break, where no other edit takes the blank away."""
    found = [(spot.start(), spot.end(), NO_BREAK) for spot in re.finditer(bound, text)]
    if not found:
        return found
    taken = {place for start, stop, _ in edits for place in range(start, stop)}
    return [edit for edit in found if edit[0] not in taken]


def _apply(text: str, edits: list[Edit]) -> str:
    out: list[str] = []
    at = 0
    for start, stop, words in edits:
        out += (text[at:start], words)
        at = stop
    out.append(text[at:])
    return "".join(out)


def _share(pieces: list[str], text: str, edits: list[Edit]) -> list[str]:
    """Edits made in the piece where each begins; what reaches beyond is taken off the next."""
    ends = list(accumulate(map(len, pieces)))
    shares: list[list[Edit]] = [[] for _ in pieces]
    for start, stop, words in edits:
        place = bisect_right(ends, start) if start < len(text) else len(ends) - 1
        while start < stop or words:
            end = min(stop, ends[place])
            shares[place].append((start, end, words))
            start, words = end, ""  # noqa: PLW2901 -- the rest of it
            place += 1
    begins = [0, *ends]
    return [
        _apply(piece, [(start - begin, stop - begin, words) for start, stop, words in share])
        if share
        else piece
        for piece, share, begin in zip(pieces, shares, begins, strict=False)
    ]


_MARKS = "\"'“”‘’«»„‚‹›"
_SPOTS = (
    rf"[{_MARKS}.\-/x–—…&IVX](?:(?<=[{_MARKS}])|(?<=-)(?P<dash>-+)"
    r"|(?<=\.)(?P<dots>\.\.+|(?: \.){2,}(?![.…]))"
    r"|(?<=[-/x])(?=[ .]?\d)(?P<figures>(?<=\d[-/x])(?=\d)|(?<=\d x)(?= )"
    rf"|(?<=-)(?<![^\s({_MARKS}]-)(?! ))"
    r"|(?<= [–—…&IVX])(?P<held>(?<=[–—])(?: |\Z)|(?<=…)(?![\w.…])|(?<=&) "
    r"|(?<=[^\W\d_] [IVX])(?:(?<=I)(?:I+|V|X)|(?<=V)I{0,3}|(?<=X)[IVX]*)\b))"
)
"""Where something may have to be set; a set of characters in front makes the search fast.

Held by the word before, so that no line begins with them, are dashes between blanks, ellipses that
end something, "&", and Roman numerals but for the pronoun: Henry VIII, Part II.
"""


@cache
def _spots(rule: Rules) -> re.Pattern[str]:
    spots = [_SPOTS]
    if rule.high_marks:
        spots.append(rf"(?P<high>(?<=[^\s])[{_BLANKS}]?[;:!?]+)")
    if rule.speech_space:
        spots.append(r"(?P<speech>\A[—–] )")
    return re.compile("|".join(spots))


def _edits(text: str, rule: Rules) -> list[Edit]:
    edits: list[Edit] = []
    quotes = Quotes(text, rule)
    end = 0
    for found in _spots(rule).finditer(text):
        match found.lastgroup:
            case None:
                edit = quotes.read(found.start())
            case "dash":
                edit = _dash(text, found, rule)
            case "dots":
                edit = _dots(text, found)
            case "held":
                edit = (found.start() - 1, found.start(), NO_BREAK)
            case "figures":
                edit = set_sign(text, found.start(), ranges=rule.ranges)
            case "high":
                edit = _high(text, found)
            case _:
                edit = (found.start(), found.end(), found[0].replace(" ", NO_BREAK))
        if edit and edit[0] >= end and text[edit[0] : edit[1]] != edit[2]:
            edits.append(edit)
            end = edit[1]
    return edits


def _dash(text: str, found: re.Match[str], rule: Rules) -> Edit | None:
    start, stop = found.span()
    before = text[start - 1 : start]
    after = text[stop : stop + 1]
    size = stop - start
    if size > 3:
        return (start, stop, "—" * (size // 2)) if size in (4, 6) else None
    if size == 3:
        return _opening_dash(text, (start, stop, "—"), rule)
    if before.isdigit() and after.isdigit():
        return start, stop, EN
    if not text[:start].strip():
        return _opening_dash(text, (start, stop, rule.opening), rule)
    ends = (
        not after or after.isspace() or (after in _CLOSING and not _is_word(text[stop + 1 :][:1]))
    )
    spaced = before in (*_BLANKS, "") and ends
    dash = rule.spaced if spaced else rule.tight
    if spaced and before == " ":
        # A line may end behind the dash, but never begin with it.
        return start - 1, stop, NO_BREAK + dash
    return start, stop, dash


def _opening_dash(text: str, edit: Edit, rule: Rules) -> Edit:
    start, stop, dash = edit
    if rule.speech_space and text[stop : stop + 1] == " " and not text[:start].strip():
        return start, stop + 1, dash + NO_BREAK
    return edit


def _dots(text: str, found: re.Match[str]) -> Edit | None:
    start, stop = found.span()
    if " " in found[0]:
        dots = found[0].replace(" ", NO_BREAK)
        if text[start - 1 : start] == " ":
            return start - 1, stop, NO_BREAK + dots
        return start, stop, dots
    size = stop - start
    if start and text[start - 1] == " " and 2 < size < 5 and not _is_word(text[stop : stop + 1]):
        # It ends what stands before: no line begins with it.
        return start - 1, stop, f"{NO_BREAK}{'.' * (size - 3)}{_ELLIPSIS}"
    match size:
        case 3:
            return start, stop, _ELLIPSIS
        case 4:
            return start, stop, "." + _ELLIPSIS
        case 6:
            return start, stop, _ELLIPSIS * 2
    return None


def _high(text: str, found: re.Match[str]) -> Edit | None:
    """The space before `; ! ? :`; times, addresses and the like keep their form."""
    start, stop = found.span()
    marks = found[0].lstrip(_BLANKS)
    before = text[start - 1]
    after = text[stop : stop + 1]
    ends_words = _is_word(before) or before in _CLOSING or before in "%€*"
    if not (ends_words or text.endswith("...", 0, start)):
        return None
    if after and not (after.isspace() or after in _CLOSING or after in ".,"):
        return None
    space = NO_BREAK if marks[0] == ":" else "\u202f"
    return start, stop, space + marks


def _is_word(character: str) -> bool:
    return bool(character) and (
        character.isalnum() or character == "\ufffc" or unicodedata.category(character)[0] == "M"
    )
