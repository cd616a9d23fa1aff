"""Markdown: a book's own sources, or a screenplay set down to be read anywhere.

A screenplay has headings for its title, sections and scenes, a quotation for each speech with the
cue in bold, and line breaks where the script has them.
"""

import re
from collections.abc import Iterable, Iterator
from typing import assert_never

from typebar.model.emphasis import runs
from typebar.model.inline import Emphasis, Line, Run
from typebar.model.script import (
    Action,
    Boneyard,
    Centred,
    Dialogue,
    DualSpeech,
    Element,
    Include,
    Lyric,
    Note,
    NoteKind,
    PageBreak,
    Parenthetical,
    SceneHeading,
    Script,
    Section,
    Speech,
    SpeechPart,
    Synopsis,
    TitlePage,
    Transition,
)
from typebar.model.work import Work
from typebar.readers.fountain.title import is_shown
from typebar.readers.markdown import front_matter
from typebar.text.decode import encode
from typebar.text.source import Source
from typebar.writers.markdown_labels import apart
from typebar.writers.registry import Options, Rendering

_ESCAPED = re.compile(r"[\\`*_\[\]<>{}]")
_OPENING = re.compile(r"^(\d*)([#+|:~.-])")
"""What would make a line a heading, an item, a table or a rule."""
_MARKS = {
    Emphasis.BOLD: ("**", "**"),
    Emphasis.ITALIC: ("*", "*"),
    Emphasis.UNDERLINE: ("[", "]{.underline}"),
}


def write(work: Work, options: Options) -> Rendering:
    """The work in Markdown: prose as it was written, a screenplay as a text for readers."""
    if work.scripts:
        paragraphs = (words for script in work.scripts for words in _script(script, options))
        return Rendering(("\n\n".join(paragraphs) + "\n").encode("utf-8", "replace"))
    if len(work.sources) == 1:
        return Rendering(encode(work.sources[0]))
    parts = (_front(work.sources), *apart(map(_part, work.sources)))
    return Rendering("\n".join(filter(None, parts)).encode("utf-8", "replace"))


def _front(sources: Iterable[Source]) -> str:
    """What several sources say of the whole work, as front matter; empty where they say nothing.

    The first that names its authors, say, speaks for all; a language holds where no other is named.
    """
    said: dict[str, front_matter.Value] = {}
    languages = set()
    for source in sources:
        front = front_matter.read(source)
        said |= {
            key: value
            for key, value in front.values.items()
            if key in front_matter.BOOK_KEYS and key not in said
        }
        languages.add(front.text("language", "lang"))
    if len(named := languages - {""}) == 1:
        said |= {"language": named.pop()}
    lines = (line for key, value in said.items() for line in _said(key, value))
    return "\n".join(("---", *lines, "---", "")) if said else ""


def _said(key: str, value: front_matter.Value) -> Iterator[str]:
    if not isinstance(value, tuple):
        yield f"{key}: {_value(value)}"
        return
    yield f"{key}:"
    yield from (f"- {_value(item)}" for item in value)


def _value(value: front_matter.Value) -> str:
    text = " ".join(str(value).split())
    # As it stands, this would be taken for a list or lose its quotation marks.
    return f'"{text}"' if text[:1] in ("[", "'", '"') else text


def _part(source: Source) -> str:
    """A source as a part of a longer text: its front matter can only open a file.

    Of that, the title stays, as the heading that it stands for.
    """
    front = front_matter.read(source)
    starts = source.line_starts
    begin = starts[front.body_line] if front.body_line < len(starts) else len(source.text)
    body = source.text[begin:].removeprefix("\ufeff").strip("\r\n") + "\n"
    title = front.text("title")
    return f"# {title}\n\n{body}" if title and not re.match(r"#[^#]", body) else body


def _script(script: Script, options: Options) -> Iterator[str]:
    if script.title_page:
        yield from _title_page(script.title_page)
    levels = (item.level for item in script.elements if isinstance(item, Section))
    depth = min(max(levels, default=0), 3)
    for item in script.elements:
        yield from (words for words in _element(item, depth, options) if words)


