"""What an office works with, as results: staff by grouping, equipment by kind."""

from __future__ import annotations

from dataclasses import dataclass

from capaian.domain.value import Result


@dataclass(frozen=True, slots=True)
class StaffResult:
    """The number of staff in one category."""

    category: str
    parent: str | None
    count: Result
    across: str = ""
    """Category of the second grouping, in a cross table."""


@dataclass(frozen=True, slots=True)
class StaffGroup:
    """Staff by one grouping (status, position, rank ...)."""

    grouping: str
    rows: tuple[StaffResult, ...]
    total: Result
    """Sum of the categories that are part of no other."""
    by_category: tuple[StaffResult, ...] = ()
    """In a cross table: each category over all of the second grouping."""
    by_across: tuple[StaffResult, ...] = ()
    """In a cross table: each category of the second grouping over all of the first, in `across`."""


@dataclass(frozen=True, slots=True)
class AssetResult:
    """One kind of equipment; what was not counted is unavailable, never zero."""

    name: str
    sound: Result
    damaged: Result
    needed: Result
    total: Result
    """Sum of what was counted, sound or damaged."""
