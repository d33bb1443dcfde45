"""Weights add up: components to 100, subcomponents to their component."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from capaian.domain.issue import Issue, Level, Place
from capaian.rulebook.reference import EvaluationSection, Reference

_FILE = "evaluation-weights.yaml"
_WHOLE = Decimal(100)


def check_weights(reference: Reference) -> Iterator[Issue]:
    """Yield an issue where weights of the accountability evaluation do not add up."""
    sections = reference.evaluation_sections
    total = sum((section.weight for section in sections), Decimal(0))
    if sections and total != _WHOLE:
        yield _fault("semua komponen", total, _WHOLE)
    for section in sections:
        yield from _subweight_fault(section)


def _subweight_fault(section: EvaluationSection) -> Iterator[Issue]:
    total = sum(section.subweights, Decimal(0))
    if total != section.weight:
        yield _fault(section.code, total, section.weight)


def _fault(name: str, total: Decimal, whole: Decimal) -> Issue:
    message = f"Bobot tidak berjumlah {whole}."
    place = Place(_FILE, None, name)
    return Issue(Level.ERROR, "weights_do_not_add_up", message, place, str(total), "Perbaiki bobot.")
