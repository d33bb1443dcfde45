"""All quantities of a report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from capaian.auditor.document.passages import Passage, TextLine
from capaian.auditor.document.report import ReportPrint
from capaian.auditor.printed.number import NumberStyle
from capaian.auditor.quantities.figures import Quantity
from capaian.auditor.quantities.grid_quantities import GridQuantities
from capaian.auditor.quantities.text_quantities import TextFigure, read_text_figures


@dataclass(frozen=True, eq=False)
class ReportQuantities:
    """The quantities of tables and of sentences."""

    tables: Sequence[GridQuantities]
    passages: Sequence[Passage]
    figures: Sequence[TextFigure]
    year: int
    style: NumberStyle
    text_lines: Sequence[TextLine] = ()

    def all(self) -> Iterator[Quantity]:
        """Yield every quantity, those of tables first."""
        for table in self.tables:
            yield from table.all()
        yield from (figure.quantity for figure in self.figures)

    @cached_property
    def figures_of(self) -> Mapping[int, Sequence[TextFigure]]:
        """The numbers of each passage, by its place among them."""
        found: dict[int, list[TextFigure]] = {}
        places = {id(passage): at for at, passage in enumerate(self.passages)}
        for figure in self.figures:
            found.setdefault(places[id(figure.passage)], []).append(figure)
        return found


def find_quantities(printed: ReportPrint) -> ReportQuantities:
    """Return the quantities of a report."""
    tables = [GridQuantities(grid, printed.year, printed.style) for grid in printed.grids]
    figures = [
        figure
        for passage in printed.passages
        for figure in read_text_figures(passage, printed.style, printed.year)
    ]
    return ReportQuantities(
        tables, printed.passages, figures, printed.year, printed.style, printed.text_lines
    )
