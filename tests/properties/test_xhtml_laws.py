"""Whatever a manuscript holds, outputs are well formed, hold its text, and run nothing of it."""

from xml.etree.ElementTree import Element

import tinyhtml5
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from book_samples import chapter
from epub_files import files
from script_samples import screenplay
from typebar.model.prose import Chapter
from typebar.model.work import Metadata, Work
from typebar.readers.markdown import ProseStyle, parse_book
from typebar.text.source import Source
from typebar.writers import html, xhtml, xhtml_prose, xhtml_script
from typebar.writers.registry import Options
from typebar.writers.xhtml_cues import spoken
from typebar.writers.xhtml_places import places

HOSTILE = st.sampled_from(
    [
        "]]>", "<script>alert(1)</script>", "</style>", "<!--", "-->", "&amp;", "&#0;", "&x;",
        "\x00", "\x1b", "\ufffe", "\ud800", "\udfff", "\U0001ffff", "\u2028", "\x85", "\x0c",
        "שלום", "\u202e", "\ufeff", "🌾", "e\u0301", '"', "'", "\r", "\t", "  ", "--",
        "javascript:",
    ]
)  # fmt: skip
ANY = st.text(st.characters(codec=None), max_size=12)
TEXT = st.lists(HOSTILE | ANY, max_size=6).map("".join)
LINES = st.lists(
    st.sampled_from(
        ["INT. HOUSE - DAY", "BOB (V.O.)", "SUE ^", "(softly)", "# Act", "= They meet.", "===",
         "~La", "> X <", "CUT TO:", "[[note", "]]", "/*", "*/", "**a", "_b*", "Title: X",
         "", "", ""]
    )
    | TEXT,
    max_size=25,
).map("\n".join)  # fmt: skip
TAGS = st.sampled_from(
    sorted(
        xhtml.name_set(
            "p b em a img h1 h2 h4 h6 ul li aside section script style svg iframe x table td"
        )
    )
)
NAMES = st.sampled_from(
    sorted(
        xhtml.name_set(
            "id class href src alt onclick style role lang aria-labelledby data-line epub:type"
        )
    )
)


def _tree(tag: str, attributes: dict[str, str], text: str, children: list[Element]) -> Element:
    made = Element(tag, attributes)
    made.text = text
    for child in children:
        child.tail = text
        made.append(child)
    return made


LEAVES = st.builds(_tree, TAGS, st.dictionaries(NAMES, TEXT, max_size=3), TEXT, st.just([]))
TREES = st.recursive(
    LEAVES,
    lambda inner: st.builds(
        _tree, TAGS, st.dictionaries(NAMES, TEXT, max_size=3), TEXT, st.lists(inner, max_size=3)
    ),
    max_leaves=8,
)


def _chapter(body: Element, title: str) -> Chapter:
    one = chapter("one", title, 1, "<p>x</p>")
    one.body.append(body)
    return one


@given(TEXT)
def test_clean_text_is_what_a_parser_gives_back(text: str) -> None:
    shown = xhtml.clean(text)
    assert etree.fromstring(xhtml.to_xml(xhtml.element("b", None, text))).text == (shown or None)
    assert xhtml.clean(shown) == shown


@given(TREES, TEXT)
def test_chapters_are_well_formed_and_run_nothing(body: Element, title: str) -> None:
    one = _chapter(body, title)
    section = xhtml_prose.chapter(one, xhtml_prose.Form(places((one,), pictures={})))
    names = 'xmlns:epub="http://www.idpf.org/2007/ops"'
    tree = etree.fromstring(f"<r {names}>{xhtml.to_xml(section)}</r>")
    found = {item.tag for item in tree.iter()}
    assert not found & {"script", "style", "svg", "iframe", "x", "h7"}
    for item in tree.iter():
        assert not {"onclick", "style", "src"} & set(item.keys())
        assert not item.get("href", "").lower().startswith(("javascript", "data", "vbscript"))
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))


@settings(max_examples=60, deadline=None)
@given(LINES, TEXT)
def test_screenplays_of_any_text_are_well_formed_in_every_file(text: str, title: str) -> None:
    work = screenplay(text, title=title)
    made = files(work, Options(notes=True))
    for path, data in made.data.items():
        if path.endswith((".xhtml", ".opf", ".xml")):
            etree.fromstring(data)


@settings(max_examples=8, deadline=None)  # cutting the fonts takes most of a second
@given(LINES, TEXT)
def test_pages_of_any_text_run_nothing_of_it(text: str, title: str) -> None:
    page = html.write(screenplay(text, title=title), Options(notes=True)).data
    assert b"<script>alert" not in page
    assert page.decode()


@settings(max_examples=40, deadline=None)
@given(TREES, TEXT, TEXT)
def test_books_of_any_text_are_well_formed_in_every_file(
    body: Element, title: str, language: str
) -> None:
    metadata = Metadata(title=title, authors=(title,), language=language, series=title)
    made = files(Work(metadata, (_chapter(body, title),)))
    for path, data in made.data.items():
        if path.endswith((".xhtml", ".opf", ".xml")):
            etree.fromstring(data)


@given(st.text(st.characters(categories=["Lu", "Nd", "Zs", "Po", "Pd"]), max_size=20))
def test_a_name_in_real_case_has_the_capitals_that_were_typed(name: str) -> None:
    assert spoken(name, "en").upper() == name.upper()


def _meaning(item: Element) -> tuple[object, ...]:
    """An element as a browser knows it: line ends between elements mean nothing."""
    inside = [_meaning(child) for child in item]
    between = [(child.tail or "").strip("\n") for child in item]
    return item.tag, sorted(item.attrib.items()), (item.text or "").strip("\n"), inside, between


PROSE = st.lists(
    st.sampled_from(
        ["# One", "## Two", "A *b* c.", "- one", "1. two", "    - three", "> said", "***", "",
         "| a | b |", "|---|---|", "| c | d |", "term", ": meaning", "Text[^1]", "[^1]: Note.",
         "![Map](map.png)", "<b>raw</b>", "<div>raw</div>", "[a](#one)", "", "    code", ""]
    )
    | TEXT,
    max_size=25,
).map("\n".join)  # fmt: skip


@given(PROSE, LINES)
def test_what_lean_pages_leave_out_browsers_put_back(prose: str, script: str) -> None:
    chapters = parse_book([Source("one.md", prose)], ProseStyle(raw_html=True)).chapters
    form = xhtml_prose.Form(places(chapters, pictures={"map.png": "map.png"}))
    acts = xhtml_script.acts(screenplay(script).scripts[0], xhtml_script.ScriptForm(notes=True))
    tree = xhtml.element(
        "main",
        None,
        *(xhtml_prose.chapter(one, form) for one in chapters),
        *(scene.section for act in acts for scene in act.scenes),
    )
    full, lean = (
        tinyhtml5.parse(f"<!DOCTYPE html><title>T</title>{written}")
        for written in (xhtml.to_html(tree), xhtml.to_lean_html(tree))
    )
    assert _meaning(lean) == _meaning(full)
