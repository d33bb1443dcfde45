"""Rows counted above and below the figure of all rows, also where one figure of the column is wrong."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, told

from capaian.domain.audit import AuditRule


def counted(sentence: str, slip: tuple[str, str] = ("", "")) -> list[tuple[str, str]]:
    text = f"""LAPORAN KINERJA DINAS PERIKANAN TAHUN 2031

3.1 Hasil

Tabel 3.1 Kelompok Bersertifikat Menurut Kecamatan Tahun 2031
No | Kecamatan | Kelompok | Bersertifikat | Persentase (%)
1 | Sumur | 200 | 120 | 60,00
2 | Rawa | 100 | 75 | 75,00
3 | Tegal | 400 | 320 | 80,00
4 | Talun | 300 | 165 | 55,00
5 | Muara | 250 | 205 | 82,00
| Jumlah | 1.250 | 885 | 70,80

{sentence}
"""
    return [(printed, computed) for _, printed, computed in told(text.replace(*slip), AuditRule.COUNT)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Terdapat 3 kecamatan dengan persentase di atas angka kabupaten.", []),
        (
            "Terdapat 4 kecamatan dengan persentase di atas angka kabupaten.",
            [("4 kecamatan di atas angka kabupaten", "3 kecamatan")],
        ),
        (
            "Sebanyak tiga kecamatan masih memiliki persentase di bawah capaian kota.",
            [("3 kecamatan di bawah capaian kota", "2 kecamatan")],
        ),
        ("Dua kecamatan mencatat persentase di bawah persentase kabupaten.", []),
        (
            "Ada 2 kecamatan yang persentasenya melampaui rata-rata.",
            [("2 kecamatan di atas rata-rata", "3 kecamatan")],
        ),
        ("Ada 4 kecamatan yang persentasenya melampaui angka nasional.", []),
    ],
)
def test_rows_are_counted_above_and_below_the_figure_of_all(
    sentence: str, expected: list[tuple[str, str]]
) -> None:
    assert counted(sentence) == expected


LESS = "Dua dari lima kecamatan masih di bawah 70 persen."
"""As the table has it."""


@pytest.mark.parametrize(
    ("slip", "sentence", "expected"),
    [
        (("60,00", "66,00"), LESS, []),
        (("60,00", "66,00"), LESS.replace("Dua", "Tiga"), [("3 kecamatan di bawah 70%", "2 kecamatan")]),
        (("82,00", "88,00"), "Tiga dari lima kecamatan sudah di atas 70 persen.", []),
        (
            ("82,00", "88,00"),
            "Empat dari lima kecamatan sudah di atas 70 persen.",
            [("4 kecamatan di atas 70%", "3 kecamatan")],
        ),
        # On which side the wrong figure lies is open, so that two and three may both be right.
        (("75,00", "57,00"), LESS, []),
        (("75,00", "57,00"), LESS.replace("Dua", "Tiga"), []),
        (("75,00", "57,00"), LESS.replace("Dua", "Empat"), []),
        # The figure of all is itself refuted, and nothing is counted against it.
        (("70,80", "78,00"), "Terdapat 2 kecamatan dengan persentase di atas angka kabupaten.", []),
        (("70,80", "78,00"), "Terdapat 4 kecamatan dengan persentase di atas angka kabupaten.", []),
    ],
)
def test_a_wrong_figure_does_not_hide_a_wrong_count_where_its_side_is_plain(
    slip: tuple[str, str], sentence: str, expected: list[tuple[str, str]]
) -> None:
    assert counted(sentence, slip) == expected


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Kelas madya bertambah dari 148 kelompok menjadi 163 kelompok, kelas pemula turun 24 kelompok.", []),
        (
            "Kelas madya naik dari 48 kelompok menjadi 63 kelompok, kelas pemula berkurang 24 kelompok.",
            [],
        ),
        (
            "Dari 148 kelompok, 163 kelompok naik dan 24 kelompok turun.",
            [("163 + 24 kelompok", "148 kelompok")],
        ),
    ],
)
def test_what_something_grew_from_is_no_whole(text: str, found: list[tuple[str, str]]) -> None:
    made = [(f.printed, f.computed) for f in audited(text).findings if f.rule is AuditRule.COUNT]
    assert [(printed, f"{right.split()[0]} kelompok") for printed, right in made] == found
