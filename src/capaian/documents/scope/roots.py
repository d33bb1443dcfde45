"""First words of paths, and the scope of a paper."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from capaian.documents.scope.facts import FactLog
from capaian.documents.scope.paths import Scope
from capaian.documents.scope.values import Value, yes_no
from capaian.documents.scope.views import (
    comparisons,
    courses,
    coverage,
    indicators,
    legal,
    office,
    plan,
    sheets,
    story,
    surveys,
    tree,
    undertakings,
    work,
)
from capaian.documents.scope.world import World
from capaian.domain.assessment import Assessment
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import PeriodKind
from capaian.domain.rule_set import RuleSet

ROOTS: Mapping[str, Callable[[World], Value]] = MappingProxyType(
    {
        "year": lambda w: str(w.office_year.year),
        "prior_year": lambda w: str(w.office_year.year - 1),
        "next_year": lambda w: str(w.office_year.year + 1),
        "as_of": lambda w: w.assessment.as_of.label,
        "as_of_quarter": lambda w: str(story.last_quarter(w.assessment.as_of)),
        "whole_year": lambda w: yes_no(w.assessment.as_of.kind is PeriodKind.YEAR),
        "parts": office.parts_root,
        "office": office.office_root,
        "areas": office.areas_root,
        "districts": office.districts_root,
        "people": office.people_root,
        "assets": office.assets_root,
        "training": office.training_root,
        "facts": office.facts_root,
        "documents": legal.documents_root,
        "cooperation": office.cooperation_root,
        "sources": office.sources_root,
        "regional": plan.regional_root,
        "renstra": plan.strategic_root,
        "goals": plan.goals_root,
        "objectives": plan.objectives_root,
        "agreements": plan.agreements_root,
        "undertakings": undertakings.undertakings_root,
        "sheets": sheets.sheets_root,
        "central_report": undertakings.central_root,
        "indicators": indicators.indicators_root,
        "tiers": indicators.tiers_root,
        "levels": plan.levels_root,
        "components": coverage.components_root,
        "peers": coverage.peers_root,
        "surveys": surveys.surveys_root,
        "nodes": work.nodes_root,
        "node": work.nodes_root,
        "programs": work.programs_root,
        "activities": work.activities_root,
        "subactivities": work.subactivities_root,
        "totals": work.totals_root,
        "spending": work.spending_root,
        "work_lines": courses.work_lines_root,
        "supporting_lines": courses.supporting_lines_root,
        "objective_lines": courses.objective_lines_root,
        "funds": courses.funds_root,
        "progress": courses.progress_root,
        "quarters": courses.quarters_root,
        "plan_rows": plan.plan_rows_root,
        "tree": tree.tree_root,
        "cascade": tree.cascade_root,
        "crosscutting": tree.crosscutting_root,
        "scale": comparisons.scale_root,
        "factors": story.factors_root,
        "innovations": story.innovations_root,
        "innovation_groups": story.innovation_groups_root,
        "awards": story.awards_root,
        "evaluations": story.evaluations_root,
        "recommendations": story.recommendations_root,
        "differences": story.differences_root,
    }
)


def open_scope(office_year: OfficeYear, assessment: Assessment, rule_set: RuleSet) -> Scope:
    """Return the scope in which the fields of one paper are looked up."""
    facts = FactLog(office_year.source_by_id)
    return Scope(World(office_year, assessment, rule_set, facts, ROOTS), {})
