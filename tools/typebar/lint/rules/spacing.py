"""TYP: blanks, line ends and stray characters, in either language."""

import unicodedata
from collections.abc import Iterator

from typebar.lint.finding import Finding
from typebar.lint.pattern import lazy
from typebar.lint.rule import Fixes, rule
from typebar.lint.text import Text
from typebar.lint.wording import many
from typebar.text.diagnostics import Severity

INFO, WARNING = Severity.INFO, Severity.WARNING

_INNER_TAB = lazy(r"(?<=[^\s])[ ]*\t[ \t]*(?=[^\s])")
_LINE_ENDS = lazy(r"\r\n|\n|\r")
_TRAILED = (" \n", "\t\n", " \r", "\t\r")


@rule("TYP001", "trailing-whitespace", WARNING, fixes=Fixes.SAFE)
def trailing_whitespace(text: Text) -> Iterator[Finding]:
    r"""Blanks at the ends of lines.

    One finding a file. Blanks that mean something are left alone: two or more on an otherwise
    empty line of a screenplay (they keep a speech or a note going), a blank behind `TO:` (it makes
    an action of a transition), and two or more before the next line of a Markdown paragraph (a
    line break).

    Why:
        Nobody sees them, every comparison of two drafts shows them.
    Fires on:
        Rain beats the windows.\s
    Use instead:
        Rain beats the windows.
    Fix safety:
        Safe: what is printed stays the same.
    """
    ranges = [place for place in _trailing(text.source) if not _means_something(text, *place)]
    if ranges:
        count = len(ranges)
        yield text.once(
            ranges,
            f"{count} lines end in blanks" if count > 1 else "this line ends in blanks",
            fix=text.mend("Remove the blanks", ((*place, "") for place in ranges), safe=True),
        )


def _trailing(source: str) -> Iterator[tuple[int, int]]:
    """Where blanks and tabs stand before a line end or the end of the text."""
    ends = [at + 1 for sign in _TRAILED if sign in source for at in _occurrences(source, sign)]
    if source.endswith((" ", "\t")):
        ends.append(len(source))
    for end in sorted(ends):
        start = end
        while start and source[start - 1] in " \t":
            start -= 1
        yield start, end


def _occurrences(source: str, sign: str) -> Iterator[int]:
    at = source.find(sign)
    while at >= 0:
        yield at
        at = source.find(sign, at + 1)


def _means_something(text: Text, start: int, end: int) -> bool:
    source = text.source
    on_empty_line = start == 0 or source[start - 1] in "\r\n"
    if text.is_script:
        return (on_empty_line and end - start > 1) or source.endswith("TO:", 0, start)
    followed = source[end : end + 3].strip("\r\n") != "" and not source.startswith(
        ("\n\n", "\r\n\r"), end
    )
    return not on_empty_line and end - start > 1 and followed


@rule("TYP002", "tab-character", WARNING, fixes=Fixes.SAFE)
def tab_character(text: Text) -> Iterator[Finding]:
    r"""A tab between two words.

    Tabs that indent a line are fine in both languages.

    Why:
        How wide it shows depends on the program; in print it's four blanks or one.
    Fires on:
        The door\topens.
    Use instead:
        The door opens.
    Fix safety:
        Safe: puts one blank in its place.
    """
    if "\t" not in text.source:
        return
    for match in _INNER_TAB.finditer(text.masked):
        if "\t" in text.source[match.start() : match.end()]:
            yield text.at(
                match.start(),
                match.end(),
                "there's a tab between these words",
                fix=text.mend("Put a blank", [(*match.span(), " ")], safe=True),
            )


_SENTENCE_GAP = lazy(r"[.!?][\"”’)]?( {1,8})(?=[\"“‘]?[A-Z])")
_ABBREVIATION = lazy(r"\b(?:Mr|Mrs|Ms|Dr|St|Jr|Sr|Prof|Capt|Lt|Sgt|Col|Gen|Rev|vs|No|[A-Z])$")


@rule("TYP003", "sentence-spacing-mixed", INFO, fixes=Fixes.SAFE)
def sentence_spacing_mixed(text: Text) -> Iterator[Finding]:
    """One blank after some sentences, two after others.

    One finding a file; it names the rarer habit.

    Why:
        Either is a tradition; both in one text look like two writers.
    Fires on:
        It rains.  It pours.  The old man is snoring. He wakes.
    Use instead:
        It rains.  It pours.  The old man is snoring.  He wakes.
    Fix safety:
        Safe: the rarer spacing becomes the usual one.
    """
    if "  " not in text.source:
        return
    gaps: dict[bool, list[tuple[int, int]]] = {False: [], True: []}
    for start, end in _gaps(text):
        gaps[end - start > 1].append((start, end))
    rarer = len(gaps[True]) < len(gaps[False])
    ranges, usual = gaps[rarer], len(gaps[not rarer])
    if not ranges:
        return
    words = ("one blank", "two") if not rarer else ("two blanks", "one")
    yield text.once(
        ranges,
        f"{words[0]} after {_sentences(len(ranges))}, {words[1]} after {usual}",
        fix=text.mend(
            f"Put {words[1]} everywhere",
            ((*place, " " if rarer else "  ") for place in ranges),
            safe=True,
        ),
    )


def _sentences(count: int) -> str:
    return f"{count} sentences" if count > 1 else "one sentence"


def _gaps(text: Text) -> Iterator[tuple[int, int]]:
    masked = text.masked
    for match in _SENTENCE_GAP.finditer(masked):
        start, end = match.span(1)
        if text.source[start:end] != masked[start:end] or masked[match.start() - 1] in ".…":
            continue
        if masked[match.start()] == "." and _ABBREVIATION.search(
            masked, max(0, match.start() - 6), match.start()
        ):
            continue
        yield start, end


