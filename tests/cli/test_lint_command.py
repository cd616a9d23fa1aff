"""`typebar lint` finds, mends and tells, in a project and without one."""

import json
from pathlib import Path

import pytest

from command_line import CONFIG, SCRIPT, project, typebar
from typebar.pipeline.watch import Watcher

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
    assert fixed.out == "So.\n"
    assert "no findings" in fixed.err


def test_a_baseline_keeps_known_findings_quiet(root: Path) -> None:
    assert typebar("lint", "--write-baseline", "known.json", cwd=root).code == 0
    assert typebar("lint", "--baseline", "known.json", cwd=root).code == 0
    # Some editors save it with a byte order mark.
    (root / "known.json").write_bytes(b"\xef\xbb\xbf" + (root / "known.json").read_bytes())
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


def test_directives_are_added_for_all_that_is_found(root: Path) -> None:
    outcome = typebar("lint", "--add-ignores", cwd=root)
    assert outcome.err == "prose/01-lamp.md: directives added\n"
    assert "typebar: ignore" in (root / "prose/01-lamp.md").read_text(encoding="utf-8")
    assert typebar("lint", cwd=root) == (0, "no findings\n", "")


def test_words_join_the_list_of_the_project_once(root: Path) -> None:
    words = root / "words.txt"
    words.write_text("# ours\nglimf", encoding="utf-8")
    outcome = typebar("lint", "--add-word", "Zolt", "--add-word", "glimf", cwd=root)
    assert outcome == (0, "", "added to words.txt: Zolt\n")
    assert words.read_text(encoding="utf-8") == "# ours\nglimf\nZolt\n"
    assert typebar("lint", "--add-word", "# no", cwd=root).code == 2


def test_words_need_a_project(tmp_path: Path) -> None:
    assert typebar("lint", "--add-word", "glimf", cwd=tmp_path).code == 2


def _ask_for_spelling(root: Path, more: str = "") -> None:
    (root / "typebar.toml").write_text(f"{CONFIG}\n[lint]\nspelling = true\n{more}", "utf-8")


def test_spelling_looks_words_up_when_asked_for(root: Path) -> None:
    (root / "prose/01-lamp.md").write_text("# The Lamp\n\nThe lanterm, glimf.\n", "utf-8")
    assert "WRD001" not in typebar("lint", "--output-format", "concise", cwd=root).out
    _ask_for_spelling(root)
    found = typebar("lint", "--output-format", "concise", cwd=root).out
    assert '01-lamp.md:3:5: info[WRD001] misspelling: "lanterm"' in found
    assert '"glimf"' in found
    typebar("lint", "--add-word", "glimf", cwd=root)
    assert '"glimf"' not in typebar("lint", "--output-format", "concise", cwd=root).out


