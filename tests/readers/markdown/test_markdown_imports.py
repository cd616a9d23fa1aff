"""Linting and metadata never pay for Python-Markdown."""

import subprocess
import sys


def test_masks_and_quotes_load_no_markdown() -> None:
    code = (
        "import sys; from typebar.readers.markdown import curl, mask; curl('\"a\"'); mask('*a*');"
        "sys.exit('markdown' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
