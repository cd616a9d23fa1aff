"""Text inside a block: emphasis, links, images, code, footnote references, language spans.

Written anew instead of using Python-Markdown's patterns, because those take quadratic time on
hostile text and don't know where in the source they are. The rules are CommonMark's; one pass from
left to right makes tokens, emphasis is settled over the runs of marks, then the tree is built.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from typebar.readers.markdown import attributes, emphasis
from typebar.readers.markdown.destinations import Destination, read_destination
from typebar.readers.markdown.emphasis import Run
from typebar.readers.markdown.faults import BROKEN_LINK, IMAGE, LANGUAGE, RAW_HTML, of_language
from typebar.readers.markdown.html_tags import (
    ALLOWED,
    KNOWN,
    SILENT,
    allowed_attributes,
    wrong_languages,
)
from typebar.readers.markdown.targets import image_fault, is_on_network, link_fault
from typebar.readers.markdown.tokens import CLOSE, STRAIGHT, Attributes, Open, Surroundings, Token
from typebar.readers.markdown.verse import INDENT
from typebar.text.diagnostics import Severity
from typebar.text.entities import unescaped

_SPECIAL = re.compile(r"[\\`*_\[\]!<&\n{~^]")
_ESCAPABLE = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_STRIKE = re.compile(r"~~(?!~)")
_TILDES = re.compile(r"~+|\^")
_BACKTICKS = re.compile("`+")
_NOTE = re.compile(r"\[\^([^\]\s\[]{1,80})\]")
_AUTOLINK = re.compile(r"<([A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*|[^\s<>@]{1,64}@[\w.-]{1,255})>")
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*)((?:[\s/][^<>]*)?)>")
_ALT = re.compile(r"""\balt\s*=\s*("[^"]*"|'[^']*')""", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_MAX_LABEL = 200
_SHIFTED = re.compile(r"(?<=\w)([~^])([^\W_]{1,12})\1(?![~^])")
"""Letters or figures below the line or above it, right behind others: H~2~O, 1^st^."""

_AROUND = frozenset(" *_")
"""Blanks and marks that may stand between a letter and the end of its line."""
_UNSPACED = re.compile(
    "[\u2e80-\u312f\u3190-\u4dbf\u4e00-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff9f\uffe0-\uffe6"
    "\U00020000-\U0003ffff]"
)
"""Letters and marks of Chinese and Japanese, which are written without blanks."""


@dataclass(slots=True)
class _Bracket:
    token: int
    runs: int
    at: int
    image: bool


@dataclass(slots=True)
class _Tag:
    name: str
    token: int
    runs: int
    brackets: int
    attributes: dict[str, str]


