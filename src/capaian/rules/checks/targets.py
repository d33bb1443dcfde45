"""Targets that the agreement in force should set and does not, or sets on another scale."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from capaian.domain.issue import Issue, Level, Place
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period
from capaian.domain.plan import Indicator, TargetValue
from capaian.domain.policy import AchievementMethod, Polarity
from capaian.domain.value import Unit
from capaian.rules.agreements import TargetLine, line_of_revisions, lines_in_force
from capaian.rules.facts import group
from capaian.rules.targets import describe_range, find_range_misfit


def check_targets(office_year: OfficeYear) -> Iterator[Issue]:
    """Yield every problem of the targets of the year."""
    year = Period.year_of(office_year.year)
    lines = lines_in_force(office_year, year)
    for indicator in office_year.indicators:
        line = lines.get(indicator.code)
        if line is not None:
            yield from _check_line(indicator, line)
            yield from _check_scales_of_periods(indicator, line)
            place = Place(line.line.place.file, line.line.place.row, "target")
            yield from _check_range(office_year, indicator, line.line.target, place)
            yield from _check_misfit(office_year, indicator, line.line.target, place)
            for period, part in line.line.periods:
                within = replace(place, column=f"periods.{period}")
                yield from _check_misfit(office_year, indicator, part, within)
        elif year.year in indicator.plan_targets:
            place = Place(indicator.place.file, indicator.place.row, f"targets.{year.year}")
            yield from _check_range(office_year, indicator, indicator.plan_targets[year.year], place)
            yield from _check_misfit(office_year, indicator, indicator.plan_targets[year.year], place)
        elif indicator.is_key:
            yield _without_target(indicator, office_year)
        if (line or year.year in indicator.plan_targets) and not indicator.holds_in(year):
            yield _out_of_force(indicator, line, year)
    yield from _check_revisions(office_year)


def _check_line(indicator: Indicator, line: TargetLine) -> Iterator[Issue]:
    target = line.line.target
    place = line.line.place
    where = Place(place.file, place.row, "target")
    if target.is_empty:
        message = (
            f"Perjanjian yang berlaku ({line.agreement.title}) tidak memuat target indikator ini, "
            "jadi capaiannya tidak dapat dihitung."
        )
        remedy = "Isi target seperti dalam perjanjian."
        yield Issue(Level.ERROR, "target_missing", message, where, indicator.code, remedy)
    elif target.scale is not None and target.scale != indicator.unit:
        yield _not_comparable(indicator, "Target", target.scale, where)
    elif None not in (target.lower, target.upper) and (target.lower or 0) > (target.upper or 0):
        message = (
            "Batas bawah target lebih besar daripada batas atasnya, jadi tidak ada nilai yang memenuhinya."
        )
        yield Issue(Level.ERROR, "target_range", message, where, indicator.code, "Tukar kedua batas itu.")


def _check_scales_of_periods(indicator: Indicator, line: TargetLine) -> Iterator[Issue]:
    """Report targets within the year on another scale than the indicator's."""
    place = line.line.place
    for period, target in line.line.periods:
        if target.scale is not None and target.scale != indicator.unit:
            where = Place(place.file, place.row, f"periods.{period}")
            yield _not_comparable(indicator, f"Target {period.label}", target.scale, where)


def _out_of_force(indicator: Indicator, line: TargetLine | None, year: Period) -> Issue:
    """Tell a target of an indicator whose definition is not in force in the year: nothing is computed.

    What is signed cannot be left open; a plan may keep the targets of an indicator that was given up.
    """
    begins = indicator.valid_from is not None and indicator.valid_from > year.end
    span = f"baru berlaku sejak {indicator.valid_from}" if begins else f"berlaku sampai {indicator.valid_to}"
    source = f"Perjanjian yang berlaku ({line.agreement.title})" if line else "Renstra"
    message = (
        f"{source} memuat target tahun {year.year} untuk indikator ini, padahal definisinya {span}, "
        "jadi realisasi dan capaiannya tidak dihitung."
    )
    key = "valid_from" if begins else "valid_to"
    where = Place(indicator.place.file, indicator.place.row, key)
    remedy = f"Perbaiki {key} bila definisinya tetap dipakai, atau hapus target tahun itu."
    level = Level.ERROR if line else Level.WARNING
    return Issue(level, "target_out_of_force", message, where, indicator.code, remedy)


def _not_comparable(indicator: Indicator, what: str, scale: Unit, where: Place) -> Issue:
    message = (
        f"{what} dinyatakan dalam {scale.label}, indikatornya dalam {indicator.unit.label}; "
        "keduanya tidak dapat dibandingkan."
    )
    remedy = "Tulis target dalam satuan indikator, atau ubah satuan indikatornya."
    return Issue(Level.WARNING, "target_not_comparable", message, where, indicator.code, remedy)


def _check_range(
    office_year: OfficeYear, indicator: Indicator, target: TargetValue, place: Place
) -> Iterator[Issue]:
    """Report a target that a range is to be held against and that has no bounds."""
    method = indicator.method or office_year.policies.methods.get(indicator.polarity)
    is_range = indicator.polarity is Polarity.CLOSER_IS_BETTER and method is AchievementMethod.RANGE
    if is_range and target.lower is None and target.upper is None and not target.is_empty:
        message = (
            "Indikator ini makin dekat makin baik dan dinilai terhadap rentang, tetapi targetnya tidak punya "
            "batas bawah maupun batas atas."
        )
        remedy = "Isi lower dan upper pada target, atau pilih method tolerance dan isi tolerance."
        yield Issue(Level.ERROR, "target_without_bounds", message, place, indicator.code, remedy)


def _check_misfit(
    office_year: OfficeYear, indicator: Indicator, target: TargetValue, place: Place
) -> Iterator[Issue]:
    """Report a range that an indicator is not held against, so that nobody can tell whether it was met."""
    if misfit := find_range_misfit(office_year.policies, indicator, target):
        message = f"{indicator.label}: {describe_range(target)}. {misfit.message}"
        yield Issue(Level.WARNING, "target_not_judged", message, place, indicator.code, misfit.remedy)


def _without_target(indicator: Indicator, office_year: OfficeYear) -> Issue:
    message = (
        f"{indicator.symbol} {indicator.name}: indikator kinerja utama ini tidak punya target tahun "
        f"{office_year.year} dalam perjanjian maupun Renstra, jadi capaiannya tidak dihitung."
    )
    remedy = "Tambahkan ke perjanjian di agreements.yaml, atau isi targets (plan.yaml)."
    place = Place(indicator.place.file, indicator.place.row, "targets")
    return Issue(Level.WARNING, "key_indicator_without_target", message, place, indicator.code, remedy)


def _check_revisions(office_year: OfficeYear) -> Iterator[Issue]:
    lines = group(office_year.agreements_of_year, lambda a: (line_of_revisions(a), a.revision))
    for same in lines.values():
        for agreement in same[1:]:
            message = (
                f"Ada dua perjanjian {agreement.first_party or agreement.title} dengan nomor perubahan "
                "yang sama, jadi tidak jelas mana yang berlaku."
            )
            place = Place(agreement.place.file, agreement.place.row, "revision")
            remedy = "Beri nomor perubahan yang berbeda (0 untuk yang pertama)."
            yield Issue(Level.ERROR, "same_revision", message, place, str(agreement.revision), remedy)