def test_spelling_without_its_library_says_how_to_install_it(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("typebar.project.dictionaries.find_spec", lambda name: None)
    _ask_for_spelling(root)
    outcome = typebar("lint", cwd=root)
    assert outcome.code == 5
    assert "pip install spylls" in outcome.err


@pytest.mark.parametrize(
    ("more", "code", "said"),
    [
        ('dictionaries = ["xx_YY"]', 5, "no dictionary of xx_YY is installed"),
        ('dictionaries = ["../own.dic"]', 2, "lies outside the project"),
        ('dictionaries = ["./own.dic"]', 2, "has no .dic and .aff file"),
        ('words-file = "../words.txt"', 2, "isn't a file in the project"),
    ],
)
def test_dictionaries_that_cannot_be_had_are_named(
    root: Path, more: str, code: int, said: str
) -> None:
    _ask_for_spelling(root, f"{more}\n")
    outcome = typebar("lint", cwd=root)
    assert (outcome.code, said in outcome.err) == (code, True), outcome.err


def test_a_dictionary_of_the_project_is_read(root: Path) -> None:
    (root / "own.aff").write_text("SET UTF-8\n", "utf-8")
    (root / "own.dic").write_text("3\nthe\nlanterm\nlamp\n", "utf-8")
    (root / "prose/01-lamp.md").write_text("# The Lamp\n\nThe lanterm, glimf.\n", "utf-8")
    _ask_for_spelling(root, 'dictionaries = ["own.dic"]\n')
    found = typebar("lint", "prose", "--output-format", "concise", cwd=root).out
    assert '"glimf"' in found
    assert '"lanterm"' not in found


def test_watching_goes_with_nothing_that_changes_files(root: Path) -> None:
    assert typebar("lint", "--watch", "--fix", cwd=root).code == 2


def test_watching_lints_again_when_a_text_has_changed(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chapter = root / "prose/01-lamp.md"

    def wait(self: Watcher) -> tuple[Path, ...]:
        assert chapter in self.seen.files
        if "the the" not in chapter.read_text(encoding="utf-8"):
            return ()
        chapter.write_text("# The Lamp\n\nIn the rain.\n", encoding="utf-8")
        return (chapter,)

    monkeypatch.setattr(Watcher, "wait", wait)
    outcome = typebar("lint", "--watch", "--select", "WRD003", cwd=root)
    assert outcome.code == 130
    assert outcome.out.endswith("\nno findings\n")
    assert outcome.out.startswith("prose/01-lamp.md:3:4: warning[WRD003]")
    assert "changed: " in outcome.err


def test_a_dictionary_that_is_none_is_named(root: Path) -> None:
    (root / "own.aff").write_text("SET no-such-encoding\n", "utf-8")
    (root / "own.dic").write_bytes(b"\xff\xfe\x00")
    _ask_for_spelling(root, 'dictionaries = ["own.dic"]\n')
    outcome = typebar("lint", cwd=root)
    assert outcome.code == 2
    assert "own.dic: this isn't a dictionary" in outcome.err


def test_quiet_leaves_out_all_but_findings(root: Path) -> None:
    assert typebar("lint", "-q", cwd=project(root.parent / "clean")) == (0, "", "")
    loud, quiet = typebar("lint", cwd=root), typebar("lint", "-q", cwd=root)
    assert quiet.code == loud.code == 1
    assert loud.out.startswith(quiet.out)
    assert "findings (" not in quiet.out
    assert typebar("lint", "--fix", "-q", cwd=root).err == ""


@pytest.mark.parametrize("command", ["lint", "report"])
def test_json_is_asked_for_as_everywhere(root: Path, command: str) -> None:
    short = typebar(command, "--json", cwd=root)
    assert short == typebar(command, "--output-format", "json", cwd=root)
    assert json.loads(short.out)


def test_unsafe_fixes_alone_are_refused(root: Path) -> None:
    outcome = typebar("lint", "--unsafe-fixes", cwd=root)
    assert outcome.code == 2
    assert "--fix --unsafe-fixes mends" in outcome.err


def test_a_written_baseline_is_told_and_its_findings_are_not(root: Path) -> None:
    counted = len(json.loads(typebar("lint", "--output-format", "json", cwd=root).out))
    outcome = typebar("lint", "--write-baseline", "known.json", cwd=root)
    assert outcome == (0, "", f"known.json: {counted} findings listed\n")


@pytest.mark.parametrize("short", ["cue1", "CUE01"])
def test_a_shortened_code_is_guessed(short: str, tmp_path: Path) -> None:
    outcome = typebar("rule", short, cwd=tmp_path)
    assert outcome.code == 2
    assert "did you mean 'CUE001'?" in outcome.err


def test_a_configuration_of_rules_alone_is_enough(tmp_path: Path) -> None:
    for name in ("typebar.toml", "a.md", "notes/b.md", "build/c.md", "node_modules/x/README.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("In the the sun.\n", encoding="utf-8")
    (tmp_path / "typebar.toml").write_text('[lint]\nselect = ["WRD"]\n', encoding="utf-8")
    for folder in (tmp_path, tmp_path / "notes"):
        outcome = typebar("lint", "-q", "--output-format", "concise", cwd=folder)
        places = [line.split(":")[0] for line in outcome.out.splitlines()]
        assert places == ["a.md", "notes/b.md"]
