"""A book as the typescript that editors and agents ask for: what stands where, before any format.

Source: William Shunn, "Proper Manuscript Format": the classic and the modern form, for a short
story and for a novel.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from typebar.model.prose import Chapter
from typebar.model.work import Work
from typebar.readers.markdown.roles import says_number
from typebar.text.diagnostics import Diagnostic, Severity
from typebar.text.errors import UsageError
from typebar.text.source import Span
from typebar.writers import xhtml
from typebar.writers.manuscript_blocks import Block, Kind, Reader, Word, plain
from typebar.writers.manuscript_styles import EMPHASES, STYLES
from typebar.writers.registry import Options
from typebar.writers.xhtml_prose import label
from typebar.writers.xhtml_words import language_tag, tables, words

LEADING = 25.9
"""Points from line to line: double spaced, 25 lines between margins of an inch."""
CONTACT_LEADING = 14
"""Points from line to line of the contact block."""
STORY_TITLE, NOVEL_TITLE, CHAPTER_TITLE = 324, 324, 264
"""Points from the upper edge of the page to a title: halfway, halfway, a third of the page."""

_WORD = re.compile(r"[^\s—–]*\w[^\s—–]*")
_ARTICLES = re.compile(
    r"(?:the|an?|der|die|das|les?|la|el|los|las|il|lo|os?|den|det)\s+", re.IGNORECASE
)
_UNHEADED = ("dedication", "epigraph")
"""Parts that need no heading to be known for what they are."""
_SHORT = 24
"""Letters that a title in the running head may have."""
_COUNTED = {
    "en": ("about {} words", ","),
    "de": ("ca. {} Wörter", "."),
    "fr": ("environ {} mots", "\u202f"),
    "es": ("unas {} palabras", "."),
    "it": ("circa {} parole", "."),
    "pt": ("cerca de {} palavras", "."),
    "sv": ("cirka {} ord", "\u00a0"),
    "ar": ("نحو {} كلمة", ","),
    "cs": ("asi {} slov", "\u00a0"),
    "da": ("ca. {} ord", "."),
    "el": ("περίπου {} λέξεις", "."),
    "fi": ("noin {} sanaa", "\u00a0"),
    "he": ("כ־{} מילים", ","),
    "hu": ("kb. {} szó", "\u00a0"),
    "ja": ("約{}語", ","),
    "ko": ("약 {}단어", ","),
    "nb": ("ca. {} ord", "\u00a0"),
    "nl": ("ongeveer {} woorden", "."),
    "pl": ("około {} słów", "\u00a0"),
    "ru": ("около {} слов", "\u00a0"),
    "tr": ("yaklaşık {} kelime", "."),
    "uk": ("близько {} слів", "\u00a0"),
    "vi": ("khoảng {} từ", "."),
    "zh": ("约{}词", ","),
    "zh-hant": ("約{}詞", ","),
}


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the manuscript."""

    label: str
    """"Chapter 3" above its title; empty where it has no number or the title says it."""
    title: str
    subtitle: str
    divides: bool
    """Whether it begins on a page of its own."""
    blocks: tuple[Block, ...]
    language: str
    """Where it isn't the work's."""


@dataclass(frozen=True, slots=True)
class Manuscript:
    """Everything that its pages show."""

    typewriter: bool
    """Whether it's set as on a typewriter: the classic form."""
    underline: bool
    """Whether what is in italics in print is underlined."""
    novel: bool
    """Whether it has a title page and chapters; else it's a short story."""
    contact: tuple[str, ...]
    """The upper left corner: name and address."""
    length: str
    """The upper right corner: "about 4,300 words"."""
    title: str
    subtitle: str
    byline: str
    head: str
    """What stands before the page number: "Surname / SHORT TITLE"."""
    parts: tuple[Part, ...]
    notes: tuple[tuple[Block, ...], ...]
    """Footnotes in the order of their calls; Word.note counts them from 1."""
    ending: str
    """What stands below the last line; may be empty."""
    language: str


def manuscript(work: Work, options: Options) -> Manuscript:
    """The work as a manuscript.

    A book with more than one chapter is a novel. Where an order says nothing of the style, it's
    the modern one.

    Raises:
        UsageError: no such style, or no such way to emphasise.
    """
    style = _choice("manuscript style", options.manuscript or STYLES[1], STYLES)
    emphasis = _choice("emphasis", options.emphasis or _emphasis(style), EMPHASES)
    metadata = work.metadata
    reader = Reader()
    novel = sum(part.role in ("chapter", "part") for part in work.chapters) > 1
    parts = tuple(_part(part, reader, metadata.language, novel) for part in work.chapters)
    name = metadata.authors[0] if metadata.authors else ""
    return Manuscript(
        typewriter=style == "classic",
        underline=emphasis == "underline",
        novel=novel,
        contact=tuple(xhtml.clean(line) for line in (name, *metadata.contact) if line),
        length=length(sum(map(_count, parts)), metadata.language),
        title=xhtml.clean(metadata.title),
        subtitle=xhtml.clean(metadata.subtitle),
        byline=xhtml.clean(_byline(metadata.authors, metadata.language)),
        head=" / ".join(
            text for text in (surname(name), short_title(xhtml.clean(metadata.title))) if text
        ),
        parts=tuple(_untitled(parts, metadata.title) if not novel else parts),
        notes=tuple(reader.notes),
        ending=xhtml.clean(options.ending),
        language=language_tag(metadata.language),
    )


