"""TYP: quotation marks and hyphens, in either language."""

import re
from collections.abc import Iterator

from typebar.lint.finding import Finding
from typebar.lint.pattern import lazy
from typebar.lint.quotes import closes_low, loose_quotes, same_marks, wrong_way
from typebar.lint.rule import Fixes, rule
from typebar.lint.text import Paragraph, Text
from typebar.text.diagnostics import Severity

INFO, WARNING = Severity.INFO, Severity.WARNING


@rule("TYP009", "unclosed-quote", WARNING)
def unclosed_quote(text: Text) -> Iterator[Finding]:
    """A quotation that opens and doesn't close in its paragraph, or closes and never opened.

    A speech may go on: where the next paragraph opens with a quotation mark, this one needn't
    close. A quotation that closes some paragraphs later without having been opened again is
    PRS010. Feet, inches and verse are left alone.

    Why:
        The reader doesn't know who speaks from there on.
    Fires on (markdown):
        “Come here, she said.

        He came.
    Use instead:
        “Come here,” she said.

        He came.
    """
    for loose in loose_quotes(text):
        if loose.closes_later is None:
            said = "closes and was never opened" if loose.closing else "isn't closed"
            yield text.at(
                loose.place,
                loose.place + 1,
                f"this quotation {said} in its paragraph",
                "" if loose.closing else "close it, or open the next paragraph with a mark too",
            )


@rule("TYP010", "miscurled-quote", WARNING, fixes=Fixes.SAFE)
def miscurled_quote(text: Text) -> Iterator[Finding]:
    """A curly quotation mark or apostrophe that turns the wrong way.

    Marks as other languages have them are left alone: „Komm her“ and ”Kom hit”.

    Why:
        Programs curl by the blank before the mark and go wrong at dashes and elisions.
    Fires on:
        “Bring ‘em here,“ she says.
    Use instead:
        “Bring ’em here,” she says.
    Fix safety:
        Safe: turns the mark round.
    """
    if text.signs.isdisjoint("“”‘"):
        return
    for match in _SUSPECT.finditer(text.masked):
        at = match.start()
        turned = _wrong_way(text, at)
        if turned:
            yield text.at(
                at,
                at + 1,
                f'this "{match[0]}" turns the wrong way',
                fix=text.mend(f'Write "{turned}"', [(at, at + 1, turned)], safe=True),
            )


_SUSPECT = lazy(r"“(?=[\s,.;:!?)]|\Z)|”(?=\w)|‘(?=\w)")
_ELIDED = lazy(r"(?:em|tis|twas)\b|\d0s\b")


def _wrong_way(text: Text, at: int) -> str:
    if text.masked[at] in "“”":
        return wrong_way(text, at)
    before, after = text.before(at), text.after(at)
    if before.isalnum() and after.isalnum():
        return "’"
    if not _ELIDED.match(text.masked, at + 1):
        return ""
    # ‘em … ’ may open a quotation inside one; alone in its paragraph it's an elision.
    stop = text.masked.find("\n", at)
    rest = text.masked[at + 1 : stop if stop >= 0 else None]
    return "" if re.search(r"’(?!\w)", rest) else "’"


@rule("TYP011", "quote-next-to-space", WARNING, fixes=Fixes.UNSAFE)
def quote_next_to_space(text: Text) -> Iterator[Finding]:
    """A blank just inside a quotation mark.

    Of straight marks only those are looked at whose paragraph has an even number of them.

    Why:
        It shows as a hole, and the mark may end a line alone.
    Fires on:
        She says “ Come here. ”
    Use instead:
        She says “Come here.”
    Fix safety:
        Unsafe: removes the blank; the mark may have been meant to turn the other way.
    """
    if not _MAY_GAP.search(text.masked):
        return
    for paragraph in text.paragraphs:
        for start, end in _inner_blanks(text, paragraph):
            if text.source[start:end].strip(" ") == "" and end > start:
                yield text.at(
                    start,
                    end,
                    "there's a blank just inside this quotation mark",
                    fix=text.mend("Remove it", [(start, end, "")], safe=False),
                )


# It opens with a set, which a search looks for at once: six times as fast as alternatives.
_MAY_GAP = lazy(
    r'["“”](?:(?<= ")(?=[.,;!?\n]|\Z)|(?<= ”)|(?<=“)(?= )|(?<=["(\n]")(?= )|(?<=\A")(?= ))'
)
_CURLY_BLANK = lazy(r"(?<=“)( {1,4})(?=\w)|(?<=[\w.,!?…])( {1,4})(?=”)")
# A straight mark with a blank inside: at the very edge of what is quoted, so no guess is needed.
_STRAIGHT_MARK = lazy(
    r'(?:\A|(?<=\n)|(?<=\())"(?P<after> {1,4}(?=\w))|(?P<before>(?<=\S) {1,4})"(?=[.,;!?\n]|\Z)|"'
)


def _inner_blanks(text: Text, paragraph: Paragraph) -> Iterator[tuple[int, int]]:
    body = text.masked[paragraph.start : paragraph.end]
    base = paragraph.start
    if "“" in body or "”" in body:
        for match in _CURLY_BLANK.finditer(body):
            start, end = base + match.start(), base + match.end()
            mark = end if match[1] is None else start - 1
            # Beside a mark that looks the wrong way, or that closes „so“, the blank is outside.
            outside = same_marks(text) or wrong_way(text, mark) or closes_low(text, mark)
            if not outside:
                yield start, end
    count = body.count('"')
    if count and count % 2 == 0 and _MAY_GAP.search(body):
        yield from _straight_blanks(body, base)


def _straight_blanks(body: str, base: int) -> Iterator[tuple[int, int]]:
    for number, match in enumerate(_STRAIGHT_MARK.finditer(body)):
        group = "before" if number % 2 else "after"
        if match[group]:
            yield base + match.start(group), base + match.end(group)


@rule("TYP013", "hyphen-as-dash", INFO, fixes=Fixes.UNSAFE)
def hyphen_as_dash(text: Text) -> Iterator[Finding]:
    """A hyphen between two blanks where a dash is meant.

    One finding a file. Lines in capitals of a screenplay are left alone: BACK TO SCENE - DAY.

    Why:
        A hyphen joins, a dash parts; the typesetter can't know.
    Fires on (markdown):
        He looked up - nobody - and went on.
    Use instead:
        He looked up—nobody—and went on.
    Fix safety:
        Unsafe: puts an en dash, which may be a minus or a score.
    """
    if " - " not in text.masked:
        return
    ranges = [
        match.span()
        for match in text.search(_LONE_HYPHEN)
        if not (text.is_script and _in_capitals(text, match.start()))
    ]
    if ranges:
        dash = "--" if text.is_script else "–"
        yield text.once(
            ranges,
            f"{len(ranges)} hyphens between blanks stand for dashes"
            if len(ranges) > 1
            else "this hyphen between blanks stands for a dash",
            fix=text.mend(f'Write "{dash}"', ((*place, dash) for place in ranges), safe=False),
        )


def _in_capitals(text: Text, at: int) -> bool:
    """Whether the line of a place is written as headings are."""
    source = text.document.source
    return source.line_text(source.position(at).line).isupper()


_LONE_HYPHEN = lazy(r"-(?<=[A-Za-z,.!?’'\"”)] -)(?= [A-Za-z“\"‘'])")


RULES = (
    unclosed_quote,
    miscurled_quote,
    quote_next_to_space,
    hyphen_as_dash,
)
