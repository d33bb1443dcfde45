"""Heads with wrong years: the title, or several sentences on the report's year, tell the right ones."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

CLINICS = """
LAPORAN KINERJA DINAS KESEHATAN KABUPATEN TANJUNG SARI TAHUN 2024

3.2 Perbandingan

Tabel 3.2 {title}
No | Indikator | Realisasi | Realisasi | Perubahan
 | | {first} | {second} |
1 | Persentase ibu hamil yang mendapat layanan lengkap | 90,16 | 88,41 | 1,75
2 | Persentase balita yang ditimbang | 89,76 | 86,30 | 3,46

{said}
"""
BUSES = """
LAPORAN KINERJA DINAS PERHUBUNGAN KOTA WANASARI TAHUN 2023

B. Perbandingan Antar Tahun

Tabel 3.2
{title}
Indikator Kinerja | Tahun {first} | | | Tahun {second} | |
 | Rencana | Hasil | Capaian | Rencana | Hasil | Capaian
Rasio konektivitas wilayah | 0,80 | 0,76 | 95,00 | 0,78 | 0,72 | 92,31
Persentase kendaraan laik jalan | 75,00 | 78,00 | 104,00 | 72,00 | 70,56 | 98,00
Jumlah penumpang terangkut | 125.000 | 118.750 | 95,00 | 120.000 | 112.200 | 93,50

{said}
"""
WEIGHED = (
    "Persentase balita yang ditimbang pada tahun {0} sebesar 89,76 persen, naik 3,46 poin dibandingkan"
    " tahun {1} sebesar 86,30 persen."
)
ROADWORTHY = (
    "Hasil persentase kendaraan laik jalan tahun {0} sebesar 78,00 persen, lebih tinggi daripada tahun {1}"
    " sebesar 70,56 persen."
)
REPORTS = {"clinics": (CLINICS, WEIGHED, 2024), "buses": (BUSES, ROADWORTHY, 2023)}
BOTH = pytest.mark.parametrize(("text", "said", "year"), REPORTS.values(), ids=REPORTS)


def told(text: str) -> list[tuple[str, str, str]]:
    return [(found.rule.value, found.printed, found.computed) for found in audited(text).findings]


def written(text: str, said: str, heads: tuple[int, int], years: tuple[int, int], title: str = "") -> str:
    title = title or f"Perbandingan Hasil Tahun {years[0]} dan Tahun {years[1]}"
    return text.format(title=title, first=heads[0], second=heads[1], said=said.format(*years))


@BOTH
def test_heads_of_the_years_of_the_title_are_right(text: str, said: str, year: int) -> None:
    assert told(written(text, said, (year, year - 1), (year, year - 1))) == []


@BOTH
def test_heads_a_year_before_those_of_the_title_are_wrong_and_no_sentence(
    text: str, said: str, year: int
) -> None:
    (found,) = audited(written(text, said, (year - 1, year - 2), (year, year - 1))).findings
    assert (found.printed, found.computed) == (f"{year - 1}, {year - 2}", f"{year}, {year - 1}")
    assert f"Tahun laporan ini, {year}, tidak ada di kepala kolom" in found.why
    assert str(year - 1) in text.format(title="", first=year - 1, second="", said="").splitlines()[found.line]


@BOTH
def test_one_head_that_the_title_does_not_name_is_wrong_and_no_sentence(
    text: str, said: str, year: int
) -> None:
    assert told(written(text, said, (year, year - 2), (year, year - 1))) == [
        ("year", str(year - 2), str(year - 1))
    ]


@BOTH
def test_where_no_title_names_years_two_figures_of_sentences_tell_the_heads(
    text: str, said: str, year: int
) -> None:
    title = "Perbandingan Hasil"
    assert told(written(text, said, (year, year - 1), (year, year - 1), title)) == []
    (found,) = audited(written(text, said, (year - 1, year - 2), (year, year - 1), title)).findings
    assert (found.printed, found.computed) == (f"{year - 1}, {year - 2}", f"{year}, {year - 1}")
    assert "Menurut kalimat pada baris" in found.why


@BOTH
def test_a_sentence_left_from_last_year_does_not_make_right_heads_wrong(
    text: str, said: str, year: int
) -> None:
    for title in (f"Perbandingan Hasil Tahun {year} dan Tahun {year - 1}", "Perbandingan Hasil"):
        found = told(written(text, said, (year, year - 1), (year - 1, year - 2), title))
        assert {(printed, right) for _, printed, right in found} == {
            (str(year - 1), str(year)),
            (str(year - 2), str(year - 1)),
        }


@BOTH
def test_a_table_of_earlier_years_by_its_title_too_is_no_wrong_head(text: str, said: str, year: int) -> None:
    title = f"Perbandingan Hasil Tahun {year - 1} dan Tahun {year - 2}"
    assert told(written(text, "", (year - 1, year - 2), (year - 1, year - 2), title)) == []
    found = told(written(text, said, (year - 1, year - 2), (year, year - 1), title))
    assert all(printed in (str(year), str(year - 1)) for _, printed, _ in found)


@BOTH
def test_one_sentence_on_one_head_alone_is_sooner_wrong_itself(text: str, said: str, year: int) -> None:
    alone = said.split(",", 1)[0] + "."
    found = told(written(text, alone, (year - 1, year - 2), (year, year - 1), "Perbandingan Hasil"))
    assert all(printed == str(year) for _, printed, _ in found)
