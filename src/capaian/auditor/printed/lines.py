"""Lines of a text or Word file, and figures that were typed over since it was made."""

from __future__ import annotations

from dataclasses import dataclass, field

from capaian.auditor.printed.number import Spot


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """One line of the text of a report; a row of a table has several cells."""

    number: int
    """1-based."""
    cells: tuple[str, ...]
    page: int | None = None
    """Page of the file, from 1; `None` where the file does not tell pages."""
    text: str = field(init=False, repr=False, compare=False)
    """The cells in one string."""
    is_row: bool = field(init=False, repr=False, compare=False)
    """Whether it belongs to a table."""

    def __post_init__(self) -> None:
        """Join the cells."""
        object.__setattr__(self, "text", "\t".join(self.cells))
        object.__setattr__(self, "is_row", len(self.cells) > 1)


@dataclass(frozen=True, slots=True)
class RetypedFigure:
    """A figure that a report of ours was not made with."""

    spot: Spot
    made: str
    """What stood there when the report was made."""
    now: str
    quote: str
    """The row or line it stands in, cells parted by tabs."""
    page: int | None = None
