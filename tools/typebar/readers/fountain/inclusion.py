"""One screenplay of several files: each stands where another takes it in.

Pure: what a path leads to is for the caller to say. A screenplay that takes in others comes apart
into scripts of one source each, in reading order, so that every span is in its script's source.
"""

import posixpath
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple, TypeVar

from typebar.model.inline import Piece
from typebar.model.script import Boneyard, Include, Note, Script
from typebar.readers.fountain.faults import quoted
from typebar.readers.fountain.include import every, of_title_page
from typebar.readers.fountain.parse import parse
from typebar.text.diagnostics import Diagnostic, Related, Severity
from typebar.text.source import Source

CODE, NAME = "XDC004", "include-not-found"
DEEPEST = 16
"""Files inside files inside files: more is a mistake."""
_ENDLESS = 1 << 62

_Aside = TypeVar("_Aside", Note, Boneyard)

Resolve = Callable[[str], Source | str]
"""What a path leads to; else why to nothing, as a sentence about "it"."""


class Inclusion(NamedTuple):
    """A screenplay with all that it takes in."""

    scripts: tuple[Script, ...]
    """In reading order; none that is taken in has a title page."""
    sources: tuple[Source, ...]
    """Those of the scripts, each once, in the order in which they are first read."""
    written: tuple[Script, ...]
    """The scripts of the given sources as they are written, nothing taken in."""
    diagnostics: tuple[Diagnostic, ...]
    """Of all readings, and of what couldn't be taken in."""


def path_of(source: str, written: str) -> str:
    """The path that an include means: it is relative to the file that it stands in."""
    return _key(posixpath.join(posixpath.dirname(_key(source)), written.replace("\\", "/")))


def include(sources: Sequence[Source], resolve: Resolve) -> Inclusion:
    """The screenplay that some sources make, in their order.

    One that another of them takes in stands where that one has it, and only there. No file is
    taken in twice, so time and memory are linear in what the files hold.
    """
    work = _Work(resolve)
    written = tuple(work.read(_key(source.path), source) for source in sources)
    keys = [_key(source.path) for source in sources]
    inside = {
        path for key, script in zip(keys, written, strict=True) for path in _paths(script) - {key}
    }
    # Files that take in each other are read from the first of them on.
    for key in (*(key for key in keys if key not in inside), *keys):
        if key not in work.places:
            work.places[key] = None
            work.place(key, ())
    return Inclusion(
        tuple(work.made),
        tuple(work.sources[path] for path in work.places),
        written,
        tuple(work.found),
    )


def _key(path: str) -> str:
    """The one way in which a path is written here."""
    return posixpath.normpath(path.replace("\\", "/"))


def _paths(script: Script) -> set[str]:
    return {path_of(script.source, piece.text) for piece in every(script)}


@dataclass(slots=True)
class _Work:
    resolve: Resolve
    sources: dict[str, Source] = field(default_factory=dict)
    scripts: dict[str, Script] = field(default_factory=dict)
    places: dict[str, Piece | None] = field(default_factory=dict)
    """Where each file was taken in; none for those that the work begins with."""
    made: list[Script] = field(default_factory=list)
    found: list[Diagnostic] = field(default_factory=list)

    def read(self, path: str, source: Source) -> Script:
        """The script of a source, kept under its path."""
        reading = parse(source)
        self.sources[path], self.scripts[path] = source, reading.script
        self.found += reading.diagnostics
        return reading.script

    def place(self, path: str, above: tuple[str, ...]) -> None:
        """Add a script, taken apart where it takes in others; `above` are those it stands in."""
        for part, pieces in _parts(self.scripts[path], whole=not above):
            if part.elements or part.notes or part.title_page or not self.made:
                self.made.append(part)
            for piece in pieces:
                self._take(piece, (*above, path))

    def _take(self, piece: Piece, above: tuple[str, ...]) -> None:
        path = path_of(piece.span.source, piece.text)
        if posixpath.isabs(piece.text):
            self._refuse(piece, "is named from the top of the disk, not from this folder", path)
        elif path in above:
            self._refuse(piece, "takes in this one, so the two would never end", path)
        elif path in self.places:
            self._refuse(piece, "stands in the script already, and stands there once", path)
        elif len(above) >= DEEPEST:
            self._refuse(piece, f"would be the {DEEPEST + 1}th file inside another", path)
        elif self._is_read(piece, path):
            self.places[path] = piece
            self.place(path, above)

    def _is_read(self, piece: Piece, path: str) -> bool:
        """Whether a file is there, known already or read now."""
        if path not in self.scripts:
            source = self.resolve(path)
            if isinstance(source, str):
                self._refuse(piece, source, path)
                return False
            self.read(path, source)
        return True

    def _refuse(self, piece: Piece, why: str, path: str) -> None:
        known = self.places.get(path)
        self.found.append(
            Diagnostic(
                CODE,
                NAME,
                Severity.ERROR,
                piece.span,
                f"{quoted(piece.text)} isn't taken in here: it {why}",
                help="paths are relative to the file that they stand in; correct this one, or take "
                "the line out",
                related=(Related(known.span, "it is taken in here"),) if known else (),
            )
        )


def _parts(script: Script, *, whole: bool) -> Iterator[tuple[Script, tuple[Piece, ...]]]:
    """A script in parts, each with what is taken in behind it.

    One that isn't `whole` is without its title page.
    """
    head = script.title_page.span.end if script.title_page else 0
    begin, start = 0, 0 if whole else head
    page = script.title_page if whole else None
    if pieces := of_title_page(script):
        yield _part(replace(script, title_page=page), (0, 0), (start, head)), pieces
        start, page = head, None
    for index, element in enumerate(script.elements, 1):
        if isinstance(element, Include):
            stop = element.span.end
            part = _part(replace(script, title_page=page), (begin, index), (start, stop))
            yield part, (element.path,)
            begin, start, page = index, stop, None
    whole_script = replace(script, title_page=page)
    yield _part(whole_script, (begin, len(script.elements)), (start, _ENDLESS)), ()


def _part(script: Script, elements: tuple[int, int], offsets: tuple[int, int]) -> Script:
    """The part of a script between two elements, with the notes and boneyards of its text."""
    return replace(
        script,
        elements=script.elements[slice(*elements)],
        notes=_between(script.notes, *offsets),
        boneyards=_between(script.boneyards, *offsets),
    )


def _between(asides: tuple[_Aside, ...], start: int, stop: int) -> tuple[_Aside, ...]:
    first = bisect_left(asides, start, key=lambda aside: aside.span.start)
    last = bisect_left(asides, stop, key=lambda aside: aside.span.start)
    return asides[first:last]
