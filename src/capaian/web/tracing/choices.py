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
        'batas atas capaian: 120 persen; pembulatan: Hitung dari angka tercetak'
    """
    return "; ".join(_one(each, rule_set) for each in policy.split("; ") if each)


def _one(policy: str, rule_set: RuleSet) -> str:
    name, _, chosen = policy.partition(": ")
    if name not in _MATTERS:
        return policy
    matter, topic = _MATTERS[name]
    described = (each.name for each in rule_set.methods.get(topic, ()) if each.id == chosen)
    return f"{matter}: {next(described, chosen if topic else f'{chosen} persen')}"
