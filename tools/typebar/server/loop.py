"""The preview's rounds: watch, make the views anew, tell; findings follow when the pages stand."""

import gc
import threading
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from typebar.pipeline.plan import wishes
from typebar.pipeline.watch import Scope, Watcher, scope
from typebar.project.config import Config
from typebar.project.discover import required
from typebar.server import proof
from typebar.server.board import Board
from typebar.server.press import Press
from typebar.server.view import View
from typebar.text.errors import TypebarError
from typebar.text.precedence import giving_way

_CALM = 0.15
"""Seconds that browsers have for the pages before the linter takes the processor."""


class _Superseded(Exception):  # noqa: N818 -- no error: there is newer text to look at
    """What the linter looks at was saved again."""


@dataclass(slots=True)
class Loop:
    """Keeps a board up to date until `stop` is set."""

    config: Config
    words: tuple[str, ...]
    """Targets that are shown; none: all."""
    board: Board
    cache_dir: Path | None = None
    """As in pipeline.linting.Effort."""
    stop: threading.Event = field(default_factory=threading.Event)
    press: Press = field(default_factory=Press)
    _due: threading.Event = field(default_factory=threading.Event)
    """Whether findings are to be looked for."""
    _hurry: threading.Event = field(default_factory=threading.Event)
    """Whether pages are being made, for which the linter steps back."""
    _views: dict[str, View] = field(default_factory=dict)

    def run(self) -> None:
        """All rounds; findings are looked for in a thread beside."""
        watcher = Watcher(self._scope(), self.stop)
        proofreader = threading.Thread(target=self._proofread, name="findings", daemon=True)
        proofreader.start()
        try:
            self._show([])
            watcher.turn_to(self._scope())
            while watcher.wait():
                self._show(self._reread())
                watcher.turn_to(self._scope())
        finally:
            self.stop.set()
            self._due.set()

    def _scope(self) -> Scope:
        return scope(self.config, self.config.targets, self.press.files(self.config))

    def _reread(self) -> list[TypebarError]:
        """Take the configuration as it is now; the last good one stays while it's wrong."""
        try:
            config = required(self.config.root)
            wishes(config, self.words)
        except TypebarError as error:
            return [error]
        self.config = config
        return []

    def _show(self, troubles: list[TypebarError]) -> None:
        self._hurry.set()
        with _undisturbed():
            views: dict[str, View] = {}
            for wish in wishes(self.config, self.words):
                view = self._view(wish.target.name, troubles)
                if view is not None:
                    views[wish.target.name] = view
            self._views = views
            self.board.show(tuple(views.values()))
        said = [{"message": error.message, "help": error.help} for error in troubles]
        self.board.post("trouble", {"errors": said})
        self._due.set()
        self._hurry.clear()

    def _view(self, name: str, troubles: list[TypebarError]) -> View | None:
        """The target's view; the last good one where it can't be made."""
        target = self.config.target(name)
        try:
            return self.press.view(self.config, target) if target else None
        except TypebarError as error:
            troubles.append(error)
        except Exception as error:  # noqa: BLE001 -- a defect of ours: told, and the preview lives on
            what = "".join(traceback.format_exception_only(error)).strip()
            troubles.append(TypebarError(f"{name}: a defect in typebar ({what})"))
        return self._views.get(name)

    def _proofread(self) -> None:
        while not self.stop.is_set():
            self._due.wait()
            self._due.clear()
            # Whoever saves again within this time is served first.
            if self.stop.wait(_CALM) or self._due.is_set():
                continue
            self._find()

    def _find(self) -> None:
        views = self.board.views
        try:
            with giving_way(self._give_way):
                report = proof.look(self.config, self.cache_dir)
        except _Superseded:
            return  # the next round is due as soon as the pages stand
        except TypebarError as error:
            self._unproved(error.message)
            return
        except Exception as error:  # noqa: BLE001 -- as above: the next round may fare better
            self._unproved(f"a defect in typebar ({type(error).__name__}: {error})")
            return
        if views is self.board.views:
            found = [proof.beside(view, report, views) for view in views]
            self.board.post("findings", {"views": found, "error": ""})

    def _give_way(self) -> None:
        """Let a save go first: both in one process, each takes twice as long.

        Raises:
            _Superseded: there is one.
        """
        if self._hurry.is_set() or self._due.is_set() or self.stop.is_set():
            raise _Superseded

    def _unproved(self, reason: str) -> None:
        """Say why there are no findings."""
        nothing: list[object] = [[] for _ in self.board.views]
        self.board.post("findings", {"views": nothing, "error": reason})


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Collect no garbage meanwhile: there is next to none, and looking for it takes time."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
