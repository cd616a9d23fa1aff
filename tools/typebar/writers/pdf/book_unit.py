"""The stretches of a book that are typeset by themselves, and what typesetting gives."""

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Unit:
    """One stretch, on the right if nothing else is said: a chapter, the title leaves, the contents.

    Nothing in it depends on its place in the book, so that it can be typeset in any order, in
    another process, or be kept from the last time.
    """

    name: str
    """The chapter's slug, or a name of ours with a dot in front."""
    html: str
    text: str = ""
    """Its text without blanks, as writers.xhtml_prose gives it: what marks of pages count in."""
    opening: str = ""
    """What the drop capital and the small capitals after it say together; empty: no drop capital.

    They stand apart on the page; by this, a reader aloud and a search find the word whole.
    """
    images: tuple[tuple[str, bytes], ...] = ()
    """What its picture elements name, "typebar:image/0" and so on."""

    def on_the_left(self) -> "Unit":
        """The same opening on a left-hand page."""
        return replace(self, html=self.html.replace("<html", '<html data-side="left"', 1))


@dataclass(frozen=True, slots=True)
class Annotation:
    """A link on a page."""

    number: int
    """Of its object."""
    tag: int
    """Of the structure element that it belongs to."""
    target: str
    """Inside the book "unit", "unit#anchor" or "#anchor"; empty for addresses outside."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page: numbers of objects in `Sheets.objects`."""

    number: int
    """What objects of the stretch call the page itself."""
    contents: int
    tags: tuple[int, ...]
    """The structure element of each piece of marked content; 0 for page furniture."""
    annotations: tuple[Annotation, ...] = ()
    plate: bool = False
    """Whether a picture covers it, so that it shows no number."""


@dataclass(frozen=True, slots=True)
class Face:
    """What a stretch uses of a font that comes with the package."""

    resource: str
    """The font's name in content streams."""
    file: str
    texts: dict[int, str]
    """What each glyph stands for."""
    widths: dict[int, int]
    """In thousandths of the size."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where an anchor stands: the sheet, from 0, and points from its foot."""

    sheet: int
    y: float


@dataclass(frozen=True, slots=True)
class Sheets:
    """A typeset unit: PDF objects that refer to each other by their index."""

    objects: tuple[bytes, ...]
    """Empty where the object belongs to the whole book and is made anew."""
    sheets: tuple[Sheet, ...]
    resources: int
    fonts: int
    """The font dictionary that resources refer to; it's written when units are joined."""
    local_fonts: dict[str, int]
    """Fonts that don't come with the package, by resource name."""
    faces: tuple[Face, ...]
    root: int
    """The structure element that `structure` refers to as its parent."""
    structure: tuple[int, ...]
    anchors: dict[str, Place]
    marks: tuple[int, ...]
    """How many characters of the unit's text stand before each sheet."""
    foreign: str = ""
    """Characters that stand in fonts of the machine."""
    missing: str = ""
    """Characters that no font has."""
    messages: tuple[str, ...] = ()
    """What the typesetter complained of."""

    def with_messages(self, messages: list[str]) -> "Sheets":
        """The same with what the typesetter said."""
        return replace(self, messages=tuple(messages))
