"""A build makes what is stale, says why, and gives the same bytes however it goes about it."""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from command_line import CHAPTER, CONFIG, SCRIPT, Outcome, files, project, typebar
from counted_work import WAITS
from pictures import picture
from typebar.pipeline import pool, render
from typebar.pipeline.plan import Order
from typebar.pipeline.processors import processors
from typebar.pipeline.steps import Again, Done, Job, one_by_one
from typebar.project.compose import Composition
from typebar.project.material import Material
from typebar.text.errors import MissingToolError

OUTPUTS = {"script.epub", "script.json", "book.epub", "book.json"}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return project(tmp_path / "p")


def _outputs(root: Path) -> dict[str, bytes]:
    return {name: (root / "build" / name).read_bytes() for name in sorted(OUTPUTS)}


def _reasons(root: Path, *arguments: str) -> dict[str, str]:
    """Output -> why it would be made."""
    run = typebar("build", "--dry-run", "--json", *arguments, cwd=root)
    events = [json.loads(line) for line in run.out.splitlines()]
    return {
        Path(event["output"]).name: event["reason"]
        for event in events
        if event.get("outcome") == "stale"
    }


def test_everything_is_made_and_nothing_else(root: Path) -> None:
    before = files(root)
    outcome = typebar("build", cwd=root)
    assert outcome.code == 0, outcome
    assert files(root) - before == {f"build/{name}" for name in OUTPUTS}
    assert "4 made" in outcome.out


def test_the_second_build_has_nothing_to_do_and_says_so(root: Path) -> None:
    typebar("build", cwd=root)
    times = {path: path.stat().st_mtime_ns for path in (root / "build").iterdir()}
    outcome = typebar("build", cwd=root)
    assert outcome == Outcome(0, "nothing to do: 4 outputs are up to date\n", "")
    assert times == {path: path.stat().st_mtime_ns for path in (root / "build").iterdir()}


def test_a_build_works_from_any_folder_below(root: Path) -> None:
    assert typebar("build", "book.json", cwd=root / "prose").code == 0
    assert files(root / "build") == {"book.json"}


@pytest.mark.parametrize(
    "word", ["book.json", "build/book.json", "./build/book.json", "../p/build/book.json"]
)
def test_outputs_are_asked_for_by_name_or_path(root: Path, word: str) -> None:
    assert typebar("build", word, cwd=root).code == 0
    assert files(root / "build") == {"book.json"}


def test_a_form_that_the_target_does_not_list_can_be_asked_for(root: Path) -> None:
    assert typebar("build", "script.txt", cwd=root).code == 0
    assert files(root / "build") == {"script.txt"}


def test_what_changed_is_made_again_and_named(root: Path) -> None:
    typebar("build", cwd=root)
    (root / "prose" / "01-lamp.md").write_text(CHAPTER + "\nMore.\n", encoding="utf-8")
    reason = "prose/01-lamp.md changed"
    assert _reasons(root) == {"book.epub": reason, "book.json": reason}
    assert "2 made, 2 up to date" in typebar("build", cwd=root).out


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda root: _replace(root, 'title = "The Lamp"', 'title = "X"'), "title in the conf"),
        (lambda root: _replace(root, "[targets.book]", '[targets.book]\ntrim="a5"'), "trim in the"),
        (lambda root: (root / "prose/02.md").write_text("B."), "the order of the texts changed"),
        (lambda root: (root / "build/book.json").unlink(), "the output is gone"),
        (lambda root: (root / "build/book.json").write_text("{}"), "changed by somebody else"),
    ],
)
def test_every_kind_of_change_is_seen(root: Path, change: Any, reason: str) -> None:
    typebar("build", cwd=root)
    change(root)
    assert reason in _reasons(root)["book.json"]


def _replace(root: Path, old: str, new: str) -> None:
    path = root / "typebar.toml"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def test_a_newer_file_of_the_same_content_changes_nothing(root: Path) -> None:
    typebar("build", cwd=root)
    os.utime(root / "script.fountain", (1, 1))
    assert _reasons(root) == {}


