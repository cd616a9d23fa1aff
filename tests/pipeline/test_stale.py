"""Why an output is stale is told in the order in which people look for it."""

from typebar.pipeline.stale import changes

THEN = {"source b.md": "1", "source a.md": "1", "modified": "1", "typebar": "1", "cast c.toml": "1"}


def test_texts_come_first_and_their_date_goes_without_saying() -> None:
    now = dict.fromkeys(THEN, "2") | {"source new.md": "1"}
    assert list(changes(now, THEN)) == [
        "a.md changed",
        "b.md changed",
        "new.md is new",
        "c.toml changed",
        "typebar itself changed",
    ]


def test_a_date_that_changes_alone_is_told() -> None:
    assert list(changes(THEN | {"modified": "2"}, THEN)) == ["the date of the texts changed"]


def test_nothing_changed_is_nothing_told() -> None:
    assert list(changes(THEN, dict(THEN))) == []
