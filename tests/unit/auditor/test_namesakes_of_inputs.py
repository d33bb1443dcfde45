"""A wrong input of which another table has the right value: by the name of its row and its column."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

from capaian.domain.audit import AuditRule, Finding

TEACHERS = """
LAPORAN KINERJA DINAS PENDIDIKAN TAHUN 2024

Tabel 3.3 Jumlah Guru per Kecamatan Tahun 2024
No | Kecamatan | Guru
1 | Cempaka | 512
2 | Melati | 448
3 | Kenanga | {kenanga}
4 | Anggrek | 207
 | Jumlah | {total}

Tabel 3.4 Guru Bersertifikat per Kecamatan Tahun {year}
No | Kecamatan | {head} | Bersertifikat | Belum
1 | Cempaka | 512 | 320 | 192
2 | Melati | 448 | 266 | 182
3 | Kenanga | 361 | 211 | 150
4 | Anggrek | 207 | 120 | 87
 | Jumlah | 1.528 | 917 | 611
"""
PLANS = """
LAPORAN KINERJA DINAS PENCATATAN TAHUN 2022

Tabel 2.1 Target Kinerja
Indikator Kinerja | 2025 | {last}
Kepemilikan akta kelahiran | 98,50 | 99,00
Kepemilikan kartu anak | 61,00 | 65,00
Pelaporan akta kematian | 70,00 | 75,00

Tabel 3.1 Kemajuan terhadap Akhir Rencana
Indikator Kinerja | Realisasi 2022 | Target 2026 | Kemajuan (%)
Kepemilikan akta kelahiran | 96,41 | {target} | {progress}
Kepemilikan kartu anak | 52,65 | 65,00 | 81,00
Pelaporan akta kematian | 60,30 | 75,00 | 80,40
"""


def teachers(
    kenanga: str = "361", total: str = "1.528", year: int = 2024, head: str = "Guru"
) -> tuple[Finding, ...]:
    return audited(TEACHERS.format(kenanga=kenanga, total=total, year=year, head=head)).findings


def plans(target: str = "99,00", progress: str = "97,38", last: str = "2026") -> tuple[Finding, ...]:
    return audited(PLANS.format(target=target, progress=progress, last=last)).findings


def changes(findings: tuple[Finding, ...]) -> list[tuple[str, str] | None]:
    mended = [finding.repair for finding in findings if finding.root is None]
    return [repair and (repair.printed, repair.repaired) for repair in mended]


def test_sound_tables_are_told_nothing() -> None:
    assert teachers() == plans() == ()


@pytest.mark.parametrize("wrong", ["388", "316"], ids=["no slip of the pen", "two digits swapped"])
def test_a_part_is_what_another_table_prints_of_it_and_the_total_stays(wrong: str) -> None:
    found = teachers(wrong)
    assert changes(found) == [(wrong, "361")]
    assert all(finding.stays for finding in found if finding.rule is AuditRule.SUM)


def test_a_wrong_total_is_wrong_though_another_table_has_its_parts() -> None:
    (found,) = (each for each in teachers(total="1.582") if each.rule is AuditRule.SUM)
    assert (found.printed, found.computed, found.stays) == ("1.582", "1.528", False)


@pytest.mark.parametrize(("year", "head"), [(2021, "Guru"), (2024, "Pegawai")], ids=["year", "column"])
def test_a_table_of_another_year_or_column_tells_nothing(year: int, head: str) -> None:
    (found,) = (each for each in teachers("388", year=year, head=head) if each.rule is AuditRule.SUM)
    assert found.repair is None


def test_a_target_is_that_of_its_year_in_the_plan_and_what_was_worked_out_of_it_stays() -> None:
    """96,41 of 99,00 is 97,38; 98,50 is the target of the year before."""
    assert changes(plans("98,50")) == [("98,50", "99,00")]


def test_a_target_that_the_plan_prints_too_is_not_blamed() -> None:
    """97,83 of 99,00 is one slip off 97,38, and 99,00 stands in both tables."""
    assert changes(plans(progress="97,83")) == [("97,83", "97,38")]


def test_a_target_of_another_year_of_the_plan_tells_nothing() -> None:
    (found,) = (each for each in plans("98,50", last="2027") if each.root is None)
    assert (found.repair is None) or found.repair.repaired != "99,00"


HALVED = """
LAPORAN KINERJA DINAS KOPERASI TAHUN 2031

Tabel 3.1 Capaian
Indikator | Target | Realisasi | Capaian (%)
Koperasi yang rapat tahunan | 240 | 210 | 50,00
Koperasi yang dinilai | 150 | 120 | 80,00
Koperasi yang dibina | 160 | 144 | 90,00

{said}
"""


def test_of_two_inputs_that_a_slip_would_mend_both_are_said_unless_one_is_told() -> None:
    """120 of 240 is 50,00, and so is 210 of 420."""
    sound = HALVED.replace("210", "120").format(said="")
    assert audited(sound).findings == ()
    (found,) = audited(HALVED.format(said="")).findings
    assert found.alternative is not None
    readings = f"{found.remedy} {found.why}"
    assert "120 di tempat 210" in readings
    assert "420" in readings
    assert found.verdict == "menurut hitungan"
    plan = "Tabel 3.2 Rencana\nIndikator | Target\nKoperasi yang rapat tahunan | 240\n"
    plan += "Koperasi yang dinilai | 150"
    (decided,) = audited(HALVED.format(said=plan)).findings
    assert decided.alternative is not None
    assert (decided.alternative.printed, decided.alternative.repaired) == ("210", "120")
    assert "420" not in f"{decided.remedy} {decided.why}"
