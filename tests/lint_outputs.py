"""What linting says of a case's text, and what its fixes make of it."""

import tomllib

from typebar.lint import run
from typebar.lint.document import Document, Names, read
from typebar.lint.fix import mend
from typebar.lint.report import Report
from typebar.lint.settings import Settings, from_table
from typebar.model.work import Person, Place
from typebar.text.source import Source

SUFFIXES = {"fountain": "fountain", "markdown": "md"}


def settings_of(options: dict[str, str]) -> Settings:
    """Options such as select=CUE001,TYP and quotes=curly as settings; the rest is TOML as it is."""
    table: dict[str, object] = {}
    for name, value in options.items():
        match name:
            case "people" | "places-known":
                continue
            case "select" | "ignore" | "extend-select" | "words" | "cast" | "variables":
                table[name] = value.split(",")
            case _:
                table |= tomllib.loads(f"{name} = {value}")
    return from_table(table)


def names_of(options: dict[str, str]) -> Names:
    """people=ANNA,BEN and places-known=KITCHEN as the lists of a project."""
    people = [
        Person(name.replace("_", " ")) for name in options.get("people", "").split(",") if name
    ]
    places = options.get("places-known", "").split(",")
    return Names(tuple(people), tuple(Place(name.replace("_", " ")) for name in places if name))


def documents(text: str, language: str) -> list[Document]:
    """One document, or those that lines such as `=== one.md` open."""
    if not text.startswith("=== "):
        return [read(Source(f"case.{SUFFIXES[language]}", text))]
    parts = [part.partition("\n") for part in ("\n" + text).split("\n=== ")[1:]]
    return [read(Source(name, body)) for name, _, body in parts]


def checked(text: str, language: str, options: dict[str, str]) -> Report:
    """The report on one text, or on several that lie together."""
    return run.check(documents(text, language), settings_of(options), names_of(options))


def findings(text: str, language: str, options: dict[str, str]) -> str:
    """One line a finding: `line:column severity CODE: message`, its help and its other places.

    The path stands before it where there are several texts.
    """
    report = checked(text, language, options)
    rows = []
    for one in report.diagnostics:
        source = report.sources[one.span.source]
        line, column = source.position(one.span.start)
        shown = source.text[one.span.start : one.span.end].split("\n", maxsplit=1)[0].rstrip("\r")
        path = f"{source.path}:" if len(report.sources) > 1 else ""
        row = f"{path}{line}:{column} {one.severity.value} {one.code} {one.message}"
        rows.append(f"{row} [{shown}]" if shown else row)
        rows += [f"  help: {one.help}"] if one.help else []
        rows += [
            f"  see {source.position(other.span.start).line}: {other.message}"
            for other in one.related
        ]
    return "\n".join(rows) or "nothing"


def fixed(text: str, language: str, options: dict[str, str]) -> str:
    """The text with its findings mended: the safe ones, or all with unsafe=true."""
    options = dict(options)
    unsafe = options.pop("unsafe", "") == "true"
    given = documents(text, language)
    mended, _ = mend(given, settings_of(options), names_of(options), unsafe=unsafe)
    after = [read(one.after) for one in mended]
    again, _ = mend(after, settings_of(options), names_of(options), unsafe=unsafe)
    assert not any(one.changed for one in again), "a second run changed the text again"
    if len(mended) == 1:
        return mended[0].after.text
    return "\n".join(f"=== {one.after.path}\n{one.after.text}" for one in mended)
