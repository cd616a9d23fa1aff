"""`typebar watch`."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import click

from typebar.cli import offers
from typebar.cli.build import remembered_plan
from typebar.cli.choices import CACHE_DIR, COLOUR, JOBS, JSON, QUIET
from typebar.cli.root import CONTEXT, examples
from typebar.cli.terminal import complain
from typebar.pipeline.plan import Plan, wishes
from typebar.pipeline.run import Conduct, build
from typebar.pipeline.store import Store
from typebar.pipeline.sweep import memory
from typebar.pipeline.watch import Scope, Watcher, scope
from typebar.project.config import Config
from typebar.project.discover import required
from typebar.text.errors import TypebarError

INTERRUPTED = 130


class Wishing(NamedTuple):
    """What is built, and how."""

    targets: Sequence[str]
    jobs: int
    cache_dir: Path | None


@dataclass(frozen=True, slots=True)
class Telling:
    """How builds are told of."""

    as_json: bool
    quiet: bool
    colour: str

    def say(self, text: str) -> None:
        """A remark for people, kept off the output that programs read."""
        if not self.quiet and not self.as_json:
            click.echo(text, err=True)


@click.command(
    context_settings=CONTEXT,
    short_help="Build again whenever a text changes.",
    epilog=examples(
        "typebar watch                      everything, after every change",
        "typebar watch book.pdf             one output",
        "typebar watch --json               events for other programs, one a line",
    ),
)
@click.argument("targets", nargs=-1, metavar="[TARGET]...", shell_complete=offers.targets)
@JOBS
@CACHE_DIR
@JSON
@QUIET
@COLOUR
def command(
    *,
    targets: tuple[str, ...],
    jobs: int | None,
    cache_dir: Path | None,
    as_json: bool,
    quiet: bool,
    colour: str,
) -> int:
    """Build, and build again whenever a text, an image, the cast or the configuration changes.

    Ctrl-C ends it.
    """
    from typebar.layout.layouts import Layouts  # noqa: PLC0415 -- not for --help
    from typebar.writers.sheets import remembered_in  # noqa: PLC0415 -- as above

    config = required(Path.cwd())
    wanted = [wish.target for wish in wishes(config, targets)]
    wishing = Wishing(targets, jobs or 0, cache_dir)
    with remembered_in(Layouts()):
        return _follow(Watcher(scope(config, wanted)), wishing, Telling(as_json, quiet, colour))


def _follow(watcher: Watcher, wishing: Wishing, telling: Telling) -> int:
    """Build at once and after every change, until an interruption; the exit code."""
    while True:
        watcher.turn_to(_round(watcher.scope, wishing, telling))
        telling.say("watching for changes; Ctrl-C ends it")
        try:
            changed = watcher.wait()
        except KeyboardInterrupt:
            telling.say("\nno longer watching")
            return INTERRUPTED
        if not changed:
            return INTERRUPTED
        telling.say(f"changed: {_named(watcher.scope.root, changed)}")


def _round(before: Scope, wishing: Wishing, telling: Telling) -> Scope:
    """One build; what is to be watched after it, which is the same if it can't be planned."""
    try:
        config = required(before.root)
        return _built(config, wishing, telling)
    except TypebarError as error:
        complain(error.message, error.help)
        return before


def _built(config: Config, wishing: Wishing, telling: Telling) -> Scope:
    from typebar.cli.progress import listener  # noqa: PLC0415 -- as in build

    store = Store(memory(config, wishing.cache_dir))
    wanted = wishes(config, wishing.targets)
    plan = remembered_plan(config, wanted, store, None)
    with listener(
        plan, as_json=telling.as_json, quiet=telling.quiet, explain=False, colour=telling.colour
    ) as tell:
        build(plan, store, Conduct(wishing.jobs, keep_going=True), tell)
    return scope(config, [wish.target for wish in wanted], _others(config, plan, store))


def _others(config: Config, plan: Plan, store: Store) -> list[Path]:
    """Files beside those that the configuration names: included texts and images.

    What isn't there counts too: it may be written yet.
    """
    records = [record for task in plan.tasks if (record := store.last(task.output))]
    images = {key for record in records for key in record.images}
    missing = {path for task in plan.tasks for path in task.order.material.refused}
    inside = {path for path in missing if ".." not in path.split("/") and "\0" not in path}
    return [config.root / name for name in sorted({*plan.sources, *images, *inside})]


def _named(root: Path, changed: Sequence[Path]) -> str:
    shown = [os.path.relpath(path, root) for path in changed[:3]]
    more = f" and {len(changed) - 3} more" if len(changed) > 3 else ""
    return ", ".join(shown) + more
