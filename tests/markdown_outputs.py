"""Output fences of the cases of the Markdown reader."""

import re
from xml.etree.ElementTree import Element, canonicalize, fromstring, tostring

from typebar.readers.markdown import ProseStyle, Reading, mask, parse_book
from typebar.text.source import Source
from typebar.writers.markdown_format import format_text

_SHOWN = str.maketrans({"\u00a0": "⍽", "\u202f": "‿", "\u200a": "┊"})
_BLOCK = re.compile(
    r"(?=</?(?:aside|blockquote|dd|div|dl|dt|figcaption|figure|h[1-6]|hr|li|ol|p|pre|section|table|"
    r"tbody|thead|tr|ul)\b)"
)


def _read(text: str, options: dict[str, str]) -> tuple[list[Source], Reading]:
    """One source, or several where lines of `=== path` stand between them."""
    parts = re.split(r"(?m)^=== (\S+)\n", text)
    sources = (
        [Source(options.get("path", "chapter.md"), parts[0])] if parts[0] or not parts[1:] else []
    )
    sources += [Source(path, body) for path, body in zip(parts[1::2], parts[2::2], strict=True)]
    style = ProseStyle(
        language=options.get("language", "en-US"), raw_html=options.get("html") == "on"
    )
    return sources, parse_book(sources, style)


def typeset(text: str, language: str, options: dict[str, str]) -> str:
    """Each line as a paragraph: its words after typography, no-break spaces made visible."""
    lines = []
    for line in text.splitlines():
        _, reading = _read(f"{line}\n", options)
        lines.append("".join(reading.chapters[0].body.itertext()).translate(_SHOWN))
    return "\n".join(lines)


def xhtml(text: str, language: str, options: dict[str, str]) -> str:
    """The bodies as XML, a block a line with its source line; several have their slugs above."""
    _, reading = _read(text, options)
    bodies = [_markup(chapter.body) for chapter in reading.chapters]
    if len(bodies) == 1:
        return bodies[0]
    return "\n\n".join(
        f"{chapter.slug}:\n{body}" for chapter, body in zip(reading.chapters, bodies, strict=True)
    )


def _markup(body: Element) -> str:
    text = tostring(body, encoding="unicode")
    # Python's own parser and serialiser agree only on what is well formed.
    assert canonicalize(text) == canonicalize(tostring(fromstring(text), encoding="unicode"))
    text = text.replace("data-line=", "line=").translate(_SHOWN)
    lines = [line for line in _BLOCK.sub("\n", text).split("\n") if line]
    merged: list[str] = []
    for line in lines:
        closing = re.match(r"</(\w+)>", line)
        if closing and merged and re.match(rf"<{closing[1]}\b", merged[-1]):
            merged[-1] += line
        else:
            merged.append(line)
    inner = "\n".join(merged)
    return re.sub(r"^<div[^>]*>\n?|\n?</div>$", "", inner) if "<div>" in merged[0] else inner


def chapters(text: str, language: str, options: dict[str, str]) -> str:
    """Each chapter's slug, role, place, number and title."""
    _, reading = _read(text, options)
    lines = []
    for part in reading.chapters:
        number = "-" if part.number is None else str(part.number)
        listed = "listed" if part.in_contents else "unlisted"
        subtitle = f" / {part.subtitle}" if part.subtitle else ""
        title = f"{part.title}{subtitle}".translate(_SHOWN)
        words = (part.slug, part.role, part.matter.name.lower(), number, listed, title)
        lines.append(" | ".join(words).rstrip())
    return "\n".join(lines)


def findings(text: str, language: str, options: dict[str, str]) -> str:
    """Each diagnostic with its place, the source it points to, its message and help."""
    sources, reading = _read(text, options)
    texts = {source.path: source for source in sources}
    lines = []
    for found in reading.diagnostics:
        source = texts[found.span.source]
        place = source.position(found.span.start)
        words = source.text[found.span.start : found.span.end]
        where = f"{source.path}:" if len(sources) > 1 else ""
        lines.append(
            f"{where}{place.line}:{place.column} {found.severity.value} {found.code} {words!r}"
        )
        lines.append(f"  {found.message}")
        lines += [f"  help: {found.help}"] if found.help else []
        for related in found.related:
            other = texts[related.span.source].position(related.span.start)
            lines.append(f"  {other.line}:{other.column}: {related.message}")
    return "\n".join(lines) or "none"


def masked(text: str, language: str, options: dict[str, str]) -> str:
    """The text with its markup blanked, blanks as dots so that they can be counted."""
    return mask(text).replace(" ", "·")


def tidied(text: str, language: str, options: dict[str, str]) -> str:
    """The text in its canonical layout; `·` is a blank at the end of a line, `␍` a CR."""
    lines = format_text(Source("chapter.md", text)).replace("\r", "␍").split("\n")
    return "\n".join(line.rstrip(" ") + "·" * (len(line) - len(line.rstrip(" "))) for line in lines)
