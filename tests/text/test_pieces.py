"""Small things kept as one come back where they hold, and nowhere else."""

import pytest

from typebar.text.pieces import Pieces, kept_together, origin


class Memory(dict[str, bytes]):
    """A memory without a disk that counts what is kept."""

    kept = 0

    def find(self, key: str) -> bytes | None:
        return self.get(key)

    def keep(self, key: str, data: bytes) -> None:
        self.kept += 1
        self[key] = data


def _fill(memory: Memory, **things: bytes) -> None:
    with kept_together(memory, "all") as found:
        assert found is not None
        for place, data in things.items():
            found.keep(place, "now", data)


def test_what_was_kept_is_found_by_place_and_origin() -> None:
    memory = Memory()
    _fill(memory, one=b"\n[]\0", two=b"", three=b"3")
    found = Pieces(memory, "all")
    assert [found.find(place, "now") for place in ("one", "two", "three")] == [b"\n[]\0", b"", b"3"]
    assert found.find("one", "then") is None
    assert found.find("four", "now") is None
    assert Pieces(memory, "other").find("one", "now") is None


def test_nothing_new_is_nothing_to_save() -> None:
    memory = Memory()
    _fill(memory, one=b"1")
    with kept_together(memory, "all") as found:
        assert found is not None
        assert found.find("one", "now") == b"1"
    assert memory.kept == 1


def test_what_replaces_something_is_all_that_stays_of_the_two() -> None:
    memory = Memory()
    _fill(memory, one=b"1", two=b"2")
    with kept_together(memory, "all") as found:
        assert found is not None
        found.keep("one", "later", b"new")
    again = Pieces(memory, "all")
    assert again.find("one", "now") is None
    assert again.find("one", "later") == b"new"
    assert again.find("two", "now") == b"2"


def test_what_nobody_asks_for_goes_when_it_is_too_much() -> None:
    memory = Memory()
    _fill(memory, idle=b"x" * 20, used=b"x" * 20)
    found = Pieces(memory, "all", idle=10)
    found.find("used", "now")
    found.keep("new", "now", b"1")
    found.save()
    left = Pieces(memory, "all")
    assert left.find("used", "now") == b"x" * 20
    assert left.find("idle", "now") is None


def test_nothing_is_saved_of_what_went_wrong() -> None:
    memory = Memory()
    with pytest.raises(ValueError, match="wrong"):
        _fail(memory)
    assert not memory


def _fail(memory: Memory) -> None:
    with kept_together(memory, "all") as found:
        assert found is not None
        found.keep("one", "now", b"1")
        raise ValueError("wrong")


def test_without_a_memory_there_are_no_pieces() -> None:
    with kept_together(None, "all") as found:
        assert found is None


@pytest.mark.parametrize(
    "data", [b"", b"\n", b"{", b"{}\n", b"3\n", b"[1]\nx", b'[["a", "b"]]\n', b"[" * 100_000]
)
def test_what_is_something_else_holds_nothing(data: bytes) -> None:
    assert Pieces(Memory(all=data), "all").find("a", "b") is None


def test_origins_differ_where_what_was_said_does() -> None:
    said = [(), ("",), ("a", "b"), ("a, b",), (("a", "b"),), ("1",), (1,), ("\ud800",)]
    assert len({origin(*one) for one in said}) == len(said)
