"""A book that is built again and again gives the bytes of one built for the first time."""

import json
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from command_line import typebar
from pictures import picture

TURNS = 25
FEATURES = (
    "He *said*: \"It's so.\" And 'twas.",
    "[Away](#there) and [back](ch-2.md).",
    "A word.[^1]\n\n[^1]: A note on [the place](#there).",
    "The place.\n{#there}",
    "![A map](map.png)",
    "![A lost map](gone.png)",
    "## Part of it {#there}",
    "##### Too deep",
    "[mahal]{lang=tl} and [gone](nowhere.md)",
    "* * *",
    "::: verse\nOne line\n  another\n:::",
    "include: extra.md",
    "Größe & <b>raw</b> 日本",
    "- one\n- two\n\n| a | b |\n|---|---|\n| 1 | 2 |",
)
FRONT = (
    "",
    "---\ntitle: Another\n---\n",
    "---\nlang: de\n---\n",
    "---\nrole: dedication\n---\n",
    "---\nnumber: 7\nsubtitle: Below\n---\n",
    "---\nplace: back\nnumbered: false\n---\n",
    "---\nslug: ch-2\n---\n",
    "---\ntoc: false\nauthor: Somebody\n---\n",
)


def _config(luck: random.Random) -> str:
    return (
        f'title = "{luck.choice(("A Novel", "Another"))}"\n'
        f'language = "{luck.choice(("en-US", "en-US", "en-GB", "de", "ja", "ar"))}"\n'
        "[targets.book]\n"
        f"sources = {luck.choice((['*.md'], ['ch-2.md', 'ch-1.md', 'ch-3.md']))}\n"
        'formats = ["epub"]\n'
        f'footnotes = "{luck.choice(("page", "chapter", "book"))}"\n'
    ).replace("'", '"')


def _write(root: Path, name: str, luck: random.Random) -> None:
    blocks = luck.sample(FEATURES, luck.randrange(5))
    heading = luck.choice((f"# Of {name}", "# The same", "# One {#there}\n\nText.\n\n# Two", ""))
    text = "\n\n".join((luck.choice(FRONT) + heading, "It begins.", *blocks))
    (root / name).write_text(f"{text}\n", encoding="utf-8")


def _change_config(root: Path, luck: random.Random) -> None:
    (root / "typebar.toml").write_text(_config(luck), encoding="utf-8")


def _change_chapter(root: Path, luck: random.Random) -> None:
    _write(root, f"ch-{luck.randrange(1, 4)}.md", luck)


def _add_words(root: Path, luck: random.Random) -> None:
    path = root / f"ch-{luck.randrange(1, 4)}.md"
    path.write_text(f"{path.read_text('utf-8')}\nA sentence {luck.random()}.\n", encoding="utf-8")


def _change_extra(root: Path, luck: random.Random) -> None:
    (root / "extra.md").write_text(f"Taken in, {luck.choice('ab')}. [x](#there)\n", "utf-8")


def _change_picture(root: Path, luck: random.Random) -> None:
    path = root / "map.png"
    if luck.random() < 0.3:
        path.unlink(missing_ok=True)
    else:
        path.write_bytes(picture(luck.randrange(1, 9)))


def _put_in_front(root: Path, luck: random.Random) -> None:
    path = root / "ch-0.md"
    if path.exists():
        path.unlink()
    else:
        _write(root, path.name, luck)


EDITS: tuple[Callable[[Path, random.Random], None], ...] = (
    _change_config,
    _change_chapter,
    _change_chapter,
    _add_words,
    _change_extra,
    _change_picture,
    _put_in_front,
)


@pytest.mark.parametrize("seed", range(3))
def test_a_book_built_again_is_the_book_built_anew(tmp_path: Path, seed: int) -> None:
    luck = random.Random(seed)
    warm = tmp_path / "warm"
    warm.mkdir()
    for number in range(1, 4):
        _write(warm, f"ch-{number}.md", luck)
    for edit in EDITS:
        edit(warm, luck)
    for turn in range(TURNS):
        luck.choice(EDITS)(warm, luck)
        cold = tmp_path / f"cold-{turn}"
        shutil.copytree(warm, cold, ignore=shutil.ignore_patterns("build"))
        said, anew = (typebar("build", "--json", cwd=root).out for root in (warm, cold))
        made, wanted = (root / "build" / "book.epub" for root in (warm, cold))
        assert made.read_bytes() == wanted.read_bytes()
        assert _events(said, "found") == _events(anew, "found")
        for ended in _events(said, "ended"):
            if ended["outcome"] == "built":
                assert ended["words"] == _events(anew, "ended")[0]["words"]


def _events(out: str, kind: str) -> list[dict[str, object]]:
    events = [json.loads(line) for line in out.splitlines()]
    return [event for event in events if event["event"] == kind]
