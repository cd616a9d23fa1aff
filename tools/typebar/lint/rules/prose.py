"""PRS: the style of prose."""

import re
from collections.abc import Iterator

from typebar.lint import lexicon
from typebar.lint.finding import Finding
from typebar.lint.manuscript import Manuscript
from typebar.lint.pattern import lazy
from typebar.lint.quotes import loose_quotes
from typebar.lint.rule import Fixes, rule
from typebar.lint.text import Paragraph, Text, Voice
from typebar.lint.wording import listed, many
from typebar.text.diagnostics import Severity

INFO, WARNING = Severity.INFO, Severity.WARNING

_SAID = (
    "said|asked|replied|answered|whispered|shouted|yelled|muttered|murmured|cried|called|added|"
    "snapped|growled|sighed|hissed|mumbled|exclaimed|demanded|insisted|agreed|admitted|explained"
)
_STOP_TAG = lazy(
    rf"\.(?<=[\w’']\.)[\"”]\s(?:(?:he|she|they|we|it|you)\s(?:{_SAID})|(?:{_SAID})\s(?:he|she|they|[A-Z]\w+))\b"
)
_NO_COMMA = lazy(rf"[\"”](?<=\w[\"”])\s(?:(?:he|she|they|we)\s(?:{_SAID}))\b")
_CAPITAL_TAG = lazy(rf",[\"”]\s(?P<word>He|She|They|We)\s(?:{_SAID})\b")


@rule("PRS001", "dialogue-tag-punctuation", WARNING, fixes=Fixes.UNSAFE)
def dialogue_tag_punctuation(view: Manuscript) -> Iterator[Finding]:
    """The wrong mark between a speech and "he said".

    A full stop before a small "he said", no mark at all, or a comma before a capital "He said".
    A short list of verbs of speech is looked at.

    Why:
        The speech and who says it are one sentence.
    Fires on (markdown):
        “Come here.” she said.
    Use instead:
        “Come here,” she said.
    Fix safety:
        Unsafe: the speaker's sentence may be meant to stand alone.
    """
    text = view.text
    for match in text.search(_STOP_TAG):
        at = match.start()
        yield text.at(
            *match.span(),
            "a full stop parts this speech from who says it",
            fix=text.mend("Write a comma", [(at, at + 1, ",")], safe=False),
        )
    for match in text.search(_NO_COMMA):
        if _ends_speech(text, match.start()):
            at = match.start()
            yield text.at(
                *match.span(),
                "a comma is missing between this speech and who says it",
                fix=text.mend("Add a comma", [(at, at, ",")], safe=False),
            )
    for match in text.search(_CAPITAL_TAG):
        start, end = match.span("word")
        small = match["word"].lower()
        yield text.at(
            start,
            end,
            f'"{match["word"]}" goes on with the sentence, so it\'s small',
            fix=text.mend(f'Write "{small}"', [(start, end, small)], safe=False),
        )


def _ends_speech(text: Text, at: int) -> bool:
    """Whether the mark at a place closes a speech of several words and no quoted term."""
    start = max(text.masked.rfind(mark, max(0, at - 400), at) for mark in ("“", '"', "\n"))
    if text.masked[start : start + 1] == "\n" or start < 0:
        return False
    quoted = text.masked[start + 1 : at]
    before = text.masked[max(0, start - 2) : start].strip()
    return (
        quoted[:1].isupper() and len(quoted.split()) > 2 and (not before or before[-1] in ",.:!?")
    )


_OUTSIDE = lazy(r"(?<=[\w’'])(?P<quote>[\"”])(?P<mark>[,.])(?=\s|\Z)")


@rule("PRS002", "comma-outside-quote", WARNING, fixes=Fixes.SAFE)
def comma_outside_quote(text: Text) -> Iterator[Finding]:
    """A comma or full stop behind the closing mark in an American text.

    Found only where `language` is en-US by the settings and most such marks stand inside; single
    letters and words of one kind with their marks are left alone. One finding a file.

    Why:
        American usage has both inside, always.
    With:
        language = "en-US"
    Fires on (markdown):
        “Come,” she said. “Sit,” she said. “Eat”, she said.
    Use instead:
        “Come,” she said. “Sit,” she said. “Eat,” she said.
    Fix safety:
        Safe: the two marks change places.
    """
    if text.settings.language.lower() != "en-us":
        return
    outside = [
        match for match in text.search(_OUTSIDE) if match["quote"] == "”" or _paired(text, match)
    ]
    inside = len(_INSIDE.findall(text.masked))
    if outside and len(outside) * 2 <= inside:
        changes = [(*match.span(), match["mark"] + match["quote"]) for match in outside]
        yield text.once(
            [match.span() for match in outside],
            f"{many(len(outside), 'comma or stop', 'commas and stops')} outside the quotation "
            f"mark, {inside} inside",
            fix=text.mend("Put them inside", changes, safe=True),
        )


_INSIDE = lazy(r"[,.][\"”](?=\s|\Z)")


def _paired(text: Text, match: re.Match[str]) -> bool:
    """Whether a straight mark closes something on its line: it's no mark of inches."""
    line = text.masked.rfind("\n", 0, match.start()) + 1
    return text.masked.count('"', line, match.start()) % 2 == 1


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


@rule("PRS004", "paragraph-starts-lowercase", INFO)
def paragraph_starts_lowercase(view: Manuscript) -> Iterator[Finding]:
    """A paragraph of prose that opens with a small letter though the one before it ended.

    Elisions such as 'tis, names such as iPhone, and paragraphs behind a quotation, a list or an
    unended one are left alone.

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
    if total < 90 or not text.language.startswith("en"):
        return
    sentences = max(1, len(re.findall(r"[.!?…]+", text.masked)))
    syllables = sum(
        max(1, len(_VOWELS.findall(word.removesuffix("e")))) * count
        for word, count in text.lower_words.items()
    )
    ease = round(206.835 - 1.015 * total / sentences - 84.6 * syllables / total)
    if ease < text.settings.min_reading_ease:
        yield text.at(0, 0, f"reading ease {ease}, wanted {text.settings.min_reading_ease}")


@rule("PRS010", "dialogue-not-reopened", WARNING)
def dialogue_not_reopened(text: Text) -> Iterator[Finding]:
    """A quotation over several paragraphs that isn't opened again in each of them.

    Why:
        By old custom each paragraph of a speech opens with a mark, so that the reader knows that
        it goes on.
    Fires on (markdown):
        “I never went back.

        Nor did anybody else.” She sat down.
    Use instead:
        “I never went back.

        “Nor did anybody else.” She sat down.
    """
    for loose in loose_quotes(text):
        if loose.closes_later is not None:
            line = text.document.source.position(loose.closes_later).line
            yield text.at(
                loose.place,
                loose.place + 1,
                f"this quotation goes on to line {line}, and its paragraphs don't open it again",
                "open each of them with a quotation mark",
            )


RULES = (
    dialogue_tag_punctuation,
    comma_outside_quote,
    paragraph_without_final_punctuation,
    paragraph_starts_lowercase,
    sentence_too_long,
    repeated_sentence_opening,
    filler_density,
    tense_shift,
    readability_bounds,
    dialogue_not_reopened,
)
