"""MDS: what prose refers to: ids, footnotes, links, images."""

import posixpath
from collections.abc import Iterator
from functools import cached_property
from urllib.parse import unquote

from typebar.lint.document import PROSE_SUFFIXES
from typebar.lint.finding import Finding
from typebar.lint.index import Project
from typebar.lint.manuscript import Manuscript, Reference
from typebar.lint.pattern import lazy
from typebar.lint.rule import rule
from typebar.lint.wording import listed, many
from typebar.text.diagnostics import Related, Severity
from typebar.text.source import Span

ERROR, INFO, WARNING = Severity.ERROR, Severity.INFO, Severity.WARNING


@rule("MDS003", "duplicate-heading-id", WARNING)
def duplicate_heading_id(project: Project) -> Iterator[Finding]:
    """An id written in braces that two places of the book have.

    Why:
        A link goes to one of them.
    Fires on (markdown):
        # One {#door}

        She waits.

        ## Two {#door}

        She goes.
    Use instead:
        # One {#door}

        She waits.

        ## Two {#gate}

        She goes.
    """
    first: dict[str, Span] = {}
    for view in project.manuscripts:
        for name, start, end in view.written_ids:
            span = view.text.span(start, end)
            if name in first:
                related = (Related(first[name], "the other place"),)
                yield Finding(span, f'two places have the id "{name}"', "", None, related)
            first.setdefault(name, span)


@rule("MDS004", "footnote-undefined", ERROR)
def footnote_undefined(view: Manuscript) -> Iterator[Finding]:
    """A mark such as [^1] whose note is never written.

    Why:
        The mark is printed as it stands.
    Fires on (markdown):
        She waits.[^1]
    Use instead:
        She waits.[^1]

        [^1]: For him.
    """
    written = {note.target for note in view.note_texts}
    for mark in view.note_marks:
        if mark.target not in written:
            yield view.text.at(
                mark.start,
                mark.end,
                f'the footnote "{mark.target}" is never written',
                f"write it at the end of the file: [^{mark.target}]: ...",
            )


@rule("MDS005", "footnote-unused", WARNING)
def footnote_unused(view: Manuscript) -> Iterator[Finding]:
    """A footnote that no mark refers to.

    Why:
        It isn't printed.
    Fires on (markdown):
        She waits.

        [^1]: For him.
    Use instead:
        She waits.[^1]

        [^1]: For him.
    """
    used = {mark.target for mark in view.note_marks}
    for note in view.note_texts:
        if note.target not in used:
            yield view.text.at(
                note.start, note.end, f'nothing refers to the footnote "{note.target}"'
            )


@rule("MDS006", "broken-internal-link", ERROR)
def broken_internal_link(project: Project) -> Iterator[Finding]:
    """A link to a place that isn't in the book.

    A place is a text of the book, the name of a chapter's file, or an id that is written in braces;
    a heading's words alone make none. Links with an address of their own, to the web or for mail,
    are left alone.

    Why:
        In an e-book it does nothing, or shows an error.
    Fires on (markdown):
        # One

        See [the end](#the-end).
    Use instead:
        # One {#one}

        See [the beginning](#one).
    """
    places = _Places(project)
    for view in project.manuscripts:
        for link in view.links:
            if link.target and not _ADDRESS.match(link.target):
                said = places.missing(view, link.target)
                if said:
                    yield view.text.at(link.start, link.end, said, _remedy(link))


class _Places:
    """Where links may lead."""

    def __init__(self, project: Project) -> None:
        self.views = {view.text.document.path: view for view in project.manuscripts}
        self.around = project.around
        prose = {one for one in project.around.built or () if one.endswith(PROSE_SUFFIXES)}
        self.is_whole = prose <= self.views.keys()
        """Whether no other text of the book may have a place."""

    @cached_property
    def everywhere(self) -> frozenset[str]:
        """Every id of every text."""
        return frozenset(name for view in self.views.values() for name in view.identifiers)

    def missing(self, view: Manuscript, target: str) -> str:
        """What is wrong with a link of a text; empty where nothing is."""
        path, _, fragment = target.partition("#")
        fragment = unquote(fragment)
        if path:
            return self._missing_file(view, path, fragment)
        if fragment in self.everywhere or not self.is_whole:
            return ""
        return f'there\'s no place with the id "{fragment}"'

    def _missing_file(self, view: Manuscript, path: str, fragment: str) -> str:
        target = _beside(view, path)
        if target in self.views:
            found = not fragment or fragment in self.views[target].identifiers
            return "" if found else f'"{path}" has no place with the id "{fragment}"'
        files, built = self.around.files, self.around.built
        if files is not None and target not in files:
            return f'there\'s no file "{path}"'
        left_out = built and view.text.document.path in built and target not in built
        return f'"{path}" isn\'t in the book' if left_out else ""


def _remedy(link: Reference) -> str:
    name = unquote(link.target.partition("#")[2])
    return f"write {{#{name}}} behind what it means" if name else ""


_ADDRESS = lazy(r"[A-Za-z][A-Za-z0-9+.-]*:|//")


def _beside(view: Manuscript, path: str) -> str:
    folder = posixpath.dirname(view.text.document.path)
    return posixpath.normpath(posixpath.join(folder, unquote(path)))


@rule("MDS007", "missing-image-or-alt", ERROR)
def missing_image_or_alt(project: Project) -> Iterator[Finding]:
    """An image that isn't there or lies on the network, or has no description.

    A missing description is a warning.

    Why:
        A book is whole without a network, and who can't see an image is told of it.
    Fires on (markdown):
        ![](map.png)
    Use instead:
        ![A map of the island](map.png)
    """
    for view in project.manuscripts:
        remote = [image for image in view.images if _is_remote(image)]
        if remote:
            yield view.text.once(
                [(image.start, image.end) for image in remote],
                f"{many(len(remote), 'image')} outside the project, so no book has "
                f"{'them' if len(remote) > 1 else 'it'}: {listed([remote[0].target])}",
                "put the files beside the text and name them there",
            )
        for image in view.images:
            if not _is_remote(image) and _gone(project, view, image):
                yield view.text.at(image.start, image.end, f'there\'s no image "{image.target}"')
            if not image.text.strip():
                yield view.text.at(
                    image.start,
                    image.end,
                    "this image has no description",
                    "write it between the square brackets",
                )._replace(severity=WARNING)


def _is_remote(image: Reference) -> bool:
    return bool(_ADDRESS.match(image.target)) and not image.target.startswith("data:")


def _gone(project: Project, view: Manuscript, image: Reference) -> bool:
    files = project.around.files
    return files is not None and _beside(view, image.target) not in files


RULES = (
    duplicate_heading_id,
    footnote_undefined,
    footnote_unused,
    broken_internal_link,
    missing_image_or_alt,
)
