"""WRD: words, in either language."""

import re
from collections.abc import Iterator
from itertools import pairwise

from typebar.lint import lexicon
from typebar.lint.finding import Finding
from typebar.lint.pattern import lazy
from typebar.lint.rule import Fixes, rule
from typebar.lint.spelling import distance
from typebar.lint.text import Text, Voice
from typebar.lint.wording import cased
from typebar.text.diagnostics import Severity

INFO, WARNING = Severity.INFO, Severity.WARNING


@rule("WRD002", "common-typo", WARNING, fixes=Fixes.UNSAFE)
def common_typo(text: Text) -> Iterator[Finding]:
    """A misspelling that is no word in any English.

    From a short list of our own, and words with a letter three times running outside speech
    whose right spelling the text has elsewhere. Names, `words` of the settings and texts in other
    languages are left alone.

    Why:
        It's always wrong, so it can be found without a dictionary.
    Fires on:
        He hands her his definately empty notebok, then recieves it back.
    Use instead:
        He hands her his definitely empty notebook, then receives it back.
    Fix safety:
        Unsafe: a character may misspell by intent.
    """
    for word in _suspects(text) if text.is_english else ():
        lower = word.lower().replace("’", "'")
        right = lexicon.TYPOS.get(lower) or _tripled(text, lower)
        if not right or lower in text.known:
            continue
        right = cased(word, right.replace("_", " "))
        for at in text.places(word):
            if lower in lexicon.TYPOS or text.voice_at(at) is not Voice.SPEECH:
                yield text.at(
                    at,
                    at + len(word),
                    f'"{word}" should be "{right}"',
                    fix=text.mend(f'Write "{right}"', [(at, at + len(word), right)], safe=False),
                )


def _suspects(text: Text) -> Iterator[str]:
    """Words of the list, and those with a letter three times running, in the text's order."""
    suspects = text.forms.keys() & _TYPOS
    # All words in one search: distinct ones are a third of the text, and one call each is dear.
    words = "\n".join(text.forms)
    for match in _TRIPLE.finditer(words):
        stop = words.find("\n", match.end())
        suspects.add(words[words.rfind("\n", 0, match.start()) + 1 : None if stop < 0 else stop])
    if suspects:
        for lower, written in text.forms.items():
            if lower in suspects:
                yield from written


_TYPOS = {form for typo in lexicon.TYPOS for form in (typo, typo.replace("'", "’"))}
_TRIPLE = lazy(r"([a-z])\1\1")


def _tripled(text: Text, word: str) -> str:
    """The word without the third of three equal letters, where the text has that too."""
    match = _TRIPLE.search(word)
    if not match or len(word) < 6 or match.end() == len(word):
        return ""
    twice = word[: match.start()] + word[match.start() + 1 :]
    once = word[: match.start()] + word[match.start() + 2 :]
    return next((right for right in (twice, once) if right in text.lower_words), "")


@rule("WRD003", "doubled-word", WARNING, fixes=Fixes.UNSAFE)
def doubled_word(text: Text) -> Iterator[Finding]:
    """The same small word twice running: "the the".

    English only, and only words that hardly ever repeat by intent; "had had", "that that", "no no"
    and the like are left alone.

    Why:
        The eye skips it, above all across a line end.
    Fires on:
        He walks to the the door.
    Use instead:
        He walks to the door.
    Fix safety:
        Unsafe: removes one; somebody may stammer.
    """
    for word in sorted(_doubled(text.lower)) if text.is_english else ():
        pattern = re.compile(
            rf"{word}(?<![\w'’-]{word})(?P<gap>[ \t]+\n?[ \t]*|\n[ \t]*){word}(?![\w'’-])",
            re.IGNORECASE,
        )
        for match in text.search(pattern):
            if not _apart(match):
                first = match.start("gap")
                yield text.at(
                    *match.span(),
                    f'"{text.masked[match.start() : first]}" stands twice',
                    fix=text.mend("Remove one", [(first, match.end(), "")], safe=False),
                )


def _doubled(lower: str) -> set[str]:
    """Small words that stand before themselves somewhere."""
    for mark in _OPENING:
        lower = lower.replace(mark, " ")
    words = lower.split()
    # The first test is the quickest, and few pairs pass it.
    return {
        one
        for one, other in pairwise(words)
        if one in other and one in lexicon.FUNCTION_WORDS and other.startswith(one)
    }


