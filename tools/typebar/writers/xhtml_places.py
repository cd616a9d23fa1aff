"""Where the chapters, ids and pictures of a book stand in one output, and what links become."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from typebar.model.assets import asset_path
from typebar.model.prose import Chapter
from typebar.writers import xhtml

_SCHEMES = frozenset(("http", "https", "mailto", "tel", "urn", "doi"))
_NAME = re.compile(r"[A-Za-z_][0-9A-Za-z_.-]*")


class Places(NamedTuple):
    """Addresses in one output; made by `places`."""

    files: Mapping[str, str]
    """Chapter's key -> the file that the chapter stands in; empty: all stand in one page."""
    slugs: Mapping[str, str]
    """Chapter's key -> the id of the chapter's section."""
    pictures: Mapping[str, str]
    """Name of an asset -> what `src` says; where it isn't listed, its description is shown."""
    owners: Mapping[str, str]
    """An id that the manuscript gave -> key of the chapter that has it, the first one."""
    doubled: frozenset[str]
    """Ids that don't stand alone in the work."""

    def id(self, chapter: Chapter, name: str) -> str:
        """What an id of a chapter is called in this output: a valid name, unique in its file."""
        name = valid_id(name)
        if self.files or name not in self.doubled:
            return name
        return f"{self.slugs[chapter.key]}-{name}"

    def picture(self, chapter: Chapter, path: str) -> str | None:
        """The address of a picture given as in the manuscript; None where there is none."""
        return self.pictures.get(asset_path(chapter.span.source, path))

    def link(self, chapter: Chapter, address: str) -> str | None:
        """What a link of the manuscript leads to; None where it may lead nowhere.

        Web, mail and telephone addresses stay. A file of the book or an id of any chapter becomes
        the place where it stands now. Anything else would be a dead end in the output.
        """
        if not address.strip():
            return None
        try:
            parts = urlsplit(address.strip())
        except ValueError:
            return None
        if parts.scheme or parts.netloc:
            return _outside(address.strip(), parts.scheme.lower())
        source = asset_path(chapter.span.source, parts.path) if parts.path else chapter.key
        return self._inside(chapter, source, unquote(parts.fragment))

    def _inside(self, chapter: Chapter, source: str, name: str) -> str | None:
        if source not in self.slugs:
            return None
        if not name:
            return self._address(chapter, source, self.slugs[source], whole=True)
        name = valid_id(name)
        owner = self.owners.get(name)
        if owner is None and (whole := self._chapter(name)):
            return self._address(chapter, whole, name, whole=True)
        if owner is None:
            return self._address(chapter, source, self.slugs[source], whole=True)
        # An id of this chapter wins over one of the same name elsewhere. One that isn't in the file
        # that is named leads to where it is: the reader has told it.
        if name not in self.doubled:
            source = owner
        shown = name
        if not self.files and name in self.doubled:
            shown = f"{self.slugs[source]}-{name}"
        return self._address(chapter, source, shown, whole=False)

    def _chapter(self, name: str) -> str:
        """The key of the chapter whose section has that id."""
        return next((key for key, slug in self.slugs.items() if slug == name), "")

    def _address(self, chapter: Chapter, source: str, name: str, *, whole: bool) -> str:
        file = self.files.get(source, "")
        if not file:
            return f"#{name}"
        if file == self.files.get(chapter.key) and not whole:
            return f"#{name}"
        return file if whole else f"{file}#{name}"


def places(
    chapters: Iterable[Chapter],
    *,
    pictures: Mapping[str, str],
    files: Mapping[str, str] | None = None,
    taken: Iterable[str] = (),
) -> Places:
    """The addresses of an output; `taken` are ids that the output itself uses."""
    chapters, taken = tuple(chapters), tuple(taken)
    slugs = {
        part.key: slug for part, slug in zip(chapters, unique_names(chapters, taken), strict=True)
    }
    counts = Counter((*taken, *slugs.values()))
    owners: dict[str, str] = {}
    for part in chapters:
        for name in {valid_id(found) for found, _ in part.blocks.facts.ids}:
            counts[name] += 1
            owners.setdefault(name, part.key)
    doubled = frozenset(name for name, count in counts.items() if count > 1)
    return Places(files or {}, slugs, pictures, owners, doubled)


def unique_names(chapters: Iterable[Chapter], taken: Iterable[str] = ()) -> list[str]:
    """The chapters' slugs as ids and file names: none twice or taken, not even in another case."""
    seen = Counter(taken)
    names = []
    for part in chapters:
        base = name = xhtml.identifier(part.slug)
        while seen[name]:
            seen[base] += 1
            name = f"{base}-{seen[base]}"
        seen[name] += 1
        names.append(name)
    return names


def valid_id(name: str) -> str:
    """The id itself when XML allows it as a name, else one made of it."""
    return name if _NAME.fullmatch(name) else xhtml.identifier(name, "id")


def _outside(address: str, scheme: str) -> str | None:
    # A blank inside an address isn't valid; browsers mend it, validators don't.
    address = re.sub(r"\s", "%20", xhtml.clean(address))
    return address if scheme in _SCHEMES or not scheme else None
