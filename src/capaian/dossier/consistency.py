"""Facts of one part that cannot hold together, whatever else the dossier says.

Each cell was right by itself; here records are looked at as a whole. What figures say about each other
is the business of the rules.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from capaian.domain.issue import Place
from capaian.domain.narrative import ExternalEvaluation
from capaian.domain.office import Area, AreaKind, Source
from capaian.domain.plan import RegionalPlan, StrategicPlan
from capaian.domain.work import Output
from capaian.dossier.issues import IssueLog
from capaian.dossier.tables import ALL_PARTS
from capaian.dossier.tables.declaration import Nature, Table
from capaian.dossier.tables.kinds import PERIOD

_LEVELS = tuple(AreaKind)
"""By the number of groups in the official code, from one for a province to four for a village."""
_PLAN = "plan.yaml"
_YEAR: Final = re.compile(r"(?<![0-9])(?:19|20|21)[0-9]{2}(?![0-9])")
_TABLES_WITH_SOURCES: Final = tuple(
    (part, tuple(column.target for column in part.columns if column.nature is Nature.MEASURED))
    for part in ALL_PARTS
    if isinstance(part, Table)
    and any(column.name == "period" and column.kind is PERIOD for column in part.columns)
    and "source" in part.columns_of(Nature.KEY)
)
"""Tables with their fields of what was measured: a source cannot hold what came after it was written."""


def check_consistency(fields: Mapping[str, Any], log: IssueLog) -> None:
    """Report the records whose columns contradict each other; `fields` are those of `OfficeYear`."""
    _check_areas(fields.get("areas", ()), log)
    _check_plans(fields.get("regional_plan"), fields.get("strategic_plan"), log)
    _check_years_of_sources(fields, log)
    _check_outputs(fields.get("outputs", ()), log)
    _check_evaluations(fields.get("evaluations", ()), log)


def _check_areas(areas: Sequence[Area], log: IssueLog) -> None:
    """The code says the level and the parent of an area; a wrong one would drop its counts from totals."""
    for area in areas:
        level = _LEVELS[area.code.count(".")]
        if area.kind is not level:
            log.add("area_level", _at(area.place, "kind"), area.kind, area=area.code, level=level)
        if area.parent is not None and not area.code.startswith(f"{area.parent}."):
            above = area.code.rpartition(".")[0] or "-"
            log.add("area_parent", _at(area.place, "parent"), area.parent, area=area.code, above=above)


def _check_plans(regional: RegionalPlan | None, own: StrategicPlan | None, log: IssueLog) -> None:
    if regional is not None and regional.mission is not None and regional.mission > len(regional.missions):
        place = Place(_PLAN, None, "regional.mission")
        log.add("no_such_mission", place, str(regional.mission), count=str(len(regional.missions)))
    if own is not None and own.first_year > own.last_year:
        place = Place(_PLAN, None, "strategic_plan.last_year")
        log.add("years_reversed", place, str(own.last_year), first=str(own.first_year))


def _check_years_of_sources(fields: Mapping[str, Any], log: IssueLog) -> None:
    """Results whose source tells earlier years only: it cannot hold them."""
    latest = {source.id: _latest_year(source) for source in fields.get("sources", ())}
    for table, measured in _TABLES_WITH_SOURCES:
        found: dict[tuple[str, int], list[Place]] = defaultdict(list)
        for row in fields.get(table.field, ()):
            source_year = latest.get(row.source)
            is_measured = any(getattr(row, field) not in (None, "") for field in measured)
            if is_measured and source_year is not None and source_year < row.period.year:
                found[row.source, row.period.year].append(row.place)
        for (source, year), (place, *others) in found.items():
            words = {"year": str(year), "told": str(latest[source]), "count": str(1 + len(others))}
            log.add("source_before_row", _at(place, "source"), source, **words)


def _latest_year(source: Source) -> int | None:
    """Return the latest year that a source tells of itself; `None`: none."""
    years = {int(year) for text in (source.id, source.title, source.file) for year in _YEAR.findall(text)}
    return max(years | ({source.cut_off.year} if source.cut_off else set()), default=None)


def _check_outputs(outputs: Sequence[Output], log: IssueLog) -> None:
    for output in outputs:
        if output.node is None and output.indicator is None:
            log.add("output_of_nothing", output.place, output.name or None)


def _check_evaluations(evaluations: Sequence[ExternalEvaluation], log: IssueLog) -> None:
    for evaluation in evaluations:
        for unit in evaluation.units:
            expected, found = len(evaluation.dimensions), len(unit.scores)
            if found != expected:
                words = {"found": str(found), "expected": str(expected)}
                log.add("score_count", _at(unit.place, "scores"), **words)


def _at(place: Place, column: str) -> Place:
    return replace(place, column=f"{place.column}.{column}" if place.column else column)
