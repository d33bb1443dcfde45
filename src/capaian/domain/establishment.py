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


@dataclass(frozen=True, slots=True)
class StaffGroup:
    """Staff by one grouping (status, position, rank ...)."""

    grouping: str
    rows: tuple[StaffResult, ...]
    total: Result
    """Sum of the categories that are part of no other."""


@dataclass(frozen=True, slots=True)
class AssetResult:
    """One kind of equipment; what was not counted is unavailable, never zero."""

    name: str
    sound: Result
    damaged: Result
    needed: Result
    total: Result
    """Sum of what was counted, sound or damaged."""
