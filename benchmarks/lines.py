"""Lines of the result: what was measured, against what, and whether it keeps its limit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.timing import Spread

HEADS = ("what", "ours", "min-max", "floor", "min-max", "ratio", "limit", "verdict")


@dataclass(frozen=True, slots=True)
class AgainstFloor:
    """Our time as a multiple of the time of the bare work in the same run."""

    what: str
    ours: Spread
    floor: Spread
    limit: float

    @property
    def ratio(self) -> float:
        """Median of ours to median of the floor."""
        return self.ours.median / self.floor.median

    @property
    def is_kept(self) -> bool:
        return self.ratio <= self.limit

    @property
    def cells(self) -> tuple[str, ...]:
        shown = (*_seconds(self.ours), *_seconds(self.floor))
        return (
            self.what,
            *shown,
            f"{self.ratio:.2f}x",
            f"{self.limit:.1f}x",
            _verdict(self.is_kept),
        )


@dataclass(frozen=True, slots=True)
class AgainstLimit:
    """A measured figure with a limit of its own."""

    what: str
    ours: Spread
    limit: float
    unit: str

    @property
    def is_kept(self) -> bool:
        return self.ours.median <= self.limit

    @property
    def cells(self) -> tuple[str, ...]:
        ratio = f"{self.ours.median / self.limit:.2f}"
        limit = f"{self.limit:g} {self.unit}"
        return (
            self.what,
            *_figures(self.ours, self.unit),
            "",
            "",
            ratio,
            limit,
            _verdict(self.is_kept),
        )


@dataclass(frozen=True, slots=True)
class Shown:
    """A figure without a limit, for readers."""

    what: str
    ours: Spread
    unit: str = "s"

    is_kept = True

    @property
    def cells(self) -> tuple[str, ...]:
        shown = _seconds(self.ours) if self.unit == "s" else _figures(self.ours, self.unit)
        return (self.what, *shown, "", "", "", "", "")


@dataclass(frozen=True, slots=True)
class NotMeasured:
    """What could not be run at all; never counted as kept."""

    what: str
    why: str

    is_kept = False

    @property
    def cells(self) -> tuple[str, ...]:
        return (self.what, "", "", "", "", "", "", f"NOT MEASURED: {self.why}")


Line = AgainstFloor | AgainstLimit | Shown | NotMeasured


def render_table(lines: Sequence[Line]) -> str:
    """Return the lines as a plain table with a head."""
    rows = [HEADS, *(line.cells for line in lines)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADS) - 1)]
    return "\n".join(_row(row, widths) for row in rows)


def _row(cells: Sequence[str], widths: Sequence[int]) -> str:
    first, *middle = (
        cell.ljust(width) if place == 0 else cell.rjust(width)
        for place, (cell, width) in enumerate(zip(cells[:-1], widths, strict=True))
    )
    return "  ".join((first, *middle, cells[-1])).rstrip()


def _seconds(spread: Spread) -> tuple[str, str]:
    return f"{spread.median:.3f} s", f"{spread.low:.3f}-{spread.high:.3f}"


def _figures(spread: Spread, unit: str) -> tuple[str, str]:
    return f"{spread.median:.2f} {unit}", f"{spread.low:.2f}-{spread.high:.2f}"


def _verdict(is_kept: bool) -> str:
    return "ok" if is_kept else "OVER"
