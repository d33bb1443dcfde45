"""No entry ends before it begins, and no two entries of one name hold on the same day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby, pairwise

from capaian.domain.issue import Issue
from capaian.domain.rule_set import RuleSet
from capaian.rulebook.checks.facts import Fact, all_facts
from capaian.rulebook.reference import Reference


def check_validity(rule_set: RuleSet, reference: Reference) -> Iterator[Issue]:
    """Yield an issue per entry with a reversed validity, and per pair that overlaps."""
    facts = sorted(all_facts(rule_set, reference), key=_by_name_and_start)
    for fact in facts:
        yield from _reversed(fact)
    for _, versions in groupby(facts, key=_by_name):
        for earlier, later in pairwise(versions):
            yield from _overlap(earlier, later)


def _by_name(fact: Fact) -> tuple[str, str]:
    return fact.file, fact.name


def _by_name_and_start(fact: Fact) -> tuple[str, str, date]:
    return fact.file, fact.name, fact.provenance.valid_from


def _reversed(fact: Fact) -> Iterator[Issue]:
    start, end = fact.provenance.valid_from, fact.provenance.valid_to
    if end is not None and end < start:
        message = "Masa berlaku berakhir sebelum dimulai."
        yield fact.issue("validity_reversed", message, f"{start} s.d. {end}", "Perbaiki valid_to.")


def _overlap(earlier: Fact, later: Fact) -> Iterator[Issue]:
    if earlier.provenance.is_valid_on(later.provenance.valid_from):
        yield later.issue(
            "validity_overlaps",
            "Dua entri dengan nama yang sama berlaku pada hari yang sama.",
            str(later.provenance.valid_from),
            "Tutup valid_to entri yang lama, atau hapus salah satu.",
        )
