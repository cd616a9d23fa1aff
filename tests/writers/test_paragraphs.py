"""Books as plain text: one line a paragraph."""

from typebar.model.work import Metadata, Work
from typebar.readers.markdown import parse_book
from typebar.text.source import Source
from typebar.writers.registry import Options, by_name

TEXT = """# The "Portal"

It *opened*--
and shut.[^a]

* * *

> One
> line.
>
> Two.

- first
- second

  more

3. third

::: verse
A line\\
and a line
:::

| a | b |
|---|---|
| c | d |

![A lamp](lamp.png "At *night*")

    code "as is"

Term
: Meaning

[^a]: A note.
"""


def _write(*texts: str) -> str:
    sources = tuple(Source(f"{number}.md", text) for number, text in enumerate(texts))
    work = Work(Metadata(), parse_book(sources).chapters, sources)
    writer = by_name("txt")
    assert writer
    return writer.write(work, Options()).data.decode()


def test_every_kind_of_block_is_a_line() -> None:
    assert _write(TEXT).split("\n\n") == [
        "The “Portal”",
        "It opened— and shut.[1]",
        "* * *",
        "One line.",
        "Two.",
        "- first",
        "- second",
        "more",
        "3. third",
        "A line\nand a line",
        "a\tb",
        "c\td",
        "A lamp",
        "At night",
        'code "as is"',
        "Term",
        "Meaning",
        "[1] A note.\n",
    ]


def test_chapters_stand_apart() -> None:
    assert _write("# A\n\nOne.\n", "# B\n\nTwo.\n") == "A\n\nOne.\n\n\nB\n\nTwo.\n"


def test_an_empty_book_is_empty() -> None:
    assert _write("") == ""


def test_a_text_without_a_title_gets_none() -> None:
    assert _write('"So."\n') == "“So.”\n"
