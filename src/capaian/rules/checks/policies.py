"""Declared choices of an office that do not exist, contradict each other,
or leave something open.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from capaian.domain.issue import Place
from capaian.domain.policy import Aggregation, ScaleGap, ZeroRule
from capaian.domain.rule_set import AchievementScale, Band
from capaian.rules.achievement import METHODS
from capaian.rules.checks.row import CheckedYear, CheckHit, Finders, hit
from capaian.rules.formula.hints import suggest
from capaian.rules.scale import find_scale, has_gaps

_FILE: Final = "office.yaml"
_AREA_WAYS: Final = (Aggregation.RATIO_OF_SUMS, Aggregation.MEAN_OF_RATIOS)


def _of_policy(key: str, value: object, **words: object) -> CheckHit:
    return hit(Place(_FILE, None, f"policies.{key}"), None, value, **words)


def _unknown_scale(checked: CheckedYear) -> Iterator[CheckHit]:
    wanted = checked.year.policies.scale
    if find_scale(checked.year, checked.law, checked.period) is None:
        is_dated = any(scale.id == wanted for scale in checked.law.scales)
        why = (
            f"tidak berlaku pada {checked.period.end.isoformat()}" if is_dated else "tidak dikenal"
        )
        known = {scale.id for scale in (*checked.year.scales, *checked.law.scales)}
        yield _of_policy("scale", wanted, why=why, valid=_nearest(wanted, known))


def _nearest(name: str, known: set[str]) -> str:
    names = sorted(known)
    return suggest(name, names) or f"Yang ada: {', '.join(names)}."


def _open_gaps(checked: CheckedYear) -> Iterator[CheckHit]:
    scale = find_scale(checked.year, checked.law, checked.period)
    if scale is not None and has_gaps(scale) and checked.year.policies.scale_gap is None:
        yield _of_policy(
            "scale_gap", None, scale=scale, valid=", ".join(gap.value for gap in ScaleGap)
        )


def _negative_tolerance(checked: CheckedYear) -> Iterator[CheckHit]:
    if checked.year.policies.trend_tolerance < 0:
        yield _of_policy("trend_tolerance", checked.year.policies.trend_tolerance)


def _reversed_methods(checked: CheckedYear) -> Iterator[CheckHit]:
    methods = checked.year.policies.methods.items()
    declared = [
        (polarity, method, Place(_FILE), f"policies.methods.{polarity}")
        for polarity, method in methods
    ]
    of_indicators = [
        (each.polarity, each.method, each.place, "method") for each in checked.year.indicators
    ]
    for polarity, chosen, place, column in (*declared, *of_indicators):
        if chosen is not None and polarity not in METHODS[chosen].directions:
            valid = ", ".join(
                method for method, facts in METHODS.items() if polarity in facts.directions
            )
            yield hit(place, column, chosen.value, direction=polarity.words, valid=valid)


def _caps_of_zero(checked: CheckedYear) -> Iterator[CheckHit]:
    policies = checked.year.policies
    for name in ("both_zero", "zero_target", "zero_target_lower", "no_events"):
        if getattr(policies.zero, name) is ZeroRule.CAP and policies.cap is None:
            yield _of_policy(f"zero.{name}", ZeroRule.CAP.value)


def _other_area_ways(checked: CheckedYear) -> Iterator[CheckHit]:
    chosen = checked.year.policies.areas
    if chosen not in _AREA_WAYS:
        yield _of_policy("areas", chosen.value, valid=", ".join(way.value for way in _AREA_WAYS))


def _unknown_classes(checked: CheckedYear) -> Iterator[CheckHit]:
    known = {table.id for table in checked.law.survey_classes}
    for survey in checked.year.surveys:
        if checked.law.survey_class_table(survey.classes, checked.period.end) is None:
            yield hit(
                survey.place, "classes", survey.classes, valid=_nearest(survey.classes, known)
            )


def _scales_of_law(checked: CheckedYear) -> Iterator[CheckHit]:
    of_law = {scale.id for scale in checked.law.scales}
    yield from (_of_scale(scale, scale.id) for scale in checked.year.scales if scale.id in of_law)


def _of_scale(scale: AchievementScale, value: str | None, **words: object) -> CheckHit:
    return hit(Place(_FILE, None, f"scales.{scale.id}"), None, value, scale=scale, **words)


def _overlapping_bands(checked: CheckedYear) -> Iterator[CheckHit]:
    """From the best band downwards each bound is below the one before;
    only the last band is open below.
    """
    for scale in checked.year.scales:
        bounds = [(band, band.lower, band.upper) for band in scale.bands]
        bounded = [
            (band, low, high) for band, low, high in bounds if low is not None and high is not None
        ]
        reversed_bands = [(band, band) for band, low, high in bounded if low > high]
        overlapping = [
            pair for pair in pairwise(scale.bands) if _reaches_into(*pair, scale.integer_bounds)
        ]
        for above, below in reversed_bands or overlapping:
            words = {"above": above, "below": below, "above_bounds": _bounds(above)}
            yield _of_scale(scale, _bounds(below), bounds=_bounds(below), **words)


def _reaches_into(band: Band, below: Band, whole: bool) -> bool:
    """Say whether a band holds values of the one above; it may share a bound,
    but not a whole or only one.
    """
    top = below.lower if below.upper is None else below.upper
    is_shared = top == band.lower and (whole or below.upper is None)
    return band.lower is None or is_shared or (top is not None and top > band.lower)


def _bounds(band: Band) -> str:
    lower, upper = ("…" if bound is None else f"{bound:f}" for bound in (band.lower, band.upper))
    return f"{lower}–{upper}".replace(".", ",")


POLICY_FINDERS: Final[Finders] = {
    "unknown_scale": _unknown_scale,
    "scale_gap_missing": _open_gaps,
    "method_against_polarity": _reversed_methods,
    "zero_rule_without_cap": _caps_of_zero,
    "areas_policy": _other_area_ways,
    "negative_tolerance": _negative_tolerance,
    "unknown_survey_classes": _unknown_classes,
    "scale_replaces_law": _scales_of_law,
    "scale_without_bands": lambda at: (
        _of_scale(each, None) for each in at.year.scales if not each.bands
    ),
    "scale_bands_overlap": _overlapping_bands,
}
