"""Credit points, counted measures and sheets that do not fit what they belong to."""

from __future__ import annotations

from collections.abc import Iterator

from capaian.domain.decree import IndividualSheet
from capaian.domain.issue import Issue, Level, Place
from capaian.domain.numerals import plain
from capaian.domain.office_year import OfficeYear
from capaian.domain.plan import Component, CreditActivity, Indicator, Measure
from capaian.domain.work import Count
from capaian.rules.facts import group
from capaian.rules.formula.hints import suggest
from capaian.rules.formula.wording import REGISTERS


def check_posts(office_year: OfficeYear) -> Iterator[Issue]:
    """Yield every problem of credit points, of measures counted from registers, and of sheets."""
    for indicator in office_year.indicators:
        yield from _check_credits(indicator)
    yield from _check_counted(office_year)
    yield from _check_sheets(office_year)


def _check_credits(indicator: Indicator) -> Iterator[Issue]:
    name = indicator.symbol or indicator.name
    if indicator.credits and "credits(" not in indicator.formula:
        message = f"{name} memuat daftar angka kredit, tetapi rumusnya tidak memakai credits()."
        place = Place(indicator.place.file, indicator.place.row, "formula")
        remedy = "Tulis formula: credits(), atau hapus daftarnya."
        yield Issue(Level.WARNING, "credits_unused", message, place, indicator.formula or None, remedy)
    for activity in indicator.credits:
        if activity.weight <= 0:
            message = f"Bobot angka kredit {activity.name} tidak lebih dari nol."
            remedy = "Tulis bobot seperti tercetak, misalnya 0.013."
            yield _of_activity(activity, "credit_weight", message, "weight", plain(activity.weight), remedy)
    for measure, same in group(indicator.credits, lambda activity: activity.measure).items():
        for activity in same[1:]:
            message = (
                f"{activity.name} memakai hitungan yang sama dengan {same[0].name}, jadi terhitung dua kali."
            )
            remedy = "Beri measure sendiri untuk setiap kegiatan."
            yield _of_activity(activity, "credit_measure_twice", message, "measure", measure, remedy)


def _of_activity(
    activity: CreditActivity, code: str, message: str, column: str, value: str, remedy: str
) -> Issue:
    place = Place(activity.place.file, activity.place.row, column)
    return Issue(Level.ERROR, code, message, place, value, remedy)


def _check_counted(office_year: OfficeYear) -> Iterator[Issue]:
    counted = {row.measure: row for row in reversed(office_year.counts)}
    for component in office_year.components:
        pairs = (("numerator", component.numerator), ("denominator", component.denominator))
        for column, measure in pairs:
            if measure.counted and measure.counted not in REGISTERS:
                yield _unknown_register(component, column, measure)
            if measure.counted and measure.code in counted:
                yield _counted_twice(measure, counted[measure.code])


def _counted_twice(measure: Measure, row: Count) -> Issue:
    message = (
        f"{measure.name} dihitung dari {measure.counted}, tetapi juga diisi di counts.csv; "
        "hanya satu yang dapat berlaku."
    )
    place = Place(row.place.file, row.place.row, "measure")
    remedy = "Hapus barisnya, atau hapus counted di plan.yaml."
    return Issue(Level.ERROR, "counted_twice", message, place, measure.code, remedy)


def _unknown_register(component: Component, column: str, measure: Measure) -> Issue:
    message = f"{measure.name} dihitung dari daftar yang tidak dikenal, jadi tidak ada hasilnya."
    remedy = suggest(measure.counted, REGISTERS) or f"Yang ada: {', '.join(REGISTERS)}."
    place = Place(component.place.file, component.place.row, f"{column}.counted")
    return Issue(Level.ERROR, "register_unknown", message, place, measure.counted, remedy)


def _check_sheets(office_year: OfficeYear) -> Iterator[Issue]:
    posts = office_year.post_by_id
    for sheet in office_year.sheets:
        post = posts.get(sheet.post)
        if post is None:
            continue
        if sheet.holder > post.holders:
            message = (
                f"Lembar ini untuk pemegang ke-{sheet.holder}, padahal {post.name} "
                f"punya {post.holders} pemegang."
            )
            remedy = "Perbaiki holder, atau isi holders pada jabatannya di office.yaml."
            yield _of_sheet(sheet, "sheet_holder", message, "holder", str(sheet.holder), remedy)
        if sheet.letters and len(sheet.letters) not in (len(post.tasks), len(post.functions)):
            message = (
                f"Banyak huruf ({len(sheet.letters)}) tidak sama dengan banyak tugas atau fungsi {post.name}."
            )
            remedy = "Tulis satu huruf untuk setiap tugas, atau kosongkan bila berurutan dari a."
            yield _of_sheet(sheet, "sheet_letters", message, "letters", " ".join(sheet.letters), remedy)
    for same in group(office_year.sheets, lambda sheet: (sheet.post, sheet.holder)).values():
        for sheet in same[1:]:
            message = f"Pemegang ini sudah punya lembar {same[0].id}."
            remedy = "Beri nomor holder lain, atau gabungkan kedua lembarnya."
            yield _of_sheet(sheet, "sheet_twice", message, "holder", sheet.id, remedy)


def _of_sheet(sheet: IndividualSheet, code: str, message: str, column: str, value: str, remedy: str) -> Issue:
    place = Place(sheet.place.file, sheet.place.row, column)
    return Issue(Level.ERROR, code, message, place, value, remedy)
