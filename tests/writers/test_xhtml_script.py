"""Screenplays become acts, scenes and speeches that can be jumped to and named."""

from xml.etree.ElementTree import Element

from script_samples import RICEFIELD, screenplay
from typebar.writers import xhtml
from typebar.writers.xhtml_lines import Marker, PageMark
from typebar.writers.xhtml_script import ScriptForm, acts


def shown(text: str, form: ScriptForm | None = None) -> str:
    """All scenes of a script as XML."""
    made = acts(screenplay(text).scripts[0], form or ScriptForm())
    return "".join(xhtml.to_xml(scene.section) for act in made for scene in act.scenes)


def flat(item: Element) -> str:
    return "".join(item.itertext())


def test_acts_are_the_first_level_of_the_outline() -> None:
    made = acts(screenplay().scripts[0], ScriptForm())
    assert [act.title for act in made] == ["Act One", "Act Two"]
    assert [scene.title for act in made for scene in act.scenes] == [
        "1. INT. CHAMBER - NIGHT",
        "2. EXT. RICEFIELD - CONTINUOUS",
    ]


def test_scenes_are_headed_one_level_below_their_act() -> None:
    assert '<h2 class="scene" id="scene-1"><span class="scene-number">1</span> INT.' in shown(
        RICEFIELD
    )
    assert '<h1 class="scene" id="scene-1">INT. A</h1>' in shown("INT. A\n\nText.\n")


def test_a_speech_is_a_group_named_by_its_cue() -> None:
    assert (
        '<div class="speech" role="group" aria-label="Lara (V.O.)"><p class="cue">Lara (V.O.)</p>\n'
        '<p class="paren">(quietly)</p>\n'
        "<p>Where will he go?<br/>To whom?</p>\n</div>"
    ) in shown(RICEFIELD)


def test_a_form_can_spare_the_classes_that_its_style_sheet_does_without() -> None:
    bare = ScriptForm(spare=frozenset(("scene", "speech", "cue")))
    assert (
        '<section><h1 id="scene-1">INT. A</h1>\n'
        '<div role="group" aria-label="Bob"><p>Bob</p>\n<p>Yes.</p>\n</div>\n</section>'
    ) in shown("INT. A\n\nBOB\nYes.\n", bare)


def test_a_paragraph_behind_an_empty_line_of_a_speech_stands_apart() -> None:
    assert '<p>One.</p>\n<p class="parted">Two.</p>' in shown("\nBOB\nOne.\n  \nTwo.\n")


def test_dual_dialogue_is_one_group_of_two_speeches() -> None:
    written = shown(RICEFIELD)
    dual = written[written.index('<div class="dual" role="group"') :]
    assert 'aria-label="Spoken at the same time"' in dual[:90]
    assert dual.index("Jor-El") < dual.index("Lara") < dual.index("</div>\n</div>")


def test_a_cue_that_was_typed_in_small_letters_keeps_its_case() -> None:
    assert '<p class="cue"><span class="as-typed">McAvoy</span></p>' in shown("\n@McAvoy\nYes.\n")
    assert '<p class="cue">Bob <span class="as-typed">(on the roof)</span></p>' in shown(
        "\nBOB (on the roof)\nYes.\n"
    )


def test_capitals_that_css_would_change_stand_as_typed() -> None:
    greek = ScriptForm(language="el")
    assert '<span class="as-typed">ΆΝΝΑ</span>' in shown("\nΆΝΝΑ\nΝαι.\n", greek)


def test_nothing_of_a_cue_is_lost() -> None:
    written = shown("\nBOB (V.O.) JUNIOR (30)\nYes.\n")
    assert all(word in written for word in ("(V.O.)", "30"))
    assert "junior" in written.lower()


def test_notes_and_outline_are_shown_when_asked_for_and_directives_never() -> None:
    text = "# A\n\n## B\n\n= They part.\n\nINT. C\n\nText [[why?]] here. [[typebar: off]]\n"
    assert not any(word in shown(text) for word in ("why", "part", "B", "typebar"))
    written = shown(text, ScriptForm(notes=True))
    assert '<aside class="note" role="note" aria-label="Note"><p>why?</p>' in written
    assert '<p class="synopsis">They part.</p>' in written
    assert '<p class="outline">B</p>' in written
    assert "typebar" not in written


def test_boneyard_never_leaves_the_manuscript() -> None:
    assert "secret" not in shown("INT. A\n\nText /* secret */ here.\n", ScriptForm(notes=True))


def test_emphasis_is_marked() -> None:
    assert "<p>a <em>b</em> <strong>c</strong> <u><em>d</em></u> *e</p>" in shown(
        "a *b* **c** _*d*_ \\*e\n"
    )


def test_text_before_the_first_heading_is_kept_without_one() -> None:
    written = shown("Dark.\n\nINT. A\n\nText.\n")
    assert written.startswith('<div class="scene opening"><p>Dark.</p>')


def test_a_page_that_begins_in_a_line_is_marked_there() -> None:
    text = "INT. A\n\nOne *two* three.\n"
    offset = text.index("three")
    inline = shown(text, ScriptForm(pages=(PageMark("2", offset),)))
    assert (
        '<em>two</em> <span id="page-1" role="doc-pagebreak" aria-label="2" '
        'epub:type="pagebreak"></span>three.'
    ) in inline or (
        '<em>two</em> <span epub:type="pagebreak" id="page-1" role="doc-pagebreak" '
        'aria-label="2"></span>three.'
    ) in inline
    between = shown(text, ScriptForm(pages=(PageMark("2", offset),), marker=Marker.BETWEEN))
    assert (
        '<em>two</em> </p>\n<hr id="page-1" role="doc-pagebreak" aria-label="2"/>\n'
        '<p class="resumed">three.</p>'
    ) in between


def test_a_page_that_begins_with_a_speech_is_marked_before_it() -> None:
    text = "INT. A\n\nBOB\nYes.\n"
    written = shown(text, ScriptForm(pages=(PageMark("2", text.index("BOB")),)))
    assert '"2"></span><div class="speech"' in written


def test_every_mark_is_given_out_once() -> None:
    pages = tuple(PageMark(str(number), number * 7) for number in range(60))
    made = acts(screenplay().scripts[0], ScriptForm(pages=pages))
    found = [label for act in made for scene in act.scenes for label, _ in scene.pages]
    assert found == [mark.label for mark in pages]
    written = "".join(flat(scene.section) for act in made for scene in act.scenes)
    assert written == "".join(
        flat(scene.section)
        for act in acts(screenplay().scripts[0], ScriptForm())
        for scene in act.scenes
    )