@rule("TYP007", "space-before-punctuation", WARNING, fixes=Fixes.SAFE)
def space_before_punctuation(text: Text) -> Iterator[Finding]:
    """A blank before a comma, a full stop or the like.

    French texts have one before high punctuation: only commas and full stops count there.

    Why:
        It's a slip of the hand, and a line may break there.
    Fires on:
        He waits , then goes.
    Use instead:
        He waits, then goes.
    Fix safety:
        Safe: removes the blank.
    """
    marks = ",." if text.language.startswith("fr") else ",;:!?."
    if not any(f" {mark}" in text.masked for mark in marks):
        return
    for match in text.search(_SPACE_BEFORE):
        if match[1] in marks:
            yield text.at(
                *match.span(),
                f'there\'s a blank before "{match[1]}"',
                fix=text.mend("Remove it", [(match.start(), match.start(1), "")], safe=True),
            )


_SPACE_BEFORE = lazy(r" (?<=\w ) *([,;:!?.])(?=[\s\"”]|\Z)")


@rule("TYP008", "doubled-punctuation", WARNING, fixes=Fixes.UNSAFE)
def doubled_punctuation(text: Text) -> Iterator[Finding]:
    """Two marks where one belongs: `,,` `..` `,.` `.,`.

    `?!`, three dots, four dots and a comma behind an abbreviation are fine.

    Why:
        It's what a revision leaves behind.
    Fires on:
        She looks up,. Nobody.
    Use instead:
        She looks up. Nobody.
    Fix safety:
        Unsafe: keeps the stronger mark, which may not be the one that you meant.
    """
    for match in text.search(_TWO_MARKS):
        marks = match[0]
        if not _DOUBLED.match(text.masked, match.start()):
            continue
        kept = min(marks, key="?!.:;,".index)
        yield text.at(
            *match.span(),
            f'"{marks}" is two marks where one belongs',
            fix=text.mend(f'Keep "{kept}"', [(*match.span(), kept)], safe=False),
        )


# The first is quick to look for and finds every place; the second decides.
_TWO_MARKS = lazy(r"[,;.?!:][,.;:]")
_DOUBLED = lazy(
    r"(?<=\w)(?:,[,.;]|;[;,.]|(?<!\.)\.\.(?![.?!])|[?!]\.(?!\.)|::|(?<=[a-z]{5})\.,)(?=[\s\"”’]|\Z)"
)


@rule("TYP012", "missing-space-after-punctuation", WARNING, fixes=Fixes.UNSAFE)
def missing_space_after_punctuation(text: Text) -> Iterator[Finding]:
    """Two words run together at a comma or at a sentence's end.

    Why:
        It's a slip of the hand that a spell checker passes.
    Fires on:
        He waits,then goes.
    Use instead:
        He waits, then goes.
    Fix safety:
        Unsafe: the two may be one name, as in a web address.
    """
    for mark in text.search(_MARK_IN_WORD):
        match = _RUN_TOGETHER.match(text.masked, _word_start(text.masked, mark.start()))
        if match and match.start(1) == mark.start():
            at = mark.start()
            yield text.at(
                *match.span(),
                f'there\'s no blank after "{text.masked[at]}" in "{match[0]}"',
                fix=text.mend("Put a blank", [(at + 1, at + 1, " ")], safe=False),
            )


_MARK_IN_WORD = lazy(r"[,;.!?][A-Za-z][A-Za-z]")
_RUN_TOGETHER = lazy(
    r"(?<![\w@./])[A-Za-z]*[a-z]{2}(?:(?=([,;.!?]))(?:[,;](?=[A-Za-z]{2})|[.!?](?=[A-Z][a-z])))[A-Za-z]+"
    r"(?![\w@/]|\.\w)"
)
_LONGEST_WORD = 40


def _word_start(text: str, at: int) -> int:
    start = at
    while start > 0 and at - start < _LONGEST_WORD and text[start - 1].isalpha():
        start -= 1
    return start


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
        if "0" not in match[0] or before.isalnum() or before == ".":
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
    r"""A byte order mark, mixed line ends, no final line end, or decomposed accents.

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
    if source.startswith("\ufeff"):
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


# Possessive: a pair may be read as two line ends, so giving back would try every way to part them.
_BLANK_LINES = lazy(r"(?<![\r\n])(?>\r\n|\n|\r)(?P<rest>(?:\r\n|\n|\r){4,}+)(?=[^\r\n])")


@rule("TYP017", "too-many-blank-lines", INFO, fixes=Fixes.SAFE)
def too_many_blank_lines(text: Text) -> Iterator[Finding]:
    """Four or more empty lines in a row.

    Why:
        In a screenplay they're printed as a hole in the page; in prose they mean nothing.
    Fires on:
        The End.




        Or not.
    Use instead:
        The End.

        Or not.
    Fix safety:
        Safe: leaves one.
    """
    if "\r" not in text.source and "\n\n\n\n\n" not in text.source:
        return
    for match in _BLANK_LINES.finditer(text.source):
        end = _LINE_ENDS.match(match["rest"])
        count = len(_LINE_ENDS.findall(match["rest"]))
        yield text.at(
            *match.span("rest"),
            f"{count} empty lines in a row",
            fix=text.mend("Leave one", [(*match.span("rest"), end[0] if end else "\n")], safe=True),
        )


RULES = (
    trailing_whitespace,
    tab_character,
    sentence_spacing_mixed,
    space_before_punctuation,
    doubled_punctuation,
    missing_space_after_punctuation,
    confusable_character,
    uneven_file,
    too_many_blank_lines,
)
