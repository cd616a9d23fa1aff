"""A text of several files: `{{include: notes/one.md}}` on a line of its own stands for the file.

Pure: what a path leads to is for the caller to say. The files become one text before it's read, so
that footnotes, lists and chapters go on across them; every place in it can be told from which file
it came. Paths in an included file are relative to that file.
"""

import posixpath
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from typebar.model.prose import LINE_ATTRIBUTE, Blocks, Chapter
from typebar.readers.fountain.inclusion import CODE, DEEPEST, NAME, Resolve, path_of
from typebar.readers.markdown import front_matter
from typebar.text.diagnostics import Diagnostic, Related, Severity
from typebar.text.source import Source, Span

_INCLUDE = re.compile(
    r" {0,3}\{\{[ \t]*include[ \t]*:[ \t]*([^ \t{}](?:[^{}]*[^ \t{}])?)[ \t]*\}\}[ \t]*",
    re.IGNORECASE,
)
_FENCE = re.compile(r" {0,3}(`{3,}(?=[^`]*$)|~{3,})")


class Stretch(NamedTuple):
    """Text of one file within a woven text."""

    start: int
    """Where it stands in the woven text."""
    source: str
    offset: int
    """Where it begins in its file."""
    length: int


@dataclass(frozen=True, slots=True)
class Woven:
    """A text with all that it takes in, under the path of its first file."""

    source: Source
    stretches: tuple[Stretch, ...]
    """In order, from the text's first character on."""

    def home(self, offset: int) -> str:
        """The path of the file that a character came from."""
        return self._at(offset).source

    def locate(self, span: Span) -> Span:
        """The place in its file of a place in the text; what goes on in another is cut off."""
        stretch = self._at(span.start)
        start, end = (
            stretch.offset + min(place - stretch.start, stretch.length) for place in span[1:]
        )
        return Span(stretch.source, start, end)

    def _at(self, offset: int) -> Stretch:
        return self.stretches[bisect_right(self.stretches, offset, key=lambda one: one.start) - 1]


class Weaving(NamedTuple):
    """The texts of a book with all that they take in."""

    texts: tuple[Woven, ...]
    """In the order given, without those that another takes in."""
    diagnostics: tuple[Diagnostic, ...]
    """What couldn't be taken in; already at its place in its file."""


def weave(sources: Sequence[Source], resolve: Resolve) -> Weaving:
    """The texts that sources make; no file is taken in twice, so the work is linear."""
    loom = _Loom(resolve)
    keys = [_key(source.path) for source in sources]
    loom.sources |= zip(keys, sources, strict=True)
    inside = {
        path_of(source.path, piece.text)
        for source in sources
        for piece in _includes(source)
        if path_of(source.path, piece.text) != _key(source.path)
    }
    made = {}
    # Files that take in each other are read from the first of them on.
    for key in (*(key for key in keys if key not in inside), *keys):
        if key not in loom.places:
            loom.places[key] = None
            made[key] = loom.woven(key)
    return Weaving(tuple(made[key] for key in keys if key in made), tuple(loom.found))


class _Piece(NamedTuple):
    """An include as it is written."""

    text: str
    """The path."""
    span: Span
    line: tuple[int, int]
    """Start and end of its line, line end left out."""


def _key(path: str) -> str:
    return posixpath.normpath(path.replace("\\", "/"))


def _includes(source: Source) -> Iterator[_Piece]:
    """The includes of a text, but for those that stand in code or front matter."""
    if "{{" not in source.text:
        return
    number = front_matter.read(source).body_line + 1
    unclosed: set[str] = set()
    while number <= len(source.line_starts):
        line = source.line_text(number)
        if (fence := _FENCE.match(line)) and fence[1][0] not in unclosed:
            stop = _closing(source, number, fence[1])
            number = stop or number
            unclosed |= set() if stop else {fence[1][0]}
        elif match := _INCLUDE.fullmatch(line):
            start = source.line_starts[number - 1]
            span = Span(source.path, start + match.start(1), start + match.end(1))
            yield _Piece(match[1], span, (start, start + len(line)))
        number += 1


def _closing(source: Source, opening: int, mark: str) -> int:
    """The line that closes a fence, from 1; 0 for none."""
    for number in range(opening + 1, len(source.line_starts) + 1):
        words = source.line_text(number).strip()
        if words.startswith(mark) and not words.strip(mark[0]):
            return number
    return 0


