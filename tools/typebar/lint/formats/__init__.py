"""How a report is written: for people, for editors, for the machines that run checks."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from typebar.lint.report import Report


@dataclass(frozen=True, slots=True)
class Style:
    """How it is to look."""

    colour: bool = False
    """Whether to paint for a terminal; only forms for people do."""
    show_fixes: bool = True
    """Whether to say how many findings `--fix` would mend."""
    quiet: bool = False
    """Whether forms for people leave out how many there are."""


Format = Callable[[Report, Style], str]

FORMATS: dict[str, str] = {
    "full": "people:full",
    "concise": "people:concise",
    "grouped": "people:grouped",
    "json": "records:json",
    "json-lines": "records:json_lines",
    "github": "services:github",
    "gitlab": "services:gitlab",
    "junit": "services:junit",
    "sarif": "sarif:sarif",
    "rdjson": "records:rdjson",
}
"""Name -> "module:function" of this package, imported when used."""


def write(name: str, report: Report, style: Style = Style()) -> str:
    """The report in the form of that name; empty, or ended by a line end.

    Raises:
        KeyError: there's no such form.
    """
    module, _, function = FORMATS[name].partition(":")
    form: Format = getattr(import_module(f"{__name__}.{module}"), function)
    return form(report, style)
