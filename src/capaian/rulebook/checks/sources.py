"""Every entry says which rule or paper it was taken from and where it was read."""

from __future__ import annotations

from collections.abc import Iterator

from capaian.domain.issue import Issue
from capaian.domain.rule_set import RuleSet
from capaian.rulebook.checks.facts import Fact, all_facts
from capaian.rulebook.reference import Reference


def check_sources(rule_set: RuleSet, reference: Reference) -> Iterator[Issue]:
    """Yield an issue per entry without regulation or source note."""
    for fact in all_facts(rule_set, reference):
        yield from _missing(fact, "regulation", fact.provenance.regulation)
        yield from _missing(fact, "note", fact.provenance.note)


def _missing(fact: Fact, field: str, text: str) -> Iterator[Issue]:
    if not text.strip():
        yield fact.issue("source_missing", "Entri tidak menyebut sumbernya.", field, f"Isi `{field}`.")