@dataclass(slots=True)
class _Loom:
    resolve: Resolve
    sources: dict[str, Source] = field(default_factory=dict)
    places: dict[str, _Piece | None] = field(default_factory=dict)
    """Where each file was taken in; none for those that the book begins with."""
    found: list[Diagnostic] = field(default_factory=list)
    _texts: list[str] = field(default_factory=list)
    _stretches: list[Stretch] = field(default_factory=list)
    _length: int = 0

    def woven(self, path: str) -> Woven:
        """The text of a file that isn't taken in elsewhere."""
        self._texts, self._stretches, self._length = [], [], 0
        source = self.sources[path]
        self._add(path, 0, ())
        return Woven(replace(source, text="".join(self._texts), _starts=[]), tuple(self._stretches))

    def _add(self, path: str, start: int, above: tuple[str, ...]) -> None:
        """Add a file from an offset on; `above` are those that it stands in."""
        source = self.sources[path]
        at = start
        for piece in _includes(source):
            self._put(source, at, piece.line[0])
            at = piece.line[1]
            if inner := self._taken(piece, (*above, path)):
                self._glue(source, piece.line[0])
                self._add(inner, _body(self.sources[inner]), (*above, path))
                self._glue(source, piece.line[0])
        self._put(source, at, len(source.text))

    def _put(self, source: Source, start: int, stop: int) -> None:
        self._stretches.append(Stretch(self._length, source.path, start, stop - start))
        self._texts.append(source.text[start:stop])
        self._length += stop - start

    def _glue(self, source: Source, offset: int) -> None:
        """An empty line, so that no block goes on from one file into another."""
        self._stretches.append(Stretch(self._length, source.path, offset, 0))
        self._texts.append("\n\n")
        self._length += 2

    def _taken(self, piece: _Piece, above: tuple[str, ...]) -> str:
        """The path of the file to take in; empty where it can't be, which is said."""
        path = path_of(piece.span.source, piece.text)
        why = ""
        if posixpath.isabs(piece.text):
            why = "is named from the top of the disk, not from this folder"
        elif path in above:
            why = "takes in this one, so the two would never end"
        elif path in self.places:
            why = "stands in the book already, and stands there once"
        elif len(above) >= DEEPEST:
            why = f"would be the {DEEPEST + 1}th file inside another"
        elif path not in self.sources:
            source = self.resolve(path)
            if isinstance(source, str):
                why = source
            else:
                self.sources[path] = source
        if why:
            self.found.append(_refusal(piece, why, self.places.get(path)))
            return ""
        self.places[path] = piece
        return path


def _body(source: Source) -> int:
    """Where a file's text begins, behind its front matter."""
    line = front_matter.read(source).body_line
    if line:
        return source.line_starts[min(line, len(source.line_starts) - 1)]
    return int(source.text.startswith("\ufeff"))


def _refusal(piece: _Piece, why: str, known: _Piece | None) -> Diagnostic:
    return Diagnostic(
        CODE,
        NAME,
        Severity.ERROR,
        piece.span,
        f'"{piece.text[:120]}" isn\'t taken in here: it {why}',
        help="paths are relative to the file that they stand in; correct this one, or take the "
        "line out",
        related=(Related(known.span, "it is taken in here"),) if known else (),
    )


def located(finding: Diagnostic, woven: Mapping[str, Woven]) -> Diagnostic:
    """A finding about a woven text at its place in the file that it's about."""

    def place(span: Span) -> Span:
        return woven[span.source].locate(span) if span.source in woven else span

    fix = finding.fix
    if fix is not None:
        fix = fix._replace(edits=tuple(one._replace(span=place(one.span)) for one in fix.edits))
    related = tuple(one._replace(span=place(one.span)) for one in finding.related)
    return replace(finding, span=place(finding.span), related=related, fix=fix)


def rebase(chapter: Chapter, text: Woven) -> Chapter:
    """The chapter with the paths of included files made relative to the first file.

    Its body is changed in place, and what was known of it is forgotten.
    """
    folder = posixpath.dirname(_key(text.source.path))
    moved: dict[str, str] = {}
    stack = [(chapter.body, 1)]
    while stack:
        item, line = stack.pop()
        line = int(item.get(LINE_ATTRIBUTE, line))
        starts = text.source.line_starts
        home = posixpath.dirname(_key(text.home(starts[min(line, len(starts)) - 1])))
        name = {"img": "src", "a": "href"}.get(str(item.tag), "")
        written = item.get(name, "") if name else ""
        if home != folder and written and not re.match(r"[A-Za-z][\w+.-]*:|[/#]", written):
            moved[written] = posixpath.relpath(posixpath.join(home, written), folder or ".")
            item.set(name, moved[written])
        stack += [(child, line) for child in item]
    images = tuple(moved.get(path, path) for path in chapter.images)
    return replace(chapter, blocks=Blocks(chapter.body), images=images)
