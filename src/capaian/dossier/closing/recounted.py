"""Counts and outputs of a closed year in a later dossier: what was counted then stands in its closing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import groupby
from typing import Any, Final

from capaian.domain.identifiers import closing_of
from capaian.domain.work import Count, Output
from capaian.dossier.closing.priors import texts_of
from capaian.dossier.closing.snapshot import Snapshot
from capaian.dossier.issues import IssueLog
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
        own = [row for row in fields.get(table.field, ()) if row.period.year == snapshot.year]
        if not own:
            continue
        closed = {_thing(row) for row in texts_of(table, snapshot) if row.period.year == snapshot.year}
        for thing, rows in groupby(sorted(own, key=_thing), key=_thing):
            first, *others = rows
            if thing in closed:
                words = {"count": str(1 + len(others)), "year": str(snapshot.year)}
                place = replace(first.place, column="period")
                log.add("recounted_prior", place, thing, source=closing_of(snapshot.year), **words)


def _thing(row: Count | Output) -> str:
    """Return what a row counts."""
    if isinstance(row, Count):
        return row.measure
    return " ".join(filter(None, (row.node, row.indicator, row.name)))
