"""WRD001: words that no dictionary has."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from typebar.lint import lexicon
from typebar.lint.dictionary import Dictionary
from typebar.lint.finding import Finding
from typebar.lint.index import Project
from typebar.lint.pattern import lazy
from typebar.lint.rule import Fixes, rule
from typebar.lint.suggestions import Suggestions
from typebar.lint.text import Text
from typebar.text.diagnostics import Severity

_OFTEN = 5
"""A word that no other is near and that comes so often is the writer's own."""
_WORD = lazy(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_OPENS = lazy(r"(?:[.!?…:*—–]|\n[ \t]*\n|^)[\s\"'“”‘’(\[]*$")
_SHORTENED = lazy(r"'(?:s|d|ll|ve|re)?$", re.IGNORECASE)
_TRIPLE = lazy(r"([a-z])\1\1")
_NO_WORD = lazy(r"(?:[uaeo]+[ghmrw]+|h+[aeiou]+h*|[^aeiouyàáäéèöü]+)")
"""Cries and noises: Aaargh, hmm, uhm, heh, pfft."""
_REACH = 80
"""Characters on either side in which neighbours are looked for."""


@rule("WRD001", "misspelling", Severity.INFO, fixes=Fixes.UNSAFE)
def misspelling(project: Project) -> Iterator[Finding]:
    """A word that the dictionary of the language doesn't have.

    Only with `spelling = true` in the settings, or when the rule is selected by its code; needs
    `pip install spylls`. One finding a word and file. The cast, the places, speakers,
    `words` and the words file are known; so are names that come twice inside sentences, cries, and
    words of the writer's own that come five times with no other word near. Sentences in another
    language are left alone, and so are texts that say that they're in one.
    `typebar lint --add-word WORD` adds to the words file.

    Why:
        A misspelt word that is no word at all is the slip that readers see first.
    With:
        spelling = true
    Fires on (markdown):
        The lanterm stood in the window.
    Use instead:
        The lantern stood in the window.
    Fix safety:
        Unsafe: the word that is nearest needn't be the one that was meant.
    """
    dictionary = project.around.dictionary
    if dictionary is None:
        return
    texts = [play.text for play in project.screenplays]
    texts += [view.text for view in project.manuscripts]
    texts = [text for text in texts if _is_in_its_language(text)]
    search = _Search(project, texts, dictionary)
    for text in texts:
        for word in text.words:
            if word in search.unknown:
                yield from _findings(text, word, search)


def _is_in_its_language(text: Text) -> bool:
    """Whether a text is in the language whose dictionary the settings bring."""
    wanted = text.settings.language.lower() or "en"
    same = text.language.partition("-")[0] == wanted.partition("-")[0]
    return same or bool(text.settings.dictionaries)


class _Search:
    """The words of all texts, told apart into those that are right and those that aren't."""

    def __init__(self, project: Project, texts: Sequence[Text], dictionary: Dictionary) -> None:
        self.knows = cache(dictionary.knows)
        self.either = not project.settings.language
        self.counts: Counter[str] = Counter()
        for text in texts:
            self.counts.update(text.words)
        self.known = {
            word.lower()
            for play in project.screenplays
            for name in play.speakers
            for word in _WORD.findall(name)
        }.union(*(text.known for text in texts))
        self.unknown = {word for word in self.counts if not self._is_right(word)}
        self.total: Counter[str] = Counter()
        right: Counter[str] = Counter()
        for word, count in self.counts.items():
            self.total[word.lower()] += count
            if word not in self.unknown:
                right[_plain(word).lower()] += count
        self.inside = self._inside(texts)
        self.suggestions = Suggestions(dictionary, right)

    def _is_right(self, word: str) -> bool:
        plain = _plain(word)
        base = _SHORTENED.sub("", plain)
        lower = base.lower()
        if len(base) < 3 or lower in self.known or _NO_WORD.fullmatch(lower):
            return True
        forms = (plain, base, lower, base.capitalize()) if base.isupper() else (plain, base)
        if any(map(self.knows, forms)) or _TRIPLE.search(lower):
            return True
        return (self.either and self._is_british(lower)) or self._is_made(lower)

    def _is_british(self, word: str) -> bool:
        """Whether an American would spell it otherwise; nobody has said which English this is."""
        if word in _EITHER:
            return True
        changed = {pattern.sub(american, word) for pattern, american in _BRITISH} - {word}
        return any(map(self.knows, sorted(changed)))

    def _is_made(self, word: str) -> bool:
        """Whether it's made of words that are right: warzone, trollish, unliving."""
        for ending in _MADE_ENDINGS:
            if word.endswith(ending) and self.knows(word.removesuffix(ending)):
                return True
        if word.startswith(_MADE_STARTS):
            return self.knows(word[2:])
        cuts = range(_PART, len(word) - _PART + 1)
        parts = ((word[:cut], word[cut:]) for cut in cuts)
        return any(all(map(self._is_part, pair)) for pair in parts)

    def _is_part(self, word: str) -> bool:
        # Where a small word is run into another a blank is missing.
        return word not in lexicon.FUNCTION_WORDS and self.knows(word)

    def _inside(self, texts: Sequence[Text]) -> Counter[str]:
        """How often unknown words stand with a capital where no sentence opens."""
        found: Counter[str] = Counter()
        for text in texts:
            for word in self.unknown & text.words.keys():
                if word[0].isupper():
                    found[word] += sum(not _opens(text, at) for at in text.places(word))
        return found

    def is_name(self, word: str) -> bool:
        """Whether the word is somebody's or something's name, as far as its capital tells."""
        if not word[0].isupper():
            return False
        base = re.sub(r"['’]s?$", "", word)
        forms = {base, f"{base}s", f"{base}'s", f"{base}’s"}
        return sum(self.inside[form] for form in forms) > 1

    def is_own(self, word: str) -> bool:
        """Whether a word that nothing is near is the writer's own."""
        return self.total[word.lower()] >= _OFTEN or self.inside[word] > 0 or word.isupper()


def _plain(word: str) -> str:
    return word.replace("’", "'")


_BRITISH = (
    (lazy(r"our(?=[a-z]*$)"), "or"),
    (lazy(r"is(?=(?:e[sdr]?|ing|ation|ations)$)"), "iz"),
    (lazy(r"ys(?=(?:e[sdr]?|ing)$)"), "yz"),
    (lazy(r"ll(?=(?:ed|ing|ers?|ment)$)"), "l"),
    (lazy(r"re(?=s?$)"), "er"),
    (lazy(r"ence(?=s?$)"), "ense"),
    (lazy(r"ogue(?=s?$)"), "og"),
    (lazy(r"grey"), "gray"),
    (lazy(r"st$"), ""),
)


_EITHER = frozenset(word for group in (*lexicon.VARIETIES, *lexicon.VARIANTS) for word in group) | {
    "leant",
    "learnt",
    "spelt",
    "spilt",
    "maths",
    "sceptic",
    "axes",
}
_MADE_ENDINGS = ("less", "like", "ish", "kind", "ness", "ful", "wards", "er", "ers")
_MADE_STARTS = ("un", "re")
_PART = 3
"""Letters that each half of a compound has at least."""


def _opens(text: Text, at: int) -> bool:
    return bool(_OPENS.search(text.masked[max(0, at - 40) : at]))


def _is_foreign(text: Text, at: int, word: str, unknown: set[str]) -> bool:
    """Whether two of the four words around it are unknown too; one is enough in emphasis."""
    end = at + len(word)
    if text.source[at - 1 : at] in _MARKS and text.source[end : end + 1] in _MARKS:
        return True
    before = _WORD.findall(text.masked[max(0, at - _REACH) : at])[-2:]
    after = _WORD.findall(text.masked[end : end + _REACH])[:2]
    strange = sum(other in unknown and other != word for other in (*before, *after))
    return strange > 1 or (strange == 1 and _is_emphasised(text.source, at))


def _is_emphasised(source: str, at: int) -> bool:
    start = max(source.rfind("\n\n", 0, at), at - _PARAGRAPH, 0)
    return any(source.count(mark, start, at) % 2 for mark in _MARKS)


_PARAGRAPH = 5000
"""Characters before a word in which emphasis may have been opened."""
_MARKS = ("*", "_")


def _findings(text: Text, word: str, search: _Search) -> Iterator[Finding]:
    if search.is_name(word):
        return
    places = [at for at in text.places(word) if not _is_foreign(text, at, word, search.unknown)]
    if not places:
        return
    lower = _plain(word).lower()
    near = search.suggestions.near(lower)
    if not near and search.is_own(word):
        return
    found = [_cased(word, one) for one in near or search.suggestions.far(lower)]
    ranges = [(at, at + len(word)) for at in places]
    fix = None
    if near:
        changes = [(*place, found[0]) for place in ranges]
        fix = text.mend(f'Write "{found[0]}"', changes, safe=False)
    meant = f"did you mean {_listed(found)}?" if found else ""
    yield text.once(ranges, f'"{word}" is in no dictionary', meant, fix=fix)


def _cased(model: str, word: str) -> str:
    if model.isupper() and len(model) > 1:
        return word.upper()
    return word[:1].upper() + word[1:] if model[0].isupper() else word


def _listed(words: Sequence[str]) -> str:
    *others, last = [f'"{word}"' for word in words]
    return f"{', '.join(others)} or {last}" if others else last


RULES = (misspelling,)
