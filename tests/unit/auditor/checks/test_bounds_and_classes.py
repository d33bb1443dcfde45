"""How many rows, and which alone, lie beyond a bound, are full or of a class, by the table beside."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

ROADS = """
LAPORAN KINERJA DINAS PEKERJAAN UMUM TAHUN 2031

BAB III AKUNTABILITAS KINERJA

Tabel 3.4 Jalan dalam Kondisi Baik Menurut UPT Tahun 2031
No | UPT | Panjang (km) | Kondisi Baik (km) | Persentase (%)
1 | UPT Utara | 120 | 102 | 85,00
2 | UPT Selatan | 200 | 152 | 76,00
3 | UPT Barat | 150 | 123 | 82,00
4 | UPT Timur | 80 | 70 | 87,50
5 | UPT Tengah | 50 | 45 | 90,00
Jumlah | | 600 | 492 | 82,00

{sentence}
"""
HEALTH = """
LAPORAN KINERJA DINAS KESEHATAN TAHUN 2031

BAB III AKUNTABILITAS KINERJA

Tabel 3.2 Capaian Indikator Tahun 2031
No | Indikator | Target | Realisasi | Capaian (%) | Kategori
1 | Cakupan imunisasi | 90,00 | 95,00 | 105,56 | Sangat Tinggi
2 | Cakupan gizi | 80,00 | 70,00 | 87,50 | Tinggi
3 | Cakupan sanitasi | 70,00 | 72,00 | 102,86 | Sangat Tinggi
4 | Angka bebas jentik | 60,00 | 57,00 | 95,00 | Sangat Tinggi

{sentence}
"""
PROGRAMS = """
LAPORAN KINERJA DINAS PERPUSTAKAAN TAHUN 2031

BAB III AKUNTABILITAS KINERJA

Tabel 3.7 Realisasi Keuangan dan Fisik Program Tahun 2031
No | Program | Pagu (Rp) | Realisasi Keuangan (%) | Realisasi Fisik (%)
1 | Program Penunjang | 500.000.000 | 92,10 | 100,00
2 | Program Pembinaan Perpustakaan | 900.000.000 | 95,20 | 98,50
3 | Program Pelestarian Naskah | 100.000.000 | 91,00 | 100,00
4 | Program Pengelolaan Arsip | 200.000.000 | 93,40 | 99,10

{sentence}
"""


def claims(text: str, sentence: str) -> list[str]:
    return [found[2] for found in told(text.format(sentence=sentence), AuditRule.CLAIM)]


def counts(text: str, sentence: str) -> list[tuple[str, str]]:
    return [found[1:] for found in told(text.format(sentence=sentence), AuditRule.COUNT)]


@pytest.mark.parametrize(
    ("text", "sentence", "right", "wrong"),
    [
        (ROADS, "Dari lima UPT, hanya UPT {} yang kondisinya di bawah 80%.", "Selatan", "Barat"),
        (ROADS, "Hanya UPT {} masih kurang dari 80%.", "Selatan", "Timur"),
        (ROADS, "Satu-satunya UPT yang kondisi baiknya melebihi 89,5% adalah UPT {}.", "Tengah", "Timur"),
        (HEALTH, "Hanya {} yang berkategori Tinggi.", "Cakupan gizi", "Angka bebas jentik"),
        (
            HEALTH,
            "Satu-satunya indikator yang masuk kategori Tinggi adalah {}.",
            "Cakupan gizi",
            "Cakupan sanitasi",
        ),
    ],
)
def test_the_one_beyond_a_bound_or_of_a_class_is_that_of_the_table(
    text: str, sentence: str, right: str, wrong: str
) -> None:
    meant = f"UPT {right}" if text is ROADS else right
    assert claims(text, sentence.format(right)) == []
    assert claims(text, sentence.format(wrong)) == [meant]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (ROADS, "Bukan hanya UPT Barat yang kondisinya di bawah 80%."),
        (ROADS, "Pada semester I hanya UPT Barat yang kondisinya di bawah 80%."),
        (ROADS, "Hanya UPT Barat yang kondisinya di bawah 60%."),
        (ROADS, "Hanya UPT Barat yang berkategori Tinggi."),
        (HEALTH, "Hanya Cakupan sanitasi yang berkategori Rendah."),
        (HEALTH, "Hanya Cakupan jamban yang berkategori Tinggi."),
    ],
    ids=["denied", "of a half", "parts nothing", "no classes", "no such class", "no such row"],
)
def test_what_the_table_does_not_tell_is_passed(text: str, sentence: str) -> None:
    assert claims(text, sentence) == []


@pytest.mark.parametrize(
    ("text", "sentence", "right", "wrong", "expected"),
    [
        (PROGRAMS, "Dari 4 program, {} program memiliki realisasi fisik 100%.", 2, 3, "2 program"),
        (PROGRAMS, "Sebanyak {} program mencatat realisasi fisik sebesar 100,00%.", 2, 1, "2 program"),
        (HEALTH, "Sebanyak {} indikator berkategori Sangat Tinggi.", 3, 4, "3 indikator"),
        (HEALTH, "Terdapat {} indikator dengan kategori Tinggi.", 1, 2, "1 indikator"),
    ],
)
def test_rows_that_are_full_or_of_a_class_are_counted(
    text: str, sentence: str, right: int, wrong: int, expected: str
) -> None:
    assert counts(text, sentence.format(right)) == []
    assert [found[1] for found in counts(text, sentence.format(wrong))] == [expected]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (PROGRAMS, "Sebanyak 3 program memiliki realisasi fisik 98,50%."),
        (PROGRAMS, "Sebanyak 3 program memiliki dokumen perencanaan 100%."),
        (HEALTH, "Dari 9 indikator, 8 indikator berkategori Sangat Tinggi."),
        (HEALTH, "Sebanyak 2 indikator berkategori Sangat Tinggi."),
        (HEALTH, "Sebanyak 4 puskesmas berkategori Sangat Tinggi."),
    ],
    ids=["not full", "no such column", "of another table", "fewer", "other things"],
)
def test_counts_of_what_the_table_has_not_are_passed(text: str, sentence: str) -> None:
    assert counts(text, sentence) == []
