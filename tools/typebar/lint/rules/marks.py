"""TYP: quotation marks, dashes and ellipses, in either language."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from typebar.lint.finding import Finding
from typebar.lint.pattern import lazy
from typebar.lint.quotes import loose_quotes, opens
from typebar.lint.rule import Fixes, rule
from typebar.lint.text import Paragraph, Text
from typebar.lint.wording import times
from typebar.text.diagnostics import Severity

INFO, WARNING = Severity.INFO, Severity.WARNING
Ranges = Sequence[tuple[int, int]]

_ELISIONS = lazy(r"(?:em|tis|twas|twere|til|n|nuff|cause|bout|round|cos|\d0s)\b", re.IGNORECASE)


def _minority(forms: Mapping[str, Ranges], wanted: str) -> tuple[str, Ranges, str] | None:
    """The form to mend, its places and the form to use instead; none where all agree."""
    if wanted:
        others = [name for name in forms if name != wanted and forms[name]]
        if not others:
            return None
        return others[0], [place for name in others for place in forms[name]], wanted
    used = sorted((name for name in forms if forms[name]), key=lambda name: len(forms[name]))
    if len(used) < 2:
        return None
    return used[0], forms[used[0]], used[-1]


_WRITTEN = {"dots": "...", "character": "…", "hyphens": "--", "em": "—", "en": "–"}
"""How each form of an ellipsis or a dash looks."""


def _rewritten(text: Text, forms: Mapping[str, Ranges], wanted: str) -> Iterator[Finding]:
    """One finding for all places of the form to mend, which writes the other form there."""
    if found := _minority(forms, wanted):
        name, places, other = found
        yield text.once(
            places,
            f'"{_WRITTEN[name]}" {times(len(places))}, '
            f'"{_WRITTEN[other]}" {times(len(forms[other]))}',
            fix=text.mend(
                f'Write "{_WRITTEN[other]}"',
                ((*place, _WRITTEN[other]) for place in places),
                safe=True,
            ),
        )


@rule("TYP004", "mixed-quotes", WARNING, fixes=Fixes.SAFE)
def mixed_quotes(text: Text) -> Iterator[Finding]:
    """Straight quotation marks among curly ones, or the other way round.

    One finding a file for double marks and one for apostrophes; each names the rarer form. The
    setting `quotes` says which form to use. Marks of feet and inches are left alone.

    Why:
        Two kinds on one page catch the eye; they come from pasted text.
    Fires on:
        She reads “Come home.” He reads “Stay.” The third says "Go."
    Use instead:
        She reads “Come home.” He reads “Stay.” The third says “Go.”
    Fix safety:
        Safe: takes the usual form, curled by the neighbours of each mark.
    """
    for straight, curly, what in (('"', "“”", "quotation marks"), ("'", "‘’", "apostrophes")):
        forms = {
            "straight": [
                (at, at + 1) for at in _places(text, straight) if not text.before(at).isdigit()
            ],
            "curly": [(at, at + 1) for mark in curly for at in _places(text, mark)],
        }
        if found := _minority(forms, text.settings.quotes):
            name, places, other = found
            ordered = sorted(places)
            among = f"among {len(forms[other])} {other} ones"
            yield text.once(
                ordered,
                f"{_counted(len(places), name, what)} "
                + (among if forms[other] else f"where the settings say {other}"),
                fix=text.mend(
                    f"Make them {other}",
                    (
                        (*place, _turned(text, place[0], curly, straight, other))
                        for place in ordered
                    ),
                    safe=True,
                ),
            )


def _places(text: Text, mark: str) -> Iterator[int]:
    at = text.masked.find(mark)
    while at >= 0:
        yield at
        at = text.masked.find(mark, at + 1)


def _counted(count: int, name: str, what: str) -> str:
    return f"{count} {name} {what}" if count > 1 else f"one {name} mark" + _apostrophe(what)


def _apostrophe(what: str) -> str:
    return " (an apostrophe)" if what == "apostrophes" else ""


def _turned(text: Text, at: int, curly: str, straight: str, other: str) -> str:
    if other == "straight":
        return straight
    if straight == "'" and _ELISIONS.match(text.masked, at + 1):
        return curly[1]
    return curly[0] if opens(text, at) else curly[1]


@rule("TYP005", "mixed-ellipsis", INFO, fixes=Fixes.SAFE)
def mixed_ellipsis(text: Text) -> Iterator[Finding]:
    """Three dots in some places and the character "…" in others.

    One finding a file; it names the rarer form. The setting `ellipsis` says which to use.

    Why:
        The two look different in most fonts and break at line ends differently.
    Fires on:
        He waits... and waits... and then…
    Use instead:
        He waits... and waits... and then...
    Fix safety:
        Safe: takes the usual form.
    """
    forms = {
        "dots": [match.span() for match in text.search(_DOTS)] if "..." in text.masked else [],
        "character": [(at, at + 1) for at in _places(text, "…")],
    }
    yield from _rewritten(text, forms, text.settings.ellipsis)


_DOTS = lazy(r"\.(?<!\.\.)\.\.(?!\.)")


@rule("TYP006", "mixed-dash", INFO, fixes=Fixes.SAFE)
def mixed_dash(text: Text) -> Iterator[Finding]:
    """Dashes typed as hyphens in some places and as dashes in others.

    One finding a file; it names the rarer form. The setting `dash` says which to use. A spaced
    en dash beside an unspaced em dash is a style of its own and stays.

    Why:
        Two forms on one page look like two writers.
    Fires on:
        The hall -- empty. The stage -- empty. The box—empty.
    Use instead:
        The hall -- empty. The stage -- empty. The box--empty.
    Fix safety:
        Safe: changes the dash and not the blanks round it.
    """
    hyphens = [match.span() for match in text.search(_HYPHENS)] if "--" in text.masked else []
    forms = {
        "hyphens": hyphens,
        "em": [(at, at + 1) for at in _places(text, "—")],
    }
    wanted = text.settings.dash
    if wanted == "en":
        forms = {"hyphens": hyphens, "en": [match.span() for match in text.search(_SPACED_EN)]}
    yield from _rewritten(text, forms, wanted)


_HYPHENS = lazy(r"(?<![-<])-{2,3}(?![->])")
_SPACED_EN = lazy(r"(?<= )–(?= )")


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
    mark, before, after = text.masked[at], text.before(at), text.after(at)
    if mark == "“":
        closes = not before.isspace() and before not in "([—–" and not after.isalnum()
        return "”" if closes and text.source[at + 1 : at + 2] not in "*_" else ""
    if mark == "”":
        return "“" if before.isspace() and after.isalnum() else ""
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
        yield from (
            (base + match.start(), base + match.end()) for match in _CURLY_BLANK.finditer(body)
        )
    if body.count('"') >= 2 and body.count('"') % 2 == 0:
        yield from _straight_blanks(body, base)


def _straight_blanks(body: str, base: int) -> Iterator[tuple[int, int]]:
    for number, match in enumerate(_STRAIGHT_MARK.finditer(body)):
        group = "before" if number % 2 else "after"
        if match[group]:
            yield base + match.start(group), base + match.end(group)


@rule("TYP013", "hyphen-as-dash", INFO, fixes=Fixes.UNSAFE)
def hyphen_as_dash(text: Text) -> Iterator[Finding]:
    """A hyphen between two blanks where a dash is meant.

    One finding a file.

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
    ranges = [match.span(1) for match in text.search(_LONE_HYPHEN)]
    if ranges:
        dash = "--" if text.is_script else "–"
        yield text.once(
            ranges,
            f"{len(ranges)} hyphens between blanks stand for dashes"
            if len(ranges) > 1
            else "this hyphen between blanks stands for a dash",
            fix=text.mend(f'Write "{dash}"', ((*place, dash) for place in ranges), safe=False),
        )


