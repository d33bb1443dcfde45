"""First words of paths, and the scope of a paper."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from operator import attrgetter
from types import MappingProxyType
from typing import Any

from capaian.documents.scope.facts import FactLog
from capaian.documents.scope.paths import Scope
from capaian.documents.scope.values import Value, as_value, records
from capaian.documents.scope.view import View, texts_by_name
from capaian.documents.scope.views import (
    comparisons,
    courses,
    coverage,
    decrees,
    follow_ups,
    indicators,
    office,
    plan,
    story,
    survey_results,
    undertakings,
    work,
    year_registers,
)
from capaian.documents.scope.world import World
from capaian.domain.assessment import Assessment
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import PeriodKind
from capaian.domain.rule_set import RuleSet
from capaian.domain.work import NodeKind
from capaian.rules.assess.nodes import find_office_tier
from capaian.rules.follow_up import find_follow_ups

Root = Callable[[World], Value]


def _series(
    view: View[Any], path: str, key: str = "", *, kind: str = "", is_open: bool = False
) -> Root:
    """Read a list of the data as a series; in an open one a key without data is no mistake."""
    read = attrgetter(path)
    return lambda world: view.series(read(world), world, key, kind=kind, is_open=is_open)


ROOTS: Mapping[str, Root] = MappingProxyType(
    {
        "year": lambda w: str(w.office_year.year),
        "prior_year": lambda w: str(w.office_year.year - 1),
        "past_years": lambda w: texts_by_name("tahun", map(str, comparisons.past_years(w))),
        "next_year": lambda w: str(w.office_year.year + 1),
        "as_of": lambda w: w.assessment.as_of.label,
        "as_of_quarter": lambda w: str(story.last_quarter(w.assessment.as_of)),
        "whole_year": lambda w: as_value(w.assessment.as_of.kind is PeriodKind.YEAR),
        "parts": lambda w: office.PARTS.of("parts", w.office_year, w),
        "office": lambda w: office.OFFICE.of("office", w.office_year.office, w),
        "areas": _series(office.AREA, "office_year.areas", "code"),
        "districts": _series(office.AREA, "office_year.districts", "code", kind="kecamatan"),
        "people": _series(office.STAFF_GROUP, "assessment.staff", "grouping", is_open=True),
        "assets": office.assets_root,
        "training": _series(office.TRAINING, "office_year.training"),
        "facts": _series(office.FACT, "office_year.facts", "id"),
        "documents": _series(decrees.DOCUMENT, "office_year.documents", "id", is_open=True),
        "cooperation": _series(office.COOPERATION, "office_year.cooperation"),
        "sources": _series(office.SOURCE, "office_year.sources", "id"),
        "regional": lambda w: plan.REGIONAL.given("rpjmd", w.office_year.regional_plan, w),
        "renstra": lambda w: plan.STRATEGIC.given("renstra", w.office_year.strategic_plan, w),
        "goals": _series(plan.GOAL, "office_year.goals", "id"),
        "objectives": _series(plan.OBJECTIVE, "office_year.objectives", "id"),
        "agreements": _series(
            plan.AGREEMENT, "office_year.agreements_of_year", "id", is_open=True
        ),
        "undertakings": undertakings.undertakings_root,
        "sheets": decrees.sheets_root,
        "central_report": undertakings.central_root,
        "indicators": _series(indicators.INDICATOR, "indicators", "code"),
        "tiers": _series(indicators.TIER, "assessment.tiers", "tier", is_open=True),
        "office_tier": lambda w: indicators.TIER.given(
            "office_tier", find_office_tier(w.office_year, w.assessment.tiers), w
        ),
        "levels": lambda w: plan.LEVEL.series(
            plan.levels_of(w.office_year), w, "tier", is_open=True
        ),
        "components": _series(coverage.COMPONENT, "assessment.components", "code"),
        "peers": _series(
            coverage.PEERS, "assessment.peers", "subject", kind="perbandingan", is_open=True
        ),
        "surveys": survey_results.surveys_root,
        "survey_rounds": survey_results.survey_rounds_root,
        "questionnaire": survey_results.questionnaire_root,
        "nodes": work.nodes_root(),
        "node": work.nodes_root(),
        "programs": work.nodes_root("program", NodeKind.PROGRAM),
        "activities": work.nodes_root("kegiatan", NodeKind.ACTIVITY),
        "subactivities": work.nodes_root("sub kegiatan", NodeKind.SUBACTIVITY),
        "totals": work.totals_root,
        "spending": work.spending_root,
        "document_cost": work.document_cost_root,
        "work_lines": courses.work_lines_root,
        "supporting_lines": courses.supporting_lines_root,
        "objective_lines": courses.objective_lines_root,
        "funds": lambda w: courses.funds(courses.budget_kind(w)),
        "progress": lambda w: courses.MEANS.given("progress", w.assessment.progress, w),
        "year_registers": year_registers.year_registers_root,
        "quarters": courses.quarters_root,
        "plan_rows": _series(plan.PLAN_ROW, "office_year.plan_years", is_open=True),
        "tree": plan.tree_root,
        "cascade": plan.cascade_root,
        "crosscutting": _series(plan.CROSS_CUT, "office_year.crosscutting", is_open=True),
        "scale": lambda w: comparisons.SCALE.given("scale", comparisons.scale_of(w), w),
        "factors": _series(story.FACTOR, "office_year.factors"),
        "explanations": story.explanations_root,
        "narratives": lambda w: records(
            "teks", ({"name": text.id} for text in w.office_year.narratives), "name", is_open=True
        ),
        "innovations": _series(story.INNOVATION, "office_year.innovations", "id", is_open=True),
        "innovation_groups": story.innovation_groups_root,
        "awards": _series(story.AWARD, "office_year.awards"),
        "evaluations": _series(story.EVALUATION, "office_year.evaluations", "id", is_open=True),
        "recommendations": _series(story.RECOMMENDATION, "office_year.recommendations"),
        "follow_ups": lambda w: follow_ups.FOLLOW_UP.series(find_follow_ups(w.office_year), w),
        "differences": _series(story.DIFFERENCE, "office_year.differences", "id"),
    }
)


def open_scope(office_year: OfficeYear, assessment: Assessment, rule_set: RuleSet) -> Scope:
    """Return the scope in which the fields of one paper are looked up."""
    facts = FactLog(office_year.source_by_id)
    return Scope(World(facts, ROOTS, office_year, assessment, rule_set), {})
