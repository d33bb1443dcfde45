"""The search for cycles is held off and goes on afterwards as before, or goes on seldom."""

from __future__ import annotations

import gc
import subprocess
import sys
from collections.abc import Iterator

import pytest

from capaian.processes.collecting import without_collecting


@pytest.fixture(autouse=True)
def _collecting() -> Iterator[None]:
    gc.enable()
    before = gc.get_threshold()
    yield
    gc.enable()
    gc.set_threshold(*before)


def test_a_search_that_was_off_stays_off() -> None:
    gc.disable()
    with without_collecting():
        assert not gc.isenabled()
    assert not gc.isenabled()


def test_what_is_left_at_the_end_counts_as_old() -> None:
    with without_collecting():
        made = [["daftar"] for _ in range(5_000)]
    assert any(each is made for each in gc.get_objects(generation=2))
    assert gc.get_count()[0] < len(made)
    assert gc.get_freeze_count() == 0


_SELDOM = """
import gc
from capaian.processes.collecting import collect_seldom
there, usual = [["daftar"]], gc.get_threshold()
collect_seldom()
assert not any(each is there for each in gc.get_objects())
assert gc.isenabled() and gc.get_threshold()[0] > usual[0]
"""


def test_what_is_there_is_searched_no_more_and_what_comes_seldom() -> None:
    """In a process of its own: what it puts out of the search stays there."""
    subprocess.run([sys.executable, "-c", _SELDOM], check=True)
