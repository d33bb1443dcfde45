"""What a clause names in a table, and which words leave it open."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import read
from tests.unit.auditor.told.other_strangers import ENVIRONMENT, SCHOOLS

from capaian.auditor.understanding.accounted import meant_in, rows_of
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable

ROADS = """
LAPORAN KINERJA DINAS PERHUBUNGAN TAHUN 2024

Tabel 3.3 Realisasi Kinerja Tahun 2022-2024
No | Indikator | Realisasi 2022 | Realisasi 2023 | Realisasi 2024 | Target Renstra 2026
1 | Persentase kendaraan wajib uji yang laik jalan | 79,64 | 81,05 | 84,39 | 84,00
2 | Rasio ketersediaan perlengkapan jalan | 69,85 | 72,41 | 75,42 | 76,00
3 | Indeks Kepuasan Masyarakat layanan perhubungan | 80,75 | 82,44 | 84,75 | 86,00
"""
STAFF = """
LAPORAN KINERJA DINAS PERHUBUNGAN TAHUN 2024

Tabel 1.1 Pegawai Menurut Jabatan Tahun 2024
No | Jabatan | L | P | Jumlah
1 | Pejabat Eselon II | 1 | 0 | 1
2 | Pejabat Eselon III | 3 | 2 | 5
3 | Pejabat Eselon IV | 2 | 2 | 4
4 | Pelaksana | 21 | 15 | 36
"""


def table_of(text: str, number: str) -> tuple[UnderstoodTable, UnderstoodReport]:
    report = read(text)
    return next(table for table in report.tables if table.table.number == number), report


@pytest.mark.parametrize(
    ("text", "number", "clause", "rows", "columns", "years"),
    [
        (ROADS, "3.3", "Realisasi kendaraan laik jalan tahun 2023 sebesar 72,41%", (0,), 3, {2023}),
        (ROADS, "3.3", "IKM naik pada tahun 2024", (2,), None, {2024}),
        (ROADS, "3.3", "ketersediaan perlengkapan jalan tercatat 75,42%", (1,), None, set()),
        (STAFF, "1.1", "Eselon II, III, dan IV berjumlah 10 orang", (0, 1, 2), None, set()),
        (STAFF, "1.1", "Pejabat Eselon III dan Eselon IV berjumlah 9 orang", (1, 2), None, set()),
        (STAFF, "1.1", "perempuan pada Pejabat Eselon III ada 2 orang", (1,), 1, set()),
        (SCHOOLS, "3.2", "Peserta didik kesetaraan bertambah 160 orang", (3,), None, set()),
        (ENVIRONMENT, "2.1", "yang belum tertangani di Kecamatan Hulu Sungai 840 ton", (0,), 1, set()),
        (ENVIRONMENT, "2.3", "Indeks provinsi sebesar 71,20", (5,), 1, set()),
    ],
)
def test_rows_columns_and_years_are_those_that_words_name(
    text: str, number: str, clause: str, rows: tuple[int, ...], columns: int | None, years: set[int]
) -> None:
    meant = meant_in(clause, *table_of(text, number))
    assert meant is not None
    assert (meant.rows, meant.years) == (rows, years)
    assert meant.tells_columns is (columns is not None)
    assert columns in (None, len(meant.columns))


@pytest.mark.parametrize(
    ("text", "number", "clause"),
    [
        (ROADS, "3.3", "Realisasi kendaraan laik jalan di terminal tahun 2023"),
        (ROADS, "3.3", "Realisasi kendaraan laik jalan tahun 2019"),
        (ROADS, "3.3", "Rasio kecelakaan jalan sebesar 72,41"),
        (STAFF, "1.1", "Pejabat Eselon III yang pensiun ada 2 orang"),
        (SCHOOLS, "3.2", "Peserta didik SMK sebanyak 6.500 orang"),
        (ENVIRONMENT, "2.1", "Sampah plastik di Kecamatan Hulu Sungai 840 ton"),
    ],
)
def test_a_word_or_year_that_the_table_has_not_leaves_all_open(text: str, number: str, clause: str) -> None:
    assert meant_in(clause, *table_of(text, number)) is None


def test_the_province_below_the_items_may_be_named_too() -> None:
    table, _ = table_of(ENVIRONMENT, "2.3")
    names = [row.label for row in rows_of(table)]
    assert names[:2] == ["Bumi Asri", "Lembah Hijau"]
    assert {"Provinsi", "Nasional"} <= {*names}


def test_an_area_is_the_own_one_only_where_the_report_tells_none() -> None:
    clause = "Rasio perlengkapan jalan di Kabupaten Mana Saja 75,42"
    assert meant_in(clause, *table_of(ROADS, "3.3")) is not None
    told = ROADS.replace("DINAS PERHUBUNGAN", "DINAS PERHUBUNGAN KABUPATEN MELATI JAYA")
    assert meant_in(clause, *table_of(told, "3.3")) is None
