"""Surveys: statistics within their scale, and one value where a source gives two."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from capaian.domain.issue import Issue, Level, Place
from capaian.domain.numerals import plain, write_decimal
from capaian.domain.period import Period
from capaian.domain.policy import SurveyWeight
from capaian.domain.survey import ELEMENTS, WHOLE_SURVEY, GivenStatistic, Survey, SurveyElement, SurveyYear
from capaian.rules.facts import Facts, group
from capaian.rules.quality.contradiction import contradiction
from capaian.rules.survey import index_of_mean, index_step, unit_index

_ROUNDING = Decimal("0.005")
"""Half of the last place that papers print of a mean or an index."""


def check_surveys(facts: Facts) -> Iterator[Issue]:
    """Yield every statistic that cannot be, is missing, or contradicts another one."""
    surveys = {survey.id: survey for survey in facts.office_year.surveys}
    begun = {(row.survey, row.period) for row in facts.office_year.survey_elements if row.has_figure}
    for element in facts.office_year.survey_elements:
        survey = surveys.get(element.survey)
        if survey is not None:
            if (element.survey, element.period) in begun:
                yield from _check_given(element)
            yield from _check_bounds(survey, element)
            yield from _check_both(survey, element)
    for rows in group(facts.office_year.survey_elements, lambda row: row.survey).values():
        yield from _check_twins(rows)
        yield from _check_numbers([row for row in rows if row.code != WHOLE_SURVEY])
    for survey in facts.office_year.surveys:
        yield from _check_year(facts, survey)
    for rows in facts.elements.values():
        yield from _check_whole(facts.office_year.policies.survey_weight, rows)


def _check_year(facts: Facts, survey: Survey) -> Iterator[Issue]:
    """Report a survey without a value for the year of the report: that of another year is none."""
    year = Period.year_of(facts.office_year.year)
    rows = [row for row in facts.office_year.survey_elements if row.survey == survey.id]
    within = any(row.period.year == year.year for row in rows)
    # rows of which not even the year before is one are told of where rows of all files are
    if not any(row.period.year in (year.year, year.year - 1) for row in rows):
        return
    own = [row for row in rows if row.period == year]
    if any(row.has_figure for row in own) or (within and survey.year_value is SurveyYear.LATEST):
        return
    if own:
        yield from _check_empty_year(survey, own[0], rows)
        return
    held = ", ".join(dict.fromkeys(str(row.period) for row in rows))
    message = (
        f"{survey.name} tidak berbaris untuk {year.label}, jadi nilainya tidak dimuat. Yang ada: {held}."
    )
    remedy = f"Tambahkan baris {year}" + (
        ", atau nyatakan year_value: latest pada survei itu dalam plan.yaml." if within else "."
    )
    yield Issue(Level.WARNING, "survey_year_missing", message, rows[0].place, None, remedy)


def _check_empty_year(
    survey: Survey, waiting: SurveyElement, rows: Sequence[SurveyElement]
) -> Iterator[Issue]:
    """Report empty rows of the year beside filled ones of its parts: such a year has no value."""
    year = waiting.period
    parts = [row.period for row in rows if row.has_figure and row.period.year == year.year]
    if parts:
        held = ", ".join(period.label for period in dict.fromkeys(parts))
        message = (
            f"{survey.name}: unsur {year.label} kosong, jadi nilainya tidak dimuat. Yang terisi: {held}."
        )
        remedy = f"Nyatakan year_value: latest pada survei itu dalam plan.yaml, atau isi unsur {year.label}."
        yield Issue(Level.WARNING, "survey_year_missing", message, waiting.place, None, remedy)


def _check_given(element: SurveyElement) -> Iterator[Issue]:
    needed = {"mean": element.mean, "index": element.index}
    if element.given is not GivenStatistic.BOTH:
        needed = {element.given.value: needed[element.given.value]}
    for column, value in needed.items():
        if value is None:
            message = f"Unsur {element.code}: kolom given menjanjikan {column}, tetapi isinya kosong."
            place = Place(element.place.file, element.place.row, column)
            remedy = "Isi nilainya, atau ubah given."
            yield Issue(Level.WARNING, "survey_value_missing", message, place, None, remedy)


def _check_bounds(survey: Survey, element: SurveyElement) -> Iterator[Issue]:
    lowest = index_step(survey.top)
    if element.mean is not None and not 1 <= element.mean <= survey.top:
        yield _out_of_range(element, "mean", element.mean, Decimal(1), Decimal(survey.top))
    if element.index is not None and not lowest <= element.index <= 100:
        yield _out_of_range(element, "index", element.index, lowest, Decimal(100))


def _out_of_range(
    element: SurveyElement, column: str, value: Decimal, lower: Decimal, upper: Decimal
) -> Issue:
    message = (
        f"Unsur {element.code} bernilai {write_decimal(value, 2)}, di luar rentang "
        f"{write_decimal(lower, 0)}–{write_decimal(upper, 0)} yang mungkin."
    )
    place = Place(element.place.file, element.place.row, column)
    remedy = "Periksa apakah rata-rata dan indeks tertukar, atau koma desimalnya salah."
    return Issue(Level.ERROR, "survey_out_of_range", message, place, plain(value), remedy)


def _check_both(survey: Survey, element: SurveyElement) -> Iterator[Issue]:
    if element.mean is None or element.index is None:
        return
    followed = index_of_mean(element.mean, survey.top)
    allowed = _ROUNDING * index_step(survey.top) + _ROUNDING
    if abs(followed - element.index) > allowed:
        message = (
            f"Unsur {element.code}, {element.period.label}: indeks {write_decimal(element.index, 2)} tidak "
            f"sesuai dengan rata-rata {write_decimal(element.mean, 2)} "
            f"(indeksnya {write_decimal(followed, 2)})."
        )
        subject = f"two_values:{element.survey}:{element.period}:{element.code}"
        yield contradiction(subject, message, element.place, plain(element.index))


def _check_whole(weight: SurveyWeight, rows: Sequence[SurveyElement]) -> Iterator[Issue]:
    """Compare the index of the whole with that of the elements, where the source gives both."""
    stated = next((row for row in rows if row.code == WHOLE_SURVEY and row.index is not None), None)
    indices = [row.index for row in rows if row.code != WHOLE_SURVEY]
    known = [index for index in indices if index is not None]
    if stated is None or stated.index is None or not known or len(known) < len(indices):
        return
    followed = unit_index(known, weight)
    if isinstance(followed, Decimal) and abs(followed - stated.index) > _ROUNDING:
        message = (
            f"Indeks survei {stated.survey}, {stated.period.label}, tertulis "
            f"{write_decimal(stated.index, 2)}, padahal dari unsurnya {write_decimal(followed, 2)}; "
            "yang dipakai hasil hitungan."
        )
        subject = f"two_values:{stated.survey}:{stated.period}"
        yield contradiction(subject, message, stated.place, plain(stated.index))


def _check_twins(rows: Sequence[SurveyElement]) -> Iterator[Issue]:
    """Report codes that differ only in capitals: they count as two elements."""
    written: dict[str, str] = {}
    for row in rows:
        first = written.setdefault(row.code.casefold(), row.code)
        if row.code != first:
            message = (
                f"Unsur {row.code}, {row.period.label}, di tempat lain tertulis {first}; "
                "keduanya dihitung sebagai dua unsur."
            )
            place = Place(row.place.file, row.place.row, "code")
            remedy = f"Tulis {first} di semua baris unsur ini, atau beri kode lain bila memang unsur lain."
            yield Issue(Level.ERROR, "survey_code_twin", message, place, row.code, remedy)


def _check_numbers(rows: Sequence[SurveyElement]) -> Iterator[Issue]:
    """Report periods that lack an element which another period of the survey has, or which the law names.

    The law is held against a survey with most of its codes and no other: else elements are its own.
    """
    periods = group(rows, lambda row: row.period)
    names = {row.code.casefold(): row.code for row in rows}
    lawful = {code.casefold(): code for code in ELEMENTS}
    is_lawful = names.keys() <= lawful.keys() and len(names) * 2 > len(lawful)
    codes = {**lawful, **names} if is_lawful else names
    for period, elements in periods.items():
        given = {row.code.casefold() for row in elements}
        missing = [name for code, name in codes.items() if code not in given]
        if missing:
            message = (
                f"Survei {elements[0].survey}, {period.label}, memuat {len(given)} dari {len(codes)} unsur: "
                f"tidak ada {', '.join(missing)}; indeksnya dihitung dari unsur yang ada saja."
            )
            remedy = "Tambahkan unsur itu; biarkan bila memang tidak ditanyakan pada periode itu."
            place = elements[0].place
            yield Issue(Level.WARNING, "survey_elements_missing", message, place, str(period), remedy)