@dataclass(slots=True)
class Scan:
    """One block's text being made into tokens."""

    text: str
    around: Surroundings
    lined: bool = False
    """Whether every line ends where it ends in the text: verse."""
    tokens: list[Token] = field(default_factory=list)
    _at: int = 0
    _runs: list[Run] = field(default_factory=list)
    _brackets: list[_Bracket] = field(default_factory=list)
    _link_floor: int = 0
    _tags: list[_Tag] = field(default_factory=list)
    _open_names: dict[str, int] = field(default_factory=dict)
    _ticks: dict[int, list[int]] | None = None
    _missing: set[str] = field(default_factory=set)

    def read(self) -> list[Token]:
        """The tokens of the text; emphasis is settled."""
        text = self.text
        while found := _SPECIAL.search(text, self._at):
            if found.start() > self._at:
                self.tokens.append(text[self._at : found.start()])
            self._at = found.start()
            _READERS[found[0]](self)
        if self._at < len(text):
            self.tokens.append(text[self._at :])
        emphasis.settle(self._runs)
        return self.tokens

    def _literal(self, length: int = 1) -> None:
        self.tokens.append(self.text[self._at : self._at + length])
        self._at += length

    def _escape(self) -> None:
        following = self.text[self._at + 1 : self._at + 2]
        if following == "\n":
            self._line_break(2)
        elif following in _ESCAPABLE and following:
            self.tokens.append(STRAIGHT.get(following, following))
            self._at += 2
        else:
            self._literal()

    def _line_break(self, length: int) -> None:
        self.tokens.append(Element("br"))
        self._at += length
        start = self._at
        self._skip_blanks()
        if self.lined and self._at - start > 1:
            self.tokens[-1] = Element("br", {INDENT: str(self._at - start)})

    def _skip_blanks(self) -> None:
        while self.text[self._at : self._at + 1] == " ":
            self._at += 1

    def _newline(self) -> None:
        last = self.tokens[-1] if self.tokens else ""
        if isinstance(last, str):
            bare = last.rstrip(" ")
            self.tokens[-1:] = [bare] if bare else []
            if (self.lined or len(last) - len(bare) > 1) and self._at < len(self.text) - 1:
                self._line_break(1)
                return
        if not self._joins_words():
            self.tokens.append("\n")
        self._at += 1
        self._skip_blanks()

    def _joins_words(self) -> bool:
        """Whether nothing parts what stands on both sides of a line end: no blank is typed there.

        Source: CSS Text 3, "Segment Break Transformation Rules": Chinese and Japanese, not Korean.
        """
        before, behind = self._at - 1, self._at + 1
        while self.text[before : before + 1] in _AROUND and before > 0:
            before -= 1
        while self.text[behind : behind + 1] in _AROUND and behind < len(self.text):
            behind += 1
        return all(_UNSPACED.fullmatch(self.text[at : at + 1]) for at in (before, behind))

    def _code(self) -> None:
        run = _BACKTICKS.match(self.text, self._at)
        assert run is not None  # noqa: S101 -- the caller saw the first
        size = len(run[0])
        stop = self._closing_ticks(size, run.end())
        if stop is None:
            self._literal(size)
            return
        code = self.text[run.end() : stop].replace("\n", " ")
        if code.strip(" ") and code[0] == code[-1] == " ":
            code = code[1:-1]
        element = Element("code")
        element.text = code
        self.tokens.append(element)
        self._at = stop + size

    def _closing_ticks(self, size: int, start: int) -> int | None:
        if self._ticks is None:
            self._ticks = {}
            for run in _BACKTICKS.finditer(self.text):
                self._ticks.setdefault(len(run[0]), []).append(run.start())
            for places in self._ticks.values():
                places.reverse()
        places = self._ticks.get(size, [])
        while places and places[-1] < start:
            places.pop()
        return places[-1] if places else None

    def _mark(self) -> None:
        run = emphasis.run_at(self.text, self._at)
        self._at += run.count
        self.tokens.append(run)
        self._runs.append(run)

    def _shift(self) -> None:
        found = _SHIFTED.match(self.text, self._at)
        if found:
            shifted = Element("sub" if found[1] == "~" else "sup")
            shifted.text = found[2]
            self.tokens.append(shifted)
            self._at = found.end()
        elif _STRIKE.match(self.text, self._at):
            self._mark()
        else:
            self._literal(len(_TILDES.match(self.text, self._at)[0]))  # type: ignore[index]  # it begins with one

    def _exclamation(self) -> None:
        if self.text.startswith("![", self._at):
            self._open_bracket(2)
        else:
            self._literal()

    def _bracket(self) -> None:
        note = _NOTE.match(self.text, self._at)
        if note:
            size = len(note[0])
            reference = self.around.refer(note[1], (self._at, size))
            if reference is None:
                self._literal(size)
                return
            self.tokens.append(reference)
            self._at += size
            return
        self._open_bracket(1)

    def _open_bracket(self, size: int) -> None:
        self._brackets.append(_Bracket(len(self.tokens), len(self._runs), self._at, size == 2))
        self._literal(size)

    def _close_bracket(self) -> None:
        if not self._brackets:
            self._literal()
            return
        bracket = self._brackets.pop()
        active = bracket.image or len(self._brackets) >= self._link_floor
        self._link_floor = min(self._link_floor, len(self._brackets))
        target = self._target(bracket) if active else None
        if target is None:
            self._literal()
        elif bracket.image:
            self._image(bracket, target)
        else:
            self._span(bracket, target)

    def _target(self, bracket: _Bracket) -> Destination | None:
        """What the bracket that closes here leads to."""
        following = self.text[self._at + 1 : self._at + 2]
        if following == "(":
            target = read_destination(self.text, self._at + 1)
            if target:
                return target
        if following == "{" and not bracket.image:
            found = attributes.LIST.match(self.text, self._at + 1)
            values = attributes.parse(found[1]) if found else None
            if found and values is not None:
                self._report_languages(found)
                return Destination(None, "", found.end(), values)
        return self._reference(bracket, following)

    def _reference(self, bracket: _Bracket, following: str) -> Destination | None:
        start = bracket.at + (2 if bracket.image else 1)
        stop = end = self._at
        if following == "[":
            close = self.text.find("]", stop + 2, stop + 3 + _MAX_LABEL)
            if close > 0:
                end = close
                if close > stop + 2:
                    start, stop = self._at + 2, close
        if not self.around.references or stop - start > _MAX_LABEL:
            return None
        found = self.around.references.get(" ".join(self.text[start:stop].split()).lower())
        return Destination(found[0], found[1] or "", end + 1, {}) if found else None

    def _span(self, bracket: _Bracket, target: Destination) -> None:
        """Make a link, or a span with attributes, of what stands since the bracket."""
        emphasis.settle(self._runs[bracket.runs :])
        del self._runs[bracket.runs :]
        self._forget_tags(bracket.token)
        self._at = target.end
        if target.path is None:
            self.tokens[bracket.token] = Open("span", target.attributes)
            self.tokens.append(CLOSE)
            return
        fault = link_fault(target.path)
        self._link_floor = len(self._brackets)
        if fault:
            self.tokens[bracket.token] = ""
            self._report_link(bracket.at, target.end, fault)
            return
        self.tokens[bracket.token] = Open(
            "a", _named(href=target.path, title=self.around.set_words(target.title))
        )
        self.tokens.append(CLOSE)

    def _report_link(self, start: int, end: int, fault: str) -> None:
        self.around.report(
            BROKEN_LINK,
            (start, end - start),
            f"{fault}; the text stays, the link was left out",
            "write the address with https://, or delete the link",
            Severity.ERROR,
        )

    def _report_languages(self, found: re.Match[str]) -> None:
        for start, stop in attributes.wrong_languages(self.text, *found.span(1)):
            self._report_language(start, stop)

    def _report_language(self, start: int, stop: int) -> None:
        message, help_ = of_language(self.text[start:stop])
        self.around.report(LANGUAGE, (start, stop - start), message, help_, LANGUAGE.severity)

    def _image(self, bracket: _Bracket, target: Destination) -> None:
        alt = self.around.set_words(_flat(self.tokens[bracket.token + 1 :]))
        del self.tokens[bracket.token :]
        del self._runs[bracket.runs :]
        self._forget_tags(bracket.token)
        self._at = target.end
        place = (bracket.at, target.end - bracket.at)
        fault = image_fault(target.path or "", self.around.path)
        if fault:
            help_ = "put the file into the project and name it by its path from this text"
            message = f"{fault}; its description stands in its place"
            # A stranger's text, as it is, becomes a book all the same; lint calls it an error.
            mild = is_on_network(target.path or "")
            severity = Severity.WARNING if mild else Severity.ERROR
            self.around.report(IMAGE, place, message, help_, severity)
            if alt.strip():
                missing = Element("span", {"class": "missing-picture"})
                missing.text = f"[{alt}]"
                self.tokens.append(missing)
            return
        if not alt.strip():
            message = "this image has no description for those who can't see it"
            help_ = "write what it shows between the square brackets"
            self.around.report(IMAGE, place, message, help_, Severity.WARNING)
        self.around.show(target.path or "")
        picture = Element("img", {"src": target.path or "", "alt": alt})
        if target.title:
            picture.set("title", self.around.set_words(target.title))
        self.tokens.append(picture)

    def _angle(self) -> None:
        autolink = _AUTOLINK.match(self.text, self._at)
        if autolink:
            self._autolink(autolink)
            return
        if self.text.startswith("<!--", self._at) and "-->" not in self._missing:
            stop = self.text.find("-->", self._at + 4)
            if stop >= 0:
                self._at = stop + 3
                self._join()
                return
            self._missing.add("-->")
        tag = _TAG.match(self.text, self._at)
        if tag and tag[2].lower() in KNOWN:
            self._tag(tag)
        else:
            self._literal()

    def _autolink(self, found: re.Match[str]) -> None:
        address = found[1] if ":" in found[1] else f"mailto:{found[1]}"
        fault = link_fault(address)
        if fault:
            self._report_link(found.start(), found.end(), fault)
            self.tokens.append(found[1])
        else:
            link = Element("a", {"href": address})
            link.text = found[1]
            self.tokens.append(link)
        self._at = found.end()

    def _tag(self, tag: re.Match[str]) -> None:
        name = tag[2].lower()
        self._at = tag.end()
        if name in SILENT:
            self._silence(name, tag)
        elif not self.around.raw_html or name not in ALLOWED:
            self._describe(name, tag[3])
            self._report_tag(tag, f"the tag {_shown(tag[0])} was left out; what stands in it stays")
        elif tag[1]:
            self._end_tag(name)
        elif name in ("br", "wbr"):
            self.tokens.append(Element(name))
        else:
            self._open_names[name] = self._open_names.get(name, 0) + 1
            values = allowed_attributes(tag[3])
            for start, stop in wrong_languages(tag[3]):
                self._report_language(tag.start(3) + start, tag.start(3) + stop)
            place = len(self.tokens)
            self._tags.append(_Tag(name, place, len(self._runs), len(self._brackets), values))
            self.tokens.append("")

    def _describe(self, name: str, values: str) -> None:
        """Keep the description of a picture that is left out."""
        found = _ALT.search(values) if name == "img" else None
        if found:
            self.tokens.append(unescaped(found[1].strip("\"'")))

    def _silence(self, name: str, tag: re.Match[str]) -> None:
        """Leave out a script with its text, up to its end tag or alone where it has none."""
        closing = f"</{name}"
        if not tag[1] and closing not in self._missing:
            end = re.compile(rf"{closing}[^<>]*>", re.IGNORECASE).search(self.text, self._at)
            if end:
                self._at = end.end()
            else:
                self._missing.add(closing)
        self._join()
        self._report_tag(tag, f"<{name}> and what stands in it was left out of the book")

    def _join(self) -> None:
        """Keep one of the two blanks around what was left out."""
        last = self.tokens[-1] if self.tokens else " "
        if isinstance(last, str) and last.endswith(" "):
            self._skip_blanks()

    def _report_tag(self, tag: re.Match[str], message: str) -> None:
        help_ = "use Markdown's own marks, or set raw-html = true"
        place = (tag.start(), len(tag[0]))
        self.around.report(RAW_HTML, place, message, help_, RAW_HTML.severity)

    def _end_tag(self, name: str) -> None:
        if not self._open_names.get(name):
            return
        while self._tags:
            tag = self._tags.pop()
            self._open_names[tag.name] -= 1
            if tag.name == name:
                break
        emphasis.settle(self._runs[tag.runs :])
        del self._runs[tag.runs :]
        del self._brackets[tag.brackets :]
        self._link_floor = min(self._link_floor, len(self._brackets))
        self.tokens[tag.token] = Open(name, tag.attributes)
        self.tokens.append(CLOSE)

    def _forget_tags(self, token: int) -> None:
        while self._tags and self._tags[-1].token >= token:
            self._open_names[self._tags.pop().name] -= 1

    def _entity(self) -> None:
        entity = _ENTITY.match(self.text, self._at)
        character = unescaped(entity[0]) if entity else ""
        if not entity or character == entity[0] or not character.isprintable():
            if entity and character in "\xa0\u202f\u2009\u200a\u2003\u2002\xad\u200b\u200d\u200c":
                self.tokens.append(character)
                self._at = entity.end()
                return
            self._literal()
            return
        self.tokens.append(STRAIGHT.get(character, character))
        self._at = entity.end()

    def _brace(self) -> None:
        found = attributes.LIST.match(self.text, self._at)
        values = attributes.parse(found[1]) if found else None
        if not found or values is None or not self.tokens or isinstance(self.tokens[-1], str):
            self._literal()
            return
        self._report_languages(found)
        self.tokens.append(Attributes(values, found[0]))
        self._at = found.end()


_READERS: dict[str, Callable[[Scan], None]] = {
    "\\": Scan._escape,
    "`": Scan._code,
    "*": Scan._mark,
    "_": Scan._mark,
    "~": Scan._shift,
    "^": Scan._shift,
    "[": Scan._bracket,
    "]": Scan._close_bracket,
    "!": Scan._exclamation,
    "<": Scan._angle,
    "&": Scan._entity,
    "\n": Scan._newline,
    "{": Scan._brace,
}


def _shown(tag: str) -> str:
    return tag if len(tag) <= 40 else f"{tag[:38]}…>"


def _named(**values: str) -> dict[str, str]:
    return {name: value for name, value in values.items() if value}


def _flat(tokens: list[Token]) -> str:
    """The text of tokens without marks."""
    parts = []
    for token in tokens:
        if isinstance(token, str):
            parts.append(token)
        elif isinstance(token, Element):
            parts.append(token.get("alt", "") or "".join(token.itertext()))
    return " ".join("".join(parts).split())
