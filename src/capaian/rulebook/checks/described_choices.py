"""Every choice an office can declare is described in words, and nothing else is offered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from enum import StrEnum

from capaian.domain.issue import Issue, Level, Place
from capaian.domain.policy import (
    AchievementMethod,
    Aggregation,
    AgreementChoice,
    EfficiencyMethod,
    EfficiencyRule,
    Polarity,
    Rounding,
    ScaleGap,
    StaffTotals,
    Step,
    SurveyWeight,
    Trend,
    Verdict,
    VerifierChoice,
    WordsRule,
    ZeroRule,
    ZeroRules,
)
from capaian.domain.rule_set import RuleSet


def _values(kind: type[StrEnum]) -> frozenset[str]:
    return frozenset(member.value for member in kind)


_LIMITS = frozenset({"none", "limited"})
TOPICS: Mapping[str, frozenset[str]] = {
    "achievement": _values(AchievementMethod),
    "aggregation": _values(Aggregation),
    "agreement": _values(AgreementChoice),
    "cap": _LIMITS,
    "efficiency": _values(EfficiencyMethod),
    "efficiency_rule": _values(EfficiencyRule),
    "floor": _LIMITS,
    "polarity": _values(Polarity),
    "rounding": _values(Rounding),
    "scale_gap": _values(ScaleGap),
    "staff_totals": _values(StaffTotals),
    "step": _values(Step),
    "survey_weight": _values(SurveyWeight),
    "trend": _values(Trend),
    "verdict": _values(Verdict),
    "verifier": _values(VerifierChoice),
    "words_rule": _values(WordsRule),
    "zero_case": frozenset(item.name for item in fields(ZeroRules)),
    "zero_rule": _values(ZeroRule),
}
"""Topics of the declared choices with the ids that must be described; other topics are free."""


def check_described_choices(rule_set: RuleSet) -> Iterator[Issue]:
    """Yield an issue per choice without description, and per description without a choice."""
    for topic, known in TOPICS.items():
        described = {method.id for method in rule_set.methods.get(topic, ())}
        for name in sorted(known - described):
            yield _fault(topic, name, "choice_not_described", "Pilihan belum diterangkan.")
        for name in sorted(described - known):
            yield _fault(topic, name, "unknown_choice", "Keterangan untuk pilihan yang tidak ada.")


def _fault(topic: str, name: str, code: str, message: str) -> Issue:
    place = Place("methods-*.yaml", None, topic)
    return Issue(Level.ERROR, code, message, place, name, "Samakan dengan daftar pilihan kebijakan.")
