"""Output fences for Fountain: the tree of a text, what the reader found doubtful, and more."""

from collections.abc import Iterator

from typebar.model import emphasis
from typebar.model.inline import Line, Piece
from typebar.model.script import Node, Note, PageBreak, Script, Section, TitleEntry
from typebar.model.walk import children, lines
from typebar.readers.fountain import parse
from typebar.text.source import Source
from typebar.writers.fountain import print_script
from typebar.writers.fountain_format import format_text

_NAMED = {"line", "lines", "values", "span", "entries", "cue", "parts", "left", "right"}


def _source(text: str) -> Source:
    return Source("case.fountain", text)


def tree(text: str, language: str, options: dict[str, str]) -> str:
    """Every node with its lines of source, indented under what holds it."""
    source = _source(text)
    return "\n".join(_script(source, parse(source).script))


def _script(source: Source, script: Script) -> Iterator[str]:
    if script.title_page is not None:
        yield from _node(source, script.title_page, "")
    for element in script.elements:
        yield from _node(source, element, "")
    own = {element.span for element in script.elements}
    for aside in (*script.notes, *script.boneyards):
        if aside.span not in own:
            yield f"inside: {next(_node(source, aside, ''))}"


def _node(source: Source, node: Node, indent: str) -> Iterator[str]:
    shown = [_line(line) for line in lines(node)]
    words = [f"{indent}{type(node).__name__} {_place(source, node)}", *_fields(node)]
    if len(shown) == 1:
        words.append(shown[0])
    yield " ".join(words)
    if len(shown) != 1:
        yield from (f"{indent}  | {line}" for line in shown)
    for child in children(node):
        yield from _node(source, child, f"{indent}  ")


def _place(source: Source, node: Node) -> str:
    first = source.position(node.span.start).line
    last = source.position(node.span.end).line
    return str(first) if first == last else f"{first}-{last}"


def _line(line: Line) -> str:
    return f'"{_visible(line.text)}"'


def _visible(text: str) -> str:
    """Text with what an editor doesn't show spelled out."""
    named = {"\n": "\\n", "\t": "\\t", "\r": "\\r", '"': '\\"', "\\": "\\\\"}
    return "".join(
        named.get(c, c if c == " " or c.isprintable() else f"\\u{ord(c):04X}") for c in text
    )


def _fields(node: Node) -> Iterator[str]:
    match node:
        case TitleEntry(key=key):
            yield f'"{_visible(key.text)}":'
            return
        case Section(level=level):
            yield f"level={level}"
            return
        case Note(text=text, kind=kind, tag=tag):
            yield f'{kind.value}{f" tag={tag}" if tag else ""} "{_visible(text)}"'
            return
        case PageBreak(label=""):
            return
    for name in type(node).__dataclass_fields__:
        if name in _NAMED:
            continue
        match getattr(node, name):
            case False | None | () | 0:
                continue
            case True:
                yield name
            case Piece(text=text):
                yield f'{name}="{_visible(text)}"'
            case tuple() as pieces:
                yield f"{name}=" + ",".join(f'"{_visible(piece.text)}"' for piece in pieces)
            case str() as value:
                yield f'{name}="{_visible(value)}"'
            case value:
                yield f"{name}={value}"


def findings(text: str, language: str, options: dict[str, str]) -> str:
    """What the reader found doubtful: place, code, message, help and fix."""
    source = _source(text)
    written = []
    for found in parse(source).diagnostics:
        start = source.position(found.span.start)
        stop = source.position(found.span.end)
        place = f"{start.line}:{start.column}-{stop.line}:{stop.column}"
        written.append(f"{place} {found.severity.value} {found.code} {found.name}: {found.message}")
        written.append(f"  help: {found.help}")
        if found.fix is not None:
            written.append(f"  fix: {found.fix.title}")
    return "\n".join(written) or "none"


def runs(text: str, language: str, options: dict[str, str]) -> str:
    """Each line of the input as runs: what is displayed, and how."""
    return "\n".join(_runs(line) for line in text.splitlines())


def _runs(line: str) -> str:
    return " ".join(
        f'"{run.text}"' + "".join(f" {flag.name.lower()}" for flag in run.emphasis if flag.name)
        for run in emphasis.runs(line)
    )


def formatted(text: str, language: str, options: dict[str, str]) -> str:
    """The text in its canonical layout; `·` stands for a blank at the end of a line."""
    lines = format_text(_source(text)).split("\n")
    return "\n".join(line.rstrip(" ") + "·" * (len(line) - len(line.rstrip(" "))) for line in lines)


def printed(text: str, language: str, options: dict[str, str]) -> str:
    """The script written from its model alone."""
    return print_script(parse(_source(text)).script)
