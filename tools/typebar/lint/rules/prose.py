"""PRS: the style of prose."""

import re
from collections.abc import Iterator

from typebar.lint import lexicon
from typebar.lint.finding import Finding
from typebar.lint.manuscript import Manuscript
from typebar.lint.pattern import lazy
from typebar.lint.rule import rule
from typebar.lint.text import Paragraph, Text, Voice
from typebar.lint.wording import listed
from typebar.text.diagnostics import Severity

INFO, WARNING = Severity.INFO, Severity.WARNING

_ENDED = lazy(r"[.!?…:;—–-][\"”’'*_)\]]{0,4}$|[\"”’]$|--$")


@rule("PRS003", "paragraph-without-final-punctuation", INFO, default=False, presets=("prose",))
def paragraph_without_final_punctuation(view: Manuscript) -> Iterator[Finding]:
    """A paragraph of prose that ends without any mark.

    Why:
        A word or a whole line was lost.
    Fires on (markdown):
        He came to the door and
    Use instead:
        He came to the door and knocked.
    Off because:
        letters, lists and verse end so by right.
    """
    for paragraph in _narration(view):
        body = view.text.masked[paragraph.start : paragraph.end].rstrip()
        if len(body.split()) > 4 and not _ENDED.search(body[-8:]):
            end = paragraph.start + len(body)
            yield view.text.at(end - 1, end, "this paragraph ends without a mark")


def _narration(view: Manuscript) -> Iterator[Paragraph]:
    return (one for one in view.text.paragraphs if one.voice is Voice.NARRATION)


_SMALL = lazy(r"[a-z]+")
_PARTICLES = frozenset(
    ("al", "bin", "da", "de", "del", "der", "di", "du", "el", "la", "le", "ter", "van", "von")
)
"""Of names: de Gaulle."""


@rule("PRS004", "paragraph-starts-lowercase", INFO)
def paragraph_starts_lowercase(view: Manuscript) -> Iterator[Finding]:
    """A paragraph of prose that opens with a small letter though the one before it ended.

    Elisions such as 'tis, names such as iPhone or van Gogh, and paragraphs behind a quotation, a
    list or an unended one are left alone.

    Why:
        Half of a paragraph was lost, or an empty line too many parts it.
    Fires on (markdown):
        He came to the door.

        and knocked.
    Use instead:
        He came to the door

        and knocked.
    """
    before = None
    for paragraph in view.text.paragraphs:
        small = view.text.source[paragraph.start : paragraph.start + 1].islower()
        if small and before and paragraph.voice is Voice.NARRATION and _whole(view.text, before):
            body = view.text.masked[paragraph.start : paragraph.end].strip()
            match = _SMALL.match(body)
            if match and match[0] in _PARTICLES and body[match.end() + 1 :][:1].isupper():
                match = None
            if match and not body[match.end() : match.end() + 1].isupper():
                yield view.text.at(
                    paragraph.start,
                    paragraph.start + len(match[0]),
                    f'this paragraph opens with a small letter: "{match[0]}"',
                )
        before = paragraph


def _whole(text: Text, paragraph: Paragraph) -> bool:
    """Whether a paragraph is narrated and ends with its sentence."""
    body = text.masked[paragraph.start : paragraph.end].rstrip()
    return paragraph.voice is Voice.NARRATION and bool(re.search(r"[.!?][\"”’]?$", body[-3:]))


_SENTENCE = lazy(r"[^.!?…]+(?:[.!?…]+[\"”’)]*|\Z)")


@rule("PRS005", "sentence-too-long", INFO, default=False, presets=("prose",))
def sentence_too_long(view: Manuscript) -> Iterator[Finding]:
    """A sentence of more words than `max-sentence-words`.

    Why:
        A reader holds only so much.
    With:
        max-sentence-words = 6
    Fires on (markdown):
        He came to the door and knocked.
    Use instead:
        He came to the door. He knocked.
    Off because:
        long sentences are an art.
    """
    limit = view.text.settings.max_sentence_words
    for paragraph in _narration(view):
        for match in _SENTENCE.finditer(view.text.masked, paragraph.start, paragraph.end):
            count = len(match[0].split())
            if count > limit:
                start = match.start() + len(match[0]) - len(match[0].lstrip())
                yield view.text.at(start, match.end(), f"this sentence has {count} words")


@rule("PRS006", "repeated-sentence-opening", INFO, default=False, presets=("prose",))
def repeated_sentence_opening(view: Manuscript) -> Iterator[Finding]:
    """Three sentences running that open with the same word.

    Why:
        Nobody hears it in their own text.
    Fires on (markdown):
        He came in. He sat down. He ate.
    Use instead:
        He came in and sat down. He ate.
    Off because:
        it's a figure of speech as old as rhetoric.
    """
    for paragraph in _narration(view):
        before, times_running, first = "", 0, 0
        for match in _SENTENCE.finditer(view.text.masked, paragraph.start, paragraph.end):
            word = _FIRST_WORD.search(match[0])
            if word is None:
                continue
            opening, at = word[0].lower(), match.start() + word.start()
            if opening != before:
                before, times_running, first = opening, 0, at
            times_running += 1
            if times_running == 3:
                yield view.text.at(
                    first, first + len(word[0]), f'three sentences running open with "{word[0]}"'
                )


_FIRST_WORD = lazy(r"[^\W\d_]+")


