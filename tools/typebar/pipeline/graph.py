"""A plan as other programs take it: outputs as data, and as a file for ninja."""

from typing import Any

from typebar.pipeline.plan import Plan, Task
from typebar.pipeline.stale import reasons
from typebar.pipeline.store import Store


def listing(plan: Plan, store: Store) -> list[dict[str, Any]]:
    """Each output with its target, form and texts, and why it would be made, if it would."""
    return [
        {
            "target": task.target,
            "format": task.order.format,
            "output": task.shown,
            "sources": _sources(task),
            "stale": list(reasons(task, store.last(task.output))),
        }
        for task in plan.tasks
    ]


def _sources(task: Task) -> list[str]:
    material = task.order.material
    others = [file for file in (material.people, material.cover, material.profile) if file]
    return [file.path for file in (*material.texts, *material.included, *others)]


def drawing(plan: Plan, configuration: str) -> str:
    """Each output, and below it what it's made from."""
    lines = []
    for task in plan.tasks:
        lines.append(task.shown)
        lines += [f"  {path}" for path in dict.fromkeys((*_sources(task), configuration))]
    return "\n".join((*lines, ""))


def ninja(plan: Plan, configuration: str) -> str:
    """A build file for ninja, in which every output has a step of its own.

    ninja goes by the time of files; what is really stale, typebar decides by content.
    """
    lines = [
        "# typebar graph --ninja > build.ninja",
        "rule typebar",
        "  command = typebar build --quiet --jobs 1 $out && touch $out",
        "  description = $out",
        "",
    ]
    for task in plan.tasks:
        inputs = map(_escaped, dict.fromkeys((*_sources(task), configuration)))
        lines.append(f"build {_escaped(task.shown)}: typebar {' '.join(inputs)}")
    return "\n".join((*lines, ""))


def _escaped(path: str) -> str:
    """A path as ninja writes it."""
    return path.replace("$", "$$").replace(" ", "$ ").replace(":", "$:")
