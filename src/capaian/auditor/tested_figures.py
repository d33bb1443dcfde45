"""Which printed figures an audit tested: those of a law, those printed elsewhere too, and the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from capaian.auditor.contradictions import Contradiction
from capaian.auditor.linkage.links import QuantityLink
from capaian.auditor.quantities.figures import MIN_TELLING_DIGITS, PrintedQuantity
from capaian.auditor.quantities.report_quantities import ReportQuantities
from capaian.auditor.relations.statements import LawStatement
from capaian.domain.audit.tested import AloneFigure, FigureCounts, TestedPart


class TestedFigures:
    """The printed figures of a report, each with how it was tested."""

    def __init__(
        self,
        report: ReportQuantities,
        statements: Iterable[LawStatement],
        links: Iterable[QuantityLink],
        contradictions: Iterable[Contradiction],
    ) -> None:
        """File the figures by the laws and links that they take part in."""
        self._report = report
        relations = [(each.result, *each.inputs) for each in statements]
        relations += [(each.quantity, *each.inputs) for each in contradictions]
        self._in_law = {id(figure) for each in relations for figure in each}
        self._agreed = {id(each) for link in links if link.agrees for each in (link.one, link.other)}

    def parts(self) -> Iterator[TestedPart]:
        """Yield each table and the sentences of each page, with how their figures were tested."""
        for place, figures in self._places():
            alone = tuple(map(_alone, filter(self._is_alone, figures)))
            counts = FigureCounts(
                len(figures),
                sum(id(each) in self._in_law for each in figures),
                sum(id(each) in self._agreed for each in figures),
                len(alone),
            )
            yield TestedPart(place, figures[0].place.page, counts, alone)

    def _is_alone(self, figure: PrintedQuantity) -> bool:
        return id(figure) not in self._in_law and id(figure) not in self._agreed

    def _places(self) -> Iterator[tuple[str, Sequence[PrintedQuantity]]]:
        sentences: dict[int | None, list[PrintedQuantity]] = {}
        for figure in self._report.figures:
            if _measures(figure.quantity) and not figure.names_something:
                sentences.setdefault(figure.quantity.place.page, []).append(figure.quantity)
        tables = ((table.grid.name, [*table.all()]) for table in self._report.tables)
        yield from ((name, figures) for name, figures in tables if figures)
        yield from (("kalimat", figures) for figures in sentences.values())


def _measures(figure: PrintedQuantity) -> bool:
    # `3 sasaran` and `Pasal 12` are no figures of the office.
    return figure.unit == "%" or figure.number.decimals > 0 or len(figure.digits) >= MIN_TELLING_DIGITS


def _alone(figure: PrintedQuantity) -> AloneFigure:
    at = figure.start + figure.number.spot.start
    text = figure.number.text
    mark = (at, at + len(text)) if figure.quote[at : at + len(text)] == text else None
    return AloneFigure(figure.place.line, figure.place.page, text, figure.quote, mark)
