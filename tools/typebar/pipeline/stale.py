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


_FIRST = ("source", "missing", "order", "cast", "cover")
"""Kinds of inputs that people change: told before the rest."""


def changes(now: dict[str, str], then: dict[str, str]) -> Iterator[str]:
    """What is different between two sets of inputs, in words: texts first, then the rest.

    Their date is told where nothing else is: it changes with the texts.
    """
    different = [name for name in now.keys() | then.keys() if now.get(name) != then.get(name)]
    if len(different) > 1:
        different = [name for name in different if name != "modified"]
    for name in sorted(different, key=_precedence):
        yield _words(name, then.get(name), now.get(name))


def _precedence(name: str) -> tuple[int, str]:
    kind = name.partition(" ")[0]
    return (_FIRST.index(kind) if kind in _FIRST else len(_FIRST), name)


_FIXED = {
    "fault": "what the configuration says wrongly changed",
    "order": "the order of the texts changed",
    "modified": "the date of the texts changed",
    "typebar": "typebar itself changed",
}


def _words(name: str, before: str | None, after: str | None) -> str:
    kind, _, rest = name.partition(" ")
    happened = "is new" if before is None else "is gone" if after is None else "changed"
    match kind:
        case "source" | "cast" | "cover":
            return f"{rest} {happened}"
        case "missing":
            return f"{rest} can be taken in" if after is None else f"{rest} can't be taken in"
        case "known" | "told" | "setting":
            return f"{rest} in the configuration {happened}"
        case "library":
            return f"{rest} is now {after or 'gone'}, was {before or 'absent'}"
    return _FIXED.get(kind, f"{name} {happened}")


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
