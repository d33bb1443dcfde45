"""Periods as titles and heads tell them."""

from __future__ import annotations

import pytest
from tests.intake.desks import KTP, desk, taken

from capaian.domain.period import Period, month_of
from capaian.dossier.intake.periods import contradicting_spans, find_period, told_otherwise, years_of


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("Tahun 2023", "2023"),
        ("DATA AGREGAT SEMESTER II TAHUN 2023", "2023-S2"),
        ("Semester I 2024", "2024-S1"),
        ("Smt 1 Tahun 2024", "2024-S1"),
        ("Semester 2 - 2023", "2023-S2"),
        ("TRIWULAN III TAHUN 2023", "2023-Q3"),
        ("TW IV 2023", "2023-Q4"),
        ("Tribulan II 2023", "2023-Q2"),
        ("Kuartal 1 2023", "2023-Q1"),
        ("per 31 Desember 2023", "2023-M12"),
        ("Keadaan 30 Juni 2024", "2024-M06"),
        ("Bulan Nopember 2023", "2023-M11"),
        ("Pebruari 2023", "2023-M02"),
        ("Laporan s.d. Agustus 2023", "2023-M08"),
        ("Januari s.d. Maret 2023", "2023-M03"),
        ("Tahun Anggaran 2023", "2023"),
        ("agregat-2023", "2023"),
    ],
)
def test_a_title_tells_its_period(title: str, period: str) -> None:
    assert str(find_period([title])) == period


@pytest.mark.parametrize(
    "titles", [[], [""], ["Kepemilikan KTP-el"], ["Semester II"], ["Sheet1"], ["1234567"]]
)
def test_a_title_without_a_year_tells_none(titles: list[str]) -> None:
    assert find_period(titles) is None


def test_year_and_semester_may_stand_in_two_titles() -> None:
    assert str(find_period(["DATA AGREGAT", "SEMESTER II", "TAHUN 2023"])) == "2023-S2"


def test_a_month_may_stand_alone_beside_the_year() -> None:
    assert str(find_period(["REALISASI", "Bulan Maret", "Tahun 2023"])) == "2023-M03"


def test_a_word_of_a_sentence_is_no_month() -> None:
    titles = ["Data ini dibuat pada Mei oleh bidang pengelolaan", "Tahun 2023"]
    assert str(find_period(titles)) == "2023"


@pytest.mark.parametrize(
    ("word", "month"),
    [
        ("Januari", 1),
        ("JAN", 1),
        ("Feb", 2),
        ("Peb", 2),
        ("Maret", 3),
        ("mar", 3),
        ("April", 4),
        ("Mei", 5),
        ("Jun", 6),
        ("Juli", 7),
        ("Agustus", 8),
        ("Agt", 8),
        ("Ags", 8),
        ("Sept.", 9),
        ("Okt", 10),
        ("Nop.", 11),
        ("Nov", 11),
        ("Des", 12),
        ("Jumlah", None),
        ("L", None),
        ("", None),
    ],
)
def test_months_by_word(word: str, month: int | None) -> None:
    assert month_of(word) == month


@pytest.mark.parametrize(
    "printed",
    [
        "(DICETAK JANUARI 2025)",
        "(dicetak tgl 5 Januari 2025)",
        "(Tanggal cetak: Januari 2025)",
        "(Diunduh Mei 2025)",
    ],
)
def test_when_a_table_was_printed_is_no_time_of_its_figures(printed: str) -> None:
    titles = [f"KIA SEMESTER II TAHUN 2024 {printed}", "Sheet1"]
    assert (str(find_period(titles)), years_of(titles)) == ("2024-S2", (2024,))
    assert contradicting_spans(titles, is_at_end=True) is None


@pytest.mark.parametrize("title", ["KIA YANG DICETAK JANUARI 2025", "KIA (YANG DICETAK JANUARI 2025)"])
def test_when_cards_were_printed_is_the_time_of_their_figures(title: str) -> None:
    assert str(find_period([title])) == "2025-M01"


@pytest.mark.parametrize(
    ("day", "taken_for"),
    [("PER 3 JANUARI 2024", True), ("PER 31 JANUARI 2024", False), ("PER 3 JANUARI 2025", False)],
)
def test_a_day_of_january_may_be_asked_for_as_the_end_of_the_year_before(day: str, taken_for: bool) -> None:
    rows = [(f"KEPEMILIKAN KTP-EL {day}",), *KTP[1:]]
    at = desk()
    taken(rows, at)
    assert any("--period 2023" in doubt.words for doubt in at.doubts) is taken_for
    found = told_otherwise([rows[0][0]], Period.parse("2023"))
    assert (found is None) is taken_for
