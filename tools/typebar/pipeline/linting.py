"""Linting a project: findings remembered, mended texts written."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from typebar.lint import memory
from typebar.lint.report import Report
from typebar.lint.settings import Settings
from typebar.pipeline import output
from typebar.pipeline.store import Store
from typebar.pipeline.sweep import memory as place
from typebar.pipeline.versions import linter
from typebar.project.config import Config
from typebar.project.files import read_bytes
from typebar.project.linting import Text, names, surroundings
from typebar.text.decode import encode
from typebar.text.errors import ConfigError

if TYPE_CHECKING:
    from typebar.lint.around import Surroundings
    from typebar.lint.document import Names
    from typebar.lint.fix import Mended


@dataclass(frozen=True, slots=True)
class Mending:
    """How far mending goes."""

    unsafe: bool
    """Whether fixes that need a look are made too."""


class Change(NamedTuple):
    """A text after mending, and the file that it came from."""

    mended: Mended
    place: Path | None


@dataclass(frozen=True, slots=True)
class Effort:
    """How findings are come by."""

    remember: bool = True
    """Whether those of a project are taken from its memory and kept there."""
    jobs: int = 0
    """Processes; 0: as many as pay."""
    cache_dir: Path | None = None
    """The folder of the memory; None: the project's own."""


USUAL = Effort()


def check(
    config: Config | None, texts: Sequence[Text], settings: Settings, effort: Effort = USUAL
) -> Report:
    """The findings in these texts; those of a project are remembered, of each text and of all.

    Outside a project nothing is written into folders of others. Rules of plug-ins may change
    without telling, so nothing is remembered with them.

    Raises:
        ConfigError, SourceError: the cast file is wrong or missing.
        TypebarError: a process ended unexpectedly.
    """
    known, around = names(config), _around(config, texts, settings)
    report = _check(config, texts, settings, effort, known, around)
    if config is None or not around.missing:
        return report
    # What is missing is said at its place in the configuration, which no rule looks at.
    written = {pattern.document.source for target in config.targets for pattern in target.sources}
    return replace(report, sources={**report.sources, **{one.path: one for one in written}})


def _check(
    config: Config | None,
    texts: Sequence[Text],
    settings: Settings,
    effort: Effort,
    known: Names,
    around: Surroundings,
) -> Report:
    if config is None or settings.plugins or not effort.remember:
        return _look(texts, settings, known, around, effort)
    store = Store(place(config, effort.cache_dir))
    sources = [text.source for text in texts]
    key = sha256(
        "\0".join(
            (
                linter(),
                memory.key(sources, settings, known, around),
                repr([t.faults for t in texts]),
            )
        ).encode("utf-8", "backslashreplace")
    ).hexdigest()
    remembered = store.findings(key)
    if remembered and (report := memory.load(remembered, sources)):
        return report
    report = _look(texts, settings, known, around, effort, store)
    store.keep_findings(key, memory.dump(report))
    store.trim_findings()
    return report


def _look(
    texts: Sequence[Text],
    settings: Settings,
    known: Names,
    around: Surroundings,
    effort: Effort,
    store: Store | None = None,
) -> Report:
    # What is remembered needs no rules.
    from typebar.lint import run  # noqa: PLC0415 -- as above
    from typebar.pipeline.looking import Looker, findings  # noqa: PLC0415 -- as above

    documents = [text.document() for text in texts]
    looked_at = findings(texts, Looker(settings, known), effort.jobs, store)
    return run.check(documents, settings, known, around=around, looked_at=looked_at)


def _around(config: Config | None, texts: Sequence[Text], settings: Settings) -> Surroundings:
    """What lies around the texts, with a dictionary where the settings ask for one.

    Raises:
        MissingToolError: spelling is asked for, and the library or a dictionary isn't installed.
        ConfigError: what the settings name as a dictionary is none.
    """
    around = surroundings(config, texts)
    if not _wants_spelling(settings):
        return around
    from typebar.project.dictionaries import dictionary  # noqa: PLC0415 -- for spelling alone

    words = dictionary(config, settings.dictionaries, settings.language)
    return replace(around, dictionary=words)


def _wants_spelling(settings: Settings) -> bool:
    named = {word.lower() for word in (*settings.select, *settings.extend_select)}
    return settings.spelling or not named.isdisjoint(("wrd001", "misspelling"))


def mend(
    config: Config | None, texts: Sequence[Text], settings: Settings, mending: Mending
) -> tuple[list[Change], Report]:
    """The texts mended, nothing written yet, and what is left to say of them.

    Raises:
        ConfigError, SourceError: the cast file is wrong or missing.
    """
    from typebar.lint.fix import mend as mend_all  # noqa: PLC0415 -- for --fix and --diff alone

    mended, report = mend_all(
        [text.document() for text in texts],
        settings,
        names(config),
        unsafe=mending.unsafe,
        around=_around(config, texts, settings),
    )
    places = {text.source.path: text.place for text in texts}
    return [Change(one, places[one.after.path]) for one in mended], report


def add_ignores(
    config: Config | None, texts: Sequence[Text], settings: Settings
) -> tuple[list[str], Report]:
    """Write directives into the files that allow what is found; the files changed, what is left.

    Raises:
        ConfigError, SourceError: the cast file is wrong or missing.
        OutputError: a file can't be written; those after it are as they were.
    """
    from typebar.lint import ignores  # noqa: PLC0415 -- for --add-ignores alone

    known, around = names(config), _around(config, texts, settings)
    documents = [text.document() for text in texts]
    written, report = ignores.add(documents, settings, known, around=around)
    changed = []
    for text, source in zip(texts, written, strict=True):
        if text.place is not None and source.text != text.source.text:
            output.write(text.place, encode(source), source.path)
            changed.append(source.path)
    return changed, report


def write_changes(changes: Iterable[Change]) -> None:
    """Put the mended texts in place of the files, in the encoding that they had.

    Raises:
        OutputError: one can't be written; those after it are as they were.
    """
    for change in changes:
        if change.place is not None and change.mended.changed:
            output.write(change.place, bytes_of(change), change.mended.after.path)


def bytes_of(change: Change) -> bytes:
    """The mended text as bytes."""
    return encode(change.mended.after)


def diff(change: Change) -> str:
    """What mending changes, as a unified diff."""
    from typebar.lint.fix import diff as unified  # noqa: PLC0415 -- for --diff alone

    return unified(change.mended.before, change.mended.after)


def write_text(path: str, text: str) -> None:
    """Write a report into a file.

    Raises:
        OutputError: it can't be written.
    """
    output.write(Path(path), text.encode("utf-8", "backslashreplace"), path)


def write_baseline(path: str, report: Report) -> None:
    """List a report's findings in a file.

    Raises:
        OutputError: it can't be written.
    """
    from typebar.lint.baseline import make  # noqa: PLC0415 -- for baselines alone

    write_text(path, make(report))


def without_baseline(report: Report, path: str) -> Report:
    """The report without what the file lists.

    Raises:
        SourceError: there is no such file.
        ConfigError: it isn't a baseline.
    """
    from typebar.lint.baseline import subtract  # noqa: PLC0415 -- as above

    try:
        return subtract(report, read_bytes(Path(path), path).decode("utf-8-sig"), path)
    except (UnicodeDecodeError, json.JSONDecodeError):
        raise ConfigError(
            f"{path}: this isn't a baseline", help=f"make one: typebar lint --write-baseline {path}"
        ) from None
