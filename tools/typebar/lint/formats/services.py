"""Reports for the services that run checks: GitHub, GitLab, and whatever reads JUnit's XML."""

import json
from collections import Counter
from hashlib import sha256
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from typebar.lint.formats import Style
from typebar.lint.formats.records import source_of
from typebar.lint.report import Report
from typebar.text.diagnostics import Diagnostic, Severity

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_QUALITY = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def github(report: Report, style: Style) -> str:  # noqa: ARG001 -- one signature for all forms
    """Workflow commands that GitHub shows beside the lines of a pull request."""
    return "".join(_command(report, one) + "\n" for one in report.diagnostics)


def _command(report: Report, one: Diagnostic) -> str:
    source = source_of(report, one.span)
    start, end = source.position(one.span.start), source.position(one.span.end)
    fields = {"file": one.span.source, "line": start.line, "endLine": end.line}
    if start.line == end.line:
        # GitHub takes columns only where a finding stays in its line.
        fields |= {"col": start.column, "endColumn": end.column}
    fields["title"] = f"{one.code} {one.name}"
    told = ",".join(f"{key}={_property(str(value))}" for key, value in fields.items())
    message = one.message + (f"\n{one.help}" if one.help else "")
    return f"::{_COMMANDS[one.severity]} {told}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def gitlab(report: Report, style: Style) -> str:  # noqa: ARG001 -- one signature for all forms
    """A code quality report; fingerprints stay when lines above change."""
    marks = fingerprints(report)
    found = [
        {
            "description": f"{one.code} {one.name}: {one.message}",
            "check_name": one.code,
            "fingerprint": mark,
            "severity": _QUALITY[one.severity],
            "location": {
                "path": one.span.source,
                "lines": {"begin": source_of(report, one.span).position(one.span.start).line},
            },
        }
        for one, mark in zip(report.diagnostics, marks, strict=True)
    ]
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def fingerprints(report: Report) -> list[str]:
    """A name for each finding: of its rule, file and line of text, and its number among equals."""
    seen: Counter[tuple[str, str, str]] = Counter()
    marks = []
    for one in report.diagnostics:
        source = source_of(report, one.span)
        line = source.line_text(source.position(one.span.start).line).strip()
        key = (one.code, one.span.source, line)
        text = "\0".join((*key, str(seen[key])))
        marks.append(sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32])
        seen[key] += 1
    return marks


def junit(report: Report, style: Style) -> str:  # noqa: ARG001 -- one signature for all forms
    """JUnit's XML: a suite a file, a case a finding; a file without findings is a passed case."""
    found = {
        path: list(ones) for path, ones in groupby(report.diagnostics, lambda one: one.span.source)
    }
    paths = sorted({*report.sources, *found})
    suites = [_suite(report, path, found.get(path, [])) for path in paths]
    total = len(report.diagnostics)
    tests = sum(max(1, len(found.get(path, []))) for path in paths)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<testsuites name="typebar lint" tests="{tests}" failures="{total}">\n'
        + "".join(suites)
        + "</testsuites>\n"
    )


def _suite(report: Report, path: str, found: list[Diagnostic]) -> str:
    cases = [_case(report, one) for one in found] or [
        f"    <testcase name={_attribute('no findings')} classname={_attribute(path)}/>\n"
    ]
    head = f'  <testsuite name={_attribute(path)} tests="{len(cases)}" failures="{len(found)}">\n'
    return head + "".join(cases) + "  </testsuite>\n"


def _case(report: Report, one: Diagnostic) -> str:
    line, column = source_of(report, one.span).position(one.span.start)
    name = f"{one.code} {one.name} at {line}:{column}"
    body = _clean(one.message + (f"\n{one.help}" if one.help else ""))
    return (
        f"    <testcase name={_attribute(name)} classname={_attribute(one.span.source)}>\n"
        f"      <failure type={_attribute(one.severity.value)} message={_attribute(one.message)}>"
        f"{escape(body)}</failure>\n"
        "    </testcase>\n"
    )


def _attribute(text: str) -> str:
    return quoteattr(_clean(text))


def _clean(text: str) -> str:
    """Without what XML can't hold."""
    return "".join(
        sign
        if sign in "\t\n"
        or " " <= sign <= "\ud7ff"
        or "\ue000" <= sign <= "\ufffd"
        or sign > "\uffff"
        else "\ufffd"
        for sign in text
    )
