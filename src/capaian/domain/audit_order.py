"""Which findings matter most: what a reader with ten minutes should see first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from capaian.domain.audit import AuditRule, Finding
from capaian.domain.issue import Level

_MOST: Final = 10
_MANY: Final = 10
"""Findings that nobody sees at once: of fewer only those that others follow from are told first."""
_LEVELS: Final = (Level.ERROR, Level.WARNING, Level.NOTE)
_RANKS: Final[Mapping[AuditRule, int]] = {
    AuditRule.CLAIM: 0,
    AuditRule.ACHIEVEMENT: 1,
    AuditRule.AVERAGE: 1,
    AuditRule.INDEX: 1,
    AuditRule.RATIO: 1,
    AuditRule.SUM: 1,
    AuditRule.ABSORPTION: 1,
    AuditRule.EFFICIENCY: 1,
    AuditRule.CROSSREF: 1,
}
"""Targets said to be met first, then achievements and money; words, order and form last."""
_LAST_RANK: Final = 2


def foremost(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return the findings that matter most, at most ten: heavy ones that others follow from come first.

    Of those with as many consequences, targets said to be met stand before achievements and money, the
    largest amounts first. A finding that only follows from another is not among them.
    """
    ids = {finding.id for finding in findings}
    follows = Counter(finding.root for finding in findings if finding.root in ids)
    alone = [finding for finding in findings if finding.root not in ids]
    is_long = len(alone) > _MANY
    those = [f for f in alone if follows[f.id] or (is_long and f.level is Level.ERROR)]
    return tuple(sorted(those, key=lambda finding: _weight(finding, follows[finding.id]))[:_MOST])


def _weight(finding: Finding, follows: int) -> tuple[int, int, int, int, int]:
    digits = sum(map(str.isdigit, finding.printed.partition(",")[0]))
    rank = _RANKS.get(finding.rule, _LAST_RANK)
    return _LEVELS.index(finding.level), -follows, rank, -digits, finding.line
