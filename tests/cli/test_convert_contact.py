"""`typebar convert --contact`: the address where editors look for it."""

import zipfile
from pathlib import Path

import pytest

from command_line import CHAPTER, SCRIPT, typebar

ADDRESS = ("--contact", "12 Quiet Lane", "--contact", "a@example.org")


def test_a_manuscript_has_it_above_its_title(tmp_path: Path) -> None:
    pytest.importorskip("docx", reason="python-docx isn't installed")
    (tmp_path / "a.md").write_text(CHAPTER, encoding="utf-8")
    assert typebar("convert", "a.md", "-o", "a.docx", *ADDRESS, cwd=tmp_path).code == 0
    with zipfile.ZipFile(tmp_path / "a.docx") as packed:
        text = packed.read("word/document.xml").decode()
    assert 0 < text.index("12 Quiet Lane") < text.index("a@example.org") < text.index("The Lamp")


@pytest.mark.parametrize(
    ("name", "form", "message"),
    [
        ("a.fountain", "pdf", "--contact is for prose as a manuscript (pdf, docx)"),
        ("a.md", "epub", "--contact is for prose as a manuscript (pdf, docx)"),
        ("a.md", "pdf", "--contact is for manuscripts"),
    ],
)
def test_it_is_refused_where_nobody_would_see_it(
    tmp_path: Path, name: str, form: str, message: str
) -> None:
    (tmp_path / "a.fountain").write_text(SCRIPT, encoding="utf-8")
    (tmp_path / "a.md").write_text(CHAPTER, encoding="utf-8")
    outcome = typebar("convert", name, "-o", f"a.{form}", *ADDRESS, cwd=tmp_path)
    assert outcome.code == 2
    assert message in outcome.err
