"""FDX, Final Draft's own XML, as the plain paragraphs that it is made of.

Final Draft publishes no description; names and places are those of the files that versions 8 to 13
write. What a paragraph is called there stays its name here: what becomes of it in another form is
for the writer of that form to say. Entities, doctypes and addresses in a file are never followed.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from lxml import etree

from typebar.model.inline import Emphasis, Run

_ROOT = "FinalDraft"
_CAPITALS = "AllCaps"
_STYLES = {
    "Bold": Emphasis.BOLD,
    "Italic": Emphasis.ITALIC,
    "Underline": Emphasis.UNDERLINE,
}
_LEFT_OUT = {
    "revision marks": ".//Content/Paragraph/Text[@RevisionID!='0']",
    "tags": ".//Content/Paragraph/Text[@TagNumber]",
    "locked pages": "./LockedPages/LockedPage",
    "pictures": ".//Content//Image",
    "alternative dialogue": ".//Content//Alt",
}
"""What stands in a file and is not read, and how it's found."""


class Paragraph(NamedTuple):
    """One paragraph of a script or of its title page."""

    kind: str
    """As the file calls it: "Scene Heading", "Action" ...; empty on title pages."""
    runs: tuple[Run, ...]
    """Its text; a line end is the writer's own. Capitals that a style asks for are there."""
    number: str = ""
    """Of a scene."""
    alignment: str = ""
    """"Left", "Center", "Right"; empty where it's that of its kind."""
    opens_page: bool = False
    speaks_second: bool = False
    """Whether a cue is that of the right-hand speech of two."""
    summary: tuple[str, ...] = ()
    """What is said of the scene that it opens."""
    notes: tuple[str, ...] = ()
    """Notes that hang on it."""
    omitted: tuple["Paragraph", ...] = ()
    """The scene that was taken out and whose heading it keeps."""

    @property
    def text(self) -> str:
        """Its characters alone."""
        return "".join(run.text for run in self.runs)


class Draft(NamedTuple):
    """What a file holds."""

    title_page: tuple[Paragraph, ...]
    body: tuple[Paragraph, ...]
    notes: tuple[str, ...]
    """Notes that hang on no paragraph."""
    left_out: tuple[str, ...]
    """What it holds besides, in words."""
    damage: str = ""
    """Where and why the XML breaks off, if it does: what comes before is read."""


class NoDraft(NamedTuple):
    """Why a file can't be read."""

    message: str


def read(data: bytes) -> Draft | NoDraft:
    """What an FDX file holds; a damaged one up to its damage."""
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False, recover=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        return NoDraft(f"it isn't XML: line {error.lineno}: {error.msg}")
    # Nothing at all, where the damage begins right away.
    if getattr(root, "tag", None) != _ROOT:
        return NoDraft("it isn't a script of Final Draft")
    content = root.find("Content")
    if content is None:
        return NoDraft("there is no script in it")
    capitals = _capitals(root)
    hung, loose = _hung(root.find("ScriptNotes"), content)
    body = tuple(_paragraphs(content, capitals, hung))
    title = root.find("TitlePage/Content")
    return Draft(
        tuple(_paragraphs(title, {}, {})) if title is not None else (),
        body,
        loose,
        tuple(name for name, where in _LEFT_OUT.items() if root.xpath(where)),
        _damage(parser),
    )


def _damage(parser: etree.XMLParser) -> str:
    fatal = [entry for entry in parser.error_log if entry.level >= etree.ErrorLevels.FATAL]
    return f"line {fatal[0].line}: {fatal[0].message}" if fatal else ""


def _capitals(root: etree._Element) -> Mapping[str, bool]:
    """For each kind of paragraph whether it's shown in capitals, however it was typed."""
    return {
        settings.get("Type", ""): _CAPITALS in spec.get("Style", "").split("+")
        for settings in root.iterfind("ElementSettings")
        for spec in settings.iterfind("FontSpec")
    }


