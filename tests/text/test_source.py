"""Places in a source: lines end with LF, CR LF and CR, and with nothing else."""

from typebar.text.source import Position, Source, Span


def test_lines_end_with_all_three_ends() -> None:
    source = Source("x", "one\r\ntwo\rthree\nfour")
    assert source.line_starts == [0, 5, 9, 15]
    assert [source.line_text(number) for number in (1, 2, 3, 4)] == ["one", "two", "three", "four"]


def test_other_separators_end_no_line() -> None:
    assert Source("x", "a\u2028b\x85c\x0cd\x0be").line_starts == [0]


def test_positions_count_from_one() -> None:
    source = Source("x", "é\n\nab")
    assert source.position(0) == Position(1, 1)
    assert source.position(1) == Position(1, 2)
    assert source.position(2) == Position(2, 1)
    assert source.position(5) == Position(3, 3)


def test_a_span_goes_to_another() -> None:
    assert Span("x", 1, 2).to(Span("x", 5, 9)) == Span("x", 1, 9)


def test_the_digest_knows_text_and_encoding() -> None:
    one = Source("x", "a")
    assert one.digest() == Source("y", "a").digest()
    assert one.digest() != Source("x", "b").digest()
    assert one.digest() != Source("x", "a", "utf-16-le").digest()
    assert Source("x", "\ud800").digest()
