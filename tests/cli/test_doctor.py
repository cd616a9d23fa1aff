"""`typebar doctor` says what is missing, where, and which line installs it."""

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from command_line import SCRIPT, project, typebar
from typebar.pipeline import health
from typebar.writers.pdf import book_press


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(book_press, "probe", lambda: None)
    return project(tmp_path / "p")


def _checks(root: Path) -> dict[str, dict[str, Any]]:
    outcome = typebar("doctor", "--json", cwd=root)
    return {check["name"]: check for check in json.loads(outcome.out)["checks"]}


def test_a_whole_machine_ends_with_0(root: Path) -> None:
    outcome = typebar("doctor", cwd=root)
    assert outcome.code == 0, outcome
    assert "ok       Courier Prime: comes with typebar" in outcome.out
    assert outcome.out.endswith("all that is needed is here\n")


def test_everything_that_the_package_asks_for_is_looked_at(root: Path) -> None:
    text = (Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8")
    asked = tomllib.loads(text)["project"]
    extras = asked["optional-dependencies"].values()
    checks = _checks(root)
    for line in asked["dependencies"]:
        assert re.split("[<>=]", line)[0] in checks
    for lines in extras:
        assert {re.split("[<>=]", line)[0] for line in lines} & checks.keys()


def test_it_works_without_a_project(tmp_path: Path) -> None:
    assert "letters of the manuscript" not in _checks(tmp_path)


def test_a_missing_library_ends_with_5_and_names_the_line(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(book_press, "probe", lambda: "WeasyPrint misses libpango")
    monkeypatch.setitem(health.LIBRARIES, "no-such-library", "a test")
    outcome = typebar("doctor", cwd=root)
    assert outcome.code == 5
    assert "missing  Pango and HarfBuzz: WeasyPrint misses libpango" in outcome.out
    last = outcome.out.splitlines()[-1]
    assert last == f"to mend it: pip install no-such-library; {book_press.INSTALL}"


def test_letters_that_need_another_font_are_named_by_place(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (root / "script.fountain").write_text(SCRIPT + "\nA sign: 日本.\n", encoding="utf-8")
    monkeypatch.setattr(health, "_families", lambda character: ["Noto Sans CJK JP"])
    check = _checks(root)["script.fountain:11:9"]
    assert check["state"] == "fine"
    assert check["detail"].startswith('"日" (U+65E5, cjk unified ideograph-65e5) isn\'t in Courier')
    assert check["detail"].endswith("Noto Sans CJK JP has it")


@pytest.mark.parametrize(
    ("character", "package"),
    [("日", "fonts-noto-cjk"), ("ก", "fonts-noto-core"), ("🌧", "fonts-noto-color-emoji")],
)
def test_letters_that_no_font_has_name_a_package(
    root: Path, monkeypatch: pytest.MonkeyPatch, character: str, package: str
) -> None:
    (root / "script.fountain").write_text(f"{SCRIPT}\n{character}\n", encoding="utf-8")
    monkeypatch.setattr(health, "_families", lambda character: [])
    check = _checks(root)["script.fountain:11:1"]
    assert check["state"] == "missing"
    assert check["help"].endswith(package)
    assert typebar("doctor", cwd=root).code == 5


def test_a_broken_configuration_is_told_beside_the_rest(root: Path) -> None:
    (root / "typebar.toml").write_text("titel = 1\n", encoding="utf-8")
    checks = _checks(root)
    assert checks["Courier Prime"]["state"] == "fine"
    assert checks["configuration"]["detail"] == "typebar.toml:1:1: there is no key 'titel'"


def test_a_missing_text_is_told(root: Path) -> None:
    (root / "script.fountain").unlink()
    assert "doesn't exist" in _checks(root)["manuscript"]["detail"]