def test_a_dry_run_writes_nothing(root: Path) -> None:
    before = files(root)
    outcome = typebar("build", "--dry-run", cwd=root)
    assert "build/book.epub: would be made, because it was never built here" in outcome.out
    assert files(root) == before
    assert not (root / "build").exists()


def test_force_makes_what_is_current(root: Path) -> None:
    typebar("build", cwd=root)
    assert "4 made" in typebar("build", "--force", cwd=root).out


def test_going_back_takes_outputs_from_the_store(root: Path) -> None:
    typebar("build", cwd=root)
    first = _outputs(root)
    path = root / "script.fountain"
    path.write_text(SCRIPT + "\nMore.\n", encoding="utf-8")
    typebar("build", cwd=root)
    assert _outputs(root) != first
    path.write_text(SCRIPT, encoding="utf-8")
    outcome = typebar("build", cwd=root)
    assert "2 taken from an earlier build, 2 up to date" in outcome.out
    assert _outputs(root) == first


def test_an_image_that_changes_or_comes_makes_the_book_anew(root: Path) -> None:
    chapter = root / "prose" / "01-lamp.md"
    chapter.write_text(CHAPTER + "\n![A map](map.png)\n", encoding="utf-8")
    assert typebar("build", "book.json", cwd=root).code == 1
    assert _reasons(root, "book.json") == {}
    (root / "prose" / "map.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    assert _reasons(root, "book.json") == {"book.json": "the image prose/map.png changed"}
    assert typebar("build", "book.json", cwd=root).code == 0


def test_a_cover_is_taken_into_e_books_and_watched(root: Path) -> None:
    path = root / "cover.png"
    path.write_bytes(picture(1))
    _replace(root, "[targets.book]", '[targets.book]\ncover = "cover.png"')
    assert typebar("build", "book.epub", cwd=root).code == 0
    path.write_bytes(picture(2))
    assert _reasons(root, "book.epub") == {"book.epub": "cover.png changed"}
    path.write_bytes(b"no picture")
    outcome = typebar("build", "book.epub", cwd=root)
    assert outcome.code == 1
    assert "typebar.toml:9:9: error[MDS007] missing-image-or-alt: the image" in outcome.err


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("missing.png", None, "doesn't exist"),
        ("../outside.png", picture(1), "isn't inside the project"),
        ("prose", None, "is a folder"),
        ("cover.bmp", b"BM", "is of a kind that e-books can't show"),
        ("cover.jpg", picture(1), "isn't what its name says"),
        ("cover.png", picture(1)[:20], "is damaged"),
        ("cover.png", picture(10_001, 10_000), "has more than 100 megapixels"),
        ("cover.svg", b"<svg onload='x'/>", "holds a script"),
    ],
)
def test_in_place_of_a_wrong_cover_one_is_drawn(
    root: Path, name: str, data: bytes | None, said: str
) -> None:
    if data is not None:
        (root / name).write_bytes(data)
    _replace(root, "[targets.book]", f'[targets.book]\ncover = "{name}"')
    outcome = typebar("build", "book.epub", cwd=root)
    assert outcome.code == 1
    assert "typebar.toml:9:9: error[MDS007] missing-image-or-alt: the " in outcome.err
    assert said in outcome.err
    assert "; a cover is drawn instead" in outcome.err
    assert f'cover = "{name}"' in outcome.err
    with zipfile.ZipFile(root / "build" / "book.epub") as book:
        assert "EPUB/cover.svg" in book.namelist()


def test_the_list_of_the_cast_is_asked_for_by_a_target(root: Path) -> None:
    (root / "cast.toml").write_text('[[cast]]\nname = "ANNA"\nfull-name = "Anna Tan"\n')
    _replace(root, "[targets.script]", 'cast = "cast.toml"\n[targets.script]\ncast-list = true')
    assert typebar("build", "script.epub", cwd=root).code == 0
    with zipfile.ZipFile(root / "build" / "script.epub") as book:
        assert "Anna Tan" in book.read("EPUB/text/cast.xhtml").decode()


