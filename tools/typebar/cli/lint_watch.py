"""`typebar lint --watch`: linting again whenever a text changes."""

import os
from collections.abc import Sequence
from pathlib import Path

from typebar.cli.lint import Job, Telling, Wishes
from typebar.cli.terminal import complain
from typebar.pipeline.watch import Scope, Watcher, scope
from typebar.project.config import Config
from typebar.project.linting import texts
from typebar.text.errors import TypebarError, UsageError

INTERRUPTED = 130


def watching(job: Job, wishes: Wishes, telling: Telling) -> int:
    """Lint, and lint again after every change of a text, the cast or the configuration.

    Raises:
        UsageError: with what comes in on the input stream, or with what changes files.
    """
    if "-" in job.paths or job.fix or job.add_ignores:
        raise UsageError("--watch only looks: it goes with neither -, --fix nor --add-ignores")
    watcher = Watcher(_scope(job, Scope(Path.cwd(), "", ())))
    while True:
        _round(job, wishes, telling)
        watcher.turn_to(_scope(job, watcher.scope))
        telling.say("watching for changes; Ctrl-C ends it")
        try:
            changed = watcher.wait()
        except KeyboardInterrupt:
            changed = ()
        if not changed:
            telling.say("\nno longer watching")
            return INTERRUPTED
        telling.say(f"changed: {_named(changed)}")


def _round(job: Job, wishes: Wishes, telling: Telling) -> None:
    """One run; what goes wrong is said, as it may be put right with the next change."""
    try:
        job.run(wishes, telling)
    except TypebarError as error:
        complain(error.message, error.help)


def _scope(job: Job, before: Scope) -> Scope:
    """What is to be watched; the same as before where that can't be told."""
    try:
        config = job.config()
        named = {Path(path).absolute() for path in job.paths}
        found = {text.place.absolute() for text in texts(config, job.paths) if text.place}
        return _with(config, named | found)
    except TypebarError:
        return before


def _with(config: Config | None, files: set[Path]) -> Scope:
    if config is None:
        return Scope(Path.cwd(), "", (), frozenset(files))
    return scope(config, config.targets, files)


def _named(changed: Sequence[Path]) -> str:
    return ", ".join(sorted(os.path.relpath(path) for path in changed)[:3])
