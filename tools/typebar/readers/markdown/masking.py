"""The text of a source with its markup blanked: what lint reads, each place still its own.

Front matter, comments, code, tags, link targets, attribute lists, and the marks of headings,
lists, quotations, emphasis and escapes become blanks of the same length; line ends stay. It's one
pass of searches that can't run away, without a tree: where a text is odd, rather too much is
blanked than a mark taken for a word.
"""

import re
from collections.abc import Iterator

from typebar.readers.markdown import front_matter
from typebar.text.source import Source

_LINES = re.compile(r"[^\n]+")
_ANY_LINES = re.compile(r"[^\r\n]+")
_FENCE = re.compile(r" {0,3}(`{3,}(?=[^`]*$)|~{3,})")
_RULE = re.compile(
    r"[ \t]*(?:\*(?: {0,3}\*){2,}|_(?: {0,3}_){2,}|-(?: {0,3}-){2,}|={2,}|-{2,}|#|⁂)[ \t]*$"
)
_MARGIN = re.compile(
    r"(?:[ \t]*(?:>|(?:[*+-]|\d{1,3}\.)(?=[ \t])|:(?=[ \t])))*[ \t]*(?:#{1,6}(?!#))?"
)
_DEFINITION = re.compile(r" {0,3}\[(\^?)[^\]\n]{1,200}\]:(.*)")
_CONTAINER = re.compile(r" {0,3}:{3,}")
_TABLE_RULE = re.compile(r"[ \t]*\|?[ \t:|-]*-[ \t:|-]*$")
_TRAILING = re.compile(r"(?<=[ \t])#+[ \t]*$|\{:?[^{}\n]*[#.=:][^{}\n]*\}[ \t]*$")
# Where markup may open. Looking for one sign of a set is all that most of a text costs.
_SIGN = re.compile(r"[`\\\[({<&!\]*_|]")
_ADDRESS = re.compile("http")
_MARK = re.compile(
    r"(?P<code>(?<!`)(?P<ticks>`{1,3})(?!`)[^`\n]*(?:\n[^`\n]+){0,8}(?P=ticks)(?!`))"
    r"|\\(?=[!-/:-@\[-`{-~])(?P<escaped>.)"
    r"|(?P<note>\[\^[^\]\s\[]{1,80}\])"
    r"|(?P<target>(?<=\])\([^()\n]{0,500}(?:\([^()\n]{0,100}\)[^()\n]{0,100})?\))"
    r"|(?P<label>(?<=\])\[[^\[\]\n]{0,200}\])"
    r"|(?P<attributes>(?<=[\])*_`}])\{:?[^{}\n]{0,500}\})"
    r"|(?P<tag></?[A-Za-z][^<>\n]{0,500}>)"
    r"|(?P<address>\bhttps?://[^\s<>()\]]{1,500})"
    r"|(?P<entity>&(?:#\w{1,7}|[A-Za-z]\w{1,31});)"
    r"|(?P<mark>!?\[|\]|\*+|(?<!\w)_+|_+(?!\w)|\|)"
)


def mask(text: str) -> str:
    """The text with markup replaced by blanks; as long as the text, to the character."""
    body = _hidden(text)
    out: list[str] = []
    at = 0
    for start, stop in _marks(body):
        out += (body[at:start], _blanks(body[start:stop]))
        at = stop
    out.append(body[at:])
    return "".join(out)


def _marks(body: str) -> Iterator[tuple[int, int]]:
    """Where the marks inside lines stand, in order."""
    after = 0
    signs = [sign.start() for sign in _SIGN.finditer(body)]
    addresses = [address.start() for address in _ADDRESS.finditer(body)]
    for start in sorted(signs + addresses):
        found = _MARK.match(body, start) if start >= after else None
        if found:
            after = found.end()
            # What a backslash guards is text.
            yield start, after - 1 if found["escaped"] else after


def _hidden(text: str) -> str:
    """The text without front matter, code blocks, comments and the marks that open lines."""
    source = Source("", text)
    stop = front_matter.closing_line(source)
    skipped = 0
    if stop is not None:
        skipped = source.line_starts[stop + 1] if stop + 1 < len(source.line_starts) else len(text)
    out = [_blanks(text[:skipped])]
    at = skipped
    fence = ""
    comment = False
    lines = _ANY_LINES if "\r" in text else _LINES
    for found in lines.finditer(text, skipped):
        line = found[0]
        if not fence and not comment and _is_plain(line):
            continue
        out.append(text[at : found.start()])
        at = found.end()
        if comment or (not fence and "<!--" in line):
            line, comment = _without_comments(line, comment=comment)
        opened = _FENCE.match(line)
        if fence:
            out.append(" " * len(line))
            if line.strip().startswith(fence) and not line.strip().strip(fence[0]):
                fence = ""
        elif opened and _is_closed(text, at, opened[1]):
            fence = opened[1]
            out.append(" " * len(line))
        else:
            out.append(_margin(line))
    out.append(text[at:])
    return "".join(out)


_LETTERLIKE = frozenset("\"'“”‘’«»„(—–…!?.,")
"""Signs besides letters with which a line of mere text may open."""


def _is_plain(line: str) -> bool:
    """Whether nothing at the edges of a line can be a mark; most lines are told by two looks."""
    return (
        (line[0].isalpha() or line[0] in _LETTERLIKE)
        and "|" not in line
        and "<!--" not in line
        and line.rstrip()[-1:] not in ("#", "}")
    )


def _is_closed(text: str, at: int, mark: str) -> bool:
    return text.find(f"\n{mark}", at) >= 0 or text.find(f" {mark}", at) >= 0


def _blanks(text: str) -> str:
    return re.sub(r"[^\r\n]", " ", text)


def _without_comments(line: str, *, comment: bool) -> tuple[str, bool]:
    """The line with what stands in comments blanked, and whether one goes on behind it."""
    out = []
    at = 0
    while at < len(line):
        mark = "-->" if comment else "<!--"
        found = line.find(mark, at)
        stop = len(line) if found < 0 else found + (len(mark) if comment else 0)
        out.append(" " * (stop - at) if comment else line[at:stop])
        at = stop
        if found >= 0:
            comment = not comment
    return "".join(out), comment


def _margin(line: str) -> str:
    """The line with the marks at its edges blanked."""
    if _RULE.match(line) or _CONTAINER.match(line) or ("|" in line and _TABLE_RULE.match(line)):
        return " " * len(line)
    if definition := _DEFINITION.match(line):
        kept = definition[2] if definition[1] else ""
        return " " * (len(line) - len(kept)) + kept
    margin = _MARGIN.match(line)
    if margin and margin.end():
        line = " " * margin.end() + line[margin.end() :]
    if line.rstrip().endswith(("#", "}")) and (trailing := _TRAILING.search(line)):
        line = line[: trailing.start()] + " " * (len(line) - trailing.start())
    return line
