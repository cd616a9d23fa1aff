"""The last lines of paragraphs: no piece of a word and no crumb stands there alone."""

from xml.etree.ElementTree import Element

from typebar.writers import xhtml

_SHORT = 5
"""Characters of a last word, its full stop included, that are hardly wider than an indent."""
_LONG = 6
"""Letters of a word that may be hyphenated; as in book.css."""
_LINE = 56
"""Fewer characters than any line of a trim has: shorter paragraphs have no second one."""
_TOGETHER = "\u00a0"


def round_off(made: Element) -> None:
    """Keep last words whole, and short ones with the word before them."""
    for block in made.iter("p"):
        if sum(map(len, block.itertext())) >= _LINE:
            _round_off(block)


def _round_off(block: Element) -> None:
    last = block[-1] if len(block) else None
    text = (block.text if last is None else last.tail) or ""
    head, _, word = text.rstrip().rpartition(" ")
    if not head.strip():
        return
    if len(word) <= _SHORT:
        text = f"{head}{_TOGETHER}{word}"
    elif len(word) >= _LONG:
        text = f"{head} "
        block.append(xhtml.element("span", {"class": "whole"}, word))
    if last is None:
        block.text = text
    else:
        last.tail = text
