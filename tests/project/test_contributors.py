"""Who took part in a work besides its authors: from the configuration or the text to outputs."""

import json
import zipfile
from pathlib import Path

import jsonschema
import pytest

from command_line import project, typebar
from typebar.model.work import Contributor
from typebar.project.facts import contributors
from typebar.writers.contributors import ROLES, lines, phrases, relator

_TWO = """contributors = [
  { name = "Ana Cruz", role = "translator" },
  { name = "Ben Oh", role = "Editor" },
]
"""


def _with(root: Path, words: str, before: str = "[targets.script]") -> Path:
    path = project(root) / "typebar.toml"
    path.write_text(path.read_text().replace(before, words + before))
    return root


def test_contributors_stand_in_the_package_and_on_the_title_page(tmp_path: Path) -> None:
    assert typebar("build", "book.epub", cwd=_with(tmp_path / "p", _TWO)).code == 0
    with zipfile.ZipFile(tmp_path / "p" / "build" / "book.epub") as book:
        package = book.read("EPUB/package.opf").decode()
        page = book.read("EPUB/text/titlepage.xhtml").decode()
    assert '<dc:contributor id="contributor-1">Ana Cruz</dc:contributor>' in package
    assert '"#contributor-1" property="role" scheme="marc:relators">trl<' in package
    assert '"#contributor-2" property="role" scheme="marc:relators">edt<' in package
    shown = '<p class="contributors">Translated by Ana Cruz<br/>Edited by Ben Oh</p>'
    assert shown in page


def test_a_target_has_contributors_of_its_own(tmp_path: Path) -> None:
    own = 'contributors = [{ name = "Cy Tan" }]\n'
    root = _with(tmp_path / "p", _TWO)
    path = root / "typebar.toml"
    path.write_text(path.read_text().replace("[targets.book]\n", f"[targets.book]\n{own}"))
    assert typebar("build", "book.json", cwd=root).code == 0
    metadata = json.loads((root / "build" / "book.json").read_text())["metadata"]
    assert metadata["contributors"] == [{"name": "Cy Tan", "role": "contributor"}]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ('[{ name = "A", role = "translater" }]', "did you mean 'translator'?"),
        ('[{ role = "editor" }]', "this contributor has no name"),
        ('["A"]', "contributors must be written as [[contributors]] tables"),
        ('[{ name = "A", job = "editor" }]', "there is no key 'job'"),
    ],
)
def test_wrong_contributors_are_named_at_their_place(tmp_path: Path, words: str, said: str) -> None:
    outcome = typebar("build", cwd=_with(tmp_path / "p", f"contributors = {words}\n"))
    assert outcome.code == 2
    assert "typebar.toml:4:" in outcome.err
    assert said in outcome.err


def test_the_front_matter_of_a_book_may_name_them() -> None:
    said = {"translator": "A, B", "contributors": "C (editor), D, E (cook)"}
    assert contributors(said) == (
        Contributor("A", "translator"),
        Contributor("B", "translator"),
        Contributor("C", "editor"),
        Contributor("D", "contributor"),
        Contributor("E", "contributor"),
    )


def test_the_schema_and_the_listing_know_them(tmp_path: Path) -> None:
    root = _with(tmp_path / "p", _TWO.lower())
    schema = json.loads(typebar("config", "--schema", cwd=root).out)
    tables = json.loads(typebar("config", "--json", cwd=root).out)["tables"]
    people = {"contributors": tables[""]["contributors"]}
    jsonschema.validate(people, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"contributors": [{"name": "A", "role": "cook"}]}, schema)
    assert 'role = "translator" }' in typebar("config", cwd=root).out


def test_every_role_has_words_in_every_language() -> None:
    for role in ROLES:
        said = {lines((Contributor("N", role),), language) for language in phrases()}
        assert all(line[0].endswith(" N") for line in said)
        assert len(relator(role)) == 3
    people = (Contributor("A", "editor"), Contributor("B", "editor"))
    assert lines(people, "de-AT") == ("Herausgegeben von A, B",)
    assert lines(people, "tl") == ("Edited by A, B",)
