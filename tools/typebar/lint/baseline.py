"""A list of findings that are known and may stay, so that an old work can adopt lint at once."""

import json
from collections import Counter

from typebar.lint.formats.services import fingerprints
from typebar.lint.report import Report
from typebar.text.errors import ConfigError

VERSION = 1


def make(report: Report) -> str:
    """The baseline of a report, as JSON that is easily compared: an entry a line."""
    marks = fingerprints(report)
    entries = sorted(
        (one.span.source, one.code, mark)
        for one, mark in zip(report.diagnostics, marks, strict=True)
    )
    rows = [json.dumps(list(entry), ensure_ascii=False) for entry in entries]
    body = ",\n    ".join(rows)
    listed = f"[\n    {body}\n  ]" if rows else "[]"
    return f'{{\n  "version": {VERSION},\n  "findings": {listed}\n}}\n'


def subtract(report: Report, baseline: str, path: str = "the baseline") -> Report:
    """The report without what the baseline lists.

    A finding is known by its rule, file and line of text, so lines that move stay known and a
    changed line is looked at anew.

    Raises:
        ConfigError: the text isn't a baseline of this version.
    """
    known = Counter(_marks(baseline, path))
    kept = []
    for one, mark in zip(report.diagnostics, fingerprints(report), strict=True):
        if known[mark]:
            known[mark] -= 1
        else:
            kept.append(one)
    return Report(tuple(kept), report.sources, report.suppressed)


def _marks(baseline: str, path: str) -> list[str]:
    again = f"write it anew with --write-baseline {path}"
    try:
        data = json.loads(baseline)
    except (ValueError, RecursionError) as error:
        raise ConfigError(f"{path} isn't a baseline: {error}", help=again) from None
    match data:
        case {"version": int(version), "findings": list(entries)} if version == VERSION:
            marks = [entry[2] for entry in entries if isinstance(entry, list) and len(entry) == 3]
            return [mark for mark in marks if isinstance(mark, str)]
        case {"version": version}:
            raise ConfigError(
                f"{path} is a baseline of version {version}, this is version {VERSION}", help=again
            )
    raise ConfigError(f"{path} isn't a baseline", help=again)
