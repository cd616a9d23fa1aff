"""What a publication may claim for readers with disabilities: only what its files show."""

from collections.abc import Iterator

from typebar.writers.epub.document import Publication, walk
from typebar.writers.xhtml_pictures import moves


def claims(publication: Publication) -> Iterator[tuple[str, str]]:
    """Properties of schema.org and of EPUB Accessibility 1.1, with their values.

    Every picture inside the text counts, the cover doesn't: its page says what it shows.
    """
    pictures = [
        item
        for item in walk(publication.documents)
        if item.tag == "img" and item.get("role") != "doc-cover"
    ]
    described = all((item.get("alt") or "").strip() for item in pictures)
    yield "schema:accessMode", "textual"
    if pictures:
        yield "schema:accessMode", "visual"
    if described:
        yield "schema:accessModeSufficient", "textual"
    if pictures:
        yield "schema:accessModeSufficient", "textual,visual"
    for feature in sorted(_features(publication, alternatives=bool(pictures) and described)):
        yield "schema:accessibilityFeature", feature
    # What moves may flash; nobody has counted how often.
    hazard = "unknown" if any(map(moves, publication.files.values())) else "none"
    yield "schema:accessibilityHazard", hazard
    yield (
        "schema:accessibilitySummary",
        _summary(publication, pictures=len(pictures), described=described),
    )


def _features(publication: Publication, *, alternatives: bool) -> Iterator[str]:
    yield "displayTransformability"
    yield "readingOrder"
    elements = list(walk(publication.documents))
    if any(item.get("role") for item in elements):
        yield "ARIA"
    if any(item.tag in ("h1", "h2") for item in elements):
        yield "structuralNavigation"
    if publication.contents:
        yield "tableOfContents"
    if alternatives:
        yield "alternativeText"
    if publication.pages:
        yield "pageBreakMarkers"
        yield "pageNavigation"


def _summary(publication: Publication, *, pictures: int, described: bool) -> str:
    said = ["The text reflows, and is read in order under headings listed in the contents."]
    if publication.pages:
        said.append("Page numbers are those of the printed edition.")
    if pictures:
        said.append(
            "Every picture is described." if described else "Some pictures are not described."
        )
    return " ".join(said)
