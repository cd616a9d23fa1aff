"""Screenplays in scripts that the script font lacks."""

import io
import re
import shutil
import subprocess
from itertools import pairwise

import pikepdf
import pytest

from pdf_rules import elements, faults
from typebar.model.work import Metadata, Work
from typebar.readers.fountain import parse
from typebar.text.diagnostics import Severity
from typebar.text.source import Source
from typebar.writers import font_packages
from typebar.writers.pdf import screenplay_markup
from typebar.writers.pdf.screenplay import write
from typebar.writers.registry import Options, Rendering

pytest.importorskip("weasyprint", reason="WeasyPrint or its libraries aren't installed")

WORLD = """Title: Весь мир

INT. КУХНЯ - НОЧЬ

Анна входит. Она несёт *старую* лампу, и **всё** вокруг становится тише.

@ΑΝΝΑ
Ο ήλιος ανατέλλει.

@דוד
שלום, מה שלומך היום?

@أحمد
مرحبا، كيف حالك؟

@राम
नमस्ते

@田中
こんにちは。今日はいい天気ですね。
"""


def _written(text: str, **options: str) -> Rendering:
    source = Source("world.fountain", text)
    work = Work(Metadata(), (parse(source).script,), (source,))
    return write(work, Options(**options))  # type: ignore[arg-type]  # texts only


@pytest.fixture(scope="module")
def world() -> Rendering:
    return _written(WORLD)


def _drawn(rendering: Rendering, form: str) -> str:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext of poppler-utils isn't installed")
    command = ["pdftotext", form, "-", "-"]
    out = subprocess.run(command, input=rendering.data, capture_output=True, check=True).stdout
    return out.decode()


def _words(rendering: Rendering) -> str:
    return " ".join(_drawn(rendering, "-raw").split())


_BOX = re.compile(r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]+)<')


def _boxes(rendering: Rendering) -> list[tuple[float, float, float, float, str]]:
    """Left, top, right and bottom of each word, in points from the upper left corner."""
    if rendering.diagnostics:
        pytest.skip(f"fonts aren't installed: {rendering.diagnostics[0].message}")
    return [
        (float(left), float(top), float(right), float(bottom), word.translate(_DIRECTIONS))
        for left, top, right, bottom, word in _BOX.findall(_drawn(rendering, "-bbox"))
    ]


def test_words_of_six_scripts_can_be_extracted(world: Rendering) -> None:
    absent = {diagnostic.message for diagnostic in world.diagnostics}
    if absent:
        pytest.skip(f"fonts for these letters aren't installed: {absent}")
    shown = _words(world)
    for words in ("старую", "Ο ήλιος ανατέλλει", "שלומך", "こんにちは", "КУХНЯ - НОЧЬ"):
        assert words in shown


SCRIPTS = {
    "Cyrillic": "Она несёт старую лампу и ставит её на подоконник.",
    "Greek": "Ο ήλιος ανατέλλει πάνω από τη θάλασσα.",
    "Hebrew": "שלום מה שלומך היום בבית הגדול",
    "Arabic": "مرحبا كيف حالك اليوم في البيت الكبير",
    "Devanagari": "नमस्ते आप कैसे हैं कि हिन्दी स्त्री",
    "Tamil": "வணக்கம் கொடுத்தான் தமிழ்",
    "Bengali": "নমস্কার আপনি কেমন আছেন",
    "Khmer": "សួស្តី ពិភពលោក",
    "Burmese": "မင်္ဂလာပါ ကမ္ဘာ",
    "Thai": "สวัสดีครับ วันนี้ฝนตกหนัก",
    "Chinese": "你好世界 今天下雨了",
    "Japanese": "こんにちは。今日はいい天気ですね。",
    "Korean": "안녕하세요 오늘은 비가 옵니다",
    "emoji": "😀 🎬",
}
_DIRECTIONS = dict.fromkeys(
    (*range(0x200E, 0x2010), *range(0x202A, 0x202F), *range(0x2066, 0x206A))
)


