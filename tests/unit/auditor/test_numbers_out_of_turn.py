"""Numbers of rows, points and tables that stray, and figures with two marks side by side."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

HEAD = "\nLAPORAN KINERJA TAHUN 2024\n\n"
CODES = """
Tabel 13 Realisasi Belanja Tahun 2024

Kode | Program / Kegiatan | Anggaran (Rp) | Realisasi (Rp)
1 | Program Penunjang Urusan | 60.637.715.000 | 58.117.357.963
1.1 | Administrasi Keuangan | 18.750.400.000 | 18.402.117.845
1.2 | Peningkatan Pelayanan | 41.887.315.000 | 39.715.240.118
2 | Program Upaya Kesehatan | 10.840.350.000 | 10.438.367.700
2.1 | Penyediaan Fasilitas | 9.214.750.000 | 8.876.430.200
{second} | Penyediaan Layanan Rujukan | 1.240.600.000 | 1.187.325.000
2.3 | Sistem Informasi Kesehatan | 385.000.000 | 374.612.500

"""
POINTS = """
B. Analisis Capaian Kinerja

1. Tindak Lanjut Hasil Pengawasan

Tindak lanjut dipantau setiap triwulan oleh tim.

2. Kapabilitas Pengawas

Kapabilitas dinilai setiap tahun.

{third}. Nilai Akuntabilitas Perangkat Daerah

Nilai dievaluasi oleh tim.

4. Program Kerja Pengawasan Tahunan

Program kerja disusun berbasis risiko.
"""
TABLES = """
BAB I PENDAHULUAN

Tabel I.1 Pegawai Menurut Jabatan

No | Jabatan | Orang
1 | Struktural | 6
2 | Pelaksana | 12

{second} Pegawai Menurut Golongan

No | Golongan | Orang
1 | Golongan IV | 11
2 | Golongan III | 7

BAB II PERENCANAAN KINERJA

Tabel II.1 Perjanjian Kinerja

No | Indikator | Target
1 | Tingkat kapabilitas | 3,00
2 | Nilai akuntabilitas | 75,00

BAB III AKUNTABILITAS KINERJA

Tabel III.1 Kategori Keberhasilan

No | Kategori | Batas
1 | Baik | 85
2 | Cukup | 70

"""
REACHED = """
Tabel 3 Capaian Kinerja Tahun 2024

No | Indikator | Target | Realisasi | Capaian (%)
1 | Indeks kepuasan masyarakat | 84,00 | 85,54 | 101,83
2 | Desa dengan administrasi tertib | 80,00 | {second} | 93,85
3 | Realisasi pajak kecamatan | 85,00 | 90,75 | 106,76

"""


def told(text: str) -> list[tuple[str, str]]:
    return [(finding.printed, finding.computed) for finding in audited(HEAD + text).findings]


def test_of_two_rows_with_one_number_the_one_out_of_turn_is_told_alone() -> None:
    assert told(CODES.format(second="2.2")) == []
    assert told(CODES.format(second="2.3")) == [("2.3", "2.2")]


@pytest.mark.parametrize("wrong", ["5", "6", "9"])
def test_a_point_between_the_numbers_beside_the_missing_one_is_it(wrong: str) -> None:
    assert told(POINTS.format(third="3")) == []
    assert told(POINTS.format(third=wrong)) == [(wrong, "3")]


def test_a_list_that_begins_anew_between_two_points_is_no_slip() -> None:
    assert told(POINTS.format(third="1")) == []


def test_a_table_with_the_number_of_a_later_chapter_leaves_that_one_alone() -> None:
    assert told(TABLES.format(second="Tabel I.2")) == []
    assert told(TABLES.format(second="Tabel III.4")) == [("III.4", "I.2")]


def test_two_marks_side_by_side_are_told_and_read_as_one() -> None:
    assert told(REACHED.format(second="75,08")) == []
    assert told(REACHED.format(second="75,,08")) == [("75,,08", "75,08")]
    assert told(REACHED.format(second="75..08")) == [("75..08", "75.08")]


def test_two_marks_side_by_side_in_a_sentence_are_told() -> None:
    said = "Realisasi pajak kecamatan sebesar 90,{}75% dari target 85,00%."
    assert told(said.format("")) == []
    assert told(said.format(",")) == [("90,,75", "90,75")]


def test_a_longer_row_of_points_leads_on_and_is_no_mark() -> None:
    assert told("Jumlah kunjungan tahun 2023 ....... 4512 dan tahun 2024 ... 4890.") == []
