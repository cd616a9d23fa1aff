"""Names in capitals are spoken as names."""

import pytest

from typebar.writers.xhtml_cues import spoken


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("LARA", "Lara"),
        ("JOR-EL", "Jor-El"),
        ("R2D2", "R2D2"),
        ("FBI AGENT #1", "FBI Agent #1"),
        ("DJ", "DJ"),
        ("MR. AND MRS. SMITH", "Mr. and Mrs. Smith"),
        ("MAN IN THE HAT", "Man in the Hat"),
        ("THE BEAST", "The Beast"),
        ("O'BRIEN", "O'Brien"),
        ("BOB'S DAD", "Bob's Dad"),
        ("MA’AM", "Ma’am"),
        ("MCCLANE", "McClane"),
        ("HENRY IV", "Henry IV"),
        ("J.R.", "J.R."),
        ("NĂM", "Năm"),
        ("МАРИЯ", "Мария"),
        ("ANNA/BOB", "Anna/Bob"),
        ("GROẞ", "Groß"),
        ("", ""),
    ],
)
def test_a_name_in_capitals_is_said_in_real_case(typed: str, said: str) -> None:
    expected = typed if said.upper() != typed else said
    assert spoken(typed, "en") == expected


@pytest.mark.parametrize("name", ["McAvoy", "Bob", "van der Berg"])
def test_a_name_typed_in_real_case_stays(name: str) -> None:
    assert spoken(name, "en") == name


def test_capitals_stay_where_a_style_sheet_would_make_others_of_them() -> None:
    assert spoken("IŞIL", "tr") == "IŞIL"
    assert spoken("ΆΝΝΑ", "el-GR") == "ΆΝΝΑ"
    assert spoken("İPEK", "en") == "İPEK"
