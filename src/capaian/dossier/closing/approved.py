"""Achievements of closed years, as they were approved: later rules for achievements do not reach back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from capaian.domain.exchange import Plain
from capaian.domain.identifiers import IndicatorCode
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period
from capaian.domain.work import HistoryValue
from capaian.dossier.closing.figures import (
    approved_achievements,
    closed_figures,
    compared_achievements,
    plain_records,
)
from capaian.dossier.closing.priors import texts_of
from capaian.dossier.closing.snapshot import Snapshot
from capaian.dossier.file_names import is_closing
from capaian.dossier.tables.comparison import HISTORY

_Figures = tuple[str, int, Decimal | None, Decimal | None]
"""Indicator, year, actual and target: what an achievement belongs to."""


def find_approved(
    snapshots: Sequence[Snapshot], history: Iterable[HistoryValue]
) -> dict[tuple[str, Period], Decimal]:
    """Return the achievements that closings have for the rows of history, by subject and period.

    A row that was restated has none: its achievement follows from the new figures.

    Args:
        snapshots: The closings, from the earliest; the own one of a year goes before those that compare
            themselves with it.
        history: The rows of a dossier.
    """
    approved = dict(pair for snapshot in snapshots for pair in _compared(snapshot))
    approved |= dict(pair for snapshot in snapshots for pair in _own(snapshot))
    figures = {
        (row.subject, row.period): (row.subject, row.period.year, row.actual, row.target)
        for row in history
        if not row.name
    }
    return {key: approved[row] for key, row in figures.items() if row in approved}


def find_taken(snapshot: Snapshot, office_year: OfficeYear) -> dict[tuple[str, Period], Decimal]:
    """Return the achievements that a closed year took from closings before it, by subject and period.

    They lie outside of it; its traces tell what came from them.

    Args:
        snapshot: The closed year.
        office_year: Its texts, as they were read.
    """
    taken = {trace["subject"]: trace["value"] for trace in _traces(snapshot) if _is_taken(trace)}
    subjects = {one.code: f"Capaian {one.symbol or one.name}" for one in office_year.indicators}
    told = {
        (row.subject, row.period): taken.get(
            f"{subjects.get(IndicatorCode(row.subject))}, {row.period.label}"
        )
        for row in office_year.history
        if not row.name
    }
    return {key: Decimal(value) for key, value in told.items() if isinstance(value, str)}


def _traces(snapshot: Snapshot) -> Iterator[Mapping[str, Plain]]:
    traces = snapshot.assessment.get("traces")
    yield from plain_records([*traces.values()] if isinstance(traces, dict) else None)


def _is_taken(trace: Mapping[str, Plain]) -> bool:
    source = trace.get("source")
    return isinstance(source, dict) and is_closing(str(source.get("file"))) and bool(trace.get("value"))


def _own(snapshot: Snapshot) -> Iterator[tuple[_Figures, Decimal]]:
    """Yield the achievements of the closed year itself, with a target on the scale of the actual."""
    known = approved_achievements(snapshot)
    for figure in closed_figures(snapshot):
        if figure.target and not figure.name and figure.subject in known:
            pair = (Decimal(figure.actual), Decimal(figure.target))
            yield (figure.subject, snapshot.year, *pair), Decimal(known[figure.subject])


def _compared(snapshot: Snapshot) -> Iterator[tuple[_Figures, Decimal]]:
    """Yield those of the year before, which the closed year compared itself with."""
    known = compared_achievements(snapshot)
    for row in texts_of(HISTORY, snapshot):
        is_compared = row.period.year == snapshot.year - 1 and row.target is not None and not row.name
        if is_compared and row.subject in known:
            yield (row.subject, row.period.year, row.actual, row.target), Decimal(known[row.subject])
