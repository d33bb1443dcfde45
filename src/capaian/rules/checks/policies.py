"""Declared policies that do not exist, contradict each other, or leave something open."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from capaian.domain.issue import Issue, Level, Place
from capaian.domain.numerals import plain
from capaian.domain.office_year import OfficeYear
from capaian.domain.policy import AchievementMethod, Aggregation, Polarity, ScaleGap, ZeroRule
from capaian.domain.rule_set import RuleSet
from capaian.domain.survey import Survey
from capaian.rules.formula.hints import suggest
from capaian.rules.scale import has_gaps

_METHODS = {
    Polarity.HIGHER_IS_BETTER: (
        AchievementMethod.RATIO,
        AchievementMethod.EXISTS,
    ),
    Polarity.LOWER_IS_BETTER: (
        AchievementMethod.MIRRORED,
        AchievementMethod.INVERSE,
        AchievementMethod.EXISTS,
    ),
    Polarity.CLOSER_IS_BETTER: (AchievementMethod.RANGE, AchievementMethod.TOLERANCE),
}
_AREA_WAYS = (Aggregation.RATIO_OF_SUMS, Aggregation.MEAN_OF_RATIOS)


def check_policies(office_year: OfficeYear, rule_set: RuleSet) -> Iterator[Issue]:
    """Yield every problem of the declared choices of an office."""
    day = date(office_year.year, 12, 31)
    yield from _check_scale(office_year, rule_set, day)
    yield from _check_methods(office_year)
    yield from _check_zero_rules(office_year)
    yield from _check_areas(office_year)
    yield from _check_tolerance(office_year)
    for survey in office_year.surveys:
        yield from _check_classes(survey, rule_set, day)


def _check_scale(office_year: OfficeYear, rule_set: RuleSet, day: date) -> Iterator[Issue]:
    wanted = office_year.policies.scale
    own = next((scale for scale in office_year.scales if scale.id == wanted), None)
    scale = own or rule_set.scale(wanted, day)
    if scale is None:
        names = sorted({s.id for s in (*office_year.scales, *rule_set.scales)})
        dated = any(s.id == wanted for s in rule_set.scales)
        why = f"tidak berlaku pada {day.isoformat()}" if dated else "tidak dikenal"
        message = f"Skala capaian {why}, jadi kategori tidak dapat ditentukan."
        yield _policy("unknown_scale", message, "scale", wanted, _list(wanted, names))
    elif has_gaps(scale) and office_year.policies.scale_gap is None:
        message = (
            f"Skala {scale.name} hanya berbatas bilangan bulat (misalnya 90 lalu 91), "
            "jadi nilai di antaranya tidak punya kategori."
        )
        choices = ", ".join(gap.value for gap in ScaleGap)
        yield _policy("scale_gap_missing", message, "scale_gap", None, f"Pilih scale_gap: {choices}.")


def _check_tolerance(office_year: OfficeYear) -> Iterator[Issue]:
    tolerance = office_year.policies.trend_tolerance
    if tolerance < 0:
        message = "Toleransi perubahan negatif, jadi nilai yang tetap pun disebut naik atau turun."
        yield _policy(
            "negative_tolerance", message, "trend_tolerance", plain(tolerance), "Tulis 0 atau lebih."
        )


def _check_methods(office_year: OfficeYear) -> Iterator[Issue]:
    for polarity, method in office_year.policies.methods.items():
        if method not in _METHODS[polarity]:
            place = Place("office.yaml", None, f"policies.methods.{polarity}")
            yield _against_polarity(polarity, method, place)
    for indicator in office_year.indicators:
        if indicator.method is not None and indicator.method not in _METHODS[indicator.polarity]:
            place = Place(indicator.place.file, indicator.place.row, "method")
            yield _against_polarity(indicator.polarity, indicator.method, place)


def _against_polarity(polarity: Polarity, method: AchievementMethod, place: Place) -> Issue:
    words = {
        Polarity.HIGHER_IS_BETTER: "makin tinggi makin baik",
        Polarity.LOWER_IS_BETTER: "makin rendah makin baik",
        Polarity.CLOSER_IS_BETTER: "makin dekat makin baik",
    }
    valid = ", ".join(known.value for known in _METHODS[polarity])
    message = f"Rumus capaian ini tidak sesuai untuk indikator yang {words[polarity]}: capaiannya terbalik."
    return Issue(Level.ERROR, "method_against_polarity", message, place, method.value, f"Pilih: {valid}.")


def _check_zero_rules(office_year: OfficeYear) -> Iterator[Issue]:
    policies = office_year.policies
    rules = {
        "both_zero": policies.zero.both_zero,
        "zero_target": policies.zero.zero_target,
        "zero_target_lower": policies.zero.zero_target_lower,
        "no_events": policies.zero.no_events,
    }
    for name, rule in rules.items():
        if rule is ZeroRule.CAP and policies.cap is None:
            message = "Aturan nol memakai batas atas capaian, padahal batas itu tidak dinyatakan."
            remedy = "Isi policies.cap, atau pilih unavailable, hundred, atau zero."
            yield _policy("zero_rule_without_cap", message, f"zero.{name}", rule.value, remedy)


def _check_areas(office_year: OfficeYear) -> Iterator[Issue]:
    chosen = office_year.policies.areas
    if chosen not in _AREA_WAYS:
        message = "Cara ini tidak berlaku untuk menghitung kabupaten dari kecamatan."
        valid = ", ".join(way.value for way in _AREA_WAYS)
        yield _policy("areas_policy", message, "areas", chosen.value, f"Pilih: {valid}.")


def _check_classes(survey: Survey, rule_set: RuleSet, day: date) -> Iterator[Issue]:
    if rule_set.survey_class_table(survey.classes, day) is None:
        names = sorted({table.id for table in rule_set.survey_classes})
        message = "Tabel mutu survei ini tidak dikenal atau tidak berlaku, jadi mutu tidak dapat ditentukan."
        place = Place(survey.place.file, survey.place.row, "classes")
        remedy = _list(survey.classes, names)
        yield Issue(Level.ERROR, "unknown_survey_classes", message, place, survey.classes, remedy)


def _policy(code: str, message: str, key: str, value: str | None, remedy: str) -> Issue:
    return Issue(Level.ERROR, code, message, Place("office.yaml", None, f"policies.{key}"), value, remedy)


def _list(name: str, valid: list[str]) -> str:
    return suggest(name, valid) or f"Yang ada: {', '.join(valid)}."