@pytest.mark.parametrize("script", SCRIPTS)
def test_all_words_of_a_script_can_be_extracted(script: str) -> None:
    said = SCRIPTS[script]
    text = f"INT. {said} - DAY\n\n{said} " * 2 + f"\n\n@{said.split()[0]}\n{said}\n"
    rendering = _written(text)
    if rendering.diagnostics:
        pytest.skip(f"fonts aren't installed: {rendering.diagnostics[0].message}")
    shown = _words(rendering).translate(_DIRECTIONS).split()
    for word in said.split():
        assert any(word in piece for piece in shown), word
    # No letter is an empty box: each glyph that is drawn is said to be a character.
    assert faults(rendering.data) == []


def test_the_pages_are_those_of_the_grid(world: Rendering) -> None:
    pdf = pikepdf.open(io.BytesIO(world.data))
    assert [page.label for page in pdf.pages] == ["", "1"]
    assert [round(float(side)) for side in pdf.pages[1].MediaBox] == [0, 0, 612, 792]
    assert str(pdf.docinfo.Title) == "Весь мир"
    with pdf.open_outline() as outline:
        assert [entry.title for entry in outline.root] == ["INT. КУХНЯ - НОЧЬ"]


def test_letters_of_no_font_are_named_with_their_lines() -> None:
    found = _written("One.\n\nTwo \U000f1234 and \U000f1234.\n\nThree \U000f1234.\n").diagnostics
    assert [diagnostic.code for diagnostic in found] == ["PRD003"]
    assert "U+F1234" in found[0].message
    assert "lines 3, 5" in found[0].message
    assert found[0].span.start == 10


@pytest.mark.parametrize(
    ("letter", "package"),
    [
        ("ก", "core"),
        ("ϣ", "core"),
        ("字", "cjk"),
        ("가", "cjk"),
        ("。", "cjk"),
        ("👧", "color-emoji"),
    ],
)
def test_the_package_with_a_font_is_named(letter: str, package: str) -> None:
    assert font_packages.package(letter) == f"fonts-noto-{package}"


def test_accessibility_is_not_claimed_for_letters_of_no_font() -> None:
    assert "06-002: the metadata don't name PDF/UA-1" in faults(_written("\U000f1234\n").data)


def test_the_same_text_gives_the_same_bytes(world: Rendering) -> None:
    assert _written(WORLD).data == world.data


def test_marks_and_markup_in_the_text_stay_text() -> None:
    rendering = _written('Ω <b>bold</b> <img src="file:///etc/passwd"> &amp; [x](http://a.b/)\n')
    assert '<img src="file:///etc/passwd">' in _words(rendering)


def test_an_accent_in_italics_on_an_upright_letter_is_set() -> None:
    assert "and more" in _words(_written("She e*\u0301x* and more.\n"))


SAME = """Title: The Lamp
Author: A. Writer

# Act One

INT. KITCHEN - NIGHT #12A#

ANNA lights the lamp and sets it on the table, where it has stood every night since _then_.

ANNA (V.O.)
(low)
There you are.

CY
Yes.

BOB ^
No.

# Act Two

EXT. ROAD - DAY #13#

LETTERS
"""


def _said(text: str, **options: str) -> tuple[object, ...]:
    """What a PDF says of its pages, without what they look like."""
    with pikepdf.open(io.BytesIO(_written(text, **options).data)) as pdf:
        with pdf.open_outline() as outline:
            acts = [(act.title, [one.title for one in act.children]) for act in outline.root]
        tree = [name for name, _ in elements(pdf.Root.StructTreeRoot.K[0])]
        return tree, acts, [page.label for page in pdf.pages], dict(pdf.docinfo.items())


def test_no_checkpoint_of_accessibility_is_missed(world: Rendering) -> None:
    assert faults(world.data) == []
    assert faults(_written(WORLD, watermark="ЧЕРНОВИК", header="{title}").data) == []


@pytest.mark.parametrize("options", [{}, {"scenes": "13"}, {"header": "H", "watermark": "W"}])
def test_a_letter_of_another_font_changes_nothing_but_the_letters(options: dict[str, str]) -> None:
    assert _said(SAME.replace("LETTERS", "Он."), **options) == _said(
        SAME.replace("LETTERS", "Go."), **options
    )


