"""What linting loads, and what it knows of the typeface, of distances and of rows."""

import subprocess
import sys
from importlib.resources import files

from fontTools.ttLib import TTFont

from typebar.layout.pages import Kind
from typebar.layout.paginate import paginate
from typebar.layout.style import PROFILES
from typebar.lint.blocks import BlockKind, blocks
from typebar.lint.coverage import COVERED, uncovered
from typebar.lint.printed import ACTION_COLUMNS, DIALOGUE_COLUMNS, printed_rows
from typebar.lint.screenplay import PAGE_ROWS
from typebar.lint.spelling import distance
from typebar.model.script import Action
from typebar.readers.fountain import parse
from typebar.text.source import Source

FONTS = files("typebar.writers") / "assets/fonts/courier-prime"


def test_linting_loads_no_typesetter_and_no_parser_of_markdown() -> None:
    code = (
        "import sys, typebar.lint.run as run\n"
        "from typebar.lint.document import read\n"
        "from typebar.lint.settings import Settings\n"
        "from typebar.text.source import Source\n"
        "texts = [Source('a.md', '# One\\n\\nA.[^1]\\n'), Source('b.fountain', 'INT. A -\\n')]\n"
        "run.check([read(text) for text in texts], Settings())\n"
        "heavy = {'markdown', 'weasyprint', 'pydyf', 'lxml', 'fontTools', 'click', 'xml.sax'}\n"
        "print(sorted(heavy & sys.modules.keys()), 'typebar.layout' in sys.modules)\n"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[] False"


def test_linting_prose_loads_nothing_of_screenplays() -> None:
    code = (
        "import sys, typebar.lint.run as run\n"
        "from typebar.lint.document import read\n"
        "from typebar.lint.settings import Settings\n"
        "from typebar.text.source import Source\n"
        "texts = [read(Source('a.md', '# One\\n\\nIn the the rain.\\n'))]\n"
        "def said(settings):\n"
        "    return [one.code for one in run.check(texts, settings).diagnostics]\n"
        "print(said(Settings()))\n"
        "trees = {'typebar.model.script', 'typebar.readers.fountain', 'typebar.lint.rules.cues'}\n"
        "print(sorted(trees & sys.modules.keys()))\n"
        "print(said(Settings(ignore=('misspelt-cue', 'WRD'))))\n"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.splitlines() == ["['WRD003']", "[]", "[]"]


def test_the_known_characters_are_those_of_the_font() -> None:
    with (FONTS / "CourierPrime-Regular.otf").open("rb") as file:
        assert frozenset(TTFont(file).getBestCmap()) == COVERED
    assert uncovered("Lài ☂\n\t") == {"☂"}


def test_columns_and_rows_are_those_of_the_industry_profile() -> None:
    style = PROFILES["industry"]
    assert style.elements[Kind.ACTION].width == ACTION_COLUMNS
    assert style.elements[Kind.DIALOGUE].width == DIALOGUE_COLUMNS
    assert style.paper.rows == PAGE_ROWS


def test_rows_are_counted_as_the_paginator_sets_them() -> None:
    text = "She goes from door to door -- and listens, at *each* of them. " * 9 + "\n\nShe waits.\n"
    script = parse(Source("a.fountain", text)).script
    action = script.elements[0]
    assert isinstance(action, Action)
    (page,) = paginate(script, PROFILES["industry"])
    placed = sum(line.element == 0 for line in page.lines)
    assert printed_rows(action.lines, ACTION_COLUMNS, placed) == placed > 8
    assert printed_rows(action.lines, ACTION_COLUMNS, placed - 1) == placed


def test_distances_count_a_swap_of_neighbours_once() -> None:
    assert distance("MARGARET", "MARGAERT", 2) == 1
    assert distance("MARGARET", "MARGARET", 2) == 0
    assert distance("MARGARET", "MARGRT", 3) == 2
    assert distance("ANNA", "BEN", 2) == 3


def test_blocks_of_markdown_are_told_by_their_lines() -> None:
    source = Source(
        "a.md",
        "---\na: x\n---\n# One\ntext\nmore\n\n***\n\n> said\n\n- a\n- b\n\n"
        "```\nx\n```\n"
        "::: letter\nDear Ben\n:::\n\nTwo\n---\n\n[^1]: note\n\n    more\n\n<!-- a\n\nb -->\n\n"
        "    indented\n\n<div>x</div>\n\n| a |\n\n[x]: y\n",
    )
    found = [block.kind for block in blocks(source.text, source.line_starts)]
    assert found == [
        BlockKind.FRONT_MATTER,
        BlockKind.HEADING,
        BlockKind.PARAGRAPH,
        BlockKind.BREAK,
        BlockKind.QUOTE,
        BlockKind.ITEM,
        BlockKind.ITEM,
        BlockKind.CODE,
        BlockKind.CONTAINER,
        BlockKind.PARAGRAPH,
        BlockKind.CONTAINER,
        BlockKind.HEADING,
        BlockKind.FOOTNOTE,
        BlockKind.COMMENT,
        BlockKind.CODE,
        BlockKind.HTML,
        BlockKind.TABLE,
        BlockKind.REFERENCE,
    ]
