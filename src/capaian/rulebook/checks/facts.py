"""All entries of the rulebook in one line, for rules that hold for every entry."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from capaian.domain.issue import Issue, Level, Place
from capaian.domain.rule_set import Provenance, RuleSet
from capaian.rulebook.reference import Reference


@dataclass(frozen=True, slots=True)
class Fact:
    """An entry by its file, its name within the file, and its provenance."""

    file: str
    name: str
    provenance: Provenance

    def issue(self, code: str, message: str, value: str, remedy: str) -> Issue:
        """Return an error about this entry."""
        return Issue(Level.ERROR, code, message, Place(self.file, None, self.name), value, remedy)


def all_facts(rule_set: RuleSet, reference: Reference) -> Iterator[Fact]:
    """Yield every entry of the rule set, then of the reference data."""
    yield from _scales_and_targets(rule_set)
    yield from _texts(rule_set)
    yield from _reference(reference)


def _scales_and_targets(rule_set: RuleSet) -> Iterator[Fact]:
    for scale in rule_set.scales:
        yield Fact("scales.yaml", scale.id, scale.provenance)
    for table in rule_set.survey_classes:
        yield Fact("survey-classes.yaml", table.id, table.provenance)
    for target in rule_set.national_targets:
        yield Fact("national-targets.yaml", f"{target.subject} {target.year}", target.provenance)


def _texts(rule_set: RuleSet) -> Iterator[Fact]:
    for topic, methods in rule_set.methods.items():
        for method in methods:
            yield Fact("methods-*.yaml", f"{topic} {method.id}", method.provenance)
    for entry in rule_set.nomenclature:
        yield Fact("nomenclature.yaml", entry.code, entry.provenance)
    for indicator in rule_set.catalogue:
        yield Fact("catalogue.yaml", indicator.code, indicator.provenance)
    for part in rule_set.report_parts:
        yield Fact("report-parts.yaml", part.id, part.provenance)
    for head in rule_set.heads:
        yield Fact("heads.yaml", f"{head.measure} {'; '.join(head.words)}", head.provenance)


def _reference(reference: Reference) -> Iterator[Fact]:
    for element in reference.survey_elements:
        yield Fact("survey-elements.yaml", element.code, element.provenance)
    for section in reference.evaluation_sections:
        yield Fact("evaluation-weights.yaml", section.code, section.provenance)
    for size in reference.sample_sizes:
        yield Fact("sample-sizes.yaml", str(size.population), size.provenance)
    for area in reference.area_sources:
        yield Fact("areas.yaml", area.table, area.provenance)
