"""The files that wait for figures: counts.csv, survey.csv, inputs.csv, with a row for each that is needed."""

from __future__ import annotations

from capaian.domain.rule_set import RuleSet
from capaian.domain.work import NodeKind
from capaian.dossier.beginning.choice import Beginning
from capaian.dossier.beginning.plan_files import SURVEY, node_kind, work_plan
from capaian.dossier.csv_writer import write_rows
from capaian.rulebook import load_reference


def write_counts(choice: Beginning) -> bytes:
    """Return counts.csv: each measure in each district, not reported yet."""
    measures = [
        measure[0]
        for component in choice.chosen.components
        for measure in (component.numerator, component.denominator)
    ]
    rows = [
        [measure, area.code, str(choice.year), "", choice.counts_source]
        for measure in measures
        for area in choice.region.districts
    ]
    return write_rows(["measure", "area", "period", "value", "source"], rows).encode()


def write_survey(choice: Beginning) -> bytes:
    """Return survey.csv: the nine elements, without their indices."""
    rows = [
        [SURVEY, str(choice.year), element.code, element.name, "", "", "", "index", choice.survey_source]
        for element in load_reference().survey_elements
    ]
    head = ["survey", "period", "code", "name", "answers", "mean", "index", "given", "source"]
    return write_rows(head, rows).encode()


def write_inputs(choice: Beginning, rules: RuleSet) -> bytes:
    """Return inputs.csv: the money of each sub-activity, without budget and realisation."""
    rows = [
        [entry.code, str(choice.year), "money", "all", "", "", "", choice.budget_source]
        for entry in work_plan(rules)
        if node_kind(entry) is NodeKind.SUBACTIVITY
    ]
    head = ["node", "period", "resource", "kind", "original", "revised", "actual", "source"]
    return write_rows(head, rows).encode()
