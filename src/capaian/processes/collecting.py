"""Looking for what could be let go is time lost where nearly all that is made is kept."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

_SELDOM_THRESHOLDS: Final = (5_000, 10, 100)
"""How many new objects, searches among new ones, and among older ones,
come before the next wider search.
"""


@contextmanager
def without_collecting() -> Iterator[None]:
    """Hold off the search for cycles of objects: it takes longer the more is kept.

    What no name holds any more is freed at once all the same. What is left at the end counts as
    old: it is looked through with all else that is old, and not at once.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.freeze()
            gc.unfreeze()  # into the oldest generation
            gc.enable()


def collect_seldom() -> None:
    """Leave what is there out of the search for cycles for good, and search seldom.

    A process that answers requests keeps what it knows of its years, and looks through all of it
    again and again: each time all who wait for an answer wait longer, with the years of a province
    by a second.
    """
    gc.freeze()
    gc.set_threshold(*_SELDOM_THRESHOLDS)
