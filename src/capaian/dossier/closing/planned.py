"""Targets of the strategic plan for closed years, beside how a later dossier tells them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from capaian.domain.period import Period
from capaian.domain.plan import Indicator, StrategicPlan, TargetValue
from capaian.domain.progress import PlanYear
from capaian.dossier.cells import Reading
from capaian.dossier.closing.priors import Key, PlannedTarget, Prior, texts_of
from capaian.dossier.closing.snapshot import Snapshot
from capaian.dossier.tables.declaration import Part
from capaian.dossier.tables.plan import PLAN
from capaian.dossier.tables.strategic import PLAN_YEARS
from capaian.dossier.yaml_reader import read_key_file


def find_planned(snapshot: Snapshot, fields: Mapping[str, Any]) -> dict[Key, Prior]:
    """Return the targets of years up to a closed one as it holds them, beside how they stand now.

    What left the plan, and years before the plan that is in force now, are no comparisons any more.

    Args:
        snapshot: The last closed year.
        fields: What was read from the dossier, by the fields of `OfficeYear`.
    """
    then = read_key_file(PLAN, snapshot.files.get(PLAN.file, ""), Reading()) or {}
    then["plan_years"] = texts_of(PLAN_YEARS, snapshot)
    closed, now = _targets(then, snapshot.year), _targets(fields, snapshot.year)
    standing = {key: Prior(part, key, None, row) for key, (part, row) in now.items()}
    known, plan = {*_subjects(fields)}, fields.get("strategic_plan")
    begins = plan.first_year if isinstance(plan, StrategicPlan) else 0
    return standing | {
        key: Prior(part, key, was, now[key][1] if key in now else None)
        for key, (part, was) in closed.items()
        if key in now or (key[:2] in known and was.period.year >= begins)
    }


def _targets(fields: Mapping[str, Any], last: int) -> dict[Key, tuple[Part, PlannedTarget]]:
    """Return the targets until a year; `plan.yaml` goes before `renstra.csv`."""
    told: list[tuple[Part, PlannedTarget]] = [
        *((PLAN_YEARS, row) for row in _of_rows(fields.get("plan_years", ()))),
        *((PLAN, row) for row in _of_indicators(fields.get("indicators", ()))),
    ]
    until = [(part, row) for part, row in told if row.period.year <= last]
    return {(row.subject, row.name, str(row.period)): (part, row) for part, row in until}


def _of_indicators(indicators: Iterable[Indicator]) -> Iterator[PlannedTarget]:
    for indicator in indicators:
        for year, target in indicator.plan_targets.items():
            place = replace(indicator.place, column=f"targets.{year}")
            yield PlannedTarget(indicator.code, "", Period.year_of(year), target, None, place)


def _of_rows(rows: Iterable[PlanYear]) -> Iterator[PlannedTarget]:
    for row in rows:
        if row.target is not None:
            place = replace(row.place, column="target")
            yield PlannedTarget(row.node, row.name, row.period, TargetValue(row.target), row.source, place)


def _subjects(fields: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield what the plan still has: indicators, and outputs of nodes."""
    yield from ((indicator.code, "") for indicator in fields.get("indicators", ()))
    yield from ((row.node, row.name) for row in fields.get("plan_years", ()))
