"""Linting and metadata never pay for Python-Markdown."""

import subprocess
import sys


def test_masks_and_quotes_load_no_markdown() -> None:
    code = (
        "import sys; from typebar.readers.markdown import curl, mask; curl('\"a\"'); mask('*a*');"
        "sys.exit('markdown' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_chapters_of_plain_paragraphs_load_no_markdown() -> None:
    code = (
        "import sys; from typebar.readers.markdown import parse_book;"
        "from typebar.text.source import Source;"
        "text = '# One\\n\\n\"A *word*,\" he said.[^1]\\n\\n***\\n\\nTwo.\\n\\n[^1]: A note.\\n';"
        "read = parse_book([Source('one.md', text)]);"
        "assert [item.tag for item in read.chapters[0].body] == ['p', 'hr', 'p', 'section'];"
        "sys.exit('markdown' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
