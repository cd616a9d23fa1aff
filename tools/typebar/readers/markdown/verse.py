"""What stands apart in fiction: lines of verse, how letters open, whose words an epigraph has."""

import re
from collections.abc import Iterator
from copy import copy
from xml.etree.ElementTree import Element

from typebar.text import trees

LINED = frozenset(("verse", "poem", "address"))
"""Classes of blocks in which a line ends where it ends in the source."""
INDENT = "data-in"
"""On a line's end, while a text is read: by how many blanks the next line is moved in."""
_LEAVES = frozenset(("p", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "figure", "hr"))
"""Blocks that hold no others."""
_STEP = 2
"""Blanks that move a line in by one step."""
_STEPS = 6
_NESTED = 8
"""Marks around a line's end that are opened again behind it; in more of them lines stay as one."""
_SOURCE = re.compile("[—–―]")
_LONG = 200
"""Characters of an epigraph's last paragraph that can't be a name and a title any more."""
_GREETING = 60
"""Characters that a greeting has at the most, with the comma or colon that ends it."""


def set_apart(body: Element, *, epigraph: bool = False) -> None:
    """Make lines of verse and sources of epigraphs what they are, wherever they stand.

    Each line of verse goes into a `span.line`, the `br` between two staying: only so can a page
    hang what doesn't fit into a line, and move in what the writer did, who types two blanks for
    each step (`in-1` to `in-6`). The last paragraph of an epigraph gets the class `attribution`
    where it opens with a dash: it says whose words they are. A letter's greeting gets the class
    `salutation`: one of its first paragraphs, short, with a comma or colon at its end.

    Args:
        body: the blocks.
        epigraph: whether all of it is one.
    """
    if epigraph:
        _mark_source(body)
    stack = [(body, False)]
    while stack:
        item, lined = stack.pop()
        if classes := item.get("class"):
            lined = lined or not LINED.isdisjoint(classes.split())
            if "epigraph" in classes.split():
                _mark_source(item)
            elif "letter" in classes.split():
                _mark_greeting(item)
        if item.tag not in _LEAVES:
            stack += [(child, lined) for child in item]
        elif lined:
            _wrap(item)


def _wrap(block: Element) -> None:
    if block.tag != "p":
        return
    ends = list(block.iter("br"))
    steps = [int(block.attrib.pop(INDENT, 0)), *(int(end.attrib.pop(INDENT, 0)) for end in ends)]
    lines = list(_lines(block, _NESTED))
    if len(lines) != len(steps):
        return
    block.text = None
    block[:] = []
    for number, (line, blanks) in enumerate(zip(lines, steps, strict=True)):
        moved = min(blanks // _STEP, _STEPS)
        line.tag, line.tail = "span", None
        line.attrib.clear()
        line.set("class", f"line in-{moved}" if moved else "line")
        if number:
            trees.append(block, (Element("br"),))
        block.append(line)


def _lines(item: Element, depth: int) -> Iterator[Element]:
    """Copies of an element, each with what stands in one line of it; its id is the first one's."""
    line = Element(item.tag, dict(item.attrib))
    trees.append(line, (item.text,))
    rest = {key: value for key, value in item.items() if key != "id"}
    for child in item:
        parts = [child]
        if child.tag == "br":
            yield line
            line = Element(item.tag, dict(rest))
            parts = []
        elif depth and child.find(".//br") is not None:
            parts = list(_lines(child, depth - 1))
        for number, part in enumerate(parts):
            if number:
                yield line
                line = Element(item.tag, dict(rest))
            added = copy(part)
            added.tail = None
            line.append(added)
        trees.append(line, (child.tail,))
    yield line


def _mark_source(holder: Element) -> None:
    inside = list(holder.iter("p"))
    last = inside[-1] if len(inside) > 1 else None
    if last is None or last.get("class"):
        return
    said = "".join(last.itertext()).strip()
    if _SOURCE.match(said) and len(said) <= _LONG:
        last.set("class", "attribution")


def _mark_greeting(letter: Element) -> None:
    for item in letter.findall("p")[:3]:
        said = "".join(item.itertext()).strip()
        if not item.get("class") and len(said) <= _GREETING and said.endswith((",", ":")):
            item.set("class", "salutation")
            return
