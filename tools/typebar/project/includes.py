"""Files that texts take in: read once each, and none from outside the project's folder."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from typebar.project.files import is_inside
from typebar.project.material import File, read_source
from typebar.readers import registry
from typebar.readers.fountain.inclusion import CODE, Inclusion, include
from typebar.text.decode import decode
from typebar.text.diagnostics import Diagnostic
from typebar.text.errors import SourceError
from typebar.text.source import Source

_KINDS = {"fountain": "a screenplay", "markdown": "prose"}


@dataclass(slots=True)
class Shelf:
    """Where texts are looked for, and what was found there."""

    base: Path
    """The folder that paths start from."""
    roots: tuple[Path, ...]
    """The folders, resolved, that files may come from."""
    language: registry.Language = registry.FOUNTAIN
    """What they must be in."""
    files: dict[str, File] = field(default_factory=dict)
    refused: dict[str, str] = field(default_factory=dict)
    """Path -> why it leads nowhere."""

    def resolve(self, path: str) -> Source | str:
        """As readers.fountain.inclusion.Resolve; what is read is kept."""
        if path not in self.files:
            if reason := self._fault(path):
                self.refused[path] = reason
                return reason
            try:
                self.files[path] = read_source(self.base / path, path)
            except SourceError as error:
                self.refused[path] = f"can't be read ({error.message.removeprefix(f'{path}: ')})"
                return self.refused[path]
        return decode(path, self.files[path].data)[0]

    def _fault(self, path: str) -> str:
        # By its name alone at first: nothing else of a stranger's choosing is looked at.
        if registry.by_suffix(path) is not self.language:
            kind, suffixes = _KINDS[self.language.name], ", ".join(self.language.suffixes)
            return f"isn't {kind} by its name ({suffixes})"
        full = self.base / path
        try:
            if not any(is_inside(root, full) for root in self.roots):
                return "isn't inside the project's folder"
            return "" if full.is_file() else "isn't there"
        except ValueError:  # NUL or half a character
            return "isn't the name of a file"


def follow_prose(sources: Sequence[Source], shelf: Shelf) -> None:
    """Read what the chapters of a book take in."""
    from typebar.readers.markdown.inclusion import weave  # noqa: PLC0415 -- for such books alone

    weave(sources, shelf.resolve)


def follow(sources: Sequence[Source], shelf: Shelf) -> Inclusion:
    """The screenplay that sources make with all that they take in."""
    return include(sources, shelf.resolve)


@dataclass(slots=True)
class Shelves:
    """What screenplays take in that are works of their own: for the linter."""

    found: dict[File, Path] = field(default_factory=dict)
    inside: set[str] = field(default_factory=set)
    """The paths of all texts that another takes in."""
    faults: dict[str, dict[Diagnostic, None]] = field(default_factory=dict)
    """Path of a text -> what it can't take in."""

    def look(self, sources: Sequence[Source], shelf: Shelf) -> None:
        """Follow each of these; those that another takes in are seen with it."""
        prose = [one for one in sources if registry.by_suffix(one.path) is registry.MARKDOWN]
        if any("{{" in source.text for source in prose):
            self._look_in_prose(prose, replace(shelf, language=registry.MARKDOWN, files={}))
        for source in sources:
            if source.path in self.inside or registry.by_suffix(source.path) is registry.MARKDOWN:
                continue
            made = follow((source,), shelf)
            self.inside.update(one.path for one in made.sources[1:])
            self._blame(made.diagnostics)
        self._keep(shelf)

    def _look_in_prose(self, sources: Sequence[Source], shelf: Shelf) -> None:
        from typebar.readers.markdown.inclusion import weave  # noqa: PLC0415 -- for such books alone

        made = weave(sources, shelf.resolve)
        first = {text.source.path for text in made.texts}
        files = {home.source for text in made.texts for home in text.stretches}
        self.inside |= files - first
        self._blame(made.diagnostics)
        self._keep(shelf)

    def _blame(self, found: Iterable[Diagnostic]) -> None:
        for fault in found:
            if fault.code == CODE:
                self.faults.setdefault(fault.span.source, {})[fault] = None

    def _keep(self, shelf: Shelf) -> None:
        self.found |= {file: shelf.base / path for path, file in shelf.files.items()}
