"""Of two places that differ, the one is wrong beside which the share of its row does not come out."""

from __future__ import annotations

from tests.unit.auditor.reports import audited

from capaian.domain.audit import AuditResult, Repair

FOREST = """
LAPORAN KINERJA TAHUN 2023

BAB II PERENCANAAN KINERJA

Tabel 2.1 Sasaran, Indikator dan Target Jangka Menengah Tahun 2022-2026
Sasaran | Indikator Kinerja | Satuan | Target 2022 | Target 2023 | Target 2024 | Target 2025 | Target 2026
Hutan terjaga | Luas hutan terpulihkan | hektare | 1.250,00 | 1.400,00 | 1.560,00 | 1.720,00 | 1.900,00
Bibit cukup | Produksi bibit unggul | ribu batang | 310,00 | 335,00 | 360,00 | 390,00 | {planned}
Warga terlibat | Kelompok tani hutan mandiri | persen | 41,00 | 46,00 | 52,00 | 57,50 | 64,00

BAB III AKUNTABILITAS KINERJA

Tabel 3.1 Perbandingan Realisasi dengan Target Akhir Rencana Strategis
No | Indikator Kinerja | Target 2026 | Realisasi 2023 | Persentase terhadap Target 2026
1 | Luas hutan terpulihkan | 1.900,00 | 1.386,50 | 72,97%
2 | Produksi bibit unggul | {held} | 327,60 | {share}%
3 | Kelompok tani hutan mandiri | 64,00 | 45,12 | 70,50%
"""


def found_in(planned: str = "420,00", held: str = "420,00", share: str = "78,00") -> AuditResult:
    return audited(FOREST.format(planned=planned, held=held, share=share))


def repairs_of(result: AuditResult) -> list[Repair]:
    return [finding.repair for finding in result.findings if finding.repair is not None]


def test_a_target_of_another_year_is_wrong_where_the_share_does_not_follow_from_it() -> None:
    assert not found_in().findings
    repairs = repairs_of(found_in(held="390,00"))
    assert {(repair.printed, repair.repaired) for repair in repairs} == {("390,00", "420,00")}


def test_it_stays_open_which_is_wrong_where_the_share_follows_from_the_own_target() -> None:
    result = found_in(held="390,00", share="84,00")
    assert result.findings
    assert not repairs_of(result)
