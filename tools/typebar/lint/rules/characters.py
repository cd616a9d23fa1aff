"""TYP: stray characters and what is uneven in a whole file, in either language."""

import unicodedata
from collections.abc import Iterator

from typebar.lint.finding import Finding
from typebar.lint.pattern import lazy
from typebar.lint.rule import Fixes, rule
from typebar.lint.text import Text
from typebar.lint.wording import many
from typebar.text.diagnostics import Severity

INFO, WARNING = Severity.INFO, Severity.WARNING

_LINE_ENDS = lazy(r"\r\n|\n|\r")


@rule("TYP015", "confusable-character", WARNING, fixes=Fixes.UNSAFE)
def confusable_character(text: Text) -> Iterator[Finding]:
    """A character that looks like another one, or like nothing.

    A zero in `(V.0.)`, a Cyrillic or Greek letter in a Latin word, a soft hyphen, a blank of no
    width, a replacement character, a no-break space beside another blank or at a line's end.

    Why:
        Nobody sees it; searches, spelling, sorting and fonts stumble over it.
    Fires on:
        EDWARD (V.0.)
        There are some fish that cannot be caught.
    Use instead:
        EDWARD (V.O.)
        There are some fish that cannot be caught.
    Fix safety:
        Unsafe: takes the character that it's mistaken for.
    """
    # Cues aren't in the masked text of a script; code isn't in that of prose.
    searched = text.source if text.is_script else text.masked
    for match in _CONFUSABLE_ZERO.finditer(searched) if "0" in searched else ():
        before = text.source[match.start() - 1 : match.start()]
        # A figure among figures is one: (20:00).
        mixed = "0" in match[0] and match[0].strip("0. ")
        if not mixed or before.isalnum() or before == ".":
            continue
        yield text.at(
            *match.span(),
            f'"{match[0]}" has a zero in it',
            fix=text.mend(
                "Write the letter O", [(*match.span(), match[0].replace("0", "O"))], safe=False
            ),
        )
    yield from _strange_characters(text)
    yield from _mixed_scripts(text)


_CONFUSABLE_ZERO = lazy(r"[VO0]\.? ?[0OSC](?=\.?\))")
_STRANGE = lazy(
    "[\u00ad\u200b\u2060\ufffd\u2028\u2029\u0085\x0b\x0c\ufeff\u00a0](?:(?<![\ufeff\u00a0])"
    "|(?<=\ufeff)(?<!^\ufeff)|(?<=\u00a0)(?=[ \u00a0\r\n]|$)|(?<=[ \n]\u00a0))"
)
_STRANGE_SIGNS = frozenset("\u00ad\u200b\u2060\ufffd\u2028\u2029\u0085\ufeff\u00a0")
_STRANGE_CONTROLS = "\x0b\x0c"
_MIXED_WORD = lazy(
    "[A-Za-z]+[\u0370-\u03ff\u0400-\u04ff][A-Za-z\u0370-\u03ff\u0400-\u04ff]*"
    "|[\u0370-\u03ff\u0400-\u04ff]+[A-Za-z][A-Za-z\u0370-\u03ff\u0400-\u04ff]*"
)
_LOOKS_LIKE = str.maketrans(
    "АВЕКМНОРСТХУІЈЅаеорсухіјѕΑΒΕΖΗΙΚΜΝΟΡΤΥΧοι", "ABEKMHOPCTXYIJSaeopcyxijsABEZHIKMNOPTYXoi"
)
_KEPT = {"\u00a0": " ", "\u2028": "\n", "\u2029": "\n", "\u0085": "\n"}


def _strange_characters(text: Text) -> Iterator[Finding]:
    if text.signs.isdisjoint(_STRANGE_SIGNS) and not any(
        sign in text.source for sign in _STRANGE_CONTROLS
    ):
        return
    for match in _STRANGE.finditer(text.source):
        character = match[0]
        name = unicodedata.name(character, f"control character U+{ord(character):04X}").lower()
        fix = None
        if character != "\ufffd":
            edit = (*match.span(), _KEPT.get(character, ""))
            fix = text.mend("Take it out", [edit], safe=False)
        yield text.at(*match.span(), f"there's a {name} here, which nobody sees", fix=fix)


def _mixed_scripts(text: Text) -> Iterator[Finding]:
    if not any("\u0370" <= sign <= "\u04ff" for sign in text.signs):
        return
    for match in _MIXED_WORD.finditer(text.masked):
        plain = match[0].translate(_LOOKS_LIKE)
        if plain.isascii():
            yield text.at(
                *match.span(),
                f'"{match[0]}" mixes letters of two alphabets',
                fix=text.mend(
                    f'Write "{plain}" in Latin letters', [(*match.span(), plain)], safe=False
                ),
            )


@rule("TYP016", "uneven-file", INFO, fixes=Fixes.SAFE)
def uneven_file(text: Text) -> Iterator[Finding]:
    r"""A byte order mark, UTF-16, mixed line ends, no final line end, or decomposed accents.

    Why:
        Other programs show the mark, join or split lines, and don't find "é" written as two
        characters.
    Fires on:
        Cafe\u0301 closes.
    Use instead:
        Café closes.
    Fix safety:
        Safe: the text reads the same.
    """
    source = text.source
    if text.document.source.encoding.startswith("utf-16"):
        # Without its mark nobody could read it, so only an editor can mend this.
        yield text.at(0, 1, "this file is in UTF-16", "save it as UTF-8 in your editor")
    elif source.startswith("\ufeff"):
        yield text.at(
            0,
            1,
            "the file opens with a byte order mark",
            fix=text.mend("Remove it", [(0, 1, "")], safe=True),
        )
    if source and source[-1] not in "\r\n":
        end = len(source)
        yield text.at(
            end,
            end,
            "the last line has no line end",
            fix=text.mend("Add it", [(end, end, _usual_line_end(source))], safe=True),
        )
    yield from _mixed_line_ends(text)
    yield from _decomposed(text)


def _usual_line_end(source: str) -> str:
    pairs = source.count("\r\n")
    counts = {"\n": source.count("\n") - pairs, "\r\n": pairs, "\r": source.count("\r") - pairs}
    return max(counts, key=lambda end: counts[end])


def _mixed_line_ends(text: Text) -> Iterator[Finding]:
    if "\r" not in text.source:
        return
    usual = _usual_line_end(text.source)
    ranges = [match.span() for match in _LINE_ENDS.finditer(text.source) if match[0] != usual]
    if ranges:
        yield text.once(
            ranges,
            f"{many(len(ranges), 'line')} with another line end than the rest",
            fix=text.mend("Make them alike", ((*place, usual) for place in ranges), safe=True),
        )


_CLUSTER = lazy("[A-Za-z\u00c0-\u024f][\u0300-\u036f]{1,8}")


def _decomposed(text: Text) -> Iterator[Finding]:
    source = text.source
    if source.isascii() or unicodedata.is_normalized("NFC", source):
        return
    changes = [
        (*match.span(), composed)
        for match in _CLUSTER.finditer(source)
        if (composed := unicodedata.normalize("NFC", match[0])) != match[0]
    ]
    if changes:
        yield text.once(
            [(start, end) for start, end, _ in changes],
            f"{many(len(changes), 'letter')} written as a letter and an accent apart",
            fix=text.mend("Compose them", changes, safe=True),
        )


RULES = (
    confusable_character,
    uneven_file,
)