def test_findings_are_shown_again_by_a_build_with_nothing_to_do(root: Path) -> None:
    (root / "script.fountain").write_text(SCRIPT + "\n/* never closed\n", encoding="utf-8")
    first = typebar("build", "script", cwd=root)
    second = typebar("build", "script", cwd=root)
    assert (first.code, second.code) == (1, 1)
    assert "nothing to do" in second.out
    assert first.err == second.err
    assert first.err.count("FTN002") == 1
    assert "script.fountain:11:1: error[FTN002]" in first.err


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"version": 99}', b"\xff\xfe\x00", b"null"])
def test_a_damaged_memory_counts_as_absent(root: Path, damage: bytes) -> None:
    typebar("build", cwd=root)
    first = _outputs(root)
    for path in (root / "build" / ".cache").rglob("*"):
        if path.is_file():
            path.write_bytes(damage)
    outcome = typebar("build", cwd=root)
    assert (outcome.code, outcome.err) == (0, "")
    assert "4 made" in outcome.out
    assert _outputs(root) == first


def test_a_truncated_object_is_not_taken(root: Path) -> None:
    typebar("build", cwd=root)
    first = _outputs(root)
    for path in (root / "build" / ".cache" / "objects").iterdir():
        path.write_bytes(path.read_bytes()[:-7])
    for name in OUTPUTS:
        (root / "build" / name).unlink()
    assert "4 made" in typebar("build", cwd=root).out
    assert _outputs(root) == first


def test_the_memory_can_stand_elsewhere_be_shared_and_be_read_only(tmp_path: Path) -> None:
    one, other = project(tmp_path / "one"), project(tmp_path / "other")
    shared = ("--cache-dir", str(tmp_path / "cache"))
    typebar("build", *shared, cwd=one)
    assert not (one / "build" / ".cache").exists()
    before = sorted((tmp_path / "cache").rglob("*"))
    outcome = typebar("build", "--cache-read-only", *shared, cwd=other)
    assert "4 taken from an earlier build" in outcome.out
    assert sorted((tmp_path / "cache").rglob("*")) == before
    assert _outputs(one) == _outputs(other)


def test_projects_that_share_a_memory_each_know_their_outputs(tmp_path: Path) -> None:
    one, other = project(tmp_path / "one"), project(tmp_path / "other")
    (other / "script.fountain").write_text(SCRIPT + "\nMore rain.\n", encoding="utf-8")
    shared = ("--cache-dir", str(tmp_path / "cache"))
    for root in (one, other):
        assert "4 made" in typebar("build", *shared, cwd=root).out.replace(
            "2 made, 2 taken", "4 made"
        )
    for root in (one, other):
        assert "nothing to do" in typebar("build", *shared, cwd=root).out


def test_no_memory_at_all_makes_the_same(root: Path) -> None:
    typebar("build", cwd=root)
    first = _outputs(root)
    for number in range(2):
        (root / "script.fountain").write_text(SCRIPT + f"\n{number}\n", encoding="utf-8")
        typebar("build", "--cache-size", "0", cwd=root)
    (root / "script.fountain").write_text(SCRIPT, encoding="utf-8")
    typebar("build", "--cache-size", "0", cwd=root)
    assert _outputs(root) == first
    kept = [path for path in (root / "build" / ".cache").rglob("*") if path.is_file()]
    assert {path.parent.name for path in kept} <= {"outputs", ".cache"}


