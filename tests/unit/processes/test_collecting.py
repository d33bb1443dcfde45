"""The search for cycles is held off and goes on afterwards as before."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from capaian.processes.collecting import without_collecting


@pytest.fixture(autouse=True)
def _collecting() -> Iterator[None]:
    gc.enable()
    yield
    gc.enable()


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
