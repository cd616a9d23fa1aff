"""Texts in their canonical layout, written back."""

from collections.abc import Iterable
from typing import NamedTuple

from typebar.pipeline import output
from typebar.project.linting import Text
from typebar.readers import registry
from typebar.text.decode import encode
from typebar.text.errors import SourceError
from typebar.text.source import Source
from typebar.writers.fountain_format import format_text
from typebar.writers.fountain_numbers import renumber


class Tidied(NamedTuple):
    """A text before and after."""

    text: Text
    after: Source

    @property
    def changed(self) -> bool:
        """Whether there is anything to write."""
        return self.after.text != self.text.source.text

    def data(self) -> bytes:
        """The text after, in the encoding that it had."""
        return encode(self.after)


def tidy(texts: Iterable[Text]) -> list[Tidied]:
    """The texts in their canonical layout; each reads as the same script or chapters as before.

    Raises:
        SourceError: a text isn't in the encoding that it should have.
    """
    return [Tidied(text, _with(text.source, _formatted(text.source))) for text in map(_sure, texts)]


def _formatted(source: Source) -> str:
    if not _is_prose(source):
        return format_text(source)
    from typebar.writers import markdown_format  # noqa: PLC0415 -- loads Python-Markdown

    return markdown_format.format_text(source)


def _is_prose(source: Source) -> bool:
    return registry.by_suffix(source.path) == registry.MARKDOWN


def _sure(text: Text) -> Text:
    """The text, if it is known what its bytes mean."""
    for finding in text.faults:
        if finding.code == "TBR005":
            raise SourceError(f"{text.source.path}: {finding.message}", help=finding.help)
    return text


def tidy_numbered(texts: Iterable[Text]) -> list[Tidied]:
    """The screenplays in their canonical layout, with numbers for the scenes that have none."""
    scripts = (_sure(text) for text in texts if not _is_prose(text.source))
    numbered = ((text, _with(text.source, renumber(text.source))) for text in scripts)
    return [Tidied(text, _with(source, format_text(source))) for text, source in numbered]


def _with(source: Source, text: str) -> Source:
    return Source(source.path, text, source.encoding)


def write(tidied: Iterable[Tidied]) -> None:
    """Put what changed in place of the files.

    Raises:
        OutputError: one can't be written; those after it are as they were.
    """
    for one in tidied:
        if one.changed and one.text.place is not None:
            output.write(one.text.place, one.data(), one.after.path)
