"""The log that is measured is one that holds, and the floor reads all of it."""

from __future__ import annotations

from benchmarks.lines import AgainstFloor
from benchmarks.logs import measure_logs


def test_a_small_log_is_measured_against_the_bare_work_on_the_same_rows() -> None:
    against, seconds = measure_logs(1, 50)
    assert isinstance(against, AgainstFloor)
    assert 0 < against.floor.median < against.ours.median
    assert seconds.is_kept
