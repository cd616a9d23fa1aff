"""Every accessibility feature that a package claims is found in its files."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from book_samples import chapter, novel
from epub_files import Files, files
from script_samples import long_screenplay, screenplay
from typebar.model.work import Metadata, PageMark, Work

_PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 20
_PAGES = "//h:nav[@e:type='page-list']//h:a/@href"


def _all(made: Files, query: str) -> list[str]:
    return [found for path in made.texts() for found in made.find(path, query)]


def _resolve(made: Files, query: str) -> bool:
    addresses = made.find("nav.xhtml", query)
    return bool(addresses) and all(_leads(made, address) for address in addresses)


def _leads(made: Files, address: str) -> bool:
    path, _, name = address.partition("#")
    return bool(made.find(path, f"//*[@id='{name}']" if name else "/*"))


def _breaks(made: Files) -> bool:
    marks = [
        f"{path}#{name}"
        for path in sorted(made.texts())
        for name in made.find(path, "//*[@role='doc-pagebreak']/@id")
    ]
    return sorted(marks) == sorted(made.find("nav.xhtml", _PAGES))


_FIXED = re.compile(
    r"(font-size|line-height|text-indent|margin[a-z-]*|width|height)\s*:[^;}]*[0-9](px|pt|mm|cm|in)\b"
    r"|position:\s*fixed|[^-]color:(?! inherit)"
)
"""What a reader who asks for larger type or other colours couldn't change."""


def _reflows(made: Files) -> bool:
    return not _FIXED.search(made.data["EPUB/style.css"].decode())


PROOFS: dict[str, Callable[[Files], bool]] = {
    "ARIA": lambda made: bool(_all(made, "//@role")),
    "alternativeText": lambda made: all(_all(made, "//h:img[not(@role)]/@alt")),
    "displayTransformability": _reflows,
    "pageBreakMarkers": _breaks,
    "pageNavigation": lambda made: _resolve(made, _PAGES),
    "readingOrder": lambda made: bool(made.find("package.opf", "//o:itemref/@idref")),
    "structuralNavigation": lambda made: bool(_all(made, "//h:h1 | //h:h2")),
    "tableOfContents": lambda made: _resolve(made, "//h:nav[@e:type='toc']//h:a/@href"),
}


def _pictured() -> Work:
    one = chapter("one", "One", 1, '<p><img src="a.png" alt="A map"/></p>')
    return Work(Metadata(title="T"), (one,), assets={"manuscript/a.png": _PNG})


def _paged() -> Work:
    work = novel()
    marks = tuple(
        PageMark(str(page), part.span.source, 400 * page)
        for part in work.chapters[1:3]
        for page in range(9)
    )
    return replace(work, page_marks=marks)


@pytest.mark.parametrize(
    "make", [novel, screenplay, long_screenplay, _pictured, _paged, lambda: Work(Metadata(), ())]
)
def test_what_is_claimed_is_true(make: Callable[[], Work]) -> None:
    made = files(make())
    claimed = made.find("package.opf", "//o:meta[@property='schema:accessibilityFeature']")
    assert claimed
    assert [feature for feature in claimed if not PROOFS[feature](made)] == []
