"""The declared choices behind a step, in the words of the rulebook instead of their names in a dossier."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from capaian.domain.rule_set import RuleSet

_MATTERS: Final[Mapping[str, tuple[str, str]]] = {
    "rounding": ("pembulatan", "rounding"),
    "methods": ("rumus capaian", "achievement"),
    "efficiency": ("efisiensi", "efficiency"),
    "survey_weight": ("bobot unsur survei", "survey_weight"),
    "areas": ("angka kabupaten/kota", "aggregation"),
    "cap": ("batas atas capaian", ""),
}
"""What is chosen, and the topic of the rulebook that describes the choices, by the name of the policy."""


def in_words(policy: str, rule_set: RuleSet) -> str:
    """Return what a trace names as its policy, for people; a name that nobody describes stays.

    Args:
        policy: `methods: R/T; rounding: printed`.
        rule_set: Whose descriptions are used.

    Examples:
        >>> from capaian.rulebook import load_rulebook
        >>> in_words("cap: 120; rounding: printed", load_rulebook())
        'batas atas capaian 120 persen; pembulatan: hitung dari angka tercetak'
    """
    return "; ".join(_one(each, rule_set) for each in policy.split("; ") if each)


def _one(policy: str, rule_set: RuleSet) -> str:
    name, _, chosen = policy.partition(": ")
    if name not in _MATTERS:
        return policy
    matter, topic = _MATTERS[name]
    if not topic:
        return f"{matter} {chosen} persen"
    described = (each.name for each in rule_set.methods.get(topic, ()) if each.id == chosen)
    return f"{matter}: {_within(next(described, chosen))}"


def _within(name: str) -> str:
    """Return a name as it stands within a line: `Hitung dari`, but `R/T` and `RPJMD` as they are."""
    return name[:1].lower() + name[1:] if name[1:2].islower() else name
