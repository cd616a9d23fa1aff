"""TYP: forms of one mark that a work mixes, in either language."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from typebar.lint.finding import Finding
from typebar.lint.index import Project
from typebar.lint.pattern import lazy
from typebar.lint.quotes import opens, same_marks
from typebar.lint.rule import Fixes, rule
from typebar.lint.text import Text
from typebar.lint.wording import in_all, times
from typebar.text.diagnostics import Severity

INFO, WARNING = Severity.INFO, Severity.WARNING
Ranges = Sequence[tuple[int, int]]
Forms = Mapping[str, Ranges]
Works = Sequence[Sequence[Text]]


class _Mixed(NamedTuple):
    """What one text has of the form that its work is to lose."""

    text: Text
    places: Ranges
    name: str
    """Of the form to mend."""
    other: str
    """Of the form to use instead."""
    totals: Mapping[str, int]
    """How often the whole work has each form."""
    texts: int
    """In how many texts the work is."""


def _mixed(works: Works, wanted: str, look: Callable[[Text], Forms]) -> Iterator[_Mixed]:
    """Each text that has a form which the settings, or most of its work, write otherwise."""
    for work in works:
        uses = [(text, look(text)) for text in work]
        totals = {name: sum(len(forms[name]) for _, forms in uses) for name in uses[0][1]}
        if found := _minority(totals, wanted):
            name, other = found
            for text, forms in uses:
                if forms[name]:
                    yield _Mixed(text, forms[name], name, other, totals, len(work))


def _minority(totals: Mapping[str, int], wanted: str) -> tuple[str, str] | None:
    """The form to mend and the form to use instead; none where all agree."""
    used = sorted((name for name in totals if totals[name]), key=lambda name: totals[name])
    if wanted:
        others = [name for name in used if name != wanted]
        return (others[0], wanted) if others else None
    return (used[0], used[-1]) if len(used) > 1 else None


_WRITTEN = {"dots": "...", "character": "…", "hyphens": "--", "em": "—", "en": "–"}
"""How each form of an ellipsis or a dash looks."""


def _rewritten(found: _Mixed) -> Finding:
    """One finding for all places of the form to mend, which writes the other form there."""
    text, places, name, other, totals, texts = found
    here, instead = _WRITTEN[name], _WRITTEN[other]
    counts = f'"{here}" {times(totals[name])}, "{instead}" {times(totals[other])}'
    return text.once(
        places,
        counts if texts == 1 else f'"{here}" {times(len(places))} here; in all texts {counts}',
        fix=text.mend(f'Write "{instead}"', ((*place, instead) for place in places), safe=True),
    )


@rule("TYP004", "mixed-quotes", WARNING, fixes=Fixes.SAFE)
def mixed_quotes(project: Project) -> Iterator[Finding]:
    """Straight quotation marks among curly ones, or the other way round.

    One finding a file for double marks and one for apostrophes; each names the rarer form. Texts
    of prose that are checked together are one work, and what is rarer there counts; a screenplay
    is a work by itself. The setting `quotes` says which form to use. Marks of feet and inches are
    left alone.

    Why:
        Two kinds on one page catch the eye; they come from pasted text.
    Fires on:
        She reads “Come home.” He reads “Stay.” The third says "Go."
    Use instead:
        She reads “Come home.” He reads “Stay.” The third says “Go.”
    Fix safety:
        Safe: takes the usual form, curled by the neighbours of each mark as the language has it.
        Where the language has guillemets there's no fix.
    """
    for straight, curly, what in (('"', "“”", "quotation marks"), ("'", "‘’", "apostrophes")):
        look = partial(_marks, straight=straight, curly=curly)
        for found in _mixed(project.works, project.settings.quotes, look):
            yield _recurled(found, straight, curly, what)


def _marks(text: Text, straight: str, curly: str) -> Forms:
    return {
        "straight": [(at, at + 1) for at in _straight(text, straight)],
        "curly": sorted((at, at + 1) for mark in curly for at in _places(text, mark)),
    }


def _straight(text: Text, mark: str) -> list[int]:
    """Where straight marks stand, but for those of feet, minutes and inches.

    Behind a figure, a double mark closes a quotation that is open on its line: "He left in 1945".
    """
    found: list[int] = []
    for at in _places(text, mark):
        if not text.before(at).isdigit() or _closes(text, mark, at, found):
            found.append(at)
    return found


def _closes(text: Text, mark: str, at: int, before: Sequence[int]) -> bool:
    """Whether a mark behind a figure isn't one of measure; `before` are the marks that aren't."""
    if mark == "'":
        return text.after(at).isalpha()
    source = text.document.source
    line = source.line_starts[source.position(at).line - 1]
    opened = (len(before) - bisect_left(before, line)) % 2 == 1
    return opened and text.masked[at + 1 : at + 2] != mark


def _recurled(found: _Mixed, straight: str, curly: str, what: str) -> Finding:
    text, places, name, other, totals, texts = found
    if totals[other] < totals[name]:
        beside = f"where the settings say {other}"
    elif totals[other] == 1:
        beside = f"beside a {other} one{in_all(texts)}"
    else:
        beside = f"among {totals[other]} {other} ones{in_all(texts)}"
    pair = _pair(text, curly) if other == "curly" else straight * 2
    marks = ((*place, _turned(text, place[0], pair, straight)) for place in places)
    return text.once(
        places,
        f"{_counted(len(places), name, what)} {beside}",
        fix=text.mend(f"Make them {other}", marks, safe=True) if pair else None,
    )


def _pair(text: Text, curly: str) -> str:
    """How the text's language curls a pair of marks; empty where it has others."""
    if curly != "“”":
        return curly
    if "„" in text.signs and not text.stated_language:
        return "„“"
    if same_marks(text):
        return "””"
    from typebar.readers.markdown.typography import languages  # noqa: PLC0415 -- for fixes alone

    rules = languages.rules(text.language)
    return rules.outer if rules and rules.outer in ("“”", "„“", "„”", "””") else ""


