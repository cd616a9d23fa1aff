"""The README's table of rules is the registry."""

import os
import re
from pathlib import Path

from typebar.lint import registry
from typebar.lint.rule import Fixes, Rule, page_of

README = Path(__file__).parents[2] / "README.md"
_TABLE = re.compile(r"(?<=<!-- rules -->\n\n).*?(?=\n\n<!-- end of rules -->)", re.DOTALL)


def table() -> str:
    """Every rule in a row, in the order of the catalogue."""
    head = "| Rule | What it finds | Severity | Fix | On |\n| --- | --- | --- | --- | --- |"
    return "\n".join((head, *map(_row, registry.RULES)))


def _row(entry: Rule) -> str:
    cells = (
        f"`{entry.code}` {entry.name}",
        _plain(page_of(entry).summary),
        entry.severity.value,
        "" if entry.fixes is Fixes.NONE else entry.fixes.value,
        _presets(entry),
    )
    return "| " + " | ".join(cells) + " |"


def _plain(summary: str) -> str:
    """A sentence that Markdown shows as it stands, code in it as code."""
    pieces = re.split(r"(`[^`]+`)", summary)
    pieces[::2] = [re.sub(r"([\\*_<\[])", r"\\\1", piece) for piece in pieces[::2]]
    return "".join(pieces).replace("|", "\\|")


def _presets(entry: Rule) -> str:
    return "yes" if entry.default else ", ".join(registry.presets_of(entry))


def test_the_table_of_rules_is_the_registry() -> None:
    text = README.read_text(encoding="utf-8")
    assert _TABLE.search(text), "the README has no place for the rules"
    if os.environ.get("TYPEBAR_UPDATE"):
        README.write_text(_TABLE.sub(lambda _: table(), text), encoding="utf-8")
    found = _TABLE.search(README.read_text(encoding="utf-8"))
    assert found
    assert found[0] == table(), "TYPEBAR_UPDATE=1 writes it anew"
