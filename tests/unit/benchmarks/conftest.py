"""What tests of benchmarks run under: a memory that is quickly looked through."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def small_memory() -> Iterator[None]:
    """Leave out what earlier tests left: each job begins with a look for garbage,
    which took seconds.
    """
    gc.freeze()
    yield
    gc.unfreeze()
