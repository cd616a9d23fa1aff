"""A book's parts as trees."""

from dataclasses import dataclass
from enum import Enum
from xml.etree.ElementTree import Element

from typebar.model.blocks import LINE_ATTRIBUTE, Blocks
from typebar.text.source import Span

__all__ = ["LINE_ATTRIBUTE", "Blocks", "Chapter", "Matter"]


class Matter(Enum):
    """Which of the three divisions of a book a part belongs to."""

    FRONT = "frontmatter"
    BODY = "bodymatter"
    BACK = "backmatter"


@dataclass(frozen=True, slots=True)
class Chapter:
    """One part of a book, made from one source: a chapter, a dedication, an afterword ..."""

    span: Span
    """The whole source, or its own stretch of one that holds several chapters."""
    slug: str
    """The file name without number and suffix, in ASCII: unique in a work; used in ids."""
    title: str
    """As plain text after typography; empty where the part shows none, as a dedication."""
    role: str
    """A DPUB-ARIA role without "doc-": chapter, dedication, epigraph, afterword, part ..."""
    matter: Matter
    number: int | None
    """The chapter's number in the book; none for parts that aren't numbered."""
    in_contents: bool
    """Whether the table of contents lists it."""
    blocks: Blocks
    """The body, and what is known of it without looking at it."""
    images: tuple[str, ...] = ()
    """Paths of the images it shows, as written, in order."""
    subtitle: str = ""
    """As plain text after typography."""

    @property
    def body(self) -> Element:
        """A `div` that holds blocks named as in XHTML (p, h2, blockquote, hr ...), type set.

        It has `lang` where the part's language isn't the work's. A picture alone is a `figure`,
        with a `figcaption` where it has a caption; verse has its lines parted by `br`.
        Blocks carry LINE_ATTRIBUTE. `hr` has class "scene-break", and the paragraph after one and
        the first of the chapter have class "first". Footnotes are `a` elements with class
        "footnote-ref" and a final `section` with class "footnotes" whose `aside`s have the ids
        that they point to. Treat it as read-only: writers copy what they change.
        """
        return self.blocks.tree

    @property
    def key(self) -> str:
        """Which chapter of a work it is: its source's path, unless the source holds several.

        The first of those has the path, too, so that a link to the file leads to it.
        """
        return f"{self.span.source}#{self.slug}" if self.span.start else self.span.source