def test_the_memory_stays_small(root: Path) -> None:
    for number in range(4):
        text = SCRIPT + f"\n{number}\n" + "x" * 400_000
        (root / "script.fountain").write_text(text, encoding="utf-8")
        typebar("build", "script.json", "--cache-size", "1", cwd=root)
    kept = [path for path in (root / "build" / ".cache").glob("*/*") if path.suffix != ".json"]
    assert 0 < sum(path.stat().st_size for path in kept) <= 1024 * 1024


def test_one_process_or_several_give_the_same_bytes(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    typebar("build", "--jobs", "1", cwd=root)
    first = _outputs(root)
    monkeypatch.setattr("typebar.pipeline.batches.pays", lambda batches: True)
    outcome = typebar("build", "--jobs", "3", "--force", cwd=root)
    assert outcome.code == 0, outcome
    assert _outputs(root) == first


def test_two_builds_at_once_do_not_meet(root: Path) -> None:
    command = [sys.executable, "-m", "typebar", "build", "--force"]
    builds = [subprocess.Popen(command, cwd=root, stdout=subprocess.DEVNULL) for _ in range(3)]
    assert [build.wait(WAITS) for build in builds] == [0, 0, 0]
    assert files(root / "build") == OUTPUTS
    first = _outputs(root)
    subprocess.run(command, cwd=root, check=True, stdout=subprocess.DEVNULL)
    assert _outputs(root) == first


def test_scarce_memory_means_fewer_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("typebar.pipeline.processors._free_memory", lambda: 1000)
    assert processors() == 1


def test_failures_stop_a_build_unless_it_is_to_keep_going(root: Path) -> None:
    (root / "prose" / "01-lamp.md").write_bytes(b"%PDF-1.7")
    assert typebar("build", cwd=root).code == 3
    assert not (root / "build").exists()
    outcome = typebar("build", "--keep-going", cwd=root)
    assert outcome.code == 3
    assert files(root / "build") == {"script.epub", "script.json"}


def test_outputs_can_go_elsewhere(root: Path, tmp_path: Path) -> None:
    outcome = typebar("build", "script.json", "--output", str(tmp_path / "out"), cwd=root)
    assert outcome.code == 0
    assert files(tmp_path / "out") == {"script.json"}
    assert not (root / "build").exists()


def test_an_output_folder_that_leads_out_of_the_project_is_refused(
    root: Path, tmp_path: Path
) -> None:
    (tmp_path / "elsewhere").mkdir()
    (root / "build").symlink_to(tmp_path / "elsewhere")
    for command in ("build", "clean"):
        outcome = typebar(command, cwd=root)
        assert outcome.code == 2
        assert "a link that leads out of the project" in outcome.err
    assert files(tmp_path / "elsewhere") == set()


def test_events_tell_the_whole_story(root: Path) -> None:
    (root / "script.fountain").write_text(SCRIPT + "\n/* never closed\n", encoding="utf-8")
    outcome = typebar("build", "script.json", "--json", cwd=root)
    events = [json.loads(line) for line in outcome.out.splitlines()]
    assert [event["event"] for event in events] == [
        "planned",
        "started",
        "found",
        "ended",
        "finished",
    ]
    assert events[0] == {"event": "planned", "outputs": 1, "stale": 1}
    assert events[2]["diagnostic"]["code"] == "FTN002"
    assert events[2]["diagnostic"]["line"] == 11
    assert events[3]["outcome"] == "built"
    assert events[4]["exit_code"] == outcome.code
    assert events[3]["size"] == (root / "build" / "script.json").stat().st_size
    assert outcome.err == ""


def test_clean_removes_what_was_made_and_nothing_else(root: Path) -> None:
    before = files(root)
    typebar("build", cwd=root)
    (root / "build" / "mine.txt").write_text("mine", encoding="utf-8")
    (root / "build" / ".book.pdf.77.tmp").write_text("half", encoding="utf-8")
    dry = typebar("clean", "--dry-run", cwd=root)
    assert "build/book.epub: would be removed" in dry.out
    assert "build/book.epub" in files(root)
    outcome = typebar("clean", cwd=root)
    assert outcome.code == 0
    assert files(root) == before | {"build/mine.txt"}
    assert not (root / "build" / ".cache").exists()
    assert typebar("clean", cwd=root).out == "nothing to remove\n"


def test_outputs_can_be_cleaned_after_the_memory(root: Path) -> None:
    before = files(root)
    typebar("build", cwd=root)
    (root / "build" / "book.txt").write_text("mine", encoding="utf-8")
    typebar("clean", "--cache", cwd=root)
    typebar("clean", cwd=root)
    assert files(root) == before | {"build/book.txt"}


def test_a_memory_that_cannot_be_written_is_told_and_fails_nothing(root: Path) -> None:
    (root / "build").mkdir()
    (root / "build" / ".cache").write_text("a file", encoding="utf-8")
    outcome = typebar("build", cwd=root)
    assert outcome.code == 0
    assert ".cache is a file where a folder is needed" in outcome.err
    events = typebar("build", "--json", cwd=root).out.splitlines()
    assert json.loads(events[-2])["event"] == "forgotten"


def test_what_was_not_tried_after_a_failure_is_counted(root: Path) -> None:
    (root / "build" / "script.epub").mkdir(parents=True)
    outcome = typebar("build", "--jobs", "1", cwd=root)
    tried = outcome.out.count(": made in") + 1
    assert f"1 failed, {len(OUTPUTS) - tried} not tried (--keep-going goes on), in" in outcome.out
    assert "not tried" not in typebar("build", "--keep-going", cwd=root).out


def test_a_memory_elsewhere_is_meant_by_every_command(tmp_path: Path) -> None:
    root, cache = project(tmp_path / "p"), tmp_path / "cache"
    elsewhere = {"TYPEBAR_CACHE_DIR": str(cache)}
    typebar("build", cwd=root, environment=elsewhere)
    typebar("lint", cwd=root, environment=elsewhere)
    assert not (root / "build" / ".cache").exists()
    assert files(cache / "findings")
    listed = typebar("list", "--cache-dir", str(cache), cwd=root)
    assert listed.out.count("up to date") == 4
    (cache / "mine.txt").write_text("Nobody else's.", encoding="utf-8")
    typebar("clean", cwd=root, environment=elsewhere)
    assert files(cache) == {"mine.txt"}
    assert files(root / "build") == set()


def test_what_stands_in_the_place_of_the_memory_can_be_cleaned(root: Path, tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    (root / "build").mkdir()
    place = root / "build" / ".cache"
    place.write_text("a file", encoding="utf-8")
    typebar("clean", cwd=root)
    assert not place.exists()
    place.symlink_to(tmp_path / "kept")
    typebar("clean", cwd=root)
    assert not place.is_symlink()
    assert (tmp_path / "kept").exists()


@pytest.mark.parametrize("seed", range(3))
def test_one_wrong_bit_in_everything_that_is_remembered_changes_no_output(
    root: Path, seed: int
) -> None:
    chance = random.Random(seed)
    typebar("build", cwd=root)
    first = _outputs(root)
    for path in sorted((root / "build" / ".cache").rglob("*")):
        if path.is_file():
            data = bytearray(path.read_bytes())
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
            path.write_bytes(data)
    for name in OUTPUTS:
        (root / "build" / name).unlink()
    assert "4 made" in typebar("build", cwd=root).out
    assert _outputs(root) == first


def test_a_memory_that_shrinks_while_it_is_cleaned_is_no_failure(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    typebar("build", "script.json", cwd=root)
    remove, asked = shutil.rmtree, []

    def raced(path: Path, ignore_errors: bool = False) -> None:
        asked.append(path)
        if len(asked) == 1:
            raise FileNotFoundError(path / "objects" / "gone")
        remove(path, ignore_errors)

    monkeypatch.setattr(shutil, "rmtree", raced)
    outcome = typebar("clean", "--cache", cwd=root)
    assert (outcome.code, outcome.err) == (0, "")
    assert not (root / "build" / ".cache").exists()


def test_clean_can_leave_outputs(root: Path) -> None:
    typebar("build", cwd=root)
    typebar("clean", "--cache", cwd=root)
    assert files(root / "build") == OUTPUTS


def _order(tmp_path: Path) -> Order:
    return Order(Material("fountain", (), tmp_path, (tmp_path,)), "json", {})


def _die_once(marker: Path, *, always: bool = False) -> Any:
    def compose(material: Material) -> Composition:
        if always or not marker.exists():
            marker.touch()
            os._exit(9)
        raise ValueError("alive")

    return compose


@pytest.mark.parametrize("always", [False, True])
def test_a_worker_that_dies_is_named_and_its_task_tried_once_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, always: bool
) -> None:
    monkeypatch.setattr(render, "compose", _die_once(tmp_path / "marker", always=always))
    jobs = [Job("a.json", _order(tmp_path)), Job("b.json", _order(tmp_path))]
    steps = list(pool.side_by_side([jobs], 2, 60))
    again = [step for step in steps if isinstance(step, Again)]
    done = {step.name: step.result for step in steps if isinstance(step, Done)}
    assert again[0] == ("a.json", "its worker ended unexpectedly (exit code 9)")
    assert set(done) == {"a.json", "b.json"}
    result = done["a.json"]
    assert isinstance(result, render.Failure)
    assert result.message.endswith("twice" if always else "(ValueError: alive)")


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_output_that_takes_too_long_is_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, jobs: int
) -> None:
    def never(material: Material) -> Composition:
        signal.pause()
        raise AssertionError

    monkeypatch.setattr(render, "compose", never)
    job = Job("a.json", _order(tmp_path))
    steps = one_by_one([job], 0.2) if jobs == 1 else pool.side_by_side([[job]], jobs, 0.2)
    (done,) = (step for step in steps if isinstance(step, Done))
    assert isinstance(done.result, render.Failure)
    assert "longer than 0.2 seconds" in done.result.message


def test_a_defect_is_one_message_and_a_traceback_only_when_asked_for(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(material: Material) -> Composition:
        raise KeyError("x")

    monkeypatch.setattr(render, "compose", broken)
    outcome = typebar("build", "script.json", cwd=root)
    assert outcome.code == 70
    assert outcome.err.count("error:") == 1
    assert "defect in typebar (KeyError: 'x')" in outcome.err
    assert "Traceback" not in outcome.err
    debugged = typebar("build", "script.json", cwd=root, environment={"TYPEBAR_DEBUG": "1"})
    assert "Traceback" in debugged.err


def test_what_needs_a_missing_library_is_left_out_and_named(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make = render.Renderer.render

    def without(self: render.Renderer, order: Order) -> render.Rendered:
        if order.format == "epub":
            raise MissingToolError("Pango isn't installed", help="apt-get install libpango-1.0-0")
        return make(self, order)

    monkeypatch.setattr(render.Renderer, "render", without)
    outcome = typebar("build", cwd=root)
    assert outcome.code == 5
    assert files(root / "build") == {"script.json", "book.json"}
    assert outcome.err.count("error: build/") == 2
    assert "help: apt-get install libpango-1.0-0" in outcome.err


def test_the_configuration_is_found_in_pyproject_toml(tmp_path: Path) -> None:
    root = project(tmp_path / "p")
    (root / "typebar.toml").unlink()
    table = CONFIG.replace("[targets", "[tool.typebar.targets")
    (root / "pyproject.toml").write_text(f"[tool.typebar]\n{table}", encoding="utf-8")
    assert typebar("build", "script.json", cwd=root).code == 0
    (root / "pyproject.toml").write_text(f"[tool.typebar]\ntitel = 1\n{table}", encoding="utf-8")
    assert "pyproject.toml:2:1: there is no key 'titel'" in typebar("build", cwd=root).err
