"""Pages are laid out once for all outputs of a work."""

from typebar.model.work import Metadata, Work
from typebar.writers.once import once
from typebar.writers.registry import Options


def test_the_same_work_and_options_are_worked_on_once() -> None:
    asked: list[tuple[Work, Options]] = []

    @once
    def count(work: Work, options: Options) -> int:
        asked.append((work, options))
        return len(asked)

    one, other = Work(Metadata("A"), ()), Work(Metadata("A"), ())
    plain, noted = Options(), Options(notes=True)
    assert [count(one, plain), count(one, Options(*plain)), count(one, noted)] == [1, 1, 2]
    # An equal work isn't the same: comparing them would cost as much as it saves.
    assert [count(other, noted), count(one, noted)] == [3, 4]
