"""Letter and name of a class in one cell: `Mutu Pelayanan | A (Sangat Baik)`."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

LIBRARY = """
LAPORAN KINERJA DINAS PERPUSTAKAAN TAHUN 2031

Tabel 6 Hasil Survei Kepuasan Masyarakat per Unsur Tahun 2031
No | Unsur Pelayanan | Nilai Rata-rata
1 | Persyaratan | 3,38
2 | Prosedur | 3,44
3 | Waktu penyelesaian | 3,41
 | Rata-rata | 3,41
 | Nilai IKM (Rata-rata x 25) | 85,25
 | Mutu Pelayanan | {grade}
"""
CLINICS = """
LAPORAN KINERJA RUMAH SAKIT UJI TAHUN 2031

Tabel 3.6 Nilai SKM per Instalasi
Kode | Instalasi | NRR | Nilai Konversi | Mutu
U1 | Farmasi | 3,52 | 88,00 | B (Baik)
U2 | Radiologi | 3,49 | 87,25 | B (Baik)
U3 | Rawat Jalan | 3,38 | 84,50 | {grade}
U4 | Laboratorium | 3,95 | 98,75 | A (Sangat Baik)
"""


def classes(report: str, grade: str) -> list[tuple[str, str]]:
    return [(printed, right) for _, printed, right in told(report.format(grade=grade), AuditRule.SCALE)]


@pytest.mark.parametrize(("report", "value"), [(LIBRARY, "85,25"), (CLINICS, "84,50")])
@pytest.mark.parametrize(
    "written", ["A (Sangat Baik)", "A/Sangat Baik", "A - Sangat Baik", "A", "A, Sangat Baik"]
)
def test_a_letter_with_its_name_is_no_other_class_than_the_letter(
    report: str, value: str, written: str
) -> None:
    assert classes(report, written) == [(f"{value}: A", "B / Baik")]


@pytest.mark.parametrize("report", [LIBRARY, CLINICS])
@pytest.mark.parametrize(
    "written", ["B (Baik)", "B/Baik", "Baik (B)", "B \u2013 Baik", "B atau Baik", "Baik"]
)
def test_the_right_class_is_right_however_it_is_written(report: str, written: str) -> None:
    assert classes(report, written) == []


@pytest.mark.parametrize(
    ("written", "wrong"), [("B (Sangat Baik)", "Sangat Baik"), ("A (Baik)", "A"), ("Baik (C)", "C")]
)
def test_a_letter_with_the_name_of_another_class_has_one_of_them_wrong(written: str, wrong: str) -> None:
    assert classes(LIBRARY, written) == [(f"85,25: {wrong}", "B / Baik")]
    assert classes(CLINICS, written) == [(f"84,50: {wrong}", "B / Baik")]


@pytest.mark.parametrize("written", ["A (lihat lampiran)", "A, B (Baik), dan C", "Sangat Baik bagi 12 orang"])
def test_words_that_are_no_letter_with_its_name_are_no_class(written: str) -> None:
    assert classes(LIBRARY, written) == []
