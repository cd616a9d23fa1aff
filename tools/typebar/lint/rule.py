"""What a rule is, and the decorator that makes one of a function.

A rule's function has one parameter; its annotation says what it looks at: Text (either language,
markup masked), Screenplay or Manuscript (the structure of one document), or Project (all of them).
The docstring is the rule's page in the manual:

    First line: what it finds, as a sentence.

    More of that.

    Why:
        ...
    With:
        the settings that the examples need, as TOML of [tool.typebar.lint]
    Fires on (fountain):
        a text in which the rule fires
    Use instead:
        the same without the fault
    Fix safety:
        what the fix does and what it may get wrong
    Off because:
        why it isn't in the default preset
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Any

from typebar.lint.finding import Finding
from typebar.lint.pattern import lazy
from typebar.text.diagnostics import Severity

Check = Callable[[Any], Iterable[Finding]]


class Fixes(Enum):
    """Whether a rule's findings can be mended."""

    NONE = "none"
    SAFE = "safe"
    UNSAFE = "unsafe"
    SOME = "safe or unsafe"


@dataclass(frozen=True, slots=True)
class Rule:
    """One entry of the catalogue."""

    code: str
    name: str
    severity: Severity
    check: Check | None
    """None where a reader finds the fault and lint passes it on."""
    looks_at: type | None
    """The type of the function's parameter."""
    fixes: Fixes = Fixes.NONE
    default: bool = True
    """Whether the default preset has it."""
    presets: frozenset[str] = frozenset()
    """Other presets that have it though it's off by default."""
    restructures: bool = False
    """Whether its fixes change which elements the text has: they're proved otherwise."""
    doc: str = ""

    @property
    def family(self) -> str:
        """The letters of the code: "CUE"."""
        return self.code.rstrip("0123456789")


def rule(  # noqa: PLR0913 -- the fields of a catalogue entry
    code: str,
    name: str,
    severity: Severity,
    *,
    fixes: Fixes = Fixes.NONE,
    default: bool = True,
    presets: Iterable[str] = (),
    restructures: bool = False,
) -> Callable[[Check], Rule]:
    """Make a rule of the function below; its docstring becomes its page."""

    def decorate(check: Check) -> Rule:
        (looks_at,) = [kind for key, kind in check.__annotations__.items() if key != "return"]
        return Rule(
            code,
            name,
            severity,
            check,
            looks_at,
            fixes,
            default,
            frozenset(presets),
            restructures,
            check.__doc__ or "",
        )

    return decorate


def passed_on(  # noqa: PLR0913 -- the fields of a catalogue entry
    code: str,
    name: str,
    severity: Severity,
    doc: str,
    *,
    fixes: Fixes = Fixes.NONE,
    default: bool = True,
    restructures: bool = False,
) -> Rule:
    """The catalogue entry of what isn't found by a function: a reader or the engine finds it."""
    return Rule(
        code,
        name,
        severity,
        None,
        None,
        fixes,
        default,
        restructures=restructures,
        doc=doc,
    )


@dataclass(frozen=True, slots=True)
class Page:
    """A rule's docstring taken apart."""

    summary: str
    body: str
    sections: tuple[tuple[str, str], ...]
    """Title -> text, in order."""
    language: str
    """Of the examples."""

    def section(self, title: str) -> str:
        """The text under a title, empty where there is none."""
        return next((text for name, text in self.sections if name == title), "")


_TITLE = lazy(r"^(Why|With|Fires on|Use instead|Fix safety|Off because)(?: \((\w+)\))?:$")


def page_of(entry: Rule) -> Page:
    """The rule's page as parts."""
    from inspect import cleandoc  # noqa: PLC0415 -- linting itself reads no pages

    lines = cleandoc(entry.doc).split("\n")
    parts: list[tuple[str, list[str]]] = [("", [])]
    language = "fountain"
    for line in lines:
        if match := _TITLE.match(line):
            parts.append((match[1], []))
            language = match[2] or language
        else:
            parts[-1][1].append(line)
    summary, _, body = "\n".join(parts[0][1]).partition("\n")
    sections = tuple((title, _dedented(text)) for title, text in parts[1:])
    return Page(summary, body.strip("\n"), sections, language)


def _dedented(lines: list[str]) -> str:
    from inspect import cleandoc  # noqa: PLC0415 -- as above

    return cleandoc("\n" + "\n".join(lines)).strip("\n")
