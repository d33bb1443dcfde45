"""Restatements that restate nothing: the figure is as it was approved."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import Any

from capaian.domain.numerals import plain
from capaian.domain.work import Restatement
from capaian.dossier.closing.reformulated import find_reformulated
from capaian.dossier.closing.snapshot import Snapshot
from capaian.dossier.issues import IssueLog


def check_restates(
    rows: Collection[Restatement], snapshots: Iterable[Snapshot], fields: Mapping[str, Any], log: IssueLog
) -> None:
    """Warn of restatements of a figure as the same.

    What is made of restated figures is worked out and stated even if it comes to the same, and so is what has
    another formula now: nobody is asked where another figure of that year or the formula changed.

    Args:
        rows: The restatements of a dossier.
        snapshots: Its closings.
        fields: What was read from it, by the fields of `OfficeYear`.
        log: Takes the problems.
    """
    changed = {row.period.year for row in rows if row.closed != row.restated}
    same = [row for row in rows if row.closed == row.restated and row.period.year not in changed]
    if not same:
        return
    by_formula = {part.code for closing in snapshots for part, _ in find_reformulated(closing, fields)}
    for row in same:
        if row.subject not in by_formula:
            figure = "" if row.restated is None else plain(row.restated)
            log.add("not_restated", replace(row.place, column="restated"), figure)