def _places(text: Text, mark: str) -> Iterator[int]:
    at = text.masked.find(mark)
    while at >= 0:
        yield at
        at = text.masked.find(mark, at + 1)


def _counted(count: int, name: str, what: str) -> str:
    return f"{count} {name} {what}" if count > 1 else f"one {name} mark" + _apostrophe(what)


def _apostrophe(what: str) -> str:
    return " (an apostrophe)" if what == "apostrophes" else ""


_ELISIONS = lazy(r"(?:em|tis|twas|twere|til|n|nuff|cause|bout|round|cos|\d0s)\b", re.IGNORECASE)


def _turned(text: Text, at: int, curly: str, straight: str) -> str:
    if straight == "'" and _ELISIONS.match(text.masked, at + 1):
        return curly[1]
    return curly[0] if opens(text, at) else curly[1]


@rule("TYP005", "mixed-ellipsis", INFO, fixes=Fixes.SAFE)
def mixed_ellipsis(project: Project) -> Iterator[Finding]:
    """Three dots in some places and the character "…" in others.

    One finding a file; it names the rarer form. Texts of prose that are checked together are one
    work, and what is rarer there counts. The setting `ellipsis` says which to use.

    Why:
        The two look different in most fonts and break at line ends differently.
    Fires on:
        He waits... and waits... and then…
    Use instead:
        He waits... and waits... and then...
    Fix safety:
        Safe: takes the usual form.
    """
    yield from map(_rewritten, _mixed(project.works, project.settings.ellipsis, _ellipses))


def _ellipses(text: Text) -> Forms:
    return {
        "dots": [match.span() for match in text.search(_DOTS)] if "..." in text.masked else [],
        "character": [(at, at + 1) for at in _places(text, "…")],
    }


_DOTS = lazy(r"\.(?<!\.\.)\.\.(?!\.)")


@rule("TYP006", "mixed-dash", INFO, fixes=Fixes.SAFE)
def mixed_dash(project: Project) -> Iterator[Finding]:
    """Dashes typed as hyphens in some places and as dashes in others.

    One finding a file; it names the rarer form. Texts of prose that are checked together are one
    work, and what is rarer there counts. The setting `dash` says which to use. A spaced en dash
    beside an unspaced em dash is a style of its own and stays.

    Why:
        Two forms on one page look like two writers.
    Fires on:
        The hall -- empty. The stage -- empty. The box—empty.
    Use instead:
        The hall -- empty. The stage -- empty. The box--empty.
    Fix safety:
        Safe: changes the dash and not the blanks round it.
    """
    wanted = project.settings.dash
    look = _dashes_en if wanted == "en" else _dashes_em
    yield from map(_rewritten, _mixed(project.works, wanted, look))


def _dashes_em(text: Text) -> Forms:
    return {"hyphens": _hyphens(text), "em": [(at, at + 1) for at in _places(text, "—")]}


def _dashes_en(text: Text) -> Forms:
    return {"hyphens": _hyphens(text), "en": [match.span() for match in text.search(_SPACED_EN)]}


def _hyphens(text: Text) -> Ranges:
    return [match.span() for match in text.search(_HYPHENS)] if "--" in text.masked else []


_HYPHENS = lazy(r"--(?<![-<]--)-?(?![->])")
_SPACED_EN = lazy(r"(?<= )–(?= )")