_LONE_HYPHEN = lazy(r"(?<=[A-Za-z,.!?’'\"”)] )(-)(?= [A-Za-z“\"‘'])")


@rule("TYP014", "space-around-em-dash-mixed", INFO, fixes=Fixes.SAFE)
def space_around_em_dash_mixed(text: Text) -> Iterator[Finding]:
    """Em dashes with blanks round them in some places and without in others.

    One finding a file; it names the rarer habit. Dashes at the edge of a line or a quotation are
    left alone.

    Why:
        Either is a house style; both look like two writers.
    Fires on (markdown):
        The hall—empty. The stage—empty. The box — empty.
    Use instead:
        The hall—empty. The stage—empty. The box—empty.
    Fix safety:
        Safe: takes the usual spacing.
    """
    if "—" not in text.signs:
        return
    forms: dict[str, Ranges] = {
        "without": [match.span() for match in text.search(_TIGHT)],
        "with": [match.span() for match in text.search(_SPACED)],
    }
    if found := _minority(forms, ""):
        name, places, other = found
        dash = " — " if other == "with" else "—"
        yield text.once(
            places,
            f"{len(places)} em dashes {name} blanks, {len(forms[other])} {other}",
            fix=text.mend("Space them alike", _filled(places, dash), safe=True),
        )


def _filled(places: Iterable[tuple[int, int]], dash: str) -> Iterator[tuple[int, int, str]]:
    return ((start, end, dash) for start, end in places)


_TIGHT = lazy(r"—(?<=\w—)(?=\w)")
_SPACED = lazy(r" — (?<=\w — )(?=\w)")

RULES = (
    mixed_quotes,
    mixed_ellipsis,
    mixed_dash,
    unclosed_quote,
    miscurled_quote,
    quote_next_to_space,
    hyphen_as_dash,
    space_around_em_dash_mixed,
)
