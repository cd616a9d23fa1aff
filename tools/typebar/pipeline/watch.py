"""Noticing that a project's files change: what they are, how they look, when to look again.

What counts is always what a look at the files shows. The library watchfiles, where it's installed,
only says sooner when a look is worth it; without it one is taken every 0.3 seconds.
"""

import os
import stat
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from typebar.project.config import Config, Pattern, Target
from typebar.project.discover import OWN_FILE, PYTHON_FILE
from typebar.project.files import expand
from typebar.text.errors import TypebarError

INTERVAL = 0.3
"""Seconds between two looks where nothing says that files have changed."""
_TICK = 2000
"""Milliseconds after which a look is taken anyway: networked folders send no word."""
_SETTLING = 0.015
"""Seconds for which files must stay as they are."""
_PATIENCE = 0.5
"""Seconds that a file may be gone or empty while an editor saves it."""
_MOST_FOLDERS = 4096


class Stamp(NamedTuple):
    """How a file looks from outside."""

    modified: int
    """In nanoseconds."""
    size: int
    inode: int


@dataclass(frozen=True, slots=True)
class Scope:
    """What is watched."""

    root: Path
    output: str
    patterns: tuple[Pattern, ...]
    """Of texts, and the files with the cast and the cover."""
    files: frozenset[Path] = frozenset()
    """Others that outputs are made from: images."""


class Snapshot(NamedTuple):
    """How everything in a scope looked at one time."""

    files: Mapping[Path, Stamp]
    """Those that are there."""
    folders: frozenset[Path]
    """Where files may change or come up."""


def scope(config: Config, targets: Iterable[Target], files: Iterable[Path] = ()) -> Scope:
    """Everything that these targets are made from, and the configuration."""
    patterns = [
        pattern
        for target in targets
        for pattern in (*target.sources, target.cover, _profile(target))
    ]
    named = (*patterns, config.people, config.cover)
    own = {config.root / OWN_FILE, config.root / PYTHON_FILE, *files}
    found = {one.text: one for one in named if one is not None}
    return Scope(config.root, config.output, tuple(found.values()), frozenset(own))


def _profile(target: Target) -> Pattern | None:
    """The file with the target's own page style."""
    name, section = target.settings.get("profile"), target.section
    if isinstance(name, str) and name.lower().endswith(".toml"):
        return Pattern(name, section.document, (*section.path, "profile"))
    return None


def snapshot(watched: Scope) -> Snapshot:
    """A look at all files of the scope; never fails, whatever stands in the folders."""
    paths = set(watched.files)
    folders: set[Path] = set()
    for pattern in watched.patterns:
        paths.update(_matching(watched, pattern))
        folders.update(_below(watched, pattern))
    files = {path: stamp for path in sorted(paths) if (stamp := _stamp(path))}
    folders.update(path.parent for path in paths)
    folders.update(_home(path) for path in files if path.is_symlink())
    return Snapshot(files, frozenset(folder for folder in folders if folder.is_dir()))


def _matching(watched: Scope, pattern: Pattern) -> Iterator[Path]:
    try:
        for path in expand(watched.root, pattern):
            if not path.startswith(f"{watched.output}/"):
                yield watched.root / path
    except TypebarError:
        # It may come up later; a pattern's folder is watched for that.
        if not set("*?[") & set(pattern.text) and "\0" not in pattern.text:
            yield watched.root / pattern.text


def _below(watched: Scope, pattern: Pattern) -> Iterator[Path]:
    """The folder that a pattern starts in, and all that its wildcards for folders may lead into.

    Symbolic links to folders aren't followed, so a loop of them has no end to run to.
    """
    parts = PurePosixPath(pattern.text.replace("\\", "/")).parts
    wild = [index for index, part in enumerate(parts) if set("*?[") & set(part)]
    if not wild:
        return
    start = watched.root.joinpath(*parts[: wild[0]])
    yield start
    if wild[0] == len(parts) - 1 and parts[-1] != "**":
        return
    count = 0
    for place, names, _ in os.walk(start):
        names[:] = [name for name in names if not name.startswith(".")]
        if Path(place) == watched.root:
            names[:] = [name for name in names if name != watched.output]
        yield from (Path(place, name) for name in names)
        count += len(names)
        if count > _MOST_FOLDERS:
            return


