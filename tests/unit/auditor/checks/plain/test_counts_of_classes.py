"""Into how many classes results are sorted, beside the scale that is referred to."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

REPORT = """LAPORAN KINERJA TAHUN 2031

{}

Tabel 2.4
Kelas Nilai Capaian Kinerja
Kelas | Nilai
Unggul | 91 - 100
Baik | 76 - 90
Sedang | 51 - 75
Kurang | 0 - 50
"""


def counts(sentence: str) -> list[tuple[str, str]]:
    found = told(REPORT.format(sentence), AuditRule.COUNT)
    return [(printed, computed) for _, printed, computed in found]


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("Nilai capaian digolongkan menjadi 5 (lima) kategori sebagaimana Tabel 2.4.", "5 kategori"),
        ("Capaian kinerja dibagi ke dalam tiga kategori seperti pada Tabel 2.4 berikut.", "tiga kategori"),
    ],
)
def test_the_scale_has_another_number_of_classes(sentence: str, wrong: str) -> None:
    assert counts(sentence) == [(wrong, "4 kategori")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Nilai capaian digolongkan menjadi 4 (empat) kategori sebagaimana Tabel 2.4.",
        "Nilai capaian digolongkan menjadi 5 kategori sebagaimana Tabel 2.7.",
        "Penerima bantuan dibagi menjadi 5 kelompok. Kelas nilai disajikan pada Tabel 2.4.",
    ],
)
def test_right_numbers_and_other_tables(sentence: str) -> None:
    assert counts(sentence) == []
