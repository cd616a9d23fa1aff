"""What every open tab is told: the latest of each kind of news, and what it speaks of."""

import json
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from typebar.server.view import View

News = dict[str, Any]
_TOLD = 6
"""Parts whose markup is told with the news; browsers ask for the others."""


@dataclass(slots=True)
class Board:
    """The latest news by kind: parts, pages, outline, findings, trouble.

    A tab that comes late, or comes back, gets the latest of each kind and has missed nothing.
    """

    views: tuple[View, ...] = ()
    markup: dict[str, str] = field(default_factory=dict)
    """Of all parts, by digest."""
    _news: dict[str, tuple[int, str]] = field(default_factory=dict)
    _count: int = 0
    _closed: threading.Event = field(default_factory=threading.Event)
    _changed: threading.Condition = field(default_factory=threading.Condition)

    def post(self, kind: str, data: News) -> None:
        """Tell all tabs, unless it's what they know."""
        text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
        with self._changed:
            if self._news.get(kind, (0, ""))[1] == text:
                return
            self._count += 1
            self._news[kind] = self._count, text
            self._changed.notify_all()

    def show(self, views: Sequence[View]) -> None:
        """Take these views in place of the last ones, and tell which parts they consist of.

        The first of those that are new are told with their markup, so that a tab needn't ask: what
        an edit changes is there, and what it moved comes behind.
        """
        digests = [[part.digest for part in view.parts] for view in views]
        known = self.markup
        self.markup = {
            digest: part.markup
            for view, row in zip(views, digests, strict=True)
            for digest, part in zip(row, view.parts, strict=True)
        }
        self.views = tuple(views)
        fresh = (item for item in self.markup.items() if item[0] not in known)
        if known and (told := dict(islice(fresh, _TOLD))):
            self.post("parts", told)
        self.post(
            "pages",
            {"views": [_pages(view, row) for view, row in zip(views, digests, strict=True)]},
        )
        self.post("outline", {"views": [_outline(view) for view in views]})

    def close(self) -> None:
        """Let go of everybody who listens."""
        with self._changed:
            self._closed.set()
            self._changed.notify_all()

    def listen(self, patience: float) -> Iterator[tuple[str, str] | None]:
        """News as (kind, JSON), oldest first; None when there were none for so many seconds."""
        heard = 0
        while not self._closed.is_set():
            with self._changed:
                fresh = sorted(
                    (count, kind, text)
                    for kind, (count, text) in self._news.items()
                    if count > heard
                )
                idle = not fresh and not self._closed.is_set()
                if idle and not self._changed.wait(patience):
                    fresh = [(heard, "", "")]
            for count, kind, text in fresh:
                heard = count
                yield (kind, text) if kind else None


def _pages(view: View, digests: Sequence[str]) -> News:
    return {
        "name": view.name,
        "title": view.title,
        "kind": view.kind,
        "paper": list(view.paper),
        "parts": [
            [digest, part.label, part.path, part.line]
            for digest, part in zip(digests, view.parts, strict=True)
        ],
    }


def _outline(view: View) -> list[list[str | int]]:
    return [list(entry) for entry in view.entries]
