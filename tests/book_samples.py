"""Small works of prose for tests of writers: trees made by hand, as a reader would give them."""

from xml.etree.ElementTree import Element, fromstring

from typebar.model.prose import LINE_ATTRIBUTE, Blocks, Chapter, Matter
from typebar.model.work import Metadata, Work
from typebar.text.source import Span


def tree(body: str) -> Element:
    """The blocks of a body, one to a line of the source."""
    made = fromstring(f"<div>{body}</div>")
    for line, block in enumerate(made, 1):
        block.set(LINE_ATTRIBUTE, str(line))
    return made


def chapter(slug: str, title: str, number: int | None, body: str) -> Chapter:
    """A chapter of the text, of XHTML written out."""
    return Chapter(
        Span(f"manuscript/{slug}.md", 0, len(body)),
        slug,
        title,
        "chapter",
        Matter.BODY,
        number,
        bool(title),
        Blocks(tree(body)),
    )


def part(slug: str, role: str, matter: Matter, body: str, title: str = "") -> Chapter:
    """A part in front of the text or behind it."""
    return Chapter(
        Span(f"manuscript/{slug}.md", 0, len(body)),
        slug,
        title,
        role,
        matter,
        None,
        bool(title),
        Blocks(tree(body)),
    )


def paragraphs(first: int, last: int, name: str) -> str:
    """Paragraphs that can be told apart: sentence number 1, 2 and so on."""
    return "".join(
        f"<p>This is sentence number {number} of {name}, and it goes on for long enough to fill "
        f"three lines, because the farmers of Bàu Sen took their time in telling how the light "
        f"came down over the ricefield and what lay there.</p>"
        for number in range(first, last + 1)
    )


def novel() -> Work:
    """Two chapters, with what stands around them; every kind of thing that books have."""
    first = (
        '<p class="first">“Ấy là con,” she said—and then she said it again, because there was '
        "nobody in the whole of the wide wet field to hear it; <em>nobody</em>, not a dog, not a "
        'heron. He had written<a class="footnote-ref" href="#fn-1">1</a> once.</p>'
        '<hr class="scene-break"/><p class="first">After the break.</p>'
        + paragraphs(1, 60, "the portal")
        + '<section class="footnotes"><aside id="fn-1"><p>The year of the Wood Tiger. '
        '<a class="footnote-backref" href="#ref">Back to the text</a></p></aside></section>'
    )
    second = (
        '<p class="first">It was night, and the frogs had stopped, which woke him sooner than any '
        "noise would have.</p>"
        '<blockquote class="letter"><p>Dear Lara, the water is high.</p></blockquote>'
        '<div class="verse"><p>Ầu ơ, ví dầu cầu ván đóng đinh,<br/>cầu tre lắc lẻo.</p></div>'
        + paragraphs(61, 90, "the farmer")
        + '<p>See <a href="portal.md">the portal</a>, or '
        '<a href="https://example.org/">the web</a>.</p>'
    )
    return Work(
        Metadata(
            title="The Light Over the Ricefield",
            subtitle="A novelette",
            authors=("Trần Minh Anh",),
            rights="Krypton belongs to its owners.",
        ),
        (
            part("ded", "dedication", Matter.FRONT, "<p>For the ones who stayed.</p>"),
            chapter("portal", "The Portal", 1, first),
            chapter("farmer", "A Farmer Walks Out", 2, second),
            part("after", "afterword", Matter.BACK, "<p>Thanks.</p>", "Afterword"),
        ),
        modified=1_700_000_000,
    )
