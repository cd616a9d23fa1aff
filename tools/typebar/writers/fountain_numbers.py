"""Numbers for the scenes of a Fountain text that have none; those already there are locked."""

from typebar.model.scene_numbers import numbers
from typebar.model.script import SceneHeading
from typebar.readers.fountain import parse
from typebar.text.source import Source


def renumber(source: Source) -> str:
    """The text with a number in every scene heading; see `model.scene_numbers`."""
    headings = _headings(source)
    given = numbers([one.number.text if one.number else "" for one in headings])
    text, at = [], 0
    for heading, number in zip(headings, given, strict=True):
        if heading.number is None:
            end = heading.line.span.end
            text += [source.text[at:end], f" #{number}#"]
            at = end
    made = "".join((*text, source.text[at:]))
    read = _headings(Source(source.path, made, source.encoding))
    # A heading whose end can't take a number (a note behind it, say) keeps the text as it was.
    kept = [one.number.text if one.number else "" for one in read] == given
    return made if kept else source.text


def _headings(source: Source) -> list[SceneHeading]:
    return [one for one in parse(source).script.elements if isinstance(one, SceneHeading)]
