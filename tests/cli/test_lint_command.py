"""`typebar lint` finds, mends and tells, in a project and without one."""

import json
from pathlib import Path

import pytest

from command_line import CONFIG, SCRIPT, project, typebar

WRONG = "# The Lamp\n\nIn the the rain.  \n\n\n\n\nShe  said so .\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = project(tmp_path / "p")
    (root / "prose" / "01-lamp.md").write_text(WRONG, encoding="utf-8")
    return root


def test_a_clean_project_ends_with_0(tmp_path: Path) -> None:
    outcome = typebar("lint", cwd=project(tmp_path / "p"))
    assert outcome == (0, "no findings\n", "")


def test_findings_end_with_1_and_stand_in_order(root: Path) -> None:
    outcome = typebar("lint", cwd=root)
    assert outcome.code == 1
    assert "prose/01-lamp.md:3:4: warning[WRD003] doubled-word" in outcome.out
    assert "  3 | In the the rain." in outcome.out
    assert typebar("lint", "--exit-zero", cwd=root).code == 0


def test_a_second_run_says_the_same(root: Path) -> None:
    first = typebar("lint", cwd=root)
    assert list((root / "build" / ".cache" / "findings").iterdir())
    assert typebar("lint", cwd=root) == first
    assert typebar("lint", "--ignore", "WRD003", cwd=root).out != first.out


def test_paths_below_the_project_are_named_from_its_folder(root: Path) -> None:
    outcome = typebar("lint", "01-lamp.md", "--output-format", "concise", cwd=root / "prose")
    assert "prose/01-lamp.md:3:4: " in outcome.out


def test_folders_are_looked_through(tmp_path: Path) -> None:
    for name in ("b/10.md", "b/9.md", "a.fountain", "b/.hidden.md", "b/x.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("In the the sun.\n", encoding="utf-8")
    outcome = typebar("lint", ".", "--select", "WRD003", "--output-format", "concise", cwd=tmp_path)
    paths = [line.split(":")[0] for line in outcome.out.splitlines() if "WRD003" in line]
    assert set(paths) == {"a.fountain", "b/9.md", "b/10.md"}


def test_the_project_of_another_folder_is_not_this_ones(root: Path, tmp_path: Path) -> None:
    (root / "cast.toml").write_text('[[cast]]\nname = "ANNA"\n', encoding="utf-8")
    config = f'cast = "cast.toml"\n{CONFIG}'
    (root / "typebar.toml").write_text(config, encoding="utf-8")
    other = tmp_path / "other.fountain"
    other.write_text(SCRIPT.replace("ANNA", "BERTA"), encoding="utf-8")
    assert typebar("lint", str(other), cwd=root).code == 0
    (root / "script.fountain").write_text(SCRIPT.replace("ANNA", "BERTA"), encoding="utf-8")
    assert "CUE002" in typebar("lint", "script.fountain", cwd=root).out


def test_mending_changes_the_files_and_says_so(root: Path) -> None:
    path = root / "prose" / "01-lamp.md"
    shown = typebar("lint", "--diff", cwd=root)
    assert shown.code == 1
    assert "--- a/prose/01-lamp.md" in shown.out
    assert path.read_text(encoding="utf-8") == WRONG
    outcome = typebar("lint", "--fix", cwd=root)
    assert "prose/01-lamp.md: " in outcome.err
    after = path.read_text(encoding="utf-8")
    assert "\n\n\n" not in after
    typebar("lint", "--fix", cwd=root)
    assert path.read_text(encoding="utf-8") == after


def test_mending_keeps_the_encoding(root: Path) -> None:
    path = root / "prose" / "01-lamp.md"
    path.write_bytes("# Caf\xe9\n\nShe said so .\n".encode("latin-1"))
    typebar("lint", "--fix", "--select", "TYP007", cwd=root)
    assert path.read_bytes() == b"# Caf\xe9\n\nShe said so.\n"


def test_the_input_stream_is_linted_under_a_name(tmp_path: Path) -> None:
    arguments = ("lint", "-", "--stdin-filename", "a.md", "--output-format", "json")
    outcome = typebar(*arguments, cwd=tmp_path, stdin=b"In the the sun.\n")
    assert outcome.code == 1
    assert '"WRD003"' in outcome.out
    fixed = typebar("lint", "-", "--stdin-filename", "a.md", "--fix", cwd=tmp_path, stdin=b"So .\n")
    assert fixed.out.startswith("So.\n")


def test_a_baseline_keeps_known_findings_quiet(root: Path) -> None:
    assert typebar("lint", "--write-baseline", "known.json", cwd=root).code == 0
    assert typebar("lint", "--baseline", "known.json", cwd=root).code == 0
    (root / "prose" / "01-lamp.md").write_text(WRONG + "\nNo. And and so.\n", encoding="utf-8")
    assert typebar("lint", "--baseline", "known.json", cwd=root).code == 1
    (root / "known.json").write_bytes(b"\xff")
    assert typebar("lint", "--baseline", "known.json", cwd=root).code == 2
    assert typebar("lint", "--baseline", "nowhere.json", cwd=root).code == 3


@pytest.mark.parametrize(
    ("table", "place", "words"),
    [
        ("[lint]\nignroe = []\n", "1", "did you mean 'ignore'?"),
        ('[lint]\nignore = ["TYP"]\nmax-action-lines = "x"\n', "3:20", "must be a whole number"),
    ],
)
def test_settings_that_are_wrong_have_a_place(
    root: Path, table: str, place: str, words: str
) -> None:
    (root / "typebar.toml").write_text(CONFIG + table, encoding="utf-8")
    outcome = typebar("lint", cwd=root)
    assert outcome.code == 2
    line = CONFIG.count("\n")
    where = f"{line + 2}:1" if place == "1" else f"{line + 3}:20"
    assert f"typebar.toml:{where}: " in outcome.err
    assert words in outcome.err


def test_other_programs_get_their_form(
    root: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    found = json.loads(typebar("lint", "--output-format", "json", cwd=root).out)
    assert found
    outcome = typebar("lint", cwd=root, environment={"GITHUB_ACTIONS": "true"})
    assert "::warning file=prose/01-lamp.md,line=3" in outcome.out
    typebar("lint", "--output-format", "sarif", "-o", "out/x.sarif", cwd=root)
    assert json.loads((root / "out" / "x.sarif").read_bytes())["version"] == "2.1.0"


def test_a_missing_chapter_is_a_finding(root: Path) -> None:
    config = CONFIG.replace('"prose/*.md"', '"prose/01-lamp.md", "prose/gone.md"')
    (root / "typebar.toml").write_text(config, encoding="utf-8")
    outcome = typebar("lint", cwd=root)
    assert outcome.code == 1
    assert "prose/gone.md" in outcome.out


def test_rules_are_explained(tmp_path: Path) -> None:
    by_code = typebar("rule", "WRD003", cwd=tmp_path)
    assert by_code.code == 0
    assert by_code.out == typebar("rule", "doubled-word", cwd=tmp_path).out
    assert len(typebar("rule", "--all", cwd=tmp_path).out.splitlines()) > 50
    (data,) = json.loads(typebar("rule", "WRD003", "--json", cwd=tmp_path).out)
    assert data["name"] == "doubled-word"
