"""Which printed figures an audit tested: those of a law, those printed elsewhere too,
and the others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from capaian.auditor.contradictions import Contradiction
from capaian.auditor.linkage.links import QuantityLink
from capaian.auditor.quantities.figures import MIN_TELLING_DIGITS, PrintedQuantity
from capaian.auditor.quantities.report_quantities import ReportQuantities
from capaian.auditor.relations.statements import LawStatement
from capaian.domain.audit.tested import AloneFigure, FigureCounts, TestedPart


def find_tested_parts(
    report: ReportQuantities,
    statements: Iterable[LawStatement],
    links: Iterable[QuantityLink],
    contradictions: Iterable[Contradiction],
) -> Iterator[TestedPart]:
    """Yield each table and the sentences of each page, with how their figures were tested."""
    relations = [(each.result, *each.inputs) for each in statements]
    relations += [(each.quantity, *each.inputs) for each in contradictions]
    in_law = {id(figure) for each in relations for figure in each}
    agreed = {id(each) for link in links if link.agrees for each in (link.one, link.other)}
    tested = in_law | agreed
    for place, figures in _places(report):
        alone = tuple(_alone(each) for each in figures if id(each) not in tested)
        counts = FigureCounts(
            len(figures),
            sum(id(each) in in_law for each in figures),
            sum(id(each) in agreed for each in figures),
            len(alone),
        )
        yield TestedPart(place, figures[0].place.page, counts, alone)


def _places(report: ReportQuantities) -> Iterator[tuple[str, Sequence[PrintedQuantity]]]:
    sentences: dict[int | None, list[PrintedQuantity]] = {}
    for figure in report.figures:
        if _measures(figure.quantity) and not figure.names_something:
            sentences.setdefault(figure.quantity.place.page, []).append(figure.quantity)
    tables = ((table.grid.name, [*table.all()]) for table in report.tables)
    yield from ((name, figures) for name, figures in tables if figures)
    yield from (("kalimat", figures) for figures in sentences.values())


def _measures(figure: PrintedQuantity) -> bool:
    # `3 sasaran` and `Pasal 12` are no figures of the office.
    return (
        figure.unit == "%"
        or figure.number.decimals > 0
        or len(figure.digits) >= MIN_TELLING_DIGITS
    )


def _alone(figure: PrintedQuantity) -> AloneFigure:
    at = figure.start + figure.number.spot.start
    text = figure.number.text
    mark = (at, at + len(text)) if figure.quote[at : at + len(text)] == text else None
    return AloneFigure(figure.place.line, figure.place.page, text, figure.quote, mark)
