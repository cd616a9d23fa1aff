"""Lines of the source for what Python-Markdown makes without one."""

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from typebar.model.prose import LINE_ATTRIBUTE


def complete_lines(body: Element, texts: Sequence[str]) -> None:
    """Stamp what Python-Markdown made later than the block it's from: terms, loose paragraphs."""
    for item in body.iter():
        if item.tag == "li":
            for child in item:
                if LINE_ATTRIBUTE not in child.attrib:
                    child.set(LINE_ATTRIBUTE, item.get(LINE_ATTRIBUTE, "1"))
        elif item.tag == "dl":
            _stamp_terms(item, texts)


def _stamp_terms(definitions: Element, texts: Sequence[str]) -> None:
    """Terms stand right above their definition, an empty line between at the most."""
    below = len(texts)
    for item in reversed(definitions):
        if item.tag == "dt":
            words = (item.text or "").strip()
            near = range(below - 1, max(below - 5, -1), -1)
            below = next((line for line in near if texts[line].strip() == words), below - 1)
            item.set(LINE_ATTRIBUTE, str(max(below, 0) + 1))
        else:
            below = int(item.get(LINE_ATTRIBUTE, below + 1)) - 1
    if len(definitions):
        definitions.set(LINE_ATTRIBUTE, definitions[0].get(LINE_ATTRIBUTE, "1"))
