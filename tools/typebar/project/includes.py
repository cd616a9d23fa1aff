"""Files that screenplays take in: read once each, and none from outside the project's folder."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from typebar.project.files import is_inside
from typebar.project.material import File, read_source
from typebar.readers import registry
from typebar.readers.fountain.inclusion import CODE, Inclusion, include
from typebar.text.decode import decode
from typebar.text.diagnostics import Diagnostic
from typebar.text.errors import SourceError
from typebar.text.source import Source

_SUFFIXES = ", ".join(registry.FOUNTAIN.suffixes)


@dataclass(slots=True)
class Shelf:
    """Where screenplays are looked for, and what was found there."""

    base: Path
    """The folder that paths start from."""
    roots: tuple[Path, ...]
    """The folders, resolved, that files may come from."""
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
        if registry.by_suffix(path) is not registry.FOUNTAIN:
            return f"isn't a screenplay by its name ({_SUFFIXES})"
        full = self.base / path
        try:
            if not any(is_inside(root, full) for root in self.roots):
                return "isn't inside the project's folder"
            return "" if full.is_file() else "isn't there"
        except ValueError:  # NUL or half a character
            return "isn't the name of a file"


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
        for source in sources:
            if source.path in self.inside or registry.by_suffix(source.path) is registry.MARKDOWN:
                continue
            made = follow((source,), shelf)
            self.inside.update(one.path for one in made.sources[1:])
            for fault in made.diagnostics:
                if fault.code == CODE:
                    self.faults.setdefault(fault.span.source, {})[fault] = None
        self.found |= {file: shelf.base / path for path, file in shelf.files.items()}
