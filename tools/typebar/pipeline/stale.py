"""Whether an output is as it should be, and if not, why."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from typebar.pipeline.plan import Task
from typebar.pipeline.store import Record
from typebar.project.fingerprint import fingerprint


def reasons(task: Task, record: Record | None) -> tuple[str, ...]:
    """Why an output must be made again; none when it's as it should be."""
    if record is None:
        gone = not task.output.exists()
        return ("it was never built here" if gone else "it isn't known how it was made",)
    found = tuple(changes(task.inputs, record.inputs)) or tuple(image_changes(task, record))
    return found or tuple(_damage(task.output, record))


def changes(now: dict[str, str], then: dict[str, str]) -> Iterator[str]:
    """What is different between two sets of inputs, in words."""
    for name in sorted(now.keys() | then.keys()):
        before, after = then.get(name), now.get(name)
        if before != after:
            yield _words(name, before, after)


def _words(name: str, before: str | None, after: str | None) -> str:
    kind, _, rest = name.partition(" ")
    happened = "is new" if before is None else "is gone" if after is None else "changed"
    match kind:
        case "source" | "cast" | "cover":
            return f"{rest} {happened}"
        case "fault":
            return "what the configuration says wrongly changed"
        case "order":
            return "the order of the texts changed"
        case "known" | "told" | "setting":
            return f"{rest} in the configuration {happened}"
        case "library":
            return f"{rest} is now {after or 'gone'}, was {before or 'absent'}"
        case "modified":
            return "the date of the texts changed"
        case "typebar":
            return "typebar itself changed"
    return f"{name} {happened}"


def image_changes(task: Task, record: Record) -> Iterator[str]:
    """Images that aren't what they were."""
    material = task.order.material
    for key, digest in record.images.items():
        if fingerprint(key, material.base, material.roots) != digest:
            yield f"the image {key} changed"


def _damage(output: Path, record: Record) -> Iterator[str]:
    try:
        data = output.read_bytes()
    except FileNotFoundError:
        yield "the output is gone"
        return
    except OSError:
        yield "the output can't be read"
        return
    if sha256(data).hexdigest() != record.digest:
        yield "the output was changed by somebody else"
