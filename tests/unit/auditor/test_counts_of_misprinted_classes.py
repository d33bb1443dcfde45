"""A count of classes that is right but for one class misprinted in its table follows from that."""

from __future__ import annotations

from tests.unit.auditor.reports import audited

from capaian.domain.audit import AuditRule, Finding

SURVEY = """
LAPORAN KINERJA TAHUN 2031

BAB III HASIL

Mutu pelayanan: A (Sangat Baik) nilai 88,31-100,00, B (Baik) nilai 76,61-88,30, C (Kurang Baik) nilai
65,00-76,60 dan D (Tidak Baik) nilai 25,00-64,99.

Tabel 1 Survei Kepuasan Pelaut

No | Unsur | Rata-rata | Indeks | Mutu
1 | Persyaratan | 3,41 | 85,25 | B
2 | Prosedur | 3,38 | 84,50 | B
3 | Biaya | 3,95 | 98,75 | A
4 | Perilaku | 3,58 | 89,50 | {third}
5 | Sarana | 3,12 | 78,00 | B
6 | Pengaduan | 3,60 | 90,00 | A

Unsur yang memperoleh mutu A sebanyak {count} unsur, yaitu {names}.
"""
THREE = "Biaya, Perilaku dan Pengaduan"


def counts(third: str, count: str) -> list[Finding]:
    findings = audited(SURVEY.format(third=third, count=count, names=THREE)).findings
    return [each for each in findings if each.rule is AuditRule.COUNT]


def test_the_count_of_right_classes_is_left_alone() -> None:
    assert audited(SURVEY.format(third="A", count="3 (tiga)", names=THREE)).findings == ()


def test_the_class_is_the_root_of_the_count_that_holds_with_it() -> None:
    (count,) = counts("B", "3 (tiga)")
    assert count.root is not None


def test_a_count_that_is_wrong_with_the_right_class_too_stands_by_itself() -> None:
    assert [each.root for each in counts("B", "5 (lima)")] == [None]
