"""What happens in a build, as it happens: progress, logs and other programs listen to these."""

from enum import Enum
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from typebar.text.diagnostics import Diagnostic


class Outcome(Enum):
    """What became of an output; the value is what JSON spells."""

    CURRENT = "current"
    """It was as it should be."""
    RESTORED = "restored"
    """It was taken from the store."""
    BUILT = "built"
    STALE = "stale"
    """It would be built: said by a dry run."""
    FAILED = "failed"


class Planned(NamedTuple):
    """The build knows what there is to do."""

    outputs: int
    stale: int


class Started(NamedTuple):
    """An output is being made."""

    output: str
    reason: str


class Ended(NamedTuple):
    """An output is there, or failed."""

    output: str
    outcome: Outcome
    reason: str = ""
    """Why it was made, or why not."""
    help: str = ""
    exit_code: int = 0
    seconds: float = 0.0
    size: int = 0
    """Bytes."""
    words: int = 0
    """These three as in pipeline.tally, where the output was made."""
    minutes: int = 0
    pages: int = 0


class Found(NamedTuple):
    """Something is to be said of a text; each finding once a build."""

    diagnostic: "Diagnostic"


class Retried(NamedTuple):
    """A worker died, and its task is tried once more."""

    output: str
    reason: str


class Forgotten(NamedTuple):
    """What was made can't be remembered, so that it will be made again."""

    reason: str


class Finished(NamedTuple):
    """The build is over; always the last word."""

    exit_code: int
    """That of `typebar build`."""
    seconds: float


Event = Planned | Started | Ended | Found | Retried | Forgotten | Finished


_LENGTHS = ("words", "minutes", "pages")


def as_data(
    event: Planned | Started | Ended | Retried | Forgotten | Finished,
) -> dict[str, Any]:
    """An event as plain data for JSON; findings are spelled by who knows their sources."""
    data = {name: value for name, value in event._asdict().items() if value not in ("", None)}
    data = {name: value for name, value in data.items() if value or name not in _LENGTHS}
    if isinstance(event, Ended):
        data["outcome"] = event.outcome.value
    if isinstance(event, Ended | Finished):
        data["seconds"] = round(event.seconds, 3)
    return {"event": type(event).__name__.lower(), **data}
