"""Screenplays in their canonical layout, written back."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from typebar.pipeline import output
from typebar.project.linting import Text
from typebar.readers import registry
from typebar.text.decode import encode
from typebar.text.errors import UsageError
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


def screenplays(texts: Sequence[Text], *, named: bool) -> Iterator[Text]:
    """The screenplays among the texts.

    Raises:
        UsageError: a text was named that is none.
    """
    for text in texts:
        if registry.by_suffix(text.source.path) != registry.MARKDOWN:
            yield text
        elif named:
            raise UsageError(
                f"{text.source.path}: only screenplays have a canonical layout",
                help="name files that end in .fountain",
            )


def tidy(texts: Iterable[Text]) -> list[Tidied]:
    """The texts in their canonical layout; each reads as the same script as before."""
    return [Tidied(text, _with(text.source, format_text(text.source))) for text in texts]


def tidy_numbered(texts: Iterable[Text]) -> list[Tidied]:
    """The texts in their canonical layout, with numbers for the scenes that have none."""
    numbered = ((text, _with(text.source, renumber(text.source))) for text in texts)
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
