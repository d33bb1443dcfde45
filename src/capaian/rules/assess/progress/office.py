"""Courses: indicators, outputs and money quarter by quarter, and against the years of the plan."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from capaian.domain.identifiers import IndicatorCode, NodeId
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period, PeriodKind
from capaian.domain.progress import NodeProgress, Progress, ProgressLine
from capaian.domain.rule_set import Band
from capaian.domain.value import Reason, Result, Unavailable
from capaian.rules.assess.basis import Basis, IndicatorResults
from capaian.rules.assess.context import AssessContext
from capaian.rules.assess.period_results import band_of
from capaian.rules.assess.progress.lines import follow_indicator, follow_outputs
from capaian.rules.assess.progress.money import MoneyBook, follow_money, open_book


def assess_progress(basis: Basis, judged: Mapping[Period, IndicatorResults]) -> Progress | None:
    """Return the courses of objectives and of the work plan; `None` without quarters and plan years."""
    if not has_progress(basis.desk.office_year):
        return None
    plan, desk = basis.plan, basis.desk
    purposes = [
        NodeProgress(node, _indicators(basis, judged, _of_objective(basis, node)), None)
        for node in plan.purposes.order
    ]
    book = open_book(basis)
    work = [_work(basis, judged, book, node) for node in plan.work.order]
    lines = [(plan.labels[node.node], line) for node in work for line in node.lines]
    moneys = [(plan.labels[node.node], node.money) for node in work if node.money is not None]
    share, band = _mean(desk, "kinerja", lines)
    money_share, money_band = _mean(desk, "anggaran", moneys)
    return Progress((*purposes, *work), share, band, money_share, money_band, book.kind)


def has_progress(office_year: OfficeYear) -> bool:
    """Say whether a dossier holds anything by quarter, or any year of the plan's programs."""
    targets = (period for a in office_year.agreements for line in a.targets for period, _ in line.periods)
    rows: Iterable[Period] = (
        *(row.period for row in office_year.outputs),
        *(row.period for row in office_year.inputs),
        *targets,
    )
    is_quarterly = any(p.kind is PeriodKind.QUARTER and p.year == office_year.year for p in rows)
    return is_quarterly or bool(office_year.plan_years)


def _work(
    basis: Basis, judged: Mapping[Period, IndicatorResults], book: MoneyBook, node: NodeId
) -> NodeProgress:
    codes = basis.plan.node_by_id[node].indicators
    own = _indicators(basis, judged, codes)
    return NodeProgress(node, own or follow_outputs(basis, node), follow_money(basis, book, node))


def _of_objective(basis: Basis, node: NodeId) -> Sequence[IndicatorCode]:
    return [i.code for i in basis.desk.office_year.indicators if i.objective == node]


def _indicators(
    basis: Basis, judged: Mapping[Period, IndicatorResults], codes: Sequence[IndicatorCode]
) -> tuple[ProgressLine, ...]:
    known = basis.desk.office_year.indicator_by_code
    return tuple(follow_indicator(basis, judged, known[code]) for code in codes if code in known)


def _mean(
    desk: AssessContext, what: str, courses: Sequence[tuple[str, ProgressLine]]
) -> tuple[Result, Band | None]:
    """Return the mean of column 14 of E.81 over the rows that have a figure, and its band."""
    shares = [(name, course.plan.share) for name, course in courses]
    subject = f"Rata-rata tingkat capaian {what} Renstra"
    result = desk.mean_of_known(subject, shares, Unavailable(Reason.MISSING_INPUT))
    return result, band_of(desk, result)
