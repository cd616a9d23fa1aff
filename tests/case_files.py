"""Case files: behaviour written down as Markdown that people read and one runner checks.

A file holds cases; each opens with a `## sentence` heading, says in prose what a writer would
expect, then has fences: one with the input, named after its language, and any number with what
must come out, named after a function of `case_outputs.OUTPUTS`.

The info string of an input fence may carry words behind the language: `escapes` makes `\\t`, `\\r`,
`\\s` (a blank), `\\uXXXX` and `\\\\` mean what they say, `unended` drops the last line end, and
`key=value` words reach the output functions.
"""

import re
from dataclasses import dataclass
from pathlib import Path

INPUT_LANGUAGES = ("fountain", "markdown", "toml", "in")
_FENCE = re.compile(r"^(`{3,}|~{3,})([^`]*)$")
_ESCAPE = re.compile(r"\\(u[0-9A-Fa-f]{4}|x[0-9A-Fa-f]{2}|[trsnf\\])")
_SIMPLE = {"t": "\t", "r": "\r", "s": " ", "n": "\n", "f": "\f", "\\": "\\"}


@dataclass(frozen=True, slots=True)
class Fence:
    """One fenced block: where its body stands in the file's lines, and its words."""

    name: str
    words: tuple[str, ...]
    first: int
    stop: int
    body: str

    @property
    def options(self) -> dict[str, str]:
        """The `key=value` words."""
        return dict(word.split("=", 1) for word in self.words if "=" in word)

    @property
    def text(self) -> str:
        """The body as input: escapes resolved when asked for."""
        text = self.body
        if "unended" in self.words:
            text = text.removesuffix("\n")
        return _ESCAPE.sub(_unescape, text) if "escapes" in self.words else text


@dataclass(frozen=True, slots=True)
class Case:
    """A named example."""

    path: Path
    name: str
    given: Fence
    expected: tuple[Fence, ...]


def _unescape(match: re.Match[str]) -> str:
    word = match[1]
    return _SIMPLE[word] if len(word) == 1 else chr(int(word[1:], 16))


def read(path: Path) -> list[Case]:
    """The cases of a file."""
    lines = path.read_text(encoding="utf-8").split("\n")
    cases: list[Case] = []
    for name, fences in _sections(lines):
        if not fences:
            continue
        given, *expected = fences
        if given.name not in INPUT_LANGUAGES or not expected:
            raise ValueError(f"{path}: case {name!r} needs an input fence, then what comes out")
        cases.append(Case(path, name, given, tuple(expected)))
    return cases


def _sections(lines: list[str]) -> list[tuple[str, list[Fence]]]:
    sections: list[tuple[str, list[Fence]]] = []
    at = 0
    while at < len(lines):
        line = lines[at]
        if line.startswith("## "):
            sections.append((line[3:].strip(), []))
        elif sections and (match := _FENCE.match(line)):
            stop = lines.index(match[1], at + 1)
            name, *words = match[2].split()
            body = "".join(f"{part}\n" for part in lines[at + 1 : stop])
            sections[-1][1].append(Fence(name, tuple(words), at + 1, stop, body))
            at = stop
        at += 1
    return sections


def rewrite(path: Path, bodies: dict[int, str]) -> None:
    """Put new bodies in the fences whose first line is given, writing the file once."""
    lines = path.read_text(encoding="utf-8").split("\n")
    for _, fences in reversed(_sections(lines)):
        for fence in reversed(fences):
            if fence.first in bodies:
                body = bodies[fence.first].rstrip("\n")
                lines[fence.first : fence.stop] = body.split("\n") if body else []
    path.write_text("\n".join(lines), encoding="utf-8")
