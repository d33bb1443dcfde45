"""Columns that say until which day the figures of each row are."""

from __future__ import annotations

from datetime import date

import pytest
from tests.intake.area_layouts import NAMES
from tests.intake.desks import Cells, desk, said, table, uncounted
from tests.unit.dossier.test_intake_row_times import proposed_of_time, take, told

from capaian.dossier.intake.row_days import day_of_rows


def dated(head: str, *days: object, above: Cells = ()) -> Cells:
    """Rows of all kecamatan with a day; holders are 10, 20, … of 100, 200, …."""
    rows = [
        (name, days[place % len(days)], 100 * place, 10 * place) for place, name in enumerate(NAMES, start=1)
    ]
    return [*above, ("nama_kec", head, "wajib_ktp", "rekam_ktp"), *rows]


@pytest.mark.parametrize("day", ["30-06-2023", "30/6/2023", "30.06.2023", "2023-06-30", date(2023, 6, 30)])
@pytest.mark.parametrize("head", ["TANGGAL DATA", "Periode", "tgl", "posisi data"])
def test_what_is_there_on_a_day_in_june_is_no_figure_of_the_year(head: str, day: object) -> None:
    found, at = take(dated(head, day), means={"isi tabel": "seluruhnya"})
    assert {period for _, period, _ in told(found)} == {"2023-M06"}, said(at)


def test_what_is_there_on_the_last_day_is_the_figure_of_the_year() -> None:
    found, at = take(dated("TANGGAL DATA", "31/12/2023"), means={"isi tabel": "seluruhnya"})
    assert {period for _, period, _ in told(found)} == {"2023"}, said(at)


@pytest.mark.parametrize("month", ["202306", 202306, "2023-06"])
def test_a_month_without_a_day_is_over(month: object) -> None:
    assert day_of_rows(table(dated("Periode", month))) == date(2023, 6, 30)


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("29-02-2024", date(2024, 2, 29)),
        ("202402", date(2024, 2, 29)),
        ("2023-12-31 00:00:00", date(2023, 12, 31)),
        ("30-02-2023", None),
        ("31-13-2023", None),
        ("202313", None),
        ("Juni", None),
        (2023, None),
    ],
)
def test_days_are_those_of_the_calendar(value: object, day: date | None) -> None:
    assert day_of_rows(table(dated("Tanggal", value))) == day


@pytest.mark.parametrize("head", ["Tanggal Lahir", "Tanggal Perda", "Tgl SP2D", "Nomor"])
def test_days_of_other_things_are_no_time_of_figures(head: str) -> None:
    assert day_of_rows(table(dated(head, "30-06-2023"))) is None


def test_several_days_are_no_one_day() -> None:
    assert day_of_rows(table(dated("Tanggal", "30-06-2023", "31-07-2023"))) is None


def test_a_day_is_told_as_titles_tell_it() -> None:
    at = desk(uncounted(), means={"isi tabel": "seluruhnya"})
    titles = proposed_of_time(dated("Tanggal", "01-12-2023"), at).table.titles
    assert any("keadaan per 1 Desember 2023" in title for title in titles)


def test_what_titles_tell_goes_before_what_rows_tell() -> None:
    above = [("WAJIB KTP SEMESTER II TAHUN 2023",), ()]
    found, _ = take(dated("Tanggal", "02-01-2024", above=above), means={"isi tabel": "seluruhnya"})
    assert {period for _, period, _ in told(found)} == {"2023"}


@pytest.mark.parametrize(
    ("head", "number"), [("POSISI", 45107), ("TAHUN BULAN", 202306), ("VERSI", 20230630)]
)
def test_a_number_that_all_rows_have_may_be_a_time(head: str, number: int) -> None:
    """A total may add the column up, as programs do whatever stands in it."""
    cells = [*dated(head, number), ("JUMLAH", number * len(NAMES), 3_600, 360)]
    found, at = take(cells, means={"isi tabel": "seluruhnya"})
    assert {period for _, period, _ in told(found)} == {"2023-M06"}, said(at)


def test_numbers_that_differ_are_no_day_though_each_may_be_one() -> None:
    assert day_of_rows(table(dated("LUAR WILAYAH", 45107, 45108)), 2023) is None
    assert day_of_rows(table(dated("LUAR WILAYAH", 30100)), 2023) is None


def test_a_title_that_tells_a_later_time_than_its_rows_is_asked_about() -> None:
    above: Cells = [("KEPEMILIKAN KTP-EL SEMESTER II TAHUN 2023",), ()]
    _, at = take(dated("PERIODE", 202306, above=above), means={"isi tabel": "seluruhnya"})
    assert any("keadaan per 30 Juni 2023" in doubt.words for doubt in at.doubts), said(at)
