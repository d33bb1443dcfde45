"""Formulas of closed years: what was approved by another than today's is another figure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Final

from capaian.domain.period import Period
from capaian.domain.plan import Component, Indicator
from capaian.domain.work import RestatedColumn
from capaian.dossier.cells import Reading
from capaian.dossier.closing.priors import Prior
from capaian.dossier.closing.snapshot import Snapshot
from capaian.dossier.issues import IssueLog
from capaian.dossier.tables.comparison import HISTORY
from capaian.dossier.tables.plan import PLAN
from capaian.dossier.yaml_reader import read_key_file

_REPORTED: Final = "angka yang dilaporkan langsung"


def check_formulas(
    snapshot: Snapshot, standing: Iterable[Prior], fields: Mapping[str, Any], log: IssueLog
) -> dict[str, str]:
    """Warn of indicators and components computed otherwise than in a closed year whose figures still stand.

    A figure of then beside one of now tells of the formula and not of the year. What was restated was
    computed again; a definition that holds from after that year is declared, and only the papers tell.

    Args:
        snapshot: The closed year.
        standing: Rows of that year in the dossier.
        fields: What was read from the dossier, by the fields of `OfficeYear`.
        log: Takes the problems.

    Returns:
        The formulas as they were then, by the codes of what they compute.
    """
    told = {prior.key[0] for prior in standing if prior.table is HISTORY} - _restated(snapshot, fields)
    former: dict[str, str] = {}
    for part, before in find_reformulated(snapshot, fields):
        if part.code not in told:
            continue
        former[part.code] = before or _REPORTED
        begun: date | None = getattr(part, "valid_from", None)
        if begun is None or begun <= Period.year_of(snapshot.year).end:
            place = replace(part.place, column=f"{part.place.column or part.code}.formula")
            words = {"part": part.code, "closed": former[part.code], "year": str(snapshot.year)}
            log.add("redefined_formula", place, part.formula, **words, next=str(snapshot.year + 1))
    return former


def find_reformulated(
    snapshot: Snapshot, fields: Mapping[str, Any]
) -> Iterator[tuple[Indicator | Component, str]]:
    """Yield indicators and components that a closed year computed otherwise, with the formula of then."""
    closed: Mapping[str, Any] = read_key_file(PLAN, snapshot.files.get(PLAN.file, ""), Reading()) or {}
    for field in ("indicators", "components"):
        was = {part.code: part.formula for part in closed.get(field, ())}
        for part in fields.get(field, ()):
            before = was.get(part.code, part.formula)
            if before != part.formula and not _is_same(before, part.formula):
                yield part, before


def _restated(snapshot: Snapshot, fields: Mapping[str, Any]) -> set[str]:
    """Return what has another actual of the closed year now, with a reason."""
    period, column = Period.year_of(snapshot.year), RestatedColumn.ACTUAL
    rows = fields.get("restatements", ())
    return {row.subject for row in rows if row.period == period and row.column is column and not row.name}


def _is_same(first: str, second: str) -> bool:
    # Formulas cost their parser: only where the texts differ.
    from capaian.rules.formula.properties import is_same_formula

    return is_same_formula(first, second)