@rule("TYP014", "space-around-em-dash-mixed", INFO, fixes=Fixes.SAFE)
def space_around_em_dash_mixed(project: Project) -> Iterator[Finding]:
    """Em dashes with blanks round them in some places and without in others.

    One finding a file; it names the rarer habit. Texts of prose that are checked together are one
    work, and what is rarer there counts. Dashes at the edge of a line or a quotation are left
    alone.

    Why:
        Either is a house style; both look like two writers.
    Fires on (markdown):
        The hall—empty. The stage—empty. The box — empty.
    Use instead:
        The hall—empty. The stage—empty. The box—empty.
    Fix safety:
        Safe: takes the usual spacing.
    """
    for text, places, name, other, totals, texts in _mixed(project.works, "", _spacings):
        dash = " — " if other == "with" else "—"
        yield text.once(
            places,
            f"{len(places)} em dashes {name} blanks, {totals[other]} {other}{in_all(texts)}",
            fix=text.mend("Space them alike", ((*place, dash) for place in places), safe=True),
        )


def _spacings(text: Text) -> Forms:
    if "—" not in text.signs:
        return {"without": (), "with": ()}
    return {
        "without": [match.span() for match in text.search(_TIGHT)],
        "with": [match.span() for match in text.search(_SPACED)],
    }


_TIGHT = lazy(r"—(?<=\w—)(?=\w)")
_SPACED = lazy(r" — (?<=\w — )(?=\w)")


_SENTENCE_GAP = lazy(r"[.!?][\"”’)]?( {1,8})(?=[\"“‘]?[A-Z])")
_WIDE_GAP = lazy(r"[.!?][\"”’)]?( {2,8})(?=[\"“‘]?[A-Z])")
_ABBREVIATION = lazy(r"\b(?:Mr|Mrs|Ms|Dr|St|Jr|Sr|Prof|Capt|Lt|Sgt|Col|Gen|Rev|vs|No|[A-Z])$")
_BLANKS = {"one": " ", "two": "  "}


@rule("TYP003", "sentence-spacing-mixed", INFO, fixes=Fixes.SAFE)
def sentence_spacing_mixed(project: Project) -> Iterator[Finding]:
    """One blank after some sentences, two after others.

    One finding a file; it names the rarer habit. Texts of prose that are checked together are one
    work, and what is rarer there counts.

    Why:
        Either is a tradition; both in one text look like two writers.
    Fires on:
        It rains.  It pours.  The old man is snoring. He wakes.
    Use instead:
        It rains.  It pours.  The old man is snoring.  He wakes.
    Fix safety:
        Safe: the rarer spacing becomes the usual one.
    """
    works = [work for work in project.works if any(map(_has_wide_gap, work))]
    for text, places, name, other, totals, texts in _mixed(works, "", _sentence_gaps):
        here = f"{_blanks(name)} after {_sentences(len(places))}"
        yield text.once(
            places,
            f"{here}, {other} after {totals[other]}{in_all(texts)}",
            fix=text.mend(
                f"Put {other} everywhere", ((*place, _BLANKS[other]) for place in places), safe=True
            ),
        )


def _has_wide_gap(text: Text) -> bool:
    """Most works have none, and then nothing need be counted."""
    return "  " in text.source and any(
        _ends_sentence(text, match) for match in _WIDE_GAP.finditer(text.masked)
    )


def _blanks(name: str) -> str:
    return "one blank" if name == "one" else "two blanks"


def _sentences(count: int) -> str:
    return f"{count} sentences" if count > 1 else "one sentence"


def _sentence_gaps(text: Text) -> Forms:
    gaps = list(_gaps(text))
    return {
        "one": [place for place in gaps if place[1] - place[0] == 1],
        "two": [place for place in gaps if place[1] - place[0] > 1],
    }


def _gaps(text: Text) -> Iterator[tuple[int, int]]:
    for match in _SENTENCE_GAP.finditer(text.masked):
        if _ends_sentence(text, match):
            yield match.span(1)


def _ends_sentence(text: Text, match: re.Match[str]) -> bool:
    """Whether a mark and blanks behind it part two sentences, and no markup is among the blanks."""
    masked, first = text.masked, match.start()
    start, end = match.span(1)
    if text.source[start:end] != masked[start:end] or masked[first - 1] in ".…":
        return False
    return masked[first] != "." or not _ABBREVIATION.search(masked, max(0, first - 6), first)


RULES = (
    mixed_quotes,
    mixed_ellipsis,
    mixed_dash,
    space_around_em_dash_mixed,
    sentence_spacing_mixed,
)
