"""Remembering a run: a key of everything that its findings hang on, and findings as bytes.

Nothing is stored here: whoever has a store looks the key up before it reads any text.
"""

import json
from collections.abc import Sequence
from dataclasses import astuple
from hashlib import sha256

from typebar import __version__
from typebar.lint.around import UNKNOWN, Surroundings
from typebar.lint.document import Names
from typebar.lint.report import Report
from typebar.lint.settings import Settings
from typebar.text.diagnostics import Diagnostic
from typebar.text.packing import pack, unpack
from typebar.text.source import Source

_FORM = 1
"""Of the bytes below; part of every key."""


def key(
    sources: Sequence[Source], settings: Settings, names: Names, around: Surroundings = UNKNOWN
) -> str:
    """SHA-256 of the texts with their paths, the settings, the names and the version."""
    digest = sha256(f"{_FORM} {__version__}".encode())
    known = (
        astuple(settings),
        astuple(names),
        None if around.files is None else sorted(around.files),
        None if around.built is None else sorted(around.built),
        around.missing,
        around.dictionary and around.dictionary.key,
    )
    digest.update(repr(known).encode("utf-8", "backslashreplace"))
    for source in sources:
        digest.update(f"\0{source.path}\0{source.digest()}".encode("utf-8", "backslashreplace"))
    return digest.hexdigest()


def text_key(
    source: Source,
    faults: Sequence[Diagnostic],
    settings: Settings,
    names: Names,
    *,
    version: str,
) -> str:
    """The same for one text alone: what rules over single texts see of it."""
    whole = (_FORM, version, source.path, source.digest(), list(map(pack, faults)))
    known = (astuple(settings), astuple(names))
    return sha256(repr((whole, known)).encode("utf-8", "backslashreplace")).hexdigest()


def dump_found(found: Sequence[Diagnostic]) -> bytes:
    """The findings in one text as bytes."""
    return json.dumps([pack(one) for one in found], separators=(",", ":")).encode("utf-8")


def load_found(data: bytes) -> tuple[Diagnostic, ...] | None:
    """The findings that `dump_found` made these bytes of; none where they're something else."""
    try:
        stored = json.loads(data)
        return tuple(map(unpack, stored)) if isinstance(stored, list) else None
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def dump(report: Report) -> bytes:
    """The findings of a report as bytes."""
    data = {"suppressed": report.suppressed, "found": [pack(one) for one in report.diagnostics]}
    return json.dumps(data, separators=(",", ":")).encode("utf-8")


def load(data: bytes, sources: Sequence[Source]) -> Report | None:
    """The report that `dump` made these bytes of; none where they're something else."""
    try:
        stored = json.loads(data)
        found = tuple(unpack(one) for one in stored["found"])
        suppressed = int(stored["suppressed"])
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    return Report(found, {source.path: source for source in sources}, suppressed)
