"""How many things a sentence says there are, held against tables that name each of them."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule


def counts(text: str) -> list[tuple[str, str]]:
    return [found[1:] for found in told(text, AuditRule.COUNT)]


PLEDGE = """
BAB II PERENCANAAN KINERJA

{}

Tabel 2.1 Janji Kinerja Tahun 2024

Sasaran | Ukuran Keberhasilan | Satuan | Rencana
Tumbuhnya minat baca warga | Indeks Kegemaran Membaca | Poin | 62,50
Tertibnya pengelolaan arsip | Nilai Pengawasan Kearsipan | Angka | 75,00
 | Persentase arsip yang dialihmediakan | Persen | 25,00
Meluasnya jangkauan layanan | Persentase desa dengan perpustakaan | Persen | 40,00
 | Jumlah kunjungan ke perpustakaan | Orang | 18.500
"""
FARE = """
BAB III AKUNTABILITAS

3.1 Pengukuran

Tabel 3.1 Hasil Pengukuran

No | Program | Nama Indikator | Target | Realisasi
1 | Program Keselamatan Kapal | Kapal yang laik | 80,00 | 84,00
2 | Program Penerangan Dermaga | Dermaga yang terang | 50,00 | 50,00
3 | Program Rambu Sungai | Rambu yang tegak | 40,00 | 36,00
4 | Program Rambu Sungai | Alur yang dikeruk | 60,00 | 42,00

{}
"""


@pytest.mark.parametrize(
    ("text", "sentence", "expected"),
    [
        (
            PLEDGE,
            "Kepala dinas menyanggupi 3 (tiga) sasaran dengan {} ukuran.",
            ("5 (lima)", "6 (enam)", "5 ukuran"),
        ),
        (PLEDGE, "Terdapat {} sasaran yang ditetapkan sebagai berikut.", ("tiga", "empat", "3 sasaran")),
        (FARE, "Pengukuran mencakup {} program dengan 4 indikator.", ("3", "2", "3 program")),
    ],
    ids=["beside-another", "announced", "below"],
)
def test_names_of_a_table_are_counted(text: str, sentence: str, expected: tuple[str, str, str]) -> None:
    right, wrong, found = expected
    assert counts(text.format(sentence.format(right))) == []
    assert [computed for _, computed in counts(text.format(sentence.format(wrong)))] == [found]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (PLEDGE, "Sebanyak 4 ukuran berhasil melampaui rencana."),
        (PLEDGE, "Ditetapkan 3 sasaran, masing-masing dengan 2 ukuran."),
        (PLEDGE, "Rencana kerja memuat 30 ukuran."),
        (PLEDGE, "Pada tahun 2022 ditetapkan 4 ukuran."),
        (FARE, "Dinas melaksanakan 2 program."),
        (FARE, "Dinas melaksanakan 2 program dan 9 indikator."),
    ],
    ids=["part", "each", "far", "other-year", "alone-below", "nothing-borne-out"],
)
def test_counts_of_a_part_or_of_others_are_left_alone(text: str, sentence: str) -> None:
    assert counts(text.format(sentence)) == []


def test_a_table_that_may_go_on_is_not_counted() -> None:
    sentence = "Kepala dinas menyanggupi 4 (empat) sasaran."
    assert len(counts(PLEDGE.format(sentence))) == 1
    rest = """
Lanjutan

Nama | Isi | Satuan | Nilai
Terbukanya arsip | Arsip yang dibuka | Berkas | 20,00
Terbacanya buku | Buku yang dibaca | Buah | 4,00
"""
    assert counts(PLEDGE.format(sentence) + rest) == []


STREETS = """
BAB II ANGGARAN

{}

Tabel 2.3 Anggaran menurut Program

No | Program | Murni | Perubahan
1 | Program Jalan Desa | 412.000.000 | 380.000.000
2 | Program Jembatan | 250.500.000 | 240.000.000
3 | Program Lampu Jalan | 118.000.000 | 109.400.000
4 | Program Trotoar | 95.250.000 | 90.000.000
"""


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Seluruh tiga program ikut dikurangi.", [("3 program", "4 program")]),
        ("Pada akhir tahun semua 5 (lima) program berkurang.", [("5 program", "4 program")]),
        ("Seluruh empat program ikut dikurangi.", []),
        ("Tiga program ikut dikurangi.", []),
        ("Seluruh tiga program prioritas ikut dikurangi.", []),
        ("Seluruh tiga kegiatan ikut dikurangi.", []),
    ],
)
def test_a_count_of_all_is_one_of_all_whatever_is_said_of_them(
    sentence: str, expected: list[tuple[str, str]]
) -> None:
    assert counts(STREETS.format(sentence)) == expected


BOATS = """
BAB II PERENCANAAN KINERJA

{}

Tabel 2.3 Anggaran Janji Kinerja Tahun 2024

No | Program | Anggaran (Rp)
1 | Program Penunjang Urusan | 917.175.500
2 | Program Rambu Sungai | 91.650.000
3 | Program Dermaga Rakyat | 78.605.000
4 | Program Kapal Penumpang | 54.450.000
 | Jumlah | 1.141.880.500
"""


@pytest.mark.parametrize(
    "sentence",
    [
        "Untuk mendukung sasaran tersebut tersedia anggaran yang tersebar dalam {} program sebagai berikut:",
        "Sasaran tersebut didukung {} program seperti pada tabel berikut ini.",
        "Pencapaian tujuan tersebut dibiayai melalui {} program yang disajikan dalam tabel berikut:",
    ],
)
def test_what_is_listed_right_below_is_counted_whatever_it_serves(sentence: str) -> None:
    assert counts(BOATS.format(sentence.format("4 (empat)"))) == []
    assert counts(BOATS.format(sentence.format("5 (lima)"))) == [("5 program", "4 program")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Sasaran tersebut didukung 3 program.",  # perhaps some of them
        "Sebanyak 3 program tersebut dibiayai sebagai berikut:",
        "Sasaran tersebut didukung 3 program dan sebagai berikut dijelaskan alasannya.",
    ],
)
def test_those_told_of_before_may_be_fewer(sentence: str) -> None:
    assert counts(BOATS.format(sentence)) == []