def _stamp(path: Path) -> Stamp | None:
    try:
        found = path.stat()
    except (OSError, ValueError):
        return None
    if not stat.S_ISREG(found.st_mode):
        return None
    return Stamp(found.st_mtime_ns, found.st_size, found.st_ino)


def _home(path: Path) -> Path:
    """The folder in which the file behind a link lies."""
    try:
        return path.resolve().parent
    except (OSError, RuntimeError):
        return path.parent


Ticks = Callable[[frozenset[Path], threading.Event], Iterator[object]]
"""Something that yields whenever a look is worth it, until the event is set."""


def polling(_folders: frozenset[Path], stop: threading.Event) -> Iterator[object]:
    """A look every 0.3 seconds."""
    while not stop.wait(INTERVAL):
        yield None


def notified(folders: frozenset[Path], stop: threading.Event) -> Iterator[object]:
    """A look when the system reports a change in the folders; polling where it can't."""
    import watchfiles  # noqa: PLC0415 -- an extra

    try:
        yield from watchfiles.watch(
            *folders,
            watch_filter=None,
            debounce=50,
            step=5,
            stop_event=stop,
            rust_timeout=_TICK,
            yield_on_timeout=True,
            recursive=False,
        )
    except (OSError, RuntimeError):  # too many watches, a folder that went away
        yield from polling(folders, stop)


def ticks() -> Ticks:
    """The best way that is installed."""
    return notified if find_spec("watchfiles") else polling


@dataclass(slots=True)
class Watcher:
    """Waits for changes; `stop` ends the waiting from another thread."""

    scope: Scope
    stop: threading.Event = field(default_factory=threading.Event)
    ticks: Ticks = field(default_factory=ticks)
    seen: Snapshot = field(init=False)
    _folders: frozenset[Path] = frozenset()
    _running: Iterator[object] | None = None

    def __post_init__(self) -> None:
        self.look()

    def look(self) -> None:
        """Take what is there as known; to be called before it is read."""
        self.seen = snapshot(self.scope)

    def turn_to(self, watched: Scope) -> None:
        """Watch something else from now on; what has changed since the last look still counts."""
        if watched != self.scope:
            now = snapshot(watched)
            self.scope = watched
            self.seen = Snapshot({**now.files, **self.seen.files}, now.folders)

    def wait(self) -> tuple[Path, ...]:
        """The files that have changed since the last look, as soon as there are any.

        Empty when `stop` was set. Another look has been taken when it returns.
        """
        while not self.stop.is_set():
            now = self._settled()
            changed = _differences(self.seen.files, now.files)
            if changed:
                self.seen = now
                return changed
            if now.folders != self._folders or self._running is None:
                self._folders = now.folders
                self._running = self.ticks(now.folders, self.stop)
            if next(self._running, self) is self:
                self._running = None
        return ()

    def _settled(self) -> Snapshot:
        """How things look when they have come to rest."""
        now = snapshot(self.scope)
        if now.files == self.seen.files:
            return now
        end = time.monotonic() + _PATIENCE
        while not self.stop.wait(_SETTLING):
            before, now = now, snapshot(self.scope)
            late = time.monotonic() > end
            if late or (now.files == before.files and not _half_saved(self.seen, now)):
                break
        return now


def _half_saved(before: Snapshot, now: Snapshot) -> bool:
    """Whether a file that held something is gone or empty: an editor may be at work."""
    return any(
        stamp.size and (path not in now.files or not now.files[path].size)
        for path, stamp in before.files.items()
    )


def _differences(before: Mapping[Path, Stamp], now: Mapping[Path, Stamp]) -> tuple[Path, ...]:
    return tuple(path for path in {**before, **now} if before.get(path) != now.get(path))
