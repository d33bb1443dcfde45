"""An assessment as plain values, by the contract `capaian/assessment/1`.

Commands and interfaces print this; the keys and their meaning are stable. A figure is
`{"value": "94.24", "display": "94,24", "unit": "percent", "trace": "t17"}`, a missing one
`{"unavailable": "no_events", "reason": "tidak ada peristiwa"}`, one in words
`{"text": "Sudah", "met": true}`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from enum import Enum

from capaian.domain.assessment import (
    AreaResult,
    Assessment,
    ComponentResult,
    EfficiencyResult,
    IndicatorResult,
    NodeResult,
    PeerTable,
    PeriodResult,
    ReferenceComparison,
    ResourceResult,
    SurveyResult,
    TierResult,
)
from capaian.domain.issue import Issue, Place
from capaian.domain.numerals import plain
from capaian.domain.plan import CascadeLink, CrossCut
from capaian.domain.policy import Policies
from capaian.domain.rule_set import Band
from capaian.domain.value import CellValue, Correction, Known, SourceReference, TextValue, Trace

Plain = str | int | bool | None | list["Plain"] | dict[str, "Plain"]
"""What JSON can hold, without floats: figures are text."""

SCHEMA = "capaian/assessment/1"


def assessment_to_plain(assessment: Assessment) -> dict[str, Plain]:
    """Return the whole assessment as plain values in the order of the contract."""
    return {
        "schema": SCHEMA,
        "office": f"{assessment.office} {assessment.regency}",
        "year": assessment.year,
        "as_of": str(assessment.as_of),
        "policy": _policies(assessment.policies),
        "nodes": [_node(node) for node in assessment.nodes],
        "indicators": [_indicator(indicator) for indicator in assessment.indicators],
        "components": [_component(component) for component in assessment.components],
        "tiers": [_tier(tier) for tier in assessment.tiers],
        "surveys": [_survey(survey) for survey in assessment.surveys],
        "peers": [_peers(table) for table in assessment.peers],
        "totals": {
            "inputs": [_resource(resource) for resource in assessment.totals],
            "efficiency": [_efficiency(item) for item in assessment.total_efficiency],
        },
        "traces": {str(key): _trace(trace) for key, trace in assessment.traces.items()},
        "issues": [issue_to_plain(issue) for issue in assessment.issues],
        "cascade": [link_to_plain(link) for link in assessment.cascade],
        "crosscutting": [_cross_cut(cut) for cut in assessment.crosscutting],
    }


def cell_to_plain(cell: CellValue) -> dict[str, Plain]:
    """Return one cell: a figure, a reason, or words."""
    if isinstance(cell, Known):
        return {
            "value": plain(cell.value),
            "display": cell.display,
            "unit": str(cell.unit),
            "trace": str(cell.trace),
        }
    if isinstance(cell, TextValue):
        return {"text": cell.text, "met": cell.met, "trace": str(cell.trace)}
    return {"unavailable": cell.reason.value, "reason": cell.words}


def issue_to_plain(issue: Issue) -> dict[str, Plain]:
    """Return one issue with its place."""
    return {
        "level": issue.level.value,
        "code": issue.code,
        "message": issue.message,
        "remedy": issue.remedy,
        "value": issue.value,
        "place": _place(issue.place),
    }


def link_to_plain(link: CascadeLink) -> Plain:
    """Return one link between indicators; its words say `usulan` where no source states it."""
    return {
        "child": link.child,
        "parent": link.parent,
        "kind": link.kind.value,
        "proposed": link.proposed,
        "words": link.words,
        "note": link.note,
    }


def _place(place: Place) -> Plain:
    sheet = {} if place.sheet is None else {"sheet": place.sheet}
    return {"file": place.file, **sheet, "row": place.row, "column": place.column}


def _policies(policies: Policies) -> Plain:
    return {name: _policy_value(value) for name, value in vars(policies).items()}


def _policy_value(value: object) -> Plain:
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, Decimal):
        return plain(value)
    if value is None or isinstance(value, (bool, int, str)):
        return value
    if isinstance(value, Mapping):
        return {str(_policy_value(key)): _policy_value(item) for key, item in value.items()}
    if isinstance(value, Iterable):
        return [_policy_value(item) for item in value]
    names: tuple[str, ...] = getattr(value, "__slots__", ())
    return {name: _policy_value(getattr(value, name)) for name in names}


def _band(band: Band | None) -> Plain:
    return None if band is None else band.name


def _node(node: NodeResult) -> Plain:
    return {
        "id": node.id,
        "kind": node.kind.value,
        "code": node.code,
        "name": node.name,
        "parent": node.parent,
        "owner": node.owner,
        "tier": node.tier,
        "mean_achievement": cell_to_plain(node.mean_achievement),
        "band": _band(node.band),
        "inputs": [_resource(resource) for resource in node.inputs],
        "efficiency": [_efficiency(item) for item in node.efficiency],
    }


def _resource(resource: ResourceResult) -> Plain:
    return {
        "resource": resource.resource.value,
        "kind": resource.kind,
        "period": str(resource.period),
        "original": cell_to_plain(resource.original),
        "revised": cell_to_plain(resource.revised),
        "actual": cell_to_plain(resource.actual),
        "ratio": cell_to_plain(resource.ratio),
    }


def _efficiency(item: EfficiencyResult) -> Plain:
    return {
        "method": item.method.value,
        "value": cell_to_plain(item.value),
        "verdict": None if item.verdict is None else item.verdict.value,
    }


def _indicator(indicator: IndicatorResult) -> Plain:
    prior, plan_end = indicator.prior, indicator.plan_end
    return {
        "id": indicator.code,
        "code": indicator.code,
        "name": indicator.name,
        "node": indicator.node,
        "tier": indicator.tier,
        "unit": str(indicator.unit),
        "value_type": indicator.value_type,
        "periods": [_period(result) for result in indicator.periods],
        "prior": None
        if prior is None
        else {
            "period": str(prior.period),
            "actual": cell_to_plain(prior.actual),
            "achievement": cell_to_plain(prior.achievement),
            "change": cell_to_plain(prior.change),
            "trend": None if prior.trend is None else prior.trend.value,
        },
        "plan_end": None
        if plan_end is None
        else {
            "period": str(plan_end.period),
            "target": cell_to_plain(plan_end.target),
            "achievement": cell_to_plain(plan_end.achievement),
        },
        "references": [_reference(reference) for reference in indicator.references],
    }


def _period(result: PeriodResult) -> Plain:
    return {
        "period": str(result.period),
        "target": cell_to_plain(result.target),
        "actual": cell_to_plain(result.actual),
        "achievement": cell_to_plain(result.achievement),
        "band": _band(result.band),
        "status": result.status.value,
        "comparable": result.comparable,
    }


def _reference(reference: ReferenceComparison) -> Plain:
    rank = reference.rank
    return {
        "kind": reference.kind.value,
        "target": cell_to_plain(reference.target),
        "value": cell_to_plain(reference.value),
        "achievement": cell_to_plain(reference.achievement),
        "rank": None if rank is None else {"place": rank.place, "of": rank.of},
    }


def _cross_cut(cut: CrossCut) -> Plain:
    return {
        "subject": cut.subject,
        "partner": cut.partner,
        "contribution": cut.contribution,
        "proposed": cut.proposed,
    }


def _component(component: ComponentResult) -> Plain:
    return {
        "code": component.code,
        "name": component.name,
        "numerator": cell_to_plain(component.numerator),
        "denominator": cell_to_plain(component.denominator),
        "ratio": cell_to_plain(component.ratio),
        "areas": [_area(area) for area in component.areas],
    }


def _area(area: AreaResult) -> Plain:
    return {
        "code": area.code,
        "name": area.name,
        "numerator": cell_to_plain(area.numerator),
        "denominator": cell_to_plain(area.denominator),
        "ratio": cell_to_plain(area.ratio),
    }


def _tier(tier: TierResult) -> Plain:
    return {
        "tier": tier.tier,
        "mean_achievement": cell_to_plain(tier.mean_achievement),
        "band": _band(tier.band),
    }


def _survey(survey: SurveyResult) -> Plain:
    return {
        "id": survey.id,
        "unit": survey.unit,
        "period": str(survey.period),
        "scale": survey.scale,
        "weight": plain(survey.weight),
        "elements": [
            {
                "name": element.name,
                "mean": cell_to_plain(element.mean),
                "index": cell_to_plain(element.index),
                "class": element.letter,
            }
            for element in survey.elements
        ],
        "index": cell_to_plain(survey.index),
        "class": survey.letter,
        "n": survey.answers,
    }


def _peers(table: PeerTable) -> Plain:
    return {
        "subject": table.subject,
        "period": str(table.period),
        "rows": [
            {
                "area": row.area,
                "name": row.name,
                "numerator": cell_to_plain(row.numerator),
                "denominator": cell_to_plain(row.denominator),
                "ratio": cell_to_plain(row.ratio),
                "rank": None if row.rank is None else {"place": row.rank.place, "of": row.rank.of},
                "own": row.is_own,
            }
            for row in (*table.rows, table.total)
        ],
    }


def _trace(trace: Trace) -> Plain:
    told: dict[str, Plain] = {
        "subject": trace.subject,
        "value": None if trace.value is None else plain(trace.value),
        "formula": trace.formula,
        "working": trace.working,
        "inputs": [str(key) for key in trace.inputs],
        "policy": trace.policy,
        "source": None if trace.source is None else _source(trace.source),
    }
    return told if trace.state is None else told | {"state": str(trace.state)}


def _source(source: SourceReference) -> Plain:
    told: dict[str, Plain] = {
        "file": source.file,
        "row": source.row,
        "title": source.title,
        "cut_off": None if source.cut_off is None else source.cut_off.isoformat(),
        "sha256": source.sha256,
    }
    return told if source.correction is None else told | {"corrected": _corrected(source.correction)}


def _corrected(corrected: Correction) -> Plain:
    return {
        "closed": None if corrected.closed is None else plain(corrected.closed),
        "reason": corrected.reason,
        "restatement": _source(corrected.restatement),
        "closing": None if corrected.closing is None else _source(corrected.closing),
    }
