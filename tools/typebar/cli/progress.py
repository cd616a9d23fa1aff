"""Listening to a build: for people, with progress on a terminal, or for programs, as JSON lines."""

import json
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import TYPE_CHECKING

import click

from typebar.cli.terminal import ERASE, complain, takes_back, wants_colour
from typebar.pipeline.events import (
    Ended,
    Event,
    Finished,
    Forgotten,
    Found,
    Outcome,
    Planned,
    Retried,
    Started,
    as_data,
)
from typebar.pipeline.plan import Plan
from typebar.text.source import Source

if TYPE_CHECKING:
    from typebar.text.diagnostics import Diagnostic

Tell = Callable[[Event], None]


@dataclass(slots=True)
class Sources:
    """The texts of a plan, decoded when a message quotes them."""

    data: dict[str, bytes]
    _read: dict[str, Source] = field(default_factory=dict)

    def find(self, path: str) -> Source | None:
        """The text of that path."""
        if path not in self._read and path in self.data:
            from typebar.text.decode import decode  # noqa: PLC0415 -- only findings need it

            self._read[path] = decode(path, self.data[path])[0]
        return self._read.get(path)

    def of(self, diagnostic: "Diagnostic") -> Source:
        """The text that a finding is about."""
        path = diagnostic.span.source
        return self.find(path) or Source(path, "")


@dataclass(slots=True)
class _Reporter:
    """What people see."""

    sources: Sources
    quiet: bool
    explain: bool
    colour: str
    stale: int
    """Outputs to make: all of the plan, until it's known that some are as they should be."""
    live: bool = field(default_factory=takes_back)
    start: float = field(default_factory=time.monotonic)
    running: list[str] = field(default_factory=list)
    planned: bool = False
    """Whether that is known; what fails before is a target, and no output."""
    tried: int = 0
    """Outputs that were made or not, since then."""
    done: int = 0
    outcomes: list[Outcome] = field(default_factory=list)
    lengths: dict[str, Ended] = field(default_factory=dict)
    """Target -> the output made of it that says most of its length."""

    def tell(self, event: Event) -> None:
        """Show an event."""
        self._erase()
        match event:
            case Planned(_, stale):
                self.stale, self.planned = stale, True
            case Started(output, _):
                self.running.append(output)
            case Found(diagnostic) if diagnostic.severity.value != "info":
                self._show(diagnostic)
            case Retried(output, reason):
                click.echo(f"{output}: {reason}; trying once more", err=True)
            case Forgotten(reason):
                click.echo(f"what was made will be made again next time: {reason}", err=True)
            case Ended():
                self._ended(event)
            case Finished():
                self.running.clear()
        self._draw()

    def _ended(self, event: Ended) -> None:
        self.outcomes.append(event.outcome)
        if self.planned and event.outcome in (Outcome.BUILT, Outcome.FAILED):
            self.tried += 1
        target = PurePath(event.output).stem
        kept = self.lengths.get(target)
        if event.minutes and (kept is None or event.pages > kept.pages):
            self.lengths[target] = event
        if event.output in self.running:
            self.running.remove(event.output)
            self.done += 1
        if event.outcome is Outcome.FAILED:
            complain(f"{event.output}: {event.reason}", event.help)
        elif event.outcome is not Outcome.CURRENT and not self.quiet:
            click.echo(self._line(event))

    def _line(self, event: Ended) -> str:
        match event.outcome:
            case Outcome.STALE:
                return f"{event.output}: would be made, because {event.reason}"
            case Outcome.RESTORED:
                text = f"{event.output}: taken from an earlier build"
            case _:
                text = f"{event.output}: made in {event.seconds:.2f} s, {_size(event.size)}"
        return f"{text}, because {event.reason}" if self.explain else text

    def _show(self, diagnostic: "Diagnostic") -> None:
        from typebar.text.show import show  # noqa: PLC0415 -- only findings need it

        colour = wants_colour(sys.stderr, self.colour)
        text = show(self.sources.of(diagnostic), diagnostic, colour=colour, find=self.sources.find)
        click.echo(text, err=True, color=colour)

    def _erase(self) -> None:
        if self.live:
            click.echo(ERASE, err=True, nl=False, color=True)

    def _draw(self) -> None:
        if self.live and self.running and not self.quiet:
            line = f"[{self.done + 1}/{self.stale}] {', '.join(self.running)} ..."
            # A line that goes on in the next row couldn't be taken back.
            click.echo(line[: _width() - 1], err=True, nl=False)

    def close(self) -> None:
        """Take the progress away, and sum up."""
        self._erase()
        if not self.quiet:
            for target, made in self.lengths.items():
                click.echo(f"{target}: {_length(made)}")
        if not self.quiet and self.outcomes:
            click.echo(self._summary())

    def _summary(self) -> str:
        count = {outcome: self.outcomes.count(outcome) for outcome in Outcome}
        current = count[Outcome.CURRENT]
        if current == len(self.outcomes):
            return f"nothing to do: {_outputs(current)} up to date"
        parts = [
            f"{count[outcome]} {word}"
            for outcome, word in (
                (Outcome.BUILT, "made"),
                (Outcome.RESTORED, "taken from an earlier build"),
                (Outcome.STALE, "to make"),
                (Outcome.CURRENT, "up to date"),
                (Outcome.FAILED, "failed"),
            )
            if count[outcome]
        ]
        if count[Outcome.FAILED] and self.stale > self.tried:
            parts.append(f"{self.stale - self.tried} not tried (--keep-going goes on)")
        return f"{', '.join(parts)}, in {time.monotonic() - self.start:.1f} s"


def _width() -> int:
    import shutil  # noqa: PLC0415 -- for terminals alone

    return shutil.get_terminal_size().columns


def _length(made: Ended) -> str:
    """How long a work is: "5,012 words, 19 minutes to read, 46 pages"."""
    pages = f"{made.pages:,} page{'s' if made.pages != 1 else ''}"
    minutes = f"{made.minutes:,} minute{'s' if made.minutes != 1 else ''}"
    if not made.words:
        return f"{pages}, about {minutes}"
    words = f"{made.words:,} word{'s' if made.words != 1 else ''}"
    return f"{words}, {minutes} to read" + (f", {pages}" if made.pages else "")


def _outputs(count: int) -> str:
    return "1 output is" if count == 1 else f"{count} outputs are"


def _size(count: int) -> str:
    return f"{count / 1000:,.0f} kB" if count >= 1000 else f"{count} bytes"


@contextmanager
def listener(
    plan: Plan, *, as_json: bool, quiet: bool, explain: bool, colour: str
) -> Iterator[Tell]:
    """What a build tells its events to."""
    sources = Sources(plan.sources)
    if as_json:
        yield lambda event: _write(event, sources)
        return
    reporter = _Reporter(sources, quiet, explain, colour, len(plan.tasks))
    try:
        yield reporter.tell
    finally:
        reporter.close()


def _write(event: Event, sources: Sources) -> None:
    if isinstance(event, Found):
        from typebar.text.plain import finding  # noqa: PLC0415 -- only findings need it

        data = finding(sources.of(event.diagnostic), event.diagnostic)
        data = {"event": "found", "diagnostic": data}
    else:
        data = as_data(event)
    click.echo(json.dumps(data, ensure_ascii=False))
