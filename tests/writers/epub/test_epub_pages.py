"""Page 12 is the same place in an e-book and on paper."""

from dataclasses import replace

from lxml import etree

from book_samples import novel
from epub_files import NAMES, Files, files
from script_samples import long_screenplay
from typebar.layout.pages import Page
from typebar.layout.paginate import paginate
from typebar.layout.style import PROFILES
from typebar.model.work import PageMark
from typebar.writers import xhtml_prose
from typebar.writers.xhtml_places import places

_LINKS = "//h:nav[@e:type='page-list']//h:a"


def following(made: Files, address: str) -> str:
    """The text that comes after a page's mark, without blanks, in small letters."""
    path, _, name = address.partition("#")
    tree = etree.fromstring(made.data[f"EPUB/{path}"])
    mark = tree.xpath(f"//*[@id='{name}']", namespaces=NAMES)[0]
    rest = mark.xpath("following::text()")
    return squeezed("".join(map(str, rest)))


def squeezed(text: str) -> str:
    return "".join(text.split()).lower()


def opening(page: Page) -> str:
    """What the layout puts first on a page, of what the writer wrote."""
    return squeezed(next(row.text for row in page.lines if not row.synthetic))


def test_every_page_of_a_script_begins_where_the_layout_begins_it() -> None:
    work = long_screenplay()
    pages = paginate(work.scripts[0], PROFILES["industry"])
    made = files(work)
    assert made.find("nav.xhtml", _LINKS) == [page.label for page in pages]
    addresses = made.find("nav.xhtml", f"{_LINKS}/@href")
    inside = 0
    for page, address in zip(pages, addresses, strict=True):
        assert following(made, address).startswith(opening(page))
        inside += page.lines[1].synthetic
    assert inside > 2  # pages that begin in the midst of a speech are among them


def test_marks_of_a_typeset_book_stand_at_their_character() -> None:
    work = novel()
    source = work.chapters[1].span.source
    section = xhtml_prose.chapter(
        work.chapters[1], xhtml_prose.Form(places(work.chapters, pictures={}))
    )
    text = squeezed("".join(section.itertext()))
    at = [0, 1, text.index("nobody"), text.index("afterthebreak"), len(text) - 1, len(text) + 9]
    marks = tuple(PageMark(str(label), source, place) for label, place in enumerate(at, 1))
    made = files(replace(work, page_marks=marks))
    assert made.find("nav.xhtml", _LINKS) == ["1", "2", "3", "4", "5", "6"]
    for address, place in zip(made.find("nav.xhtml", f"{_LINKS}/@href"), at, strict=True):
        assert following(made, address) == text[place:]
    plain = files(work).find("text/portal.xhtml", "//h:body")
    assert made.find("text/portal.xhtml", "//h:body") == plain
