"""What happens in a build, as it happens: progress, logs and other programs listen to these."""

from dataclasses import asdict, dataclass
from enum import Enum
from typing import Any

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


@dataclass(frozen=True, slots=True)
class Planned:
    """The build knows what there is to do."""

    outputs: int
    stale: int


@dataclass(frozen=True, slots=True)
class Started:
    """An output is being made."""

    output: str
    reason: str


@dataclass(frozen=True, slots=True)
class Ended:
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


@dataclass(frozen=True, slots=True)
class Found:
    """Something is to be said of a text; each finding once a build."""

    diagnostic: Diagnostic


@dataclass(frozen=True, slots=True)
class Retried:
    """A worker died, and its task is tried once more."""

    output: str
    reason: str


Event = Planned | Started | Ended | Found | Retried


def as_data(event: Planned | Started | Ended | Retried) -> dict[str, Any]:
    """An event as plain data for JSON; findings are spelled by who knows their sources."""
    data = {name: value for name, value in asdict(event).items() if value not in ("", None)}
    if isinstance(event, Ended):
        data["outcome"] = event.outcome.value
        data["seconds"] = round(event.seconds, 3)
    return {"event": type(event).__name__.lower(), **data}
