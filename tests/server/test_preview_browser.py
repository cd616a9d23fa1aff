"""The preview in a real browser, beside an editor that saves."""

import sys
from typing import Any

import pytest

import validators
from command_line import long_project


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What a visit showed; see tests/browser/preview.js."""
    root = long_project(tmp_path_factory.mktemp("preview") / "p")
    path = root / "script.fountain"
    text = path.read_text(encoding="utf-8").replace("Who's there?", "Who's [[there?")
    path.write_text(f"{text}\nThe last word.\n", encoding="utf-8")
    return validators.preview(sys.executable, root, path.name)


def test_pages_stand_in_their_own_type_and_nothing_comes_from_elsewhere(
    seen: dict[str, Any],
) -> None:
    assert seen["state"] == "live"
    assert seen["pages"] > 5
    assert "Courier Prime" in {name.strip('"') for name in seen["fonts"]}
    assert seen["fetched"] == []
    assert seen["complaints"] == []


def test_a_click_says_where_a_line_is_written(seen: dict[str, Any]) -> None:
    assert seen["place"] == "script.fountain:6"


def test_keys_go_from_scene_to_scene(seen: dict[str, Any]) -> None:
    assert "ROOM" in seen["scene"]


def test_findings_stand_in_the_panel_and_beside_the_lines(seen: dict[str, Any]) -> None:
    assert seen["findings"] >= seen["notes"] > 0


def test_only_the_changed_page_is_renewed_and_nothing_moves(seen: dict[str, Any]) -> None:
    assert seen["replaced"] == [seen["pages"] - 1]
    assert seen["renewed"] == str(seen["pages"] - 1)
    assert abs(seen["moved"]) < 1


def test_a_missing_text_is_told_and_the_last_good_pages_stay(seen: dict[str, Any]) -> None:
    assert "script.fountain" in seen["trouble"]
    assert seen["kept"] >= seen["pages"]


def test_it_is_accessible_and_fits_every_screen(seen: dict[str, Any]) -> None:
    for view in seen["views"]:
        assert view["violations"] == [], view
        assert view["sideways"] == 0, view
    assert {view["width"]: view["drawer"] for view in seen["views"]} == {
        320: True,
        900: True,
        1400: False,
    }


def test_an_open_tab_says_that_the_server_has_stopped_and_comes_back_with_it(
    seen: dict[str, Any],
) -> None:
    assert seen["code"] == 130
    assert "Stopped" in seen["stopped"]
    assert seen["same"]