def _title_page(page: TitlePage) -> Iterator[str]:
    if titles := page.values("title"):
        yield f"# {' '.join(filter(None, map(_words, titles)))}"
    for entry in page.entries:
        lines = [words for line in entry.values if (words := _words(line.text))]
        key = entry.key.text.casefold()
        if key != "title" and is_shown(key) and lines:
            yield "  \n".join(lines)
    yield "* * *"


def _element(item: Element, depth: int, options: Options) -> Iterator[str]:
    match item:
        case SceneHeading():
            number = f" ({_escape(item.number.text)})" if item.number else ""
            yield f"{'#' * (depth + 2)} {_words(item.line.text)}{number}"
        case Action() | Centred():
            yield from _stanzas(item.lines)
        case Speech():
            yield _quoted(_speech(item))
        case DualSpeech():
            yield _quoted([*_speech(item.left), "", *_speech(item.right)])
        case Lyric():
            yield "  \n".join(_sung(item.lines))
        case Transition():
            yield f"**{_words(item.line.text)}**"
        case PageBreak():
            yield "* * *"
        case Section() | Synopsis() | Note() | Boneyard():
            yield from _outline(item, notes=options.notes)
        case Include():
            pass
        case _:
            assert_never(item)


def _outline(item: Section | Synopsis | Note | Boneyard, *, notes: bool) -> Iterator[str]:
    """What isn't printed: sections as headings, the rest only for those who ask for notes."""
    match item:
        case Section():
            yield f"{'#' * (min(item.level, 3) + 1)} {_words(item.line.text)}"
        case Synopsis():
            if notes:
                yield f"*{_words(item.line.text)}*"
        case Note():
            if notes and item.kind is not NoteKind.DIRECTIVE:
                yield f"[{_words(' '.join(item.text.split()))}]{{.note}}"
        case Boneyard():
            pass
        case _:
            assert_never(item)


def _speech(speech: Speech) -> list[str]:
    lines = [f"**{_words(speech.cue.line.text, bold=True)}**"]
    for part in speech.parts:
        lines += _part_lines(part)
    return lines


def _part_lines(part: SpeechPart) -> list[str]:
    match part:
        case Parenthetical() | Dialogue():
            return [_words(line.text) for line in part.lines]
        case Lyric():
            return _sung(part.lines)
        case _:
            assert_never(part)


def _quoted(lines: list[str]) -> str:
    """Lines as one quotation; each ends where it ends in the script."""
    quoted = []
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        ending = "  " if line and following else ""
        quoted.append(f"> {line}{ending}" if line else ">")
    return "\n".join(quoted)


def _sung(lines: Iterable[Line]) -> list[str]:
    return [f"*{words}*" for line in lines if (words := _words(line.text, plain=True))]


def _stanzas(lines: Iterable[Line]) -> Iterator[str]:
    """Lines of action: an empty one parts paragraphs, the others end as they did."""
    texts = [_words(line.text) for line in lines]
    for stanza in "\n".join(texts).split("\n\n"):
        if stanza.strip():
            yield stanza.strip("\n").replace("\n", "  \n")


def _words(text: str, *, plain: bool = False, bold: bool = False) -> str:
    """A line's text with its emphasis spelled in Markdown."""
    words = "".join(_run(run, plain=plain, bold=bold) for run in runs(text.strip()))
    return _OPENING.sub(r"\1\\\2", words)


def _run(run: Run, *, plain: bool, bold: bool) -> str:
    text = _escape(run.text)
    words = text.strip()
    if plain or not words:
        return text
    kept = run.emphasis & ~Emphasis.BOLD if bold else run.emphasis
    for kind, (before, after) in _MARKS.items():
        if kind in kept:
            words = f"{before}{words}{after}"
    lead = len(text) - len(text.lstrip())
    return text[:lead] + words + text[len(text.rstrip()) :]


def _escape(text: str) -> str:
    return _ESCAPED.sub(lambda found: f"\\{found[0]}", text)
