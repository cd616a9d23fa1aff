"""The title page of a screenplay."""

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from typebar.layout.title import said
from typebar.model.emphasis import plain, runs
from typebar.model.script import Script
from typebar.model.work import Metadata
from typebar.writers import xhtml, xhtml_front
from typebar.writers.xhtml_lines import emphasised
from typebar.writers.xhtml_words import words

_SHOWN = {
    "subtitle": ("subtitle",),
    "credit": ("credit",),
    "authors": ("authors",),
    "source": ("source",),
    "draft": ("draft",),
    "revision": ("revision",),
    "notes": ("upper_left", "upper", "upper_right", "notes"),
    "contact": ("contact",),
    "rights": ("rights",),
}
"""What stands below the title: its class, and what of layout.title.KEYS it shows."""


def script_title_page(script: Script, metadata: Metadata, *, level: int = 1) -> Element:
    """`section.titlepage` as the script's own title page has it, emphasis kept.

    h1.title, p.subtitle, p.credit, p.authors, p.source; below them p.draft, p.revision, p.notes,
    p.contact, p.rights. Without one it's made of the metadata.
    """
    page = script.title_page
    title = page.values("title") if page else ()
    if page is None or not any(map(plain, title)):
        return xhtml_front.title_page(metadata, level=level)
    label = words(metadata.language).title_page
    return xhtml.element(
        "section",
        {
            "class": "titlepage script",
            "id": "titlepage",
            "epub:type": "titlepage",
            "aria-label": label,
        },
        xhtml.element(f"h{level}", {"class": "title"}, *_lines(title)),
        *(
            xhtml.element("p", {"class": name}, *_lines(values))
            for name, shown in _SHOWN.items()
            if (values := [line.text for one in shown for line in said(page, one)])
        ),
    )


def _lines(values: Iterable[str]) -> Iterator[Element | str]:
    for number, value in enumerate(line for line in values if line.strip()):
        if number:
            yield xhtml.element("br")
        yield from map(emphasised, runs(value.strip()))
