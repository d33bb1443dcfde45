"""Figures of words that are one slip away from what the rows and figures they name come to."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

HEALTH = """
LAPORAN KINERJA DINAS KESEHATAN TAHUN 2031

3.2 Ibu Hamil

Tabel 3.2 Kunjungan menurut Kecamatan Tahun 2031

No | Kecamatan | Sasaran | Kunjungan | Bidan
1 | Mawar | 1.612 | 1.487 | 12
2 | Kenanga | 2.341 | 2.158 | 17
3 | Cempaka | 964 | 803 | 6
 | Jumlah | 4.917 | 4.448 | 35

"""
ROADS = """
LAPORAN KINERJA DINAS JALAN TAHUN 2031

3.2 Jalan

Tabel 3.2 Jalan Mantap Tahun 2028-2031 (km)

Tahun | Panjang | Diperbaiki
2028 | 1.204,5 | 131,2
2029 | 1.231,8 | 142,7
2030 | 1.246,3 | 128,4
2031 | 1.272,9 | 156,1

"""
FOREST = """
LAPORAN KINERJA DINAS KEHUTANAN TAHUN 2031

3.2 Bibit

Tabel 3.2 Bibit menurut Triwulan Tahun 2031

Uraian | Triwulan I | Triwulan II | Triwulan III | Triwulan IV
Bibit ditanam | 24.318 | 27.650 | 31.207 | 28.261

"""
FOOD = """
LAPORAN KINERJA DINAS PANGAN TAHUN 2031

3.2 Anggaran

Tabel 3.2 Anggaran dan Realisasi Tahun 2031

No | Program | Pagu (Rp) | Realisasi (Rp) | Serapan (%)
1 | Program Cadangan Pangan | 2.184.600.000 | 2.091.315.800 | 95,73
2 | Program Konsumsi Pangan | 876.350.000 | 861.452.050 | 98,30
 | Jumlah | 3.060.950.000 | 2.952.767.850 | 96,47

"""


def told(text: str, sentence: str) -> list[tuple[str, str]]:
    return [(found.printed, found.computed) for found in audited(text + sentence).findings]


@pytest.mark.parametrize(
    ("text", "sentence", "right", "wrong", "computed"),
    [
        (HEALTH, "Mawar dan Kenanga bersama-sama mencatat {} kunjungan.", "3.645", "3.465", "3.645"),
        (HEALTH, "Setiap bidan rata-rata melayani {} kunjungan.", "127", "172", "127"),
        (
            HEALTH,
            "Rata-rata kunjungan per kecamatan {} orang, di bawah rata-rata sasaran 1.639 orang.",
            "1.483",
            "1.843",
            "1.483",
        ),
        (HEALTH, "Sisanya {} orang akan dikunjungi pada tahun 2032.", "469", "496", "469"),
        (
            HEALTH,
            "Sebanyak 2.290 orang atau {}% dari kunjungan baru pertama kali.",
            "51,48",
            "54,18",
            "51,48",
        ),
        (HEALTH, "Kenanga menyumbang {}% dari seluruh kunjungan.", "48,52", "45,82", "48,52"),
        (HEALTH, "Kunjungan Mawar dan Kenanga {}% dari semuanya.", "81,95", "89,15", "81,95"),
        (ROADS, "Dibanding 2029, panjang jalan 2031 bertambah {} km.", "41,1", "14,1", "41,1"),
        (ROADS, "Panjang jalan tahun 2031 tumbuh {}% dari tahun 2028.", "5,68", "6,58", "5,68"),
        (ROADS, "Selama 2028-2031 seluruhnya diperbaiki {} km.", "558,4", "585,4", "558,4"),
        (ROADS, "Rata-rata perbaikan setahun {} km.", "139,6", "193,6", "139,60"),
        (FOREST, "Rata-rata bibit per triwulan adalah {} batang.", "27.859", "28.759", "27.859"),
        (FOREST, "Semester II menghasilkan {} bibit.", "59.468", "59.648", "59.468"),
        (FOOD, "Sisa anggaran pada akhir tahun Rp{}.", "108.182.150", "180.182.150", "108.182.150"),
        (FOOD, "Anggaran yang tidak terserap {}%.", "3,53", "5,33", "3,53"),
    ],
)
def test_what_rows_come_to_is_told_where_a_slip_stands_for_it(
    text: str, sentence: str, right: str, wrong: str, computed: str
) -> None:
    assert told(text, sentence.format(right)) == []
    assert told(text, sentence.format(wrong)) == [(wrong, computed)]


@pytest.mark.parametrize(
    ("sentence", "right", "wrong"),
    [
        ("Dari 5.412 hektare sawah, 4.376 hektare baik. Masih ada {} hektare yang rusak.", "1.036", "1.306"),
        ("Aset naik dari 23.000.000 menjadi 24.200.000 atau {}%.", "5,22", "2,52"),
    ],
)
def test_what_follows_from_figures_before_needs_no_table(sentence: str, right: str, wrong: str) -> None:
    head = FOOD[: FOOD.index("Tabel")]
    assert told(head, sentence.format(right)) == []
    assert told(head, sentence.format(wrong)) == [(wrong, right)]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (HEALTH, "Mawar dan Kenanga bersama-sama mencatat 7.912 kunjungan balita."),
        (HEALTH, "Rata-rata kunjungan kecamatan 1.843 orang, di bawah rata-rata provinsi 1.911 orang."),
        (HEALTH, "Sisanya 496 orang dikunjungi pada tahun 2030."),
        (HEALTH, "Sebanyak 2.920 orang atau 51,84% dari pasien baru pertama kali."),
        (HEALTH, "Tidak satu pun kecamatan bertambah lebih dari 120 persen."),
        (HEALTH, "Mawar menyumbang sisanya, 30,25% dari bidan."),
        (HEALTH, "Bersama-sama Mawar dan Cempaka mencatat hampir 2.390 kunjungan."),
        (FOREST, "Semester II menghasilkan 95.648 pohon pelindung."),
        (FOOD, "Sisa anggaran tahun 2030 Rp914.306.275."),
    ],
)
def test_a_figure_that_is_no_slip_is_left_alone(text: str, sentence: str) -> None:
    assert told(text, sentence) == []


def test_a_figure_that_equals_anything_worked_out_is_right() -> None:
    """78,15 is no slip of 78,51, for the table has 753 of 964 below it."""
    text = HEALTH.replace(
        "3 | Cempaka | 964 | 803 | 6", "3 | Cempaka | 964 | 803 | 6\n4 | Dahlia | 2.100 | 1.641 | 9"
    )
    text = text.replace("| 4.917 | 4.448 | 35", "| 7.017 | 6.089 | 44")
    assert told(text, "Kunjungan Dahlia 78,14% dari sasaran.") == []


def test_few_digits_among_many_figures_tell_nothing() -> None:
    """A slip of two digits may be met by any of so many gaps."""
    rows = "\n".join(
        f"{n} | Desa {name} | {13 * n + 101} | {7 * n + 88}" for n, name in enumerate("ABCDEFGH", 1)
    )
    table = f"Tabel 3.2 Kelompok Tani\n\nNo | Desa | 2030 | 2031\n{rows}\n\n"
    head = FOREST[: FOREST.index("Tabel")]
    assert told(head + table, "Kelompok tani bertambah 122 dalam setahun.") == []
