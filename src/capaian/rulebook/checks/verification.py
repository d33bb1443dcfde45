"""Every entry carries a known verification mark."""

from __future__ import annotations

from collections.abc import Iterator

from capaian.domain.issue import Issue
from capaian.domain.rule_set import RuleSet, Verification
from capaian.rulebook.checks.facts import all_facts
from capaian.rulebook.reference import Reference

_KNOWN = tuple(mark.value for mark in Verification)


def check_verification(rule_set: RuleSet, reference: Reference) -> Iterator[Issue]:
    """Yield an issue per entry whose mark is none of `Verification`."""
    for fact in all_facts(rule_set, reference):
        mark = str(fact.provenance.verification)
        if mark not in _KNOWN:
            remedy = f"Tanda yang sah: {', '.join(_KNOWN)}."
            yield fact.issue("unknown_verification", "Tanda verifikasi tidak dikenal.", mark, remedy)
