"""What was worked out of parts of an office-year, kept for versions in which these parts are the same."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from operator import is_
from typing import TypeVar, cast

T = TypeVar("T")


class KeptResults:
    """Results by name, each with the objects that it was worked out of.

    Facts never change, so that the same objects give the same result; equal ones may be worked out again.
    """

    def __init__(self, before: KeptResults | None = None) -> None:
        """Begin with what was kept of the version before; that one keeps its own."""
        self._kept: dict[Hashable, tuple[Sequence[object], object]] = {**before._kept} if before else {}

    def of(self, name: Hashable, sources: Sequence[object], work_out: Callable[[], T]) -> T:
        """Return the result of a name, worked out anew where it comes of other objects than before."""
        kept = self._kept.get(name)
        if kept is None or len(kept[0]) != len(sources) or not all(map(is_, kept[0], sources)):
            kept = self._kept[name] = sources, work_out()
        return cast(T, kept[1])
