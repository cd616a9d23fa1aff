"""The words of a work: how many different ones, and which are used most."""

from collections import Counter
from collections.abc import Sequence

from typebar.reports.people import tidy
from typebar.reports.report import Fact, Field, Report, Table, Unit
from typebar.reports.stopwords import stop_words
from typebar.reports.study import Study
from typebar.reports.values import share
from typebar.reports.words import folded, words

MOST = 60
"""Words in the list."""
WINDOW = 1000
"""Words of the stretches whose variety is measured: longer texts repeat themselves more."""


def vocabulary(study: Study) -> Report:
    """Distinct words, and those used most beyond the stop list and the names of the cast."""
    found = list(map(folded, _text(study)))
    counts = Counter(found)
    once = sum(1 for number in counts.values() if number == 1)
    left_out = stop_words(study.language) | _names(study)
    ranked = sorted(
        ((number, word) for word, number in counts.items() if word not in left_out),
        key=lambda item: (-item[0], item[1]),
    )[:MOST]
    fields = (
        Field("word", "word", Unit.TEXT),
        Field("times", "times", Unit.COUNT),
        Field("share", "share", Unit.SHARE),
    )
    rows = tuple((word, number, share(number, len(found))) for number, word in ranked)
    facts = (
        Fact(Field("words", "words", Unit.COUNT), len(found)),
        Fact(Field("distinct", "different words", Unit.COUNT), len(counts)),
        Fact(Field("once", "used once only", Unit.COUNT), once),
        Fact(Field("variety", f"different words in {WINDOW:,}", Unit.COUNT), _variety(found)),
    )
    lead = f"{len(counts):,} different words in {len(found):,}; {once:,} are used only once."
    return Report("vocabulary", "Vocabulary", lead, Table(fields, rows), facts, notes=_notes(study))


def _notes(study: Study) -> tuple[str, ...]:
    listed = "names and " if study.cast or study.screenplay else ""
    stopped = (
        f"The list leaves out {listed}the common words of the language ({study.language})."
        if stop_words(study.language)
        else f"For the language {study.language} there is no list of common words: all are shown."
    )
    what = (
        "Speech, lyrics and action are counted, headings and cues are not."
        if study.screenplay
        else "All parts of the book are counted, titles are not."
    )
    return (what, "Capitals make no difference; forms of a word are different words.", stopped)


def _text(study: Study) -> Sequence[str]:
    if study.screenplay:
        return study.screenplay.vocabulary
    return [word for part in study.book.parts for word in part.words] if study.book else ()


def _names(study: Study) -> frozenset[str]:
    """The words of the names of people, each also with the English possessive."""
    names = [name for one in study.cast for name in (one.name, one.full_name, *one.aliases)]
    if study.screenplay:
        names += dict.fromkeys(said.speaker for said in study.screenplay.utterances)
    found = {folded(word) for name in names for word in words(tidy(name)) if word[:1].isupper()}
    return frozenset(found | {f"{word}'s" for word in found})


def _variety(found: Sequence[str]) -> int | None:
    """Different words in a stretch of WINDOW words, the mean of all stretches; none if shorter."""
    stretches = [
        len(set(found[at : at + WINDOW])) for at in range(0, len(found) - WINDOW + 1, WINDOW)
    ]
    return round(sum(stretches) / len(stretches)) if stretches else None
