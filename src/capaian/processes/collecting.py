"""Work that keeps nearly all that it makes until its end: looking for what could be let go is time lost."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collecting() -> Iterator[None]:
    """Hold off the search for cycles of objects: it takes longer the more is kept.

    What no name holds any more is freed at once all the same. What is left at the end counts as old: it is
    looked through with all else that is old, and not at once.
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
