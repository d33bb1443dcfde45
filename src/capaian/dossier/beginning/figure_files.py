"""The files that wait for figures: counts.csv, survey.csv, inputs.csv, with a row for each that is needed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from capaian.domain.rule_set import RuleSet
from capaian.domain.work import NodeKind
from capaian.dossier.beginning.choice import Beginning
from capaian.dossier.beginning.plan_files import SURVEY, node_kind, work_plan
from capaian.dossier.csv_writer import write_rows
from capaian.dossier.tables.comparison import SURVEY as SURVEY_TABLE
from capaian.dossier.tables.declaration import Table
from capaian.dossier.tables.work import COUNTS, INPUTS
from capaian.rulebook import load_reference


def write_counts(choice: Beginning) -> bytes:
    """Return counts.csv: each measure in each district, not reported yet."""
    measures = [
        measure[0]
        for component in choice.chosen.components
        for measure in (component.numerator, component.denominator)
    ]
    rows = [
        {"measure": measure, "area": area.code} for measure in measures for area in choice.region.districts
    ]
    return _write(COUNTS, rows, choice, choice.counts_source)


def write_survey(choice: Beginning) -> bytes:
    """Return survey.csv: the nine elements, without their indices."""
    rows = [
        {"survey": SURVEY, "code": element.code, "name": element.name, "given": "index"}
        for element in load_reference().survey_elements
    ]
    return _write(SURVEY_TABLE, rows, choice, choice.survey_source)


def write_inputs(choice: Beginning, rules: RuleSet) -> bytes:
    """Return inputs.csv: the money of each sub-activity, without budget and realisation."""
    rows = [
        {"node": entry.code, "resource": "money", "kind": "all"}
        for entry in work_plan(rules)
        if node_kind(entry) is NodeKind.SUBACTIVITY
    ]
    return _write(INPUTS, rows, choice, choice.budget_source)


def _write(table: Table[Any], rows: Iterable[Mapping[str, str]], choice: Beginning, source: str) -> bytes:
    """Write rows that wait for their figures, with every column that the table declares."""
    names = [column.name for column in table.columns]
    common = {"period": str(choice.year), "source": source}
    return write_rows(names, [[{**common, **row}.get(name, "") for name in names] for row in rows]).encode()
