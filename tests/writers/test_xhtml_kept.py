"""Scenes that were written down before give the same bytes as those written anew."""

import random

import pytest

from manuscript_works import script
from typebar.model.work import Work
from typebar.text.memory import kept_in
from typebar.writers import epub, html, xhtml_kept
from typebar.writers.registry import Options

SCENE = """INT. ROOM {number} - DAY #{number}A#

Rain on the *windows*. ANNA turns the **lamp** down in room {number}. [[A note]]

ANNA (O.S.)
(low)
You said that it would be the last one.

You said so {number} times.

TOM ^
I said a good many things, /* cut */ and most of them were true.

> CUT TO:

"""
LINES = (
    "A line of action.",
    "",
    "INT. ELSEWHERE - NIGHT",
    "# An act",
    "= What happens",
    "~A song",
    "===",
    "BEN",
    "[[A note of its own]]",
    "/*",
    "*/",
    "> THE END <",
    "Ein _Wort_, größer & <kleiner>.",
)


_USUAL = Options()


class Store(dict[str, bytes]):
    """A memory without a disk."""

    def find(self, key: str) -> bytes | None:
        """As in text.memory."""
        return self.get(key)

    def keep(self, key: str, data: bytes) -> None:
        """As in text.memory."""
        self[key] = data


def _outputs(work: Work, options: Options = _USUAL) -> tuple[bytes, bytes]:
    return html.write(work, options).data, epub.write(work, options).data


def _edited(lines: list[str], chance: random.Random) -> list[str]:
    lines = list(lines)
    for _ in range(chance.randint(1, 3)):
        at = chance.randrange(len(lines))
        match chance.randrange(3):
            case 0:
                lines.insert(at, chance.choice(LINES))
            case 1:
                del lines[at]
            case _:
                lines[at] = chance.choice(LINES)
    return lines


@pytest.mark.parametrize("seed", range(4))
def test_any_edit_gives_what_is_written_anew(seed: int) -> None:
    chance = random.Random(seed)
    lines = "".join(SCENE.format(number=number) for number in range(12)).split("\n")
    store = Store()
    for _ in range(25):
        lines = _edited(lines, chance)
        text = "Title: Rain\n\n" + "\n".join(lines)
        with kept_in(store):
            warm = _outputs(script(text))
        assert warm == _outputs(script(text)), text


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """The syntax of each scene that is written anew, as it is."""
    made: list[object] = []
    anew = xhtml_kept.Kept._anew

    def counted(kept: xhtml_kept.Kept, *arguments: object) -> object:
        made.append(kept.syntax)
        return anew(kept, *arguments)  # type: ignore[arg-type]  # handed on as they come

    monkeypatch.setattr(xhtml_kept.Kept, "_anew", counted)
    return made


def test_a_changed_scene_alone_is_written_anew(made: list[object]) -> None:
    text = "".join(SCENE.format(number=number) for number in range(30))
    with kept_in(Store()):
        _outputs(script(text))
        assert len(made) == 2 * 29  # the last scene may go on in another file
        made.clear()
        _outputs(script(text))
        assert made == []
        _outputs(script(text.replace("in room 12.", "in room twelve.")))
        assert len(made) == 2


def test_two_page_styles_of_one_source_keep_their_own(made: list[object]) -> None:
    text = "".join(SCENE.format(number=number) for number in range(30))
    styles = [Options(profile=name) for name in ("industry", "a4")]
    with kept_in(Store()):
        for options in styles:
            _outputs(script(text), options)
        made.clear()
        for options in styles:
            _outputs(script(text), options)
        assert made == []
