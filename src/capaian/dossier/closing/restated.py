"""Figures of closed years in a later dossier: as they were approved, or restated with a reason."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import PurePosixPath
from typing import Any, Final

from capaian.domain.errors import InputError
from capaian.domain.issue import Place
from capaian.domain.numerals import plain
from capaian.domain.period import Period
from capaian.domain.work import HistoryValue, RestatedColumn, Restatement
from capaian.dossier.closing.exchange import read_snapshot
from capaian.dossier.closing.figures import ClosedFigure, closed_figures
from capaian.dossier.closing.snapshot import Snapshot, source_of
from capaian.dossier.folder import Folder
from capaian.dossier.issues import IssueLog

_Key = tuple[str, str, RestatedColumn]
_NOTHING: Final = "(kosong)"


def check_closed_years(folder: Folder, fields: Mapping[str, Any], log: IssueLog) -> None:
    """Report closings that changed, and figures of closed years that were retyped without a reason.

    Args:
        folder: The dossier with its closings.
        fields: What was read from it, by the fields of `OfficeYear`.
        log: Takes the problems.
    """
    hashes = {source.id: source.sha256 for source in fields.get("sources", ())}
    for file, content in folder.closed.items():
        year = int(PurePosixPath(file).stem)
        snapshot = _read(file, content, hashes.get(source_of(year)), log)
        if snapshot is None:
            continue
        if snapshot.year != year:
            log.add("closed_elsewhere", Place(file), year=str(snapshot.year))
        elif "office" in fields and fields["office"].regency != snapshot.regency:
            log.add("closed_by_another", Place(file), snapshot.regency, office=snapshot.office)
        else:
            _check_year(snapshot, fields, log)


def _read(file: str, content: bytes, sha256: str | None, log: IssueLog) -> Snapshot | None:
    try:
        return read_snapshot(content, file, sha256 or None)
    except InputError as error:
        log.take(error.issues)
        return None


def _check_year(snapshot: Snapshot, fields: Mapping[str, Any], log: IssueLog) -> None:
    period = Period.year_of(snapshot.year)
    rows = {(row.subject, row.name): row for row in _of(fields, "history", period)}
    reasons = {(r.subject, r.name, r.column): r for r in _of(fields, "restatements", period)}
    figures = [*closed_figures(snapshot)]
    for figure in figures:
        row = rows.get((figure.subject, figure.name))
        if row is not None:
            _check_row(figure, row, reasons, log)
    known = {(figure.subject, figure.name): figure for figure in figures}
    for reason in reasons.values():
        _check_reason(reason, known.get((reason.subject, reason.name)), rows, log)


def _of(fields: Mapping[str, Any], field: str, period: Period) -> Sequence[Any]:
    return [row for row in fields.get(field, ()) if row.period == period]


def _check_row(
    figure: ClosedFigure, row: HistoryValue, reasons: Mapping[_Key, Restatement], log: IssueLog
) -> None:
    """Report each column of a row that says something else than was approved, without a reason."""
    for column, closed, now in _pairs(figure, row):
        if closed != now and (figure.subject, figure.name, column) not in reasons:
            place = Place(row.place.file, row.place.row, column.value)
            log.add("retyped_prior", place, _write(now), closed=_write(closed), year=str(row.period.year))


def _check_reason(
    reason: Restatement,
    figure: ClosedFigure | None,
    rows: Mapping[tuple[str, str], HistoryValue],
    log: IssueLog,
) -> None:
    """Report a restatement that states another figure than was approved, or than stands there now."""
    row = rows.get((reason.subject, reason.name))
    was = None if figure is None else _decimal(getattr(figure, reason.column.value))
    now = None if row is None else getattr(row, reason.column.value)
    if reason.closed != was:
        place = Place(reason.place.file, reason.place.row, "closed")
        log.add("restated_from", place, _write(reason.closed), closed=_write(was))
    if reason.restated != now:
        place = Place(reason.place.file, reason.place.row, "restated")
        log.add("restated_to", place, _write(reason.restated), now=_write(now))
    if row is not None and row.source == source_of(row.period.year):
        log.add("restated_source", Place(row.place.file, row.place.row, "source"), row.source)


def _pairs(
    figure: ClosedFigure, row: HistoryValue
) -> Iterator[tuple[RestatedColumn, Decimal | None, Decimal | None]]:
    """Yield each column with what was approved and what stands there now."""
    for column in RestatedColumn:
        yield column, _decimal(getattr(figure, column.value)), getattr(row, column.value)


def _decimal(text: str) -> Decimal | None:
    return Decimal(text) if text else None


def _write(value: Decimal | None) -> str:
    return _NOTHING if value is None else plain(value)
