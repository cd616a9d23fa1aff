"""WRD: the variety of English that a work is spelt in."""

from collections.abc import Iterator, Sequence

from typebar.lint import lexicon
from typebar.lint.finding import Finding
from typebar.lint.index import Project
from typebar.lint.rule import Fixes, rule
from typebar.lint.text import Text
from typebar.lint.wording import cased, in_all
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


RULES = (mixed_variety,)
