from itertools import pairwise

import pytest

from typebar.layout.sentences import ends


def _sentences(text: str) -> list[str]:
    places = [0, *ends(text, 0, len(text))]
    return [text[start:stop].strip() for start, stop in pairwise(places)]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One. Two! Three? Four…", ["One.", "Two!", "Three?", "Four…"]),
        ('He said "no." Then (he left.) And then', ['He said "no."', "Then (he left.)"]),
        ("Ask Mr. Smith and Dr. Jones on St. James Street. Now.", None),
        ("J. R. R. Tolkien wrote it. Yes.", None),
        ("So did I. And you.", ["So did I.", "And you."]),
        ("Oh, no. Not him, hon. Go on.", ["Oh, no.", "Not him, hon.", "Go on."]),
        ("It costs 3.50 or v1.2 now. Yes.", ["It costs 3.50 or v1.2 now.", "Yes."]),
        ("I thought -- well, I thought--", ["I thought -- well, I thought--"]),
        ("彼は来た。「そうだ。」と言った。", ["彼は来た。", "「そうだ。」", "と言った。"]),
        ("no end here, only a comma", []),
        ("„Ja.“ Er geht. »Nein!« Sie auch.", ["„Ja.“", "Er geht.", "»Nein!«", "Sie auch."]),
        (
            "« Oui.\u00a0» Il part. « Non ! » Si. »Nein! »Ja«",
            ["« Oui.\u00a0»", "Il part.", "« Non ! »", "Si.", "»Nein!"],
        ),
        ("वह आया। वह गया॥ बस", ["वह आया।", "वह गया॥"]),
        ("هل جاء؟ نعم. وہ آیا۔ بس", ["هل جاء؟", "نعم.", "وہ آیا۔"]),
    ],
)
def test_sentences_end_where_readers_hear_them_end(text: str, sentences: list[str] | None) -> None:
    found = _sentences(text)
    if sentences is None:
        assert len(found) == 2
    else:
        assert found == sentences


def test_only_the_asked_stretch_is_looked_at() -> None:
    text = "One. Two. Three. Four."
    assert list(ends(text, 5, 17)) == [9, 16]
    # What follows the stretch decides whether its last mark ends anything.
    assert list(ends("It costs 3.50", 0, 11)) == []
