"""What is to be made: one task for each output, with everything its bytes depend on."""

import os
from collections.abc import Iterator, Mapping, MutableMapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from typebar.pipeline.shelf import Memory
from typebar.pipeline.versions import engine, libraries
from typebar.project.config import Config, Target
from typebar.project.files import is_inside
from typebar.project.material import Material, gather, page_settings
from typebar.project.toml import nearest
from typebar.readers.registry import MARKDOWN
from typebar.text.errors import ConfigError, TypebarError, UsageError
from typebar.writers import forms
from typebar.writers.forms import Writer


class Order(NamedTuple):
    """What a worker needs to make one output."""

    material: Material
    format: str
    """The name of a writer."""
    settings: Mapping[str, object]
    """Fields of writers.registry.Options."""
    marked: bool = False
    """Whether an e-book of prose names the printed pages: its target makes a PDF too."""
    jobs: int = 1
    """Processes that typesetting may use."""
    memory: Memory | None = None
    """Where parts of outputs are kept; None: nowhere."""


class Task(NamedTuple):
    """One output to make."""

    target: str
    output: Path
    shown: str
    """The output as messages name it: "build/book.pdf"."""
    order: Order
    inputs: dict[str, str]
    """Everything but images that the bytes depend on: what it is -> its content or digest."""

    @property
    def name(self) -> str:
        """The output's file name, unique in a plan."""
        return self.output.name

    def key(self) -> str:
        """SHA-256 of the inputs."""
        text = "\n".join(f"{name}={value!r}" for name, value in sorted(self.inputs.items()))
        return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


class Wish(NamedTuple):
    """A target and the formats that are wanted of it."""

    target: Target
    formats: tuple[str, ...]


class Plan(NamedTuple):
    """The tasks of a build, and the targets that can't be planned."""

    tasks: tuple[Task, ...]
    faults: tuple[tuple[str, TypebarError], ...]
    """(name of the target, what is wrong)."""
    folder: Path
    """Where outputs go."""
    targets: tuple[Target, ...]
    """Those of the tasks."""
    sources: dict[str, bytes]
    """Every text of the plan, by path: for messages that quote it."""


def wishes(config: Config, words: Sequence[str]) -> tuple[Wish, ...]:
    """What words such as "book", "book.pdf" or "build/book.pdf" ask for; no words: everything.

    Raises:
        UsageError: a word names nothing that can be built.
        ConfigError: the configuration has no targets.
    """
    if not config.targets:
        raise ConfigError(
            f"{config.path}: there are no targets, so there is nothing to build",
            help='add one: [targets.screenplay] with sources = ["screenplay.fountain"]',
        )
    if not words:
        return tuple(Wish(target, target.formats) for target in config.targets)
    wanted: dict[str, dict[str, None]] = {}
    for word in words:
        target, formats = _meaning(config, word)
        wanted.setdefault(target.name, {}).update(dict.fromkeys(formats))
    return tuple(
        Wish(target, tuple(wanted[target.name]))
        for target in config.targets
        if target.name in wanted
    )


def _meaning(config: Config, word: str) -> tuple[Target, tuple[str, ...]]:
    name = _below_output(config, word)
    if target := config.target(name):
        return target, target.formats
    stem, dot, suffix = name.rpartition(".")
    target = config.target(stem)
    writer = forms.by_name(suffix) or forms.by_suffix(f"x.{suffix}") if dot else None
    if target and writer:
        return target, (writer.name,)
    if target:
        raise UsageError(
            f"{word}: there is no format {suffix!r}",
            help=f"formats: {', '.join(one.name for one in forms.WRITERS)}",
        )
    names = [target.name for target in config.targets]
    near = nearest(stem or name, names)
    raise UsageError(
        f"{word}: there is no target {(stem or name)!r} in {config.path}",
        help=f"did you mean {near!r}?" if near else f"targets: {', '.join(names)}",
    )


