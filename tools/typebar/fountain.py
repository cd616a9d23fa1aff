r"""Fountain for other programs: read a screenplay, go through it, write it as JSON or Fountain.

>>> from typebar import fountain
>>> script = fountain.parse("INT. KITCHEN - NIGHT\n\nANNA\nWho's there?\n")
>>> [type(element).__name__ for element in script.elements]
['SceneHeading', 'Speech']

Nodes are those of `typebar.model.script`: immutable, each with its place in the text.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from typebar.model import walk
from typebar.model.script import Element, Node, TitlePage
from typebar.model.script import Script as Tree
from typebar.model.work import Work
from typebar.project import facts
from typebar.readers.fountain import parse as read
from typebar.text.diagnostics import Diagnostic
from typebar.text.source import Position, Source
from typebar.writers.fountain import print_script
from typebar.writers.fountain_format import format_text
from typebar.writers.json import write_script
from typebar.writers.registry import Options

__all__ = ["Script", "format", "parse"]


@dataclass(frozen=True, slots=True)
class Script:
    """A screenplay as it was read: its tree, its text, and what was found doubtful."""

    tree: Tree
    source: Source
    diagnostics: tuple[Diagnostic, ...]
    """What the reader found doubtful, in order of place; `typebar lint` finds more."""

    @property
    def title_page(self) -> TitlePage | None:
        r"""The title page, if the text opens with one.

        >>> parse("Title: Big Fish\n\nOn.\n").title_page.values("title")
        ('Big Fish',)
        """
        return self.tree.title_page

    @property
    def elements(self) -> tuple[Element, ...]:
        r"""What stands below the title page, in the order of the text.

        >>> [heading.line.text for heading in parse("INT. A\n\nEXT. B\n").elements]
        ['INT. A', 'EXT. B']
        """
        return self.tree.elements

    def walk(self) -> Iterator[Node]:
        r"""Every node in the order of the text, each before what it holds.

        >>> script = parse("ANNA\n(softly)\nHello.\n")
        >>> [type(node).__name__ for node in script.walk()]
        ['Speech', 'Cue', 'Parenthetical', 'Dialogue']
        """
        return walk.nodes(self.tree)

    def position(self, node: Node) -> Position:
        r"""The line and column, from 1, at which a node begins.

        >>> script = parse("On.\n\nANNA\nHello.\n")
        >>> script.position(script.elements[1])
        Position(line=3, column=1)
        """
        return self.source.position(node.span.start)

    def to_json(self) -> str:
        r"""Title page, elements and notes with their places, as `typebar convert --to json`.

        `schema` is the version of the form; `typebar.writers.json_schema` describes it.

        >>> import json
        >>> said = json.loads(parse("ANNA\nHello.\n").to_json())
        >>> said["schema"], said["elements"][0]["cue"]["name"]
        (1, 'ANNA')
        """
        said = facts.of_title_page(self.tree.title_page)
        metadata = facts.metadata([said], self.source.path)
        work = Work(metadata, (self.tree,), (self.source,))
        return write_script(work, Options()).data.decode("utf-8")

    def to_fountain(self) -> str:
        r"""The script as clean Fountain: it reads back as the same script.

        A tree that was built as no text can be read, with a speech that ends in an empty line or a
        heading that opens with a sign, is refused with a ValueError.

        >>> parse("!Rain.\n\n\n\n@ANNA\nHello.\n").to_fountain()
        'Rain.\n\nANNA\nHello.\n'
        """
        return print_script(self.tree)


def parse(text: str, path: str = "<text>") -> Script:
    r"""The screenplay that a text is: every text is one, and nothing is raised.

    `path` names the text in spans. Line ends may be LF, CR LF or CR.

    >>> script = parse("He waits. [[why?\n\nShe waits.\n")
    >>> [(found.code, found.message) for found in script.diagnostics]
    [('FTN001', 'this note opens with "[[" and is never closed')]
    """
    source = Source(path, text)
    tree, diagnostics = read(source)
    return Script(tree, source, diagnostics)


def format(text: str) -> str:  # noqa: A001 -- fountain.format says what it is
    r"""The text in its canonical layout, saying the same.

    >>> format("int. kitchen - night\nRain.  \n")
    'INT. KITCHEN - NIGHT\n\nRain.\n'
    """
    return format_text(Source("<text>", text))