def findings(work: Work) -> tuple[Diagnostic, ...]:
    """What a manuscript leaves out: pictures, at their chapters."""
    texts = {source.path: source.text for source in work.sources}
    return tuple(
        Diagnostic(
            "MDS007",
            "missing-image-or-alt",
            Severity.INFO,
            _place(part.span, texts.get(part.span.source, ""), image),
            f'a manuscript has no pictures: "{image}" is left out, what it shows stays in brackets',
            "send pictures as files of their own",
        )
        for part in work.chapters
        for image in dict.fromkeys(part.images)
    )


def rounded(count: int) -> int:
    """A number of words as editors want it.

    To the next 100; a novella, from 17,500 words, to 500; a novel, from 40,000, to 1,000.
    """
    step = 100 if count < 17_500 else 500 if count < 40_000 else 1000
    return max((count + step // 2) // step * step, min(count, 100))


def length(count: int, language: str) -> str:
    """The count in words of the language."""
    near, primary = tables(language)
    said, mark = _COUNTED.get(near) or _COUNTED.get(primary) or _COUNTED["en"]
    return said.format(f"{rounded(count):,}".replace(",", mark))


def surname(name: str) -> str:
    """The last word of a name; what stands before the comma in "Le Guin, Ursula"."""
    name = xhtml.clean(name)
    before, comma, _ = name.partition(",")
    return before.strip() if comma else (name.split() or [""])[-1]


def short_title(title: str) -> str:
    """The title in capitals for running heads, whole words up to 24 letters, without article."""
    if len(title) <= _SHORT:
        return title.upper()
    bare = _ARTICLES.sub("", re.split(r"[:;(]| - | – |—", title)[0].strip(), count=1) or title
    kept = ""
    for word in bare.split():
        if kept and len(kept) + 1 + len(word) > _SHORT:
            break
        kept = f"{kept} {word}".strip()
    return kept[:40].upper()


def _choice(what: str, value: str, known: tuple[str, ...]) -> str:
    if value.lower() not in known:
        raise UsageError(f'there is no {what} "{value}"', help=f"choose {' or '.join(known)}")
    return value.lower()


def _emphasis(style: str) -> str:
    return EMPHASES[1] if style == "classic" else EMPHASES[0]


def _byline(authors: tuple[str, ...], language: str) -> str:
    return f"{words(language).by} {', '.join(authors)}" if authors else ""


def _part(chapter: Chapter, reader: Reader, language: str, novel: bool) -> Part:  # noqa: FBT001 -- a fact of the whole work
    title = chapter.title.strip()
    if chapter.role in _UNHEADED and title.casefold() in ("", chapter.role):
        return Part("", "", "", novel, tuple(reader.blocks(chapter.body)), "")
    numbered = chapter.number is not None and chapter.role in ("chapter", "part")
    said = ""
    if novel and (numbered or not title) and not says_number(title):
        said = label(_without_title(chapter), language)
    return Part(
        xhtml.clean(said),
        xhtml.clean(title),
        xhtml.clean(chapter.subtitle),
        novel,
        tuple(reader.blocks(chapter.body)),
        language_tag(chapter.body.get("lang", "")) if chapter.body.get("lang") else "",
    )


def _without_title(chapter: Chapter) -> Chapter:
    return replace(chapter, title="")


def _untitled(parts: Iterable[Part], title: str) -> Iterable[Part]:
    """A short story's parts; the heading that only repeats the title falls away."""
    for part in parts:
        same = part.title.casefold() == title.strip().casefold()
        yield replace(part, title="") if same else part


def _count(part: Part) -> int:
    return sum(
        len(_WORD.findall(plain(line)))
        for block in part.blocks
        if block.kind is not Kind.BREAK
        for line in (block.words, *(cell for row in block.rows for cell in row))
    )


def _place(whole: Span, text: str, image: str) -> Span:
    at = text.find(image, whole.start, whole.end)
    return Span(whole.source, at, at + len(image)) if at >= 0 else whole


__all__ = ["Block", "Kind", "Manuscript", "Part", "Word", "findings", "manuscript"]
