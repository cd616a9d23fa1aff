"""What holds of every text that is set."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from typebar.readers.markdown.typography import curl, set_pieces

LANGUAGES = (
    "en-US",
    "en-GB",
    "de",
    "de-CH",
    "fr",
    "es",
    "it",
    "pt",
    "pt-PT",
    "sv",
    "da",
    "nl",
    "ru",
)
PIECES = (
    '"', "'", '"', "'", "“", "”", "‘", "’", "«", "»", "„", "--", "---", "-", "...", ". . .", ".",
    ",", " ", " ", "!", "?", ";", ":", "(", ")", "a", "s", "n", "em", "tis", "cause", "Mr.", "6",
    "90s", "12", "é", "字", "\n", "\u00a0", "\u202f", "–", "—", "…", "%", "J.",
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), max_size=40).map("".join) | st.text(max_size=60)


@given(TEXTS, st.sampled_from(LANGUAGES))
@settings(max_examples=800, deadline=None)
@example('"""', "fr")
@example("« a »", "fr")
@example(". . ... . .", "en-US")
@example(". . ....", "en-US")
@example("...!", "fr")
def test_setting_twice_changes_nothing_more(text: str, language: str) -> None:
    once = curl(text, language)
    assert curl(once, language) == once


@given(TEXTS, st.sampled_from(LANGUAGES))
@settings(max_examples=400, deadline=None)
def test_letters_and_digits_stay_in_order(text: str, language: str) -> None:
    set_text = curl(text, language)
    assert [c for c in set_text if c.isalnum()] == [c for c in text if c.isalnum()]


@given(TEXTS, st.sampled_from(LANGUAGES))
@settings(max_examples=400, deadline=None)
def test_no_straight_mark_is_left(text: str, language: str) -> None:
    assert not {'"', "'"} & set(curl(text, language))


@given(TEXTS)
def test_japanese_and_chinese_are_left_alone(text: str) -> None:
    assert curl(text, "ja") == text == curl(text, "zh-Hant")


@given(st.lists(TEXTS, max_size=6), st.sampled_from(LANGUAGES))
@settings(max_examples=400, deadline=None)
def test_pieces_are_set_as_one_text(pieces: list[str], language: str) -> None:
    done = set_pieces(pieces, language)
    assert len(done) == len(pieces)
    assert "".join(done) == curl("".join(pieces), language)
