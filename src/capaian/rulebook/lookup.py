"""Looks entries up by name and date; a date outside the validity is an issue, not the nearest entry."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from capaian.domain.issue import Issue, Level, Place
from capaian.domain.rule_set import (
    AchievementScale,
    MethodDescription,
    NationalTarget,
    Provenance,
    ReportPart,
    RuleSet,
    SurveyClassTable,
)


def national_target(rule_set: RuleSet, subject: str, year: int) -> NationalTarget | Issue:
    """Return the national target of a kind of document for a year, or why there is none.

    Targets hold for one year only: the target of the year before is never taken instead.
    """
    of_subject = [t for t in rule_set.national_targets if t.subject == subject]
    if not of_subject:
        return _unknown("national-targets.yaml", subject, (t.subject for t in rule_set.national_targets))
    found = next((t for t in of_subject if t.year == year), None)
    years = ", ".join(str(t.year) for t in sorted(of_subject, key=lambda t: t.year))
    return found or _not_valid("national-targets.yaml", subject, f"tahun {year}", f"tahun {years}")


def achievement_scale(rule_set: RuleSet, scale_id: str, on: date) -> AchievementScale | Issue:
    """Return the scale in force on a day, or why there is none."""
    versions = [s for s in rule_set.scales if s.id == scale_id]
    if not versions:
        return _unknown("scales.yaml", scale_id, (s.id for s in rule_set.scales))
    found = rule_set.scale(scale_id, on)
    return found or _not_valid("scales.yaml", scale_id, str(on), _spans(s.provenance for s in versions))


def survey_class_table(rule_set: RuleSet, table_id: str, on: date) -> SurveyClassTable | Issue:
    """Return the class table of a satisfaction index in force on a day, or why there is none."""
    versions = [t for t in rule_set.survey_classes if t.id == table_id]
    if not versions:
        return _unknown("survey-classes.yaml", table_id, (t.id for t in rule_set.survey_classes))
    found = rule_set.survey_class_table(table_id, on)
    spans = _spans(t.provenance for t in versions)
    return found or _not_valid("survey-classes.yaml", table_id, str(on), spans)


def method_description(rule_set: RuleSet, topic: str, method_id: str) -> MethodDescription | Issue:
    """Return a method in words and symbols; unknown names come with the valid ones."""
    if topic not in rule_set.methods:
        return _unknown("methods-*.yaml", topic, rule_set.methods)
    methods = rule_set.methods[topic]
    found = next((m for m in methods if m.id == method_id), None)
    return found or _unknown("methods-*.yaml", method_id, (m.id for m in methods))


def report_parts(rule_set: RuleSet, paper: str) -> tuple[ReportPart, ...]:
    """Return the parts that a paper must have, in order; `paper` is the head of the part's id (`lkjip`)."""
    return tuple(part for part in rule_set.report_parts if part.id.startswith(f"{paper}."))


def _unknown(file: str, name: str, valid: Iterable[str]) -> Issue:
    names = ", ".join(dict.fromkeys(valid))
    return Issue(
        Level.ERROR,
        "unknown_rulebook_entry",
        "Rulebook tidak memuat entri ini.",
        Place(file),
        name,
        f"Yang tersedia: {names or 'tidak ada'}.",
    )


def _not_valid(file: str, name: str, asked: str, valid: str) -> Issue:
    return Issue(
        Level.ERROR,
        "outside_validity",
        f"Entri rulebook tidak berlaku untuk {asked}; nilai masa lain tidak dipakai sebagai pengganti.",
        Place(file),
        name,
        f"Berlaku untuk {valid}.",
    )


def _spans(entries: Iterable[Provenance]) -> str:
    return ", ".join(f"{p.valid_from} s.d. {p.valid_to or 'sekarang'}" for p in entries)
