"""Language tags are told from what can't be one."""

import pytest

from typebar.text.language import well_formed


@pytest.mark.parametrize(
    "tag",
    ["en", "EN-gb", "de_AT", "zh-Hant-TW", "zh-yue", "sl-rozaj-biske", "de-CH-1901", "es-419",
     "en-u-co-phonebk", "en-x-typebar", "x-elvish", "tlh", " fr "],
)  # fmt: skip
def test_tags_are_taken(tag: str) -> None:
    assert well_formed(tag)


@pytest.mark.parametrize(
    "tag",
    ["", "english", "xx-nonsense!", "e", "en-", "-en", "en--GB", "en-GB-US", "de AT", "日本",
     "en-u", "x", "en\x00", "12"],
)  # fmt: skip
def test_what_is_none_is_refused(tag: str) -> None:
    assert not well_formed(tag)
