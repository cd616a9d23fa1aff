"""Many small outputs share a few processes; large ones have one each."""

from pathlib import Path

from typebar.pipeline.batches import handfuls
from typebar.pipeline.plan import Order
from typebar.pipeline.steps import Job
from typebar.project.material import File, Material


def _job(name: str, size: int) -> Job:
    text = File(f"{name}.fountain", b"x" * size)
    return Job(name, Order(Material("fountain", (text,), Path(), (Path(),)), "pdf", {}))


def test_many_small_outputs_come_in_a_few_batches_for_each_process() -> None:
    batches = [[_job(str(number), 10_000)] for number in range(500)]
    together = handfuls(batches, 2)
    assert 2 * 2 <= len(together) <= 2 * 8
    assert [job.name for batch in together for job in batch] == list(map(str, range(500)))


def test_a_large_output_shares_its_process_with_none() -> None:
    small = [[_job(f"small-{number}", 1_000)] for number in range(20)]
    together = handfuls([[_job("large", 5_000_000)], *small], 8)
    assert [job.name for job in together[0]] == ["large"]
    assert [len(batch) for batch in together] == [1, 20]


def test_outputs_of_one_target_stay_together() -> None:
    pair = [_job("one.pdf", 400_000), _job("one.html", 400_000)]
    assert handfuls([pair, [_job("two.pdf", 400_000)]], 2)[0] == pair
