"""Inline tokens set in type and hung into a tree."""

import re
from collections.abc import Callable, Sequence
from xml.etree.ElementTree import Element

from typebar.readers.markdown.attributes import merge
from typebar.readers.markdown.emphasis import Run
from typebar.readers.markdown.tokens import PLAIN, Attributes, Close, Open, Token
from typebar.text.trees import append_text

SetType = Callable[[list[str]], list[str]]
"""Typography over the pieces of one block's text, in order; as many pieces come back."""
_ESCAPED = re.compile("[\ufdd0-\ufdd3]")
_OBJECT = "\ufffc"
"""Stands for code and images while text is set: something like a word."""


def set_type(tokens: Sequence[Token], typography: SetType) -> list[Token]:
    """The tokens with their text set, quotation marks seeing across emphasis and links."""
    if len(tokens) == 1 and isinstance(tokens[0], str):
        return [_plain(typography([tokens[0]])[0])]
    pieces = [_piece(token) for token in tokens]
    done = typography(pieces)
    return [
        _plain(piece) if isinstance(token, str) else token
        for token, piece in zip(tokens, done, strict=True)
    ]


def _plain(text: str) -> str:
    return text.translate(PLAIN) if _ESCAPED.search(text) else text


def _piece(token: Token) -> str:
    if isinstance(token, str):
        return token
    if isinstance(token, Element):
        if token.tag == "br":
            return "\n"
        return "" if token.get("class") == "footnote-ref" else _OBJECT
    return ""


def hang(
    parent: Element, tokens: Sequence[Token], at: int = 0, after: Element | None = None
) -> None:
    """Put what the tokens say into the parent.

    Args:
        parent: where it goes.
        tokens: text set in type, marks settled.
        at: before which child.
        after: the child behind which the text begins; none: it is the parent's first text.
    """
    top = Element(parent.tag)
    _Tree(top).grow(tokens)
    if after is None:
        parent.text = top.text
    else:
        after.tail = top.text
    for offset, child in enumerate(list(top)):
        parent.insert(at + offset, child)


_MAX_DEPTH = 40
"""Elements inside each other; marks nested more deeply change nothing further."""


class _Tree:
    """A tree that grows at its end."""

    def __init__(self, top: Element) -> None:
        self._stack = [top]
        self._words: list[str] = []
        self._closed: Element | None = None
        """The element that ended last, while nothing has come behind it."""

    def grow(self, tokens: Sequence[Token]) -> None:
        """Add what the tokens say."""
        for token in tokens:
            match token:
                case str():
                    self._text(token)
                case Run():
                    self._run(token)
                case Open():
                    self._open(Element(token.tag, token.attributes))
                case Close():
                    self._close()
                case Attributes():
                    self._give(token)
                case Element():
                    self._flush()
                    self._stack[-1].append(token)
                    self._closed = token
        self._flush()

    def _text(self, text: str) -> None:
        if text:
            self._words.append(text)
            self._closed = None

    def _flush(self) -> None:
        """Hang up the text gathered since the last element: joined once, so in linear time."""
        if not self._words:
            return
        append_text(self._stack[-1], "".join(self._words))
        self._words.clear()

    def _run(self, run: Run) -> None:
        for _ in range(run.closes):
            self._close()
        self._text(run.mark * run.count)
        for tag in reversed(run.opens):
            self._open(Element(tag))

    def _open(self, element: Element) -> None:
        self._flush()
        self._closed = None
        if len(self._stack) > _MAX_DEPTH:
            self._stack.append(self._stack[-1])
            return
        self._stack[-1].append(element)
        self._stack.append(element)

    def _close(self) -> None:
        self._flush()
        if len(self._stack) > 1:
            self._closed = self._stack.pop()

    def _give(self, token: Attributes) -> None:
        if self._closed is None or self._closed.tag == "br":
            self._text(token.raw)
        else:
            merge(self._closed.attrib, token.values)
