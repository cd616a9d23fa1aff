"""What rules over single texts find in each: remembered, else looked for.

What compares texts runs after this, over all of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from typebar.lint import memory, run
from typebar.pipeline.processors import processors
from typebar.pipeline.versions import linter
from typebar.text.diagnostics import Diagnostic

if TYPE_CHECKING:
    from typebar.lint.document import Names
    from typebar.lint.settings import Settings
    from typebar.pipeline.store import Store
    from typebar.project.linting import Text

Found = tuple[Diagnostic, ...]
MUCH = 1_000_000
"""Characters from which processes pay: rules take 0.7 s for them, two processes 0.1 s to start."""


@dataclass(frozen=True, slots=True)
class Looker:
    """What a text's findings hang on besides the text."""

    settings: Settings
    names: Names

    def key(self, text: Text) -> str:
        """Under which the findings in a text are remembered."""
        return memory.text_key(
            text.source, text.faults, self.settings, self.names, version=linter()
        )

    def look(self, text: Text) -> Found:
        """The findings in a text."""
        return run.look(text.document(), self.settings, self.names)


def findings(
    texts: Sequence[Text], looker: Looker, jobs: int, store: Store | None
) -> dict[str, Found]:
    """What is found in each text, by path; new findings are remembered where there's a store.

    Where nothing is gained by looking at each by itself, none: the engine does it as it goes.

    `jobs` is the number of processes, 0 for as many as pay.

    Raises:
        TypebarError: what a rule needs is missing, or a process ended unexpectedly.
    """
    found = _remembered(texts, looker, store) if store else {}
    rest = [text for text in texts if text.source.path not in found]
    processes = _processes(rest, jobs)
    if store is None and processes < 2:
        return {}
    for text, diagnostics in zip(rest, _look(rest, looker, processes), strict=True):
        found[text.source.path] = diagnostics
        if store:
            store.keep_findings(looker.key(text), memory.dump_found(diagnostics))
    return found


def _remembered(texts: Sequence[Text], looker: Looker, store: Store) -> dict[str, Found]:
    found = {}
    for text in texts:
        data = store.findings(looker.key(text))
        if data and (remembered := memory.load_found(data)) is not None:
            found[text.source.path] = remembered
    return found


def _processes(texts: Sequence[Text], jobs: int) -> int:
    size = sum(len(text.source.text) for text in texts)
    return min(len(texts), jobs or (processors() if size > MUCH else 1))


def _look(texts: Sequence[Text], looker: Looker, processes: int) -> Iterable[Found]:
    if processes < 2:
        return map(looker.look, texts)
    from typebar.pipeline.lint_pool import side_by_side  # noqa: PLC0415 -- for much work alone

    return side_by_side(texts, looker, processes)
