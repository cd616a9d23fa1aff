"""How single lines are spelled in Fountain, so that they read back as what they are.

`text` is a line as it will be written, `shown` the same without notes and boneyards: what a line is
read as hangs on that alone. Where it isn't given there are none.
"""

import re

from typebar.readers.fountain import cue, heading, title, transition
from typebar.readers.fountain.marks import mark_of
from typebar.readers.fountain.rows import BLANKS, Row

_LITERAL = re.compile(r"\\.|\[{2,}|\]{2,}|/(?=\*)|(?<=\*)/|[\r\n]+")
_INDENTS = frozenset(BLANKS)


def literal(text: str) -> str:
    """Text in which nothing opens or closes a note or boneyard; a line end becomes a blank."""
    return _LITERAL.sub(_escaped, text)


def _escaped(match: re.Match[str]) -> str:
    word = match[0]
    match word[0]:
        case "\\":
            return word
        case "\r" | "\n":
            return " "
        case _:
            return "".join(f"\\{character}" for character in word)


def row(text: str) -> Row:
    """The text as the reader sees a line of its own."""
    return Row(text, text.strip(BLANKS), 0, len(text))


def action(text: str, *, opens: bool, below: str | None, shown: str | None = None) -> str:
    """A line of action, forced where it would be read as something else.

    `opens` says whether a blank line stands above, `below` is the line of action that follows.
    """
    shown = text if shown is None else shown
    words = shown.strip(BLANKS)
    if not words:
        return "!"
    forced = mark_of(words) is not None or (opens and _is_more(shown, words, below))
    return f"!{text}" if forced else text


def _is_more(text: str, words: str, below: str | None) -> bool:
    if heading.is_natural(words) or heading.is_forced(words) or cue.is_forced(words):
        return True
    if transition.is_forced(words) or transition.is_natural(row(text)):
        return True
    is_spoken = below is not None and bool(below.strip(BLANKS)) and mark_of(below.strip(BLANKS))
    return is_spoken is None and cue.is_natural(words) and not transition.is_worded(words)


def scene_heading(text: str, number: str, *, shown: str | None = None) -> str:
    """A heading, forced where it has no prefix, with its number.

    Raises:
        ValueError: nothing makes a heading of this text.
    """
    shown = text if shown is None else shown
    if number:
        text = f"{text} #{number}#"
    elif text.endswith("#") and not text.endswith("\\#"):
        text = f"{text[:-1]}\\#"
    if shown and heading.is_natural(shown):
        return text
    if not heading.is_forced(f".{shown}"):
        raise ValueError(f"no scene heading opens as {shown!r} does")
    return f".{text}"


def speaker(text: str, *, dual: bool, silent: bool, shown: str | None = None) -> str:
    """A cue, forced where it would be read as something else."""
    shown = text if shown is None else shown
    if text.endswith("^") and not text.endswith("\\^"):
        text = f"{text[:-1]}\\^"
    natural = bool(shown) and not silent and cue.is_natural(shown) and _is_plain(shown)
    return f"{'' if natural else '@'}{text}{' ^' if dual else ''}"


def _is_plain(text: str) -> bool:
    return (
        mark_of(text) is None
        and text[0] not in ".@>"
        and not heading.is_natural(text)
        and not transition.is_worded(text)
    )


def transition_line(text: str, *, shown: str | None = None) -> str:
    """A transition, forced where it isn't in capitals ending in `TO:`."""
    shown = text if shown is None else shown
    if text.endswith("<") and not text.endswith("\\<"):
        text = f"{text[:-1]}\\<"
    natural = bool(shown) and transition.is_natural(row(shown)) and _opens_plainly(shown)
    return text if natural else f"> {text}"


def _opens_plainly(text: str) -> bool:
    return mark_of(text) is None and text[0] not in ".>" and not heading.is_natural(text)


def spoken(text: str, *, closes_below: bool, shown: str | None = None) -> str:
    """A line of dialogue; two blanks where it is empty.

    `closes_below` says whether a later line of the speech ends in a bracket.
    """
    text = text.strip(BLANKS)
    words = text if shown is None else shown.strip(BLANKS)
    if not words:
        return "  "
    if mark_of(words) is not None or (words[0] == "(" and _is_bracketed(words, closes_below)):
        return f"\\{text}"
    return text


def _is_bracketed(text: str, closes_below: bool) -> bool:  # noqa: FBT001 -- passed through
    balance = text.count("(") - text.count(")")
    return text[-1] == ")" if balance <= 0 else closes_below


def opens_title_page(text: str, below: str | None = None) -> bool:
    """Whether a line at the top of a file could be taken for a key and its value.

    The value stands behind the colon or, indented, in the line below: `below` is that line, empty
    for an empty one; where it isn't known it could be one.
    """
    words = text.strip(BLANKS)
    if not words or title.key_of(words) is None:
        return False
    return below is None or below[:1] in _INDENTS or bool(words.partition(":")[2].strip(BLANKS))
