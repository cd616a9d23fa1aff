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


class Found(NamedTuple):
    """Something is to be said of a text; each finding once a build."""

    diagnostic: "Diagnostic"


class Retried(NamedTuple):
    """A worker died, and its task is tried once more."""

    output: str
    reason: str


Event = Planned | Started | Ended | Found | Retried


def as_data(event: Planned | Started | Ended | Retried) -> dict[str, Any]:
    """An event as plain data for JSON; findings are spelled by who knows their sources."""
    data = {name: value for name, value in event._asdict().items() if value not in ("", None)}
    if isinstance(event, Ended):
        data["outcome"] = event.outcome.value
        data["seconds"] = round(event.seconds, 3)
    return {"event": type(event).__name__.lower(), **data}
