"""In which years a dossier may begin: those for which the rulebook has a scale of achievement."""

from __future__ import annotations

from datetime import date
from typing import Final

from capaian.domain.policy import Policies
from capaian.domain.rule_set import RuleSet

_LAST: Final = 2199


def first_year(rules: RuleSet) -> int:
    """Return the first of them."""
    return min(s.provenance.valid_from.year for s in rules.scales if s.id == Policies().scale)


def may_begin(year: int, rules: RuleSet) -> bool:
    """Say whether a dossier of a year may begin; 0 is none."""
    return 0 < year <= _LAST and rules.scale(Policies().scale, date(year, 12, 31)) is not None
