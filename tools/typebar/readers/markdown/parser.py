"""Python-Markdown's block parser, told where each block stands in the source."""

from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.extensions.tables import TableProcessor

from typebar.model.prose import LINE_ATTRIBUTE
from typebar.readers.markdown.lists import indented

_EXTENSIONS = ("def_list", "tables", "sane_lists")
_MAX_DEPTH = 50
"""Calls inside each other; a quotation or list inside another takes one or two."""
_LOOK_AHEAD = 64
"""Lines within which a nested block is looked for; it's nearly always the first."""
_LONG_ROW = 4000
"""Characters; splitting one row of a table takes quadratic time."""


class LinedParser(BlockParser):
    """A block parser that stamps what it makes with LINE_ATTRIBUTE.

    Python-Markdown hands nested blocks on as text with their marks taken off. They come in the
    order of the source, so each is found from where the one before it ended: its first line is the
    end of a line of the source.
    """

    def __init__(self, md: Markdown, texts: Sequence[str]) -> None:
        super().__init__(md)
        self._texts = texts
        self._cursor = 0
        self._limit = 0
        self._depth = 0
        self.too_deep: set[int] = set()
        """Indexes of the lines whose blocks were nested too deeply to be read."""

    def parse_at(self, parent: Element, text: str, line: int) -> None:
        """Read one block whose first line is `line`, from 0, into the parent."""
        self._cursor = line
        self._limit = line + text.count("\n")
        self.parseBlocks(parent, [indented(text)])

    def parseBlocks(self, parent: Element, blocks: list[str]) -> None:  # noqa: N802 -- overrides
        """Read blocks, stamping what comes out with lines."""
        if self._depth > _MAX_DEPTH:
            self.too_deep.add(self._cursor)
            SubElement(parent, "p").text = "\n\n".join(blocks).strip("\n")
            blocks.clear()
            return
        self._depth += 1
        self._parse(parent, blocks)
        self._depth -= 1

    def _parse(self, parent: Element, blocks: list[str]) -> None:
        filled = any(map(str.strip, blocks))
        ends = self._ends(blocks)
        if parent.tag in ("li", "dd", "blockquote") and LINE_ATTRIBUTE not in parent.attrib:
            self._set(parent, self._cursor)
        while blocks:
            end = ends[max(len(ends) - len(blocks), 0)]
            line = max(end - blocks[0].count("\n"), 0)
            self._cursor = line
            known = len(parent)
            self._run(parent, blocks)
            for child in parent[known:] if len(parent) > known else parent[-1:]:
                self._stamp(child, line)
        if filled:
            self._cursor = ends[-1] + 1

    def _run(self, parent: Element, blocks: list[str]) -> None:
        for processor in self.blockprocessors:
            if processor.test(parent, blocks[0]) and processor.run(parent, blocks) is not False:
                break

    def _ends(self, blocks: Sequence[str]) -> list[int]:
        """The last line of each block; one empty line stands between two."""
        at = self._find(blocks[0]) if blocks else 0
        self._cursor = at
        ends = []
        for block in blocks:
            at += block.count("\n")
            ends.append(at)
            at += 2
        return ends

    def _find(self, text: str) -> int:
        """Where a block begins that isn't before the cursor."""
        body = text.lstrip("\n")
        above = len(text) - len(body)
        needle = body.partition("\n")[0].strip()
        for line in range(self._cursor, min(self._limit + 1, self._cursor + _LOOK_AHEAD)):
            if needle and self._texts[line].rstrip().endswith(needle):
                return max(line - above, self._cursor)
        return self._cursor

    def _stamp(self, made: Element, line: int) -> None:
        if LINE_ATTRIBUTE in made.attrib:
            return
        below = next(
            (child.get(LINE_ATTRIBUTE) for child in made if LINE_ATTRIBUTE in child.attrib), ""
        )
        if below:
            made.set(LINE_ATTRIBUTE, below)
        else:
            self._set(made, self._find(made.text) if made.text else max(line, self._cursor))

    @staticmethod
    def _set(made: Element, line: int) -> None:
        made.set(LINE_ATTRIBUTE, str(line + 1))


class _Tables(TableProcessor):
    """Tables whose rows are short enough to be split."""

    def test(self, parent: Element, block: str) -> bool:
        """Whether the block is a table."""
        return max(map(len, block.split("\n"))) < _LONG_ROW and super().test(parent, block)


def make(texts: Sequence[str]) -> LinedParser:
    """A parser for one source with these lines."""
    md = Markdown(extensions=list(_EXTENSIONS), tab_length=4)
    parser = LinedParser(md, texts)
    for item, priority in _PROCESSORS.items():
        processor = md.parser.blockprocessors[item]
        processor.parser = parser
        parser.blockprocessors.register(processor, item, priority)
    tables = _Tables(parser, {"use_align_attribute": False})
    parser.blockprocessors.register(tables, "table", 75)
    return parser


_PROCESSORS = {
    "empty": 100,
    "indent": 90,
    "defindent": 85,
    "code": 80,
    "hashheader": 70,
    "setextheader": 60,
    "hr": 50,
    "olist": 40,
    "ulist": 30,
    "deflist": 25,
    "quote": 20,
    "reference": 15,
    "paragraph": 10,
}
"""Python-Markdown's block processors that a book uses, with their own priorities."""