def _in_font(name: str) -> Rendering:
    return _written("He goes.\n", profile="my.toml", measures=f'font = "{name}"')


def test_a_page_style_may_name_a_font_of_the_machine() -> None:
    installed = subprocess.run(["fc-list", ":", "family"], capture_output=True, check=False).stdout
    if b"DejaVu Sans Mono" not in installed:
        pytest.skip("DejaVu Sans Mono isn't installed")
    rendering = _in_font("DejaVu Sans Mono")
    assert rendering.diagnostics == ()
    with pikepdf.open(io.BytesIO(rendering.data)) as pdf:
        names = [str(font.BaseFont) for font in pdf.pages[0].resources.Font.values()]
    assert [name.partition("+")[2] for name in names] == ["DejaVu-Sans-Mono"]


def test_a_font_that_is_not_there_falls_back_with_a_warning() -> None:
    rendering = _in_font("Courier Nowhere")
    (found,) = rendering.diagnostics
    assert found.severity is Severity.WARNING
    assert 'no font on this machine is called "Courier Nowhere"' in found.message
    assert faults(rendering.data) == []
    assert "He goes." in _words(rendering)


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("zh", "SC"),
        ("zh-Hant-TW", "TC"),
        ("zh-TW", "TC"),
        ("ko-KR", "KR"),
        ("ja", "JP"),
        ("en", "JP"),
    ],
)
def test_characters_have_the_forms_of_the_language(language: str, forms: str) -> None:
    assert f'"Noto Sans CJK {forms}"' in screenplay_markup._families(language)


SIDES = {
    "Hebrew": ("דוד", "שלום", "שרה", "ברוך"),
    "long names in Hebrew": ("דודהמלךהגדולמכולם" * 2, "שלום", "שרהאמנוהצעירהמאוד" * 2, "ברוך"),
    "Arabic": ("أحمد", "مرحبا", "فاطمة", "أهلا"),
    "Chinese": ("李明", "你好", "欧阳小美的妹妹欧阳大美人真", "好的"),
    "Hebrew beside Latin": ("DAVID", "Hello", "שרה", "ברוך"),
    "Chinese beside Hebrew": ("דוד", "שלום", "李明", "好的"),
}
LEFTWARDS = ("Hebrew", "long names in Hebrew", "Arabic")
"""Both run from right to left: who speaks first stands on the right."""
BETWEEN = 72 * (1.5 + 3.125) - 3
"""Where the right column begins, in points from the edge of the sheet, less what a glyph bears."""


@pytest.mark.parametrize("sides", SIDES)
def test_two_who_speak_at_once_stay_in_their_columns(sides: str) -> None:
    one, says, other, answers = SIDES[sides]
    # The columns are full, so what runs leftwards begins at their far ends.
    left, right = " ".join([says] * 12), " ".join([answers] * 12)
    boxes = _boxes(_written(f"@{one}\n{left}\n\n@{other} ^\n{right}\n"))
    drawn = [(start, end, sorted(word)) for start, _, end, _, word in boxes if word != "1."]
    assert all(end <= BETWEEN or BETWEEN <= start < end <= 612 - 36 for start, end, _ in drawn)
    # The order of letters is the eye's, not the tongue's, where they run leftwards.
    on_left = [word for _, end, word in drawn if end <= BETWEEN]
    on_right = [word for _, end, word in drawn if end > BETWEEN]
    if sides in LEFTWARDS:
        on_left, on_right = on_right, on_left
    for words, name, said in ((on_left, one, says), (on_right, other, answers)):
        assert words.count(sorted(said)) == 12
        assert sorted("".join(map("".join, words))) == sorted(name + said * 12)


def test_rows_of_a_font_with_a_higher_rise_stay_on_the_grid() -> None:
    boxes = _boxes(_written("天气很好。" * 40 + "\n\nEnd.\n"))
    tops = sorted({top for _, top, _, _, word in boxes if "天" in word or "气" in word})
    assert len(tops) == 7
    assert all(11.9 < below - above < 12.1 for above, below in pairwise(tops))