def _paragraphs(
    content: etree._Element, capitals: Mapping[str, bool], hung: Mapping[etree._Element, list[str]]
) -> Iterator[Paragraph]:
    for element in content.iterchildren("Paragraph", "DualDialogue"):
        dual = element if element.tag == "DualDialogue" else element.find("DualDialogue")
        one = _paragraph(element, capitals, hung)
        if dual is None or one.runs:
            yield one
        if dual is not None:
            yield from _both(list(_paragraphs(dual, capitals, hung)), None if one.runs else one)


def _both(paragraphs: Sequence[Paragraph], around: Paragraph | None) -> Iterator[Paragraph]:
    """Two speeches side by side, with what is said of the paragraph round them.

    The second cue says that it's the second.
    """
    cues = 0
    for index, one in enumerate(paragraphs):
        cues += one.kind == "Character"
        yield one._replace(
            speaks_second=one.kind == "Character" and cues == 2,
            opens_page=one.opens_page or bool(around and around.opens_page and not index),
            notes=one.notes + (around.notes if around and one is paragraphs[-1] else ()),
        )


def _paragraph(
    element: etree._Element, capitals: Mapping[str, bool], hung: Mapping[etree._Element, list[str]]
) -> Paragraph:
    kind = element.get("Type", "")
    shouted = capitals.get(kind, False)
    omitted = element.find("OmittedScene")
    summary = element.find("SceneProperties/Summary")
    inside = (_text(note) for note in element.iterfind("ScriptNote"))
    return Paragraph(
        kind,
        tuple(
            run for text in element.iterfind("Text") if (run := _run(text, shouted=shouted)).text
        ),
        element.get("Number", "").strip(),
        element.get("Alignment", ""),
        element.get("StartsNewPage") == "Yes",
        summary=tuple(filter(None, map(_flat, summary))) if summary is not None else (),
        notes=tuple(filter(None, (*inside, *hung.get(element, ())))),
        omitted=tuple(_paragraphs(omitted, capitals, hung)) if omitted is not None else (),
    )


def _run(text: etree._Element, *, shouted: bool) -> Run:
    names = text.get("Style", "").split("+")
    emphasis = Emphasis.NONE
    for name in names:
        emphasis |= _STYLES.get(name, Emphasis.NONE)
    shown = "".join(map(str, text.itertext()))
    return Run(shown.upper() if shouted or _CAPITALS in names else shown, emphasis)


def _flat(paragraph: etree._Element) -> str:
    """The text of a paragraph on one line."""
    return " ".join(_said(paragraph).split())


def _said(paragraph: etree._Element) -> str:
    return "".join("".join(map(str, text.itertext())) for text in paragraph.iterfind("Text"))


def _text(note: etree._Element) -> str:
    """What a note says, a line each paragraph."""
    return "\n".join(_said(paragraph) for paragraph in note.iterfind("Paragraph")).strip()


def _hung(
    notes: etree._Element | None, content: etree._Element
) -> tuple[dict[etree._Element, list[str]], tuple[str, ...]]:
    """Notes that stand apart, by the paragraph that each begins in, and those that begin in none.

    Their places count characters of the script, with one for the end of each paragraph.
    """
    if notes is None:
        return {}, ()
    starts: list[int] = []
    paragraphs = list(content.iterfind("Paragraph"))
    at = 0
    for paragraph in paragraphs:
        starts.append(at)
        # Speeches side by side count as two characters, whatever they say.
        at += 1 + (len(_said(paragraph)) if paragraph.find("DualDialogue") is None else 2)
    hung: dict[etree._Element, list[str]] = {}
    loose: list[str] = []
    for note in notes.iterfind("ScriptNote"):
        said = _text(note)
        start = note.get("Range", "").partition(",")[0]
        index = bisect_right(starts, int(start)) - 1 if start.isdecimal() else -1
        if index < 0 or int(start) >= at:
            loose.append(said)
        else:
            hung.setdefault(paragraphs[index], []).append(said)
    return hung, tuple(filter(None, loose))
