"""Numbers of one or two figures stand upright in lines from top to bottom."""

from xml.etree.ElementTree import fromstring

import pytest

from typebar.writers import xhtml
from typebar.writers.xhtml_upright import stand_up


def _shown(text: str) -> str:
    root = fromstring(f"<p>{text}</p>")
    stand_up(root)
    written = xhtml.to_xml(root).strip().removeprefix("<p>").removesuffix("</p>")
    return written.replace('<span class="upright">', "[").replace("</span>", "]")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("12月3日", "[12]月[3]日"),
        ("第1章", "第[1]章"),
        ("2026年", "2026年"),
        ("3.14と1,000と12:30", "3.14と1,000と12:30"),
        ("A4の紙とB12", "A4の紙とB12"),
        ("本当!?", "本当[!?]"),
        ("何!!!", "何!!!"),
        ("3,と4.", "[3],と[4]."),
        ("a <em>7</em>日 8", "a <em>[7]</em>日 [8]"),
        ("<code>12</code>と12", "<code>12</code>と[12]"),
    ],
)
def test_short_numbers_stand_upright(text: str, shown: str) -> None:
    assert _shown(text) == shown


def test_a_reference_to_a_note_stays_whole() -> None:
    kept = '<a class="footnote-ref" href="#n">1</a>'
    assert _shown(kept) == kept