_OPENING = '"“‘('


def _apart(match: re.Match[str]) -> bool:
    """Whether the second opens a sentence or is a letter of its own."""
    first, second = match[0].split()
    return second != first and not (first[:1].isupper() and second.islower())


@rule("WRD005", "name-variant", WARNING, fixes=Fixes.UNSAFE)
def name_variant(text: Text) -> Iterator[Finding]:
    """A name that is one letter off a frequent one.

    Only names of six letters or more that come once or twice, beside one that comes at least ten
    times; plurals, known names and words that also come in lower case are left alone.

    Why:
        It's how a character gets a second name by accident.
    Fires on (markdown):
        Margaret came in. Then Margaret sat, and Margaret slept, and Margaret woke. Margaret ate.
        Margaret sang. Margaret left. Then Margaret came back, and Margaret sat where Margaret had
        sat before. Nobody liked Magaret.
    Use instead:
        Margaret came in. Then Margaret sat, and Margaret slept, and Margaret woke. Margaret ate.
        Margaret sang. Margaret left. Then Margaret came back, and Margaret sat where Margaret had
        sat before. Nobody liked Margaret.
    Fix safety:
        Unsafe: they may be two people.
    """
    names = [
        word for word in text.words if word[0].isupper() and word[1:].islower() and len(word) > 5
    ]
    frequent = [
        word for word in names if text.words[word] >= _FREQUENT and word.lower() not in text.words
    ]
    for word in names:
        if text.words[word] > 2 or word.lower() in text.known or word.lower() in text.words:
            continue
        near = next((name for name in frequent if _slip(word, name)), "")
        if near:
            for at in text.places(word):
                yield text.at(
                    at,
                    at + len(word),
                    f'"{word}" is nearly "{near}", which comes {text.words[near]} times',
                    fix=text.mend(f'Write "{near}"', [(at, at + len(word), near)], safe=False),
                )


_FREQUENT = 10


def _slip(word: str, name: str) -> bool:
    if word == name or {word + "s", word} & {name, name + "s"} == {name}:
        return False
    if word.rstrip("s") == name.rstrip("s") or word[0] != name[0]:
        return False
    return distance(word, name, 1) == 1


@rule("WRD007", "a-an", WARNING, fixes=Fixes.SAFE)
def a_an(text: Text) -> Iterator[Finding]:
    """The article "a" before a vowel's sound, or "an" before a consonant's.

    English only. Words in capitals, figures and single letters are left alone, as their sound
    depends on how they're read out.

    Why:
        It's what is left when a word in between was changed.
    Fires on:
        She holds a apple and an pear.
    Use instead:
        She holds an apple and a pear.
    Fix safety:
        Safe: writes the other article.
    """
    if not text.is_english:
        return
    for match in text.search(_ARTICLE):
        article, word = match[1], match[2]
        wanted = "an" if _vowel_sound(word.lower()) else "a"
        if article.lower() != wanted and _is_article(text, match):
            right = cased(article, wanted) if len(article) == 1 or article[0].islower() else "A"
            yield text.at(
                *match.span(1),
                f'"{article}" before "{word}" should be "{right}"',
                fix=text.mend(f'Write "{right}"', [(*match.span(1), right)], safe=True),
            )


_ARTICLE = lazy(r"([Aa](?<![\w'’.-][Aa])n?)[ \n]([A-Za-z][a-z]++)(?!\.[A-Za-z]|[A-Z])")
_SILENT_H = ("heir", "honest", "honor", "honour", "hour")
_EITHER = ("herb", "histor", "hotel", "hysteri", "habitual", "humble")
_CONSONANT_SOUND = lazy(
    r"(?:eu|ew|one(?:$|s|\b|-|self|ness)|once|ouija|u(?:biqui|fo|ighur|k[er]|ku|yghur|"
    r"n(?:i(?!m|n)|ani)|r(?:an|in|e|o|u)|s(?:e|a|u|i)|t(?:ah|i|e|op)))"
)
_UNI_VOWEL = lazy(r"uni(?:m|n)|unid|unil(?!at)|unint|unis(?!o|e)|unin|unim")


