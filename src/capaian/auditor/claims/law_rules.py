"""The rule under which a law that a report writes out itself is told."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from capaian.auditor.claims.law import Law
from capaian.domain.audit import AuditRule

_RULES: Final[Mapping[Law, AuditRule]] = {
    Law.SUM: AuditRule.SUM,
    Law.DIFFERENCE: AuditRule.DIFFERENCE,
    Law.REMAINDER: AuditRule.DIFFERENCE,
    Law.MEAN: AuditRule.AVERAGE,
    Law.INDEX: AuditRule.INDEX,
    Law.MIRROR: AuditRule.ACHIEVEMENT,
    Law.UNSPENT: AuditRule.EFFICIENCY,
    Law.SAVING: AuditRule.EFFICIENCY,
    Law.EQUAL: AuditRule.CROSSREF,
}


def rule_of(law: Law) -> AuditRule:
    """Return the rule of a written working that follows a law; what is divided in another way is a ratio."""
    return _RULES.get(law, AuditRule.RATIO)
