"""What the case files of emphasis don't show: places, marks without a partner, speed."""

from typebar.model.emphasis import plain, runs, runs_with_offsets, unmatched
from typebar.model.inline import Emphasis, Run


def test_offsets_lead_back_to_the_line() -> None:
    text = r"a *b* \_c_"
    shown = runs_with_offsets(text)
    assert shown.runs == (Run("a "), Run("b", Emphasis.ITALIC), Run(" _c_"))
    assert [text[index] for index in shown.indexes] == list("a b _c_")


def test_a_line_without_marks_is_one_run_at_its_own_offsets() -> None:
    assert runs("abc") == (Run("abc"),)
    assert list(runs_with_offsets("abc").indexes) == [0, 1, 2]
    assert runs("") == ()


def test_marks_of_one_line_find_no_partner_in_the_next() -> None:
    assert runs("*one\ntwo*") == (Run("*one\ntwo*"),)
    assert plain("**a\n*b*") == "**a\nb"


def test_marks_without_a_partner_are_told_with_their_place() -> None:
    assert unmatched("a **b c") == ((2, 4),)
    assert unmatched("*a* _b") == ((4, 5),)
    assert unmatched("a * b ____ \\* *c*") == ()
    assert unmatched("***a**") == ((0, 3),)


def test_a_long_line_of_marks_takes_no_longer_by_the_mark() -> None:
    assert plain("*a" * 50_000)
    assert plain("**a " * 50_000) == "**a " * 50_000
