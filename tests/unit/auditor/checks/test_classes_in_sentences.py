"""Classes right behind their values in sentences, and scales whose intervals name a variable."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

SCALE = """
BAB III AKUNTABILITAS KINERJA
3.1. Skala
Tabel 3.1 Skala Nilai Peringkat Kinerja
No | Interval Nilai Capaian (x) | Kategori
1 | x > 90,00% | Gemilang
2 | 75,00% < x ≤ 90,00% | Mapan
3 | 65,00% < x ≤ 75,00% | Rintisan
4 | x ≤ 65,00% | Tertinggal
Skala ini dipakai seterusnya.
3.2. Capaian
Tabel 3.2 Capaian Indikator
No | Indikator | Capaian (%) | Kategori
1 | Jalan mulus | 102,08 | Gemilang
2 | Jembatan kokoh | 99,45 | Gemilang
3 | Saluran lancar | 78,58 | Mapan
"""


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Rata-rata capaian 3 (tiga) indikator tahun 2031 sebesar 93,37% dengan kriteria Gemilang.", []),
        (
            "Rata-rata capaian 3 (tiga) indikator tahun 2031 sebesar 93,37% dengan kriteria Mapan.",
            ["Gemilang"],
        ),
        ("Yang lain ialah saluran (78,58%, kategori Mapan) dan jalan (102,08%, kategori Gemilang).", []),
        (
            "Yang lain ialah saluran (78,58%, kategori Rintisan) dan jalan (102,08%, kategori Gemilang).",
            ["Mapan"],
        ),
        ("Capaian rata-rata sebesar 93,37% atau berpredikat Tertinggal.", ["Gemilang"]),
        ("Dari 10 unit, sebanyak 8 unit (80,00%) berkategori Gemilang.", []),  # a share of the units
        ("Realisasinya naik 70,10% dan kategorinya Gemilang.", []),  # a change
    ],
)
def test_a_class_right_behind_its_value(sentence: str, expected: list[str]) -> None:
    assert [found[2] for found in told(f"{SCALE}{sentence}\n", AuditRule.SCALE)] == expected


def test_a_class_in_a_table_by_intervals_that_name_a_variable() -> None:
    found = told(SCALE.replace("99,45 | Gemilang", "99,45 | Rintisan"), AuditRule.SCALE)
    assert [each[2] for each in found] == ["Gemilang"]


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("Gemilang", "Mapan", []),
        ("Tertinggal", "Mapan", ["0 indikator"]),
        ("Gemilang", "Rintisan", ["0 indikator"]),
    ],
)
def test_rows_counted_in_a_class_that_none_is_in(first: str, last: str, expected: list[str]) -> None:
    sentence = f"Terdapat 2 (dua) indikator berkategori {first} dan 1 (satu) indikator berkategori {last}.\n"
    assert [found[2] for found in told(SCALE + sentence, AuditRule.COUNT)] == expected
