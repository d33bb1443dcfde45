"""Days by which titles tell a state: of early January, behind the name of an area, and in two digits."""

from __future__ import annotations

import pytest
from tests.intake.desks import KTP, Cells, codes, desk, table, taken

from capaian.domain.period import Period
from capaian.dossier.intake.periods import find_period, span_told, years_of
from capaian.dossier.intake.time_words import short_unit
from capaian.dossier.intake.title_words import is_note
from capaian.dossier.intake.written_span import read_spans


def titled(*titles: str) -> Cells:
    return [*((title,) for title in titles), *KTP[1:]]


@pytest.mark.parametrize(
    "title",
    ["KEADAAN 1 JANUARI 2023", "Posisi per 2 Januari 2023", "Data per 03-01-2023", "KONDISI 01/01/2023"],
)
def test_what_is_there_when_the_year_begins_may_be_the_end_of_the_year_before(title: str) -> None:
    rows = titled("KEPEMILIKAN KTP-EL", title)
    at = desk()
    found = taken(rows, at)
    (doubt,) = at.doubts
    assert (doubt.option, str(found.period)) == ("--period 2022", "2022")
    assert "--period 2023-M01" in doubt.words
    for answer in ("2022", "2023-M01"):
        told = desk(period=Period.parse(answer))
        assert (str(taken(rows, told).period), told.doubts, codes(told)) == (answer, [], [])


@pytest.mark.parametrize(
    ("title", "period"), [("KEADAAN 31 JANUARI 2023", "2023-M01"), ("PER 31 DESEMBER 2023", "2023")]
)
def test_the_end_of_a_month_is_that_of_the_month(title: str, period: str) -> None:
    at = desk()
    assert str(taken(titled("KEPEMILIKAN KTP-EL", title), at).period) == period
    assert at.doubts == []


@pytest.mark.parametrize("area", ["KABUPATEN BALANGAN", "Kab. Balangan", "PROVINSI KALIMANTAN SELATAN"])
def test_a_day_behind_the_name_of_an_area_above_a_table_is_its_time(area: str) -> None:
    title = f"{area}, 31 DESEMBER 2023"
    assert (str(find_period([title])), years_of([title])) == ("2023-M12", (2023,))
    assert not is_note(title)
    assert title in table(titled("KEPEMILIKAN KTP-EL", title)).titles
    at = desk()
    assert (str(taken(titled("KEPEMILIKAN KTP-EL", title), at).period), at.doubts) == ("2023", [])


@pytest.mark.parametrize(
    "text",
    ["Paringin, 31 Desember 2023", "KABUPATEN BALANGAN, 10 JANUARI 2024", "Kota Bumi, 31 Desember 2023"],
)
def test_who_signs_writes_a_place_and_a_day_that_is_no_state(text: str) -> None:
    assert read_spans(text) == ()


@pytest.mark.parametrize(
    ("text", "label", "year"),
    [
        ("Posisi data: Des-23", "Desember", 2023),
        ("DATA KTP-EL SEP-23", "September", 2023),
        ("per 30 Jun'23", "Januari–Juni", 2023),
        ("s.d. Okt-24", "Januari–Oktober", 2024),
    ],
)
def test_a_year_of_two_digits_behind_a_month_is_read(text: str, label: str, year: int) -> None:
    span = span_told([text])
    assert span is not None
    assert (span.label, *span.years) == (label, year)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("1 Jan-31 Des 2023", "Januari–Desember"),
        ("Jan-Sep 2023", "Januari–September"),
        ("Januari - 30 September 2023", "Januari–September"),
        ("Des-2023", "Desember"),
    ],
)
def test_days_and_whole_years_behind_a_month_are_no_short_years(text: str, label: str) -> None:
    span = span_told([text])
    assert span is not None
    assert (span.label, span.years <= {2023}) == (label, True)


def test_a_short_year_is_of_this_century() -> None:
    assert short_unit("des-24", None).year == 2024
    assert (short_unit("jun'23", 30).day, short_unit("agt.-30", None).first) == (30, 8)


def test_a_table_of_a_short_year_is_asked_nothing() -> None:
    at = desk()
    found = taken(titled("KEPEMILIKAN KTP-EL", "Posisi data: Des-23"), at)
    assert (str(found.period), at.doubts, codes(at)) == ("2023", [], [])