def _below_output(config: Config, word: str) -> str:
    """The word without the output folder before it, if it's a path into it."""
    if "/" not in word and os.sep not in word:
        return word
    for base in (Path.cwd(), config.root):
        path = Path(os.path.normpath(base / word))
        if path.parent == config.root / config.output:
            return path.name
    return word


def plan(
    config: Config,
    wanted: Sequence[Wish],
    environment: Mapping[str, str],
    folder: Path | None = None,
    known: MutableMapping[str, int] | None = None,
) -> Plan:
    """The tasks that these wishes are; `folder` takes the outputs in place of the project's own.

    A target that can't be planned is a fault, and the others are planned all the same. `known` is
    as in project.moment.modified.

    Raises:
        ConfigError: the output folder is a link that leads out of the project.
    """
    place = folder or config.root / config.output
    if folder is None and not is_inside(config.root, place):
        raise ConfigError(
            f"{config.path}: the output folder {config.output!r} is a link that leads out of the "
            "project",
            help='say where outputs may go with "--output FOLDER"',
        )
    tasks: list[Task] = []
    faults: list[tuple[str, TypebarError]] = []
    sources: dict[str, bytes] = {}
    for wish in wanted:
        try:
            material = gather(config, wish.target, environment, known)
        except TypebarError as fault:
            faults.append((wish.target.name, fault))
            continue
        sources |= {text.path: text.data for text in (*material.texts, *material.included)}
        if material.faults:
            quoted = wish.target.section.document.source
            sources[quoted.path] = quoted.text.encode()
        tasks += _tasks(
            wish, material, place, shown=config.output if folder is None else str(folder)
        )
    targets = tuple(wish.target for wish in wanted)
    return Plan(tuple(tasks), tuple(faults), place, targets, sources)


def _tasks(wish: Wish, material: Material, place: Path, *, shown: str) -> Iterator[Task]:
    settings = page_settings(wish.target, material.profile)
    shared = _inputs(material, settings)
    for name in wish.formats:
        writer = forms.by_name(name)
        if writer is None:
            continue
        marked = _is_marked(wish, material, name)
        file_name = wish.target.name + writer.suffixes[0]
        yield Task(
            wish.target.name,
            place / file_name,
            f"{shown}/{file_name}",
            Order(material, name, settings, marked),
            shared | (_printing() if marked else {}) | _versions(writer),
        )


def _is_marked(wish: Wish, material: Material, name: str) -> bool:
    prose = material.language == MARKDOWN.name
    return name == "epub" and prose and "pdf" in wish.target.formats


def _printing() -> dict[str, str]:
    """The libraries that printed pages depend on."""
    writer = forms.by_name("pdf")
    versions = _versions(writer) if writer else {}
    return {name: value for name, value in versions.items() if name.startswith("library ")}


def _inputs(material: Material, settings: Mapping[str, object]) -> dict[str, str]:
    texts = (*material.texts, *material.included)
    inputs = {f"source {text.path}": text.digest() for text in texts}
    inputs |= {f"missing {path}": why for path, why in material.refused.items()}
    inputs["order"] = "\n".join(text.path for text in material.texts)
    if material.people:
        inputs[f"cast {material.people.path}"] = material.people.digest()
    if material.cover:
        inputs[f"cover {material.cover.path}"] = material.cover.digest()
    inputs |= {f"fault {number}": repr(fault) for number, fault in enumerate(material.faults)}
    for label, values in (("known", material.below), ("told", material.above)):
        inputs |= {f"{label} {name}": repr(value) for name, value in values.items()}
    inputs |= {f"setting {name}": repr(value) for name, value in settings.items()}
    if material.contributors:
        inputs["known contributors"] = repr(material.contributors)
    return inputs | {"modified": str(material.modified)}


def _versions(writer: Writer) -> dict[str, str]:
    installed = libraries()
    versions = {f"library {name}": installed.get(name, "") for name in writer.libraries}
    return versions | {"format": writer.name, "typebar": engine()}