@rule("PRS007", "filler-density", INFO, default=False, presets=("prose",))
def filler_density(view: Manuscript) -> Iterator[Finding]:
    """Clichés, and many filter words or adverbs in one file.

    Each cliché is found; more than ten verbs such as "felt" or "noticed", or more than twenty
    adverbs in -ly, in a thousand words are one finding each.

    Why:
        They stand between the reader and what happens.
    Fires on (markdown):
        It was as quiet as a mouse; time stood still.
    Use instead:
        Nothing moved, not even the clock.
    Off because:
        no count knows whether a word is right.
    """
    text = view.text
    lower = text.masked.lower()
    for phrase in lexicon.CLICHES:
        at = lower.find(phrase)
        while at >= 0:
            yield text.at(at, at + len(phrase), f'"{phrase}" is a cliché')
            at = lower.find(phrase, at + 1)
    total = sum(text.words.values())
    adverbs = {word for word in text.lower_words if word.endswith("ly") and len(word) > 5}
    for words, limit, what in ((lexicon.FILTERS, 10, "filter words"), (adverbs, 20, "adverbs")):
        count = sum(text.lower_words[word] for word in words)
        if total >= 500 and count * 1000 > limit * total:
            often = sorted(words, key=lambda word: (-text.lower_words[word], word))
            yield text.at(0, 0, f"{count} {what} in {total} words: {listed(often)}")


_PAST = lazy(
    r"\b(?:he|she|they|I|it|we) (?:was|were|had|said|went|came|took|saw|"
    r"looked|turned|walked|stood|sat|felt|knew|thought)\b",
    re.IGNORECASE,
)
_PRESENT = lazy(
    r"\b(?:he|she|they|I|it|we) (?:is|are|am|has|says|goes|comes|takes|sees|"
    r"looks|turns|walks|stands|sits|feels|knows|thinks)\b",
    re.IGNORECASE,
)
_QUOTED = lazy(r"“[^”\n]*”?|\"[^\"\n]*\"?")


@rule("PRS008", "tense-shift", INFO, default=False, presets=("prose",))
def tense_shift(view: Manuscript) -> Iterator[Finding]:
    """A paragraph told in the other tense than the file.

    Speech in quotation marks doesn't count; a paragraph needs two such verbs and none of the
    usual tense, the file twenty verbs of which nine in ten agree.

    Why:
        A rewritten scene often keeps a paragraph of the old one.
    Fires on (markdown):
        He came. He was late. He sat. She was there. She had come. He looked. He knew. She stood.
        She went. It was late. He was tired. He said so. She sat. He turned. She was gone. They
        were gone. He knew. It was cold. He felt it. He had to go. He went.

        He walks on. He sees nobody.
    Use instead:
        He came. He was late. He sat. She was there. She had come. He looked. He knew. She stood.
        She went. It was late. He was tired. He said so. She sat. He turned. She was gone. They
        were gone. He knew. It was cold. He felt it. He had to go. He went.

        He walked on. He saw nobody.
    Off because:
        a general truth, a letter and a thought have their own tense.
    """
    counts = [
        (paragraph, len(_PAST.findall(told)), len(_PRESENT.findall(told)))
        for paragraph in _narration(view)
        for told in [_QUOTED.sub("", view.text.masked[paragraph.start : paragraph.end])]
    ]
    past, present = sum(one[1] for one in counts), sum(one[2] for one in counts)
    if past + present < 20 or max(past, present) * 10 < (past + present) * 9:
        return
    for paragraph, was, is_ in counts:
        odd, usual = (is_, was) if past > present else (was, is_)
        if odd > 1 and not usual:
            tense, other = ("present", "past") if past > present else ("past", "present")
            yield view.text.at(
                paragraph.start,
                paragraph.end,
                f"this paragraph is told in the {tense}, the rest in the {other}",
            )


_VOWELS = lazy(r"[aeiouy]+")


@rule("PRS009", "readability-bounds", INFO, default=False)
def readability_bounds(view: Manuscript) -> Iterator[Finding]:
    """A file whose Flesch reading ease is below `min-reading-ease`.

    English only, and only files of a hundred words or more.

    Why:
        Books for children and some competitions have bounds.
    With:
        min-reading-ease = 101
    Fires on (markdown):
        He came to the door and knocked and nobody came to open it for him. He came to the door and
        knocked and nobody came to open it for him. He came to the door and knocked and nobody came
        to open it for him. He came to the door and knocked and nobody came to open it for him. He
        came to the door and knocked and nobody came to open it for him. He came to the door and
        knocked and nobody came to open it for him. He came to the door and knocked and nobody came
        to open it.
    Use instead:
        He came.
    Off because:
        it measures lengths and not sense.
    """
    text = view.text
    total = sum(text.words.values())
    if total < 90 or not text.is_english:
        return
    sentences = max(1, len(re.findall(r"[.!?…]+", text.masked)))
    syllables = sum(
        max(1, len(_VOWELS.findall(word.removesuffix("e")))) * count
        for word, count in text.lower_words.items()
    )
    ease = round(206.835 - 1.015 * total / sentences - 84.6 * syllables / total)
    if ease < text.settings.min_reading_ease:
        yield text.at(0, 0, f"reading ease {ease}, wanted {text.settings.min_reading_ease}")


RULES = (
    paragraph_without_final_punctuation,
    paragraph_starts_lowercase,
    sentence_too_long,
    repeated_sentence_opening,
    filler_density,
    tense_shift,
    readability_bounds,
)
