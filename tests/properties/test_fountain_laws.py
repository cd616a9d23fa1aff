"""What holds of every text and every script in Fountain."""

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from fountain_texts import scripts, texts
from typebar.model.emphasis import plain, runs, runs_with_offsets
from typebar.model.script import Action, Node, SceneHeading, Script
from typebar.model.walk import below, children, lines, nodes, shape
from typebar.readers.fountain import parse, tokens
from typebar.text.source import Source
from typebar.writers.fountain import print_script
from typebar.writers.fountain_format import format_text

BLANK = frozenset(" \t\r\n\ufeff")


def _source(text: str) -> Source:
    return Source("law.fountain", text)


@given(texts)
def test_tokens_joined_are_the_text(text: str) -> None:
    assert "".join(token.text for token in tokens(_source(text))) == text


def _tops(script: Script) -> list[Node]:
    page: list[Node] = [script.title_page] if script.title_page else []
    return [*page, *script.elements]


@given(texts)
def test_spans_are_in_order_with_blanks_between(text: str) -> None:
    end = 0
    for node in _tops(parse(_source(text)).script):
        assert end <= node.span.start <= node.span.end
        assert set(text[end : node.span.start]) <= BLANK
        end = node.span.end
    assert set(text[end:]) <= BLANK


@given(texts)
def test_nodes_lie_inside_what_holds_them(text: str) -> None:
    for top in _tops(parse(_source(text)).script):
        for node in below(top):
            end = node.span.start
            for child in children(node):
                assert end <= child.span.start <= child.span.end <= node.span.end
                end = child.span.end


@given(texts)
def test_every_shown_character_is_found_in_the_source(text: str) -> None:
    for node in nodes(parse(_source(text)).script):
        for line in lines(node):
            assert node.span.start <= line.span.start <= line.span.end <= node.span.end
            for index, character in enumerate(line.text):
                there = text[line.source_offset(index)]
                assert there == character or (there == "\t" and character == " ")


@given(texts)
def test_findings_are_in_order_and_inside_the_text(text: str) -> None:
    found = parse(_source(text)).diagnostics
    assert [one.order for one in found] == sorted(one.order for one in found)
    for one in found:
        assert 0 <= one.span.start <= one.span.end <= len(text)
        assert one.message
        assert one.help


@given(texts)
def test_a_printed_text_reads_the_same_and_is_stable(text: str) -> None:
    script = parse(_source(text)).script
    printed = print_script(script)
    again = parse(_source(printed)).script
    assert shape(again) == shape(script)
    assert print_script(again) == printed


def _normal(script: Script) -> Script:
    """The script as a text can hold it: nothing counts empty lines above the first element."""
    elements = list(script.elements)
    for at, element in enumerate(elements):
        if isinstance(element, Action | SceneHeading) and (
            not at or elements[at - 1] in (*script.notes, *script.boneyards)
        ):
            elements[at] = replace(element, blank_lines=0)
    return replace(script, elements=tuple(elements))


@given(scripts)
def test_a_script_reads_back_from_its_print(script: Script) -> None:
    assert shape(parse(_source(print_script(script))).script) == shape(_normal(script))


@given(st.text(alphabet="ab *_\\[#", max_size=30))
def test_emphasis_shows_each_character_once(text: str) -> None:
    shown = runs_with_offsets(text)
    assert shown.runs == runs(text)
    assert plain(text) == "".join(text[index] for index in shown.indexes)
    assert list(shown.indexes) == sorted(set(shown.indexes))
    assert all(one.emphasis != two.emphasis for one, two in pairwise(runs(text)))


def _meaning(text: str) -> object:
    """What a text says, headings apart from case and spacing."""
    script = parse(_source(text)).script
    spoken = [
        element.line.text.upper().split() if isinstance(element, SceneHeading) else shape(element)
        for element in script.elements
    ]
    return shape(script.title_page), spoken, shape(script.notes), shape(script.boneyards)


@given(texts)
def test_formatting_keeps_the_meaning_and_is_stable(text: str) -> None:
    formatted = format_text(_source(text))
    assert _meaning(formatted) == _meaning(text)
    assert format_text(_source(formatted)) == formatted
