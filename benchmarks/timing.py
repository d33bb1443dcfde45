"""Times of jobs that take turns, so that a slow moment of the machine meets all of them."""

from __future__ import annotations

import gc
import runpy
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from statistics import median

Clock = Callable[[], float]


@dataclass(frozen=True, slots=True)
class Spread:
    """What several runs of one job gave; seconds unless the line says otherwise."""

    values: tuple[float, ...]

    @property
    def median(self) -> float:
        return median(self.values)

    @property
    def low(self) -> float:
        return min(self.values)

    @property
    def high(self) -> float:
        return max(self.values)


@dataclass(frozen=True, slots=True)
class Job:
    """Work to be timed, and what must be done before each run without being timed."""

    work: Callable[[], object]
    before: Callable[[], object] = lambda: None


def take_turns(
    jobs: Mapping[str, Job], runs: int, *, warm_ups: int = 1, clock: Clock = time.perf_counter
) -> dict[str, Spread]:
    """Run the jobs A B C A B C ...

    and return their times; the first rounds warm up and do not count.

    Args:
        clock: wall time unless given; `time.process_time` for work of one thread, which is then
            timed rightly on a busy machine too.
    """
    rounds = [
        {name: time_once(job, clock) for name, job in jobs.items()} for _ in range(warm_ups + runs)
    ]
    return {name: Spread(tuple(times[name] for times in rounds[warm_ups:])) for name in jobs}


def time_once(job: Job, clock: Clock = time.perf_counter) -> float:
    """Return the seconds of one run; rubbish of others is collected before it."""
    job.before()
    gc.collect()
    started = clock()
    job.work()
    return clock() - started


def add_up(*spreads: Spread) -> Spread:
    """Return the sums round by round: what the jobs took one after the other."""
    return Spread(
        tuple(sum(values) for values in zip(*(spread.values for spread in spreads), strict=True))
    )


def time_plain_loop() -> float:
    """Return the processor seconds of ten million multiplications: by them machines are compared.

    They run as `python -c` runs them, by a name of a module; within a function they take half of
    that. What waits for a core that others use says nothing of the machine.
    """
    started = time.process_time()
    runpy.run_module("benchmarks.floors.plain_loop")
    return time.process_time() - started
