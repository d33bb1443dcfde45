"""Counts and outputs of a closed year in a later dossier: what was counted then stands in its closing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from itertools import groupby
from typing import Any, Final

from capaian.domain.identifiers import closing_of
from capaian.domain.work import Count, Output
from capaian.dossier.closing.priors import texts_of
from capaian.dossier.closing.snapshot import Snapshot
from capaian.dossier.issues import IssueLog
from capaian.dossier.tables.comparison import HISTORY
from capaian.dossier.tables.declaration import Table
from capaian.dossier.tables.work import COUNTS, OUTPUTS

_COUNTED: Final[tuple[Table[Any], ...]] = (COUNTS, OUTPUTS)
"""Tables that later dossiers go on without: history tells what they came to."""


def check_recounted(snapshot: Snapshot, fields: Mapping[str, Any], log: IssueLog) -> None:
    """Report rows of a closed year that tell anew what was counted then: its figures would change unseen.

    Of what the closed year did not count, a later dossier may tell.

    Args:
        snapshot: The closed year.
        fields: What was read from the dossier, by the fields of `OfficeYear`.
        log: Takes the problems: one for each measure or output, at its first row.
    """
    for table in _COUNTED:
        closed = {_thing(row) for row in texts_of(table, snapshot) if row.period.year == snapshot.year}
        _tell([row for row in fields.get(table.field, ()) if _thing(row) in closed], snapshot.year, log)


def check_recounted_before(
    last: Snapshot, known: Collection[int], fields: Mapping[str, Any], log: IssueLog
) -> None:
    """Report the same of years whose own closing is not there, by the history that a later one holds.

    Args:
        last: The last closed year.
        known: Closed years whose closings are there.
        fields: What was read from the dossier, by the fields of `OfficeYear`.
        log: Takes the problems.
    """
    history = texts_of(HISTORY, last)
    years = {row.period.year for row in history if row.source == closing_of(row.period.year)}
    for year in sorted(years - {*known}):
        told = {(row.subject, row.name) for row in history if row.period.year == year}
        shares = [c for c in fields.get("components", ()) if (c.code, "") in told]
        measures = {measure.code for c in shares for measure in (c.numerator, c.denominator)}
        _tell([row for row in fields.get("counts", ()) if row.measure in measures], year, log)
        _tell([row for row in fields.get("outputs", ()) if _subject(row) in told], year, log)


def _subject(row: Output) -> tuple[str, str]:
    """Return subject and name by which history tells of an output."""
    return (str(row.indicator), "") if row.indicator else (str(row.node), row.name)


def _tell(rows: Iterable[Count | Output], year: int, log: IssueLog) -> None:
    own = [row for row in rows if row.period.year == year]
    for thing, rows in groupby(sorted(own, key=_thing), key=_thing):
        first, *others = rows
        words = {"count": str(1 + len(others)), "year": str(year)}
        place = replace(first.place, column="period")
        log.add("recounted_prior", place, thing, source=closing_of(year), **words)


def _thing(row: Count | Output) -> str:
    """Return what a row counts."""
    if isinstance(row, Count):
        return row.measure
    return " ".join(filter(None, (row.node, row.indicator, row.name)))
