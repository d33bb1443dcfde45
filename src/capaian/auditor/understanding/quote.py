"""A figure of a table that words of running text name, and how clearly they do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from capaian.auditor.understanding.figures import Figure
from capaian.auditor.understanding.surroundings import AT_HOME

NAMED: Final = 3
"""From here on the words name the row of the figure."""


@dataclass(frozen=True, slots=True)
class Naming:
    """How clearly words name a figure: its row, its column, its year, and how near its table is."""

    row: int
    column: int
    year: int
    distance: int

    @property
    def strength(self) -> int:
        """All together."""
        return self.row + self.column + self.year + self.distance

    @property
    def is_row_named(self) -> bool:
        """Whether the name of the row, or a figure beside it, stands right there."""
        return self.row >= NAMED

    @property
    def is_home(self) -> bool:
        """Whether the table is named, or stands in the same section."""
        return self.distance == AT_HOME


@dataclass(frozen=True, slots=True)
class Quote:
    """A figure that words name."""

    figure: Figure
    naming: Naming
