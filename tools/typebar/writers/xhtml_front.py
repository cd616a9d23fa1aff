"""What stands in front of a text: title page, contents, cast."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple
from xml.etree.ElementTree import Element

from typebar.model.prose import Chapter
from typebar.model.work import Metadata, Person
from typebar.writers import xhtml
from typebar.writers.contributors import lines
from typebar.writers.xhtml_words import words


class Entry(NamedTuple):
    """A line of a table of contents, with those below it."""

    text: str
    address: str
    children: tuple["Entry", ...] = ()


def title_page(metadata: Metadata, *, level: int = 1) -> Element:
    """`section.titlepage`: title, subtitle, credit, authors, source, publisher, rights.

    Each stands in an element of its own class (h1.title, p.subtitle, p.credit, p.authors,
    p.source, p.contributors, p.draft, p.contact, p.publisher, p.rights); what the work doesn't say
    isn't there.
    """
    said = words(metadata.language)
    authors = ", ".join(metadata.authors)
    said_of = (
        ("subtitle", metadata.subtitle),
        ("credit", (metadata.credit or said.by) if authors else metadata.credit),
        ("authors", authors),
        ("source", metadata.source),
        ("contributors", "\n".join(lines(metadata.contributors, metadata.language))),
        ("draft", metadata.draft),
        ("publisher", metadata.publisher),
        ("rights", metadata.rights),
    )
    return xhtml.element(
        "section",
        {
            "class": "titlepage",
            "id": "titlepage",
            "epub:type": "titlepage",
            "aria-label": said.title_page,
        },
        xhtml.element(f"h{level}", {"class": "title"}, metadata.title or said.title_page),
        *(xhtml.element("p", {"class": name}, *broken(text)) for name, text in said_of if text),
        xhtml.element("p", {"class": "contact"}, *broken("\n".join(metadata.contact)))
        if metadata.contact
        else None,
    )


def broken(text: str) -> list[Element | str]:
    """The text with `br` for its line ends."""
    pieces: list[Element | str] = []
    for line in xhtml.clean(text).strip("\n").split("\n"):
        pieces += (xhtml.element("br"), line) if pieces else (line,)
    return pieces


def contents(entries: Iterable[Entry], *, title: str, level: int = 2) -> Element:
    """`nav.contents` with a heading and nested lists, as EPUB's nav and HTML both read it."""
    return xhtml.element(
        "nav",
        {
            "class": "contents",
            "id": "contents",
            "epub:type": "toc",
            "role": "doc-toc",
            "aria-labelledby": "contents-title",
        },
        xhtml.element(f"h{level}", {"id": "contents-title"}, title),
        entry_list(tuple(entries)),
    )


def entry_list(entries: Sequence[Entry]) -> Element | None:
    """The entries as `ol`; none where there are none, as an empty list isn't valid."""
    if not entries:
        return None
    return xhtml.element(
        "ol",
        None,
        *(
            xhtml.element(
                "li",
                None,
                xhtml.element("a", {"href": entry.address}, entry.text),
                entry_list(entry.children),
            )
            for entry in entries
        ),
    )


def book_entries(
    chapters: Iterable[Chapter], addresses: dict[str, str], language: str
) -> tuple[Entry, ...]:
    """The contents of a book: chapters below the part that they stand in.

    `addresses` gives each chapter's by its key.
    """
    from typebar.writers.xhtml_prose import label  # noqa: PLC0415 -- screenplays have no chapters

    tops: list[tuple[Chapter, Entry, list[Entry]]] = []
    for chapter in chapters:
        if not chapter.in_contents:
            continue
        entry = Entry(label(chapter, language), addresses[chapter.key])
        if tops and _stands_below(chapter, tops[-1][0]):
            tops[-1][2].append(entry)
        else:
            tops.append((chapter, entry, []))
    return tuple(Entry(entry.text, entry.address, tuple(below)) for _, entry, below in tops)


def _stands_below(chapter: Chapter, top: Chapter) -> bool:
    return top.role == "part" and chapter.role != "part" and chapter.matter == top.matter


def cast(people: Iterable[Person], *, title: str, level: int = 1) -> Element:
    """`section.cast`: the cast as a list, `strong` names and what is said of each."""
    return xhtml.element(
        "section",
        {"class": "cast", "id": "cast", "aria-labelledby": "cast-title"},
        xhtml.element(f"h{level}", {"id": "cast-title"}, title),
        xhtml.element("ul", None, *map(_person, people)),
    )


def _person(person: Person) -> Element:
    name = xhtml.element("strong", None, person.full_name or person.name)
    told = (xhtml.element("br"), person.description) if person.description else ()
    return xhtml.element("li", None, name, *told)
