"""Pages of a script that is set again and again are those of a script set once."""

from typebar.layout.layouts import Layouts
from typebar.model.work import Metadata, Work
from typebar.readers.fountain import parse
from typebar.text.source import Source
from typebar.writers.registry import Options
from typebar.writers.sheets import remembered_in, sheets

TEXT = "".join(
    f"INT. ROOM {number} - DAY\n\nRain on the windows.\n\nANNA\nIt rains.\n\n"
    for number in range(60)
)


def _work(text: str) -> Work:
    source = Source("script.fountain", text)
    return Work(Metadata("Rain"), (parse(source).script,), (source,))


def test_an_edit_leaves_the_pages_before_it_as_they_are() -> None:
    changed = TEXT.replace("ROOM 40 - DAY", "ROOM 40 - NIGHT")
    with remembered_in(Layouts()):
        before = sheets(_work(TEXT), Options()).body
        after = sheets(_work(changed), Options()).body
    assert after == sheets(_work(changed), Options()).body
    assert len(before) > 4
    assert after[0] is before[0]
    assert sheets(_work(changed), Options()).body[0] is not before[0]


def test_other_measures_set_everything_anew() -> None:
    with remembered_in(Layouts()):
        for options in (Options(), Options(notes=True), Options(profile="classic"), Options()):
            remembered = sheets(_work(TEXT), options).body
            assert remembered == sheets.__wrapped__(_work(TEXT), options).body  # type: ignore[attr-defined]  # of functools.wraps