def _vowel_sound(word: str) -> bool:
    if word.startswith(_SILENT_H):
        return True
    if word[0] not in "aeiou":
        return False
    return not _CONSONANT_SOUND.match(word) or bool(_UNI_VOWEL.match(word))


def _is_article(text: Text, match: re.Match[str]) -> bool:
    """Not a letter, a grade or a name: a capital opens its sentence."""
    word = match[2].lower()
    if word.startswith(_EITHER) or (len(word) < 3 and word not in ("ox", "up", "us", "so", "go")):
        return False
    if match[1][0] == "A":
        return text.masked[max(0, match.start() - 80) : match.start()].rstrip()[-1:] in (
            "",
            *".?!…\"“”'’-—:",
        )
    return word not in ("and", "or", "in", "is", "am", "as", "at", "it", "if", "of")


@rule("WRD008", "forbidden-term", WARNING, fixes=Fixes.UNSAFE)
def forbidden_term(text: Text) -> Iterator[Finding]:
    """A word or phrase that the settings forbid.

    The table `forbidden-terms` gives each with what to write instead; capitals don't matter, and
    only whole words count. The words are taken as they stand: they're no patterns.

    Why:
        A house style, a name that was changed, a word that you overuse.
    With:
        forbidden-terms = { "utilise" = "use" }
    Fires on:
        They utilise the door.
    Use instead:
        They use the door.
    Fix safety:
        Unsafe: the sentence may need more than another word.
    """
    for term, instead in text.settings.forbidden_terms:
        right = instead[0] if instead else ""
        for start, end in _whole(text, term):
            written = text.source[start:end]
            fix = None
            if right:
                edit = (start, end, cased(written, right))
                fix = text.mend(f'Write "{right}"', [edit], safe=False)
            hint = f'write "{right}"' if right else "choose another word"
            yield text.at(
                start, end, f'"{written}" is on your list of forbidden terms', hint, fix=fix
            )


def _whole(text: Text, term: str) -> Iterator[tuple[int, int]]:
    if term.strip():
        head = r"(?<!\w)" if term[0].isalnum() else ""
        tail = r"(?!\w)" if term[-1].isalnum() else ""
        body = r"[ \n]".join(re.escape(word) for word in term.split())
        pattern = re.compile(head + body + tail, re.IGNORECASE)
        yield from (match.span() for match in text.search(pattern))


@rule("WRD009", "profanity", INFO, default=False)
def profanity(text: Text) -> Iterator[Finding]:
    """A word that the chosen rating doesn't allow.

    The setting `rating` is family or teen; without it nothing is found.

    Why:
        A broadcaster's or a contest's terms may ask for it.
    With:
        rating = "family"
    Fires on:
        Oh, shit.
    Use instead:
        Oh, sugar.
    Off because:
        people swear; whether a text may is for its terms to say.
    """
    rude = lexicon.PROFANITY.get(text.settings.rating, frozenset())
    for word in text.words:
        if word.lower() in rude:
            for at in text.places(word):
                yield text.at(
                    at, at + len(word), f'"{word}" isn\'t for a {text.settings.rating} rating'
                )


@rule("WRD010", "crutch-word-frequency", INFO, default=False, presets=("prose",))
def crutch_word_frequency(text: Text) -> Iterator[Finding]:
    """A filler such as "just" or "suddenly" more than four times in a thousand words.

    One finding a word, at its first place.

    Why:
        Writers don't hear their own.
    Fires on (markdown):
        She just came. He just sat. It just rained. They just ate. We just left.
    Use instead:
        She just came. He sat. It rained. They ate. We left.
    Off because:
        a narrator's voice may live on such a word.
    """
    total = sum(text.words.values())
    for word in sorted(lexicon.CRUTCHES & text.lower_words.keys()):
        count = text.lower_words[word]
        if count >= 5 and count * 1000 > total * 4:
            at = next(text.places(word), None) or next(text.places(word.capitalize()), 0)
            yield text.at(at, at + len(word), f'"{word}" comes {count} times in {total} words')


RULES = (
    common_typo,
    doubled_word,
    name_variant,
    a_an,
    forbidden_term,
    profanity,
    crutch_word_frequency,
)
