"""WRD: the variety of English that a work is spelt in, and words that it spells in two ways."""

import re
from collections.abc import Iterator, Mapping, Sequence

from typebar.lint import lexicon
from typebar.lint.finding import Finding
from typebar.lint.index import Project
from typebar.lint.pattern import lazy
from typebar.lint.rule import Fixes, rule
from typebar.lint.text import Text
from typebar.lint.wording import cased, in_all, times
from typebar.text.diagnostics import Severity


@rule("WRD004", "mixed-variety", Severity.INFO, fixes=Fixes.UNSAFE)
def mixed_variety(project: Project) -> Iterator[Finding]:
    """British spellings in an American text, or the other way round.

    One finding a file; it names the words of the rarer variety. Texts of prose that are checked
    together are one work, and what is rarer there counts; a screenplay is a work by itself.
    Spellings with -ize count as neither beside British ones. With `language` set to en-US or en-GB,
    in the settings or by a text itself, that variety is the usual one. English only.

    Why:
        A publisher sets a text in one.
    Fires on:
        The color of the harbor is the color of honor. Her favourite is grey.
    Use instead:
        The color of the harbor is the color of honor. Her favorite is gray.
    Fix safety:
        Unsafe: a name or a letter that is quoted may have its own spelling.
    """
    for work in project.works:
        if not work[0].is_english:
            continue
        american, british = _used(work, 0), _used(work, 1)
        if _is_british(work[0].stated_language, american, british):
            rarer = {word: other for word, other in american.items() if word not in lexicon.OXFORD}
            usual, names = british, ("American", "British")
        else:
            rarer, usual, names = british, american, ("British", "American")
        if rarer and len(usual) > 1 and len(rarer) <= len(usual):
            for text in work:
                yield from _respelt(text, rarer, names, in_all(len(work)))


def _used(work: Sequence[Text], index: int) -> dict[str, str]:
    """The words of one variety that the work has -> the other's spelling."""
    return {
        pair[index]: pair[1 - index]
        for pair in lexicon.VARIETIES
        if pair[index] not in lexicon.PROPER and any(pair[index] in text.words for text in work)
    }


def _is_british(language: str, american: dict[str, str], british: dict[str, str]) -> bool:
    if language in ("en-us", "en-gb"):
        return language == "en-gb"
    return len(british) > len([word for word in american if word not in lexicon.OXFORD])


def _respelt(
    text: Text, rarer: dict[str, str], names: tuple[str, str], where: str
) -> Iterator[Finding]:
    """One finding for all words of a text that are in the rarer variety."""
    spelt = {form: word for word in rarer for form in text.forms.get(word, ())}
    changes = sorted(
        (at, at + len(form), cased(form, rarer[word]))
        for form, word in spelt.items()
        for at in text.places(form)
    )
    if changes:
        shown = ", ".join(f'"{word}"' for word in sorted(set(spelt.values()))[:5])
        yield text.once(
            [(start, end) for start, end, _ in changes],
            f"{names[0]} spelling among {names[1]} ones{where}: {shown}",
            fix=text.mend(f"Spell them the {names[1]} way", changes, safe=False),
        )


@rule("WRD006", "inconsistent-compound", Severity.INFO, fixes=Fixes.UNSAFE)
def inconsistent_compound(project: Project) -> Iterator[Finding]:
    """One word in two spellings that are both right: grey and gray, e-mail and email.

    One finding a word and file; it names the rarer spelling. Texts of prose that are checked
    together are one work, and what is rarer there counts. Names such as Dorian Gray are left
    alone. English only.

    Why:
        A copy editor will ask; better to have chosen.
    Fires on:
        An e-mail. Another e-mail. A third email.
    Use instead:
        An e-mail. Another e-mail. A third e-mail.
    Fix safety:
        Unsafe: a quoted text may have its own spelling.
    """
    for work in project.works:
        if work[0].is_english:
            for group in lexicon.VARIANTS:
                yield from _in_two_ways(work, group)


def _in_two_ways(work: Sequence[Text], group: Sequence[str]) -> Iterator[Finding]:
    likely = [word for word in group if "-" in word or any(word in text.forms for text in work)]
    if len(likely) < 2:
        return
    uses = {word: _uses(work, word) for word in likely}
    totals = {word: sum(map(len, found)) for word, found in uses.items()}
    used = sorted((word for word in group if totals.get(word)), key=lambda word: totals[word])
    for rarer in used[:-1]:
        for text, found in zip(work, uses[rarer], strict=True):
            if found:
                yield _respelt_alike(text, found, (rarer, used[-1]), totals, len(work))


def _uses(work: Sequence[Text], word: str) -> list[list[tuple[int, int]]]:
    """Where each text has a word; of one that is somebody's name too, only where it's small."""
    found = [_places(text, word) for text in work]
    if not _is_name(work, found):
        return found
    return [
        [place for place in places if text.masked[place[0]].islower()]
        for text, places in zip(work, found, strict=True)
    ]


def _respelt_alike(
    text: Text,
    places: Sequence[tuple[int, int]],
    pair: tuple[str, str],
    totals: Mapping[str, int],
    texts: int,
) -> Finding:
    rarer, usual = pair
    counts = f'"{rarer}" {times(totals[rarer])}, "{usual}" {times(totals[usual])}'
    changes = [(start, end, cased(text.masked[start:end], usual)) for start, end in places]
    return text.once(
        places,
        counts if texts == 1 else f'"{rarer}" {times(len(places))} here; in all texts {counts}',
        fix=text.mend(f'Write "{usual}"', changes, safe=False),
    )


_TITLE = lazy(r"[A-Z][a-z]{0,3}\.\s$|[\w,]\s$")
"""What stands before a capital that no sentence asks for: "Mr. Gray", "Dorian Gray"."""


def _is_name(work: Sequence[Text], uses: Sequence[Sequence[tuple[int, int]]]) -> bool:
    """Whether a word comes with a capital inside a sentence."""
    return any(
        text.masked[start].isupper()
        and text.masked[start + 1].islower()
        and _TITLE.search(text.masked, max(0, start - 7), start)
        for text, places in zip(work, uses, strict=True)
        for start, _ in places
    )


def _places(text: Text, word: str) -> list[tuple[int, int]]:
    if "-" not in word:
        forms = text.forms.get(word, ())
        places = [(at, at + len(form)) for form in forms for at in text.places(form)]
        # A half of a compound isn't the word itself.
        return sorted(place for place in places if not _joined(text.masked, *place))
    if word not in text.lower:
        return []
    pattern = re.compile(rf"{re.escape(word)}(?<![\w-]{re.escape(word)})(?![\w-])", re.IGNORECASE)
    return [match.span() for match in pattern.finditer(text.masked)]


def _joined(text: str, start: int, end: int) -> bool:
    return "-" in (text[start - 1 : start], text[end : end + 1])


RULES = (mixed_variety, inconsistent_compound)
