"""Where a link leads: `(path "title")` behind its text."""

import re
from typing import NamedTuple

from typebar.text.entities import unescaped

_BLANKS = re.compile(r"[ \n]*")
_ANGLE = re.compile(r"<((?:[^<>\n\\]|\\.)*)>")
_STOPS = re.compile(r"[\s()\\]")
_TITLE = re.compile(r'"((?:[^"\\]|\\.)*)"|\'((?:[^\'\\]|\\.)*)\'|\(((?:[^()\\]|\\.)*)\)', re.DOTALL)
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_MAX_PARENTHESES = 32
_MAX_TITLE = 500


class Destination(NamedTuple):
    """What a pair of brackets leads to."""

    path: str | None
    """None for a span that has attributes only."""
    title: str
    end: int
    """The offset behind it."""
    attributes: dict[str, str]


def read_destination(text: str, at: int) -> Destination | None:
    """The destination whose opening parenthesis stands at the offset, if it is one."""
    start = _after_blanks(text, at + 1)
    angle = _ANGLE.match(text, start, start + 2000)
    stop = angle.end() if angle else _path_end(text, start)
    if stop is None:
        return None
    path = angle[1] if angle else text[start:stop]
    at = _after_blanks(text, stop)
    title = _TITLE.match(text, at, at + _MAX_TITLE) if at > stop else None
    if title:
        at = _after_blanks(text, title.end())
    if text[at : at + 1] != ")":
        return None
    words = next((group for group in title.groups() if group is not None), "") if title else ""
    return Destination(_plain(path), " ".join(_plain(words).split()), at + 1, {})


def _after_blanks(text: str, at: int) -> int:
    found = _BLANKS.match(text, at, at + 100)
    return found.end() if found else at


def _path_end(text: str, at: int) -> int | None:
    """Behind the path: at a blank or at the parenthesis that closes; none after 32 open ones."""
    depth = 0
    while found := _STOPS.search(text, at):
        at = found.start()
        match found[0]:
            case "\\":
                at += 2
                continue
            case "(":
                depth += 1
                if depth > _MAX_PARENTHESES:
                    return None
            case ")":
                if not depth:
                    return at
                depth -= 1
            case _:
                return at if not depth else None
        at += 1
    return None


def _plain(text: str) -> str:
    return unescaped(_ESCAPE.sub(r"\1", text))
