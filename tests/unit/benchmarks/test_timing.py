"""Jobs take turns, warm-ups do not count, and only the work itself is timed."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest
from benchmarks.timing import Job, Spread, add_up, take_turns, time_once


class Clock:
    """A clock that stands still until somebody works."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now

    def work(self, seconds: float) -> None:
        self.now += seconds


def test_jobs_take_turns() -> None:
    order: list[str] = []
    jobs = {name: Job(partial(order.append, name)) for name in "ab"}
    take_turns(jobs, runs=2, warm_ups=1)
    assert "".join(order) == "ababab"


def test_warm_up_does_not_count() -> None:
    clock = Clock()
    durations: Iterator[float] = iter([9.0, 1.0, 2.0])
    times = take_turns({"a": Job(lambda: clock.work(next(durations)))}, 2, clock=clock)
    assert times == {"a": Spread((1.0, 2.0))}


def test_what_is_done_before_is_not_timed() -> None:
    clock = Clock()
    job = Job(lambda: clock.work(0.25), before=lambda: clock.work(10))
    assert time_once(job, clock) == 0.25
    assert clock.now == 10.25


def test_what_is_done_before_comes_before_every_run() -> None:
    order: list[str] = []
    take_turns({"a": Job(lambda: order.append("work"), lambda: order.append("before"))}, 1)
    assert order == ["before", "work"] * 2


@pytest.mark.parametrize(
    ("values", "median", "low", "high"),
    [((3.0, 1.0, 2.0), 2.0, 1.0, 3.0), ((4.0, 2.0), 3.0, 2.0, 4.0), ((5.0,), 5.0, 5.0, 5.0)],
)
def test_spread(values: tuple[float, ...], median: float, low: float, high: float) -> None:
    spread = Spread(values)
    assert (spread.median, spread.low, spread.high) == (median, low, high)


def test_times_add_up_round_by_round() -> None:
    assert add_up(Spread((1.0, 5.0)), Spread((0.5, 0.25))) == Spread((1.5, 5.25))


def test_times_of_different_rounds_do_not_add_up() -> None:
    with pytest.raises(ValueError, match="shorter"):
        add_up(Spread((1.0, 5.0)), Spread((0.5,)))
