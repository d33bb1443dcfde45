"""One figure typed wrong in a table is told alone, and not what was worked out of the right one."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

from capaian.domain.audit import AuditRule, Finding
from capaian.domain.issue import Level

SURVEY = """
LAPORAN KINERJA DINAS PERIZINAN TAHUN 2031

BAB III AKUNTABILITAS KINERJA

Tabel 6. Hasil Survei Kepuasan Masyarakat per Unsur Tahun 2031

No | Unsur Pelayanan | Nilai Rata-rata
1 | Persyaratan | 3,38
2 | Prosedur | 3,41
3 | Waktu penyelesaian | 3,22
4 | Biaya/tarif | 3,79
5 | Produk layanan | 3,36
6 | Kompetensi pelaksana | 3,45
7 | Perilaku pelaksana | 3,57
8 | Penanganan pengaduan | 3,48
9 | Sarana dan prasarana | 3,19
 | Rata-rata | 3,428
 | Nilai IKM (Rata-rata x 25) | 85,69

Unsur dengan nilai tertinggi adalah Biaya/tarif (3,79).
"""
LIBRARY = """
LAPORAN KINERJA DINAS PERPUSTAKAAN TAHUN 2031

BAB III AKUNTABILITAS KINERJA

Tabel 2. Survei Pemustaka Tahun 2031

No | Unsur | NRR
1 | Koleksi | 3,12
2 | Ruang baca | 3,27
3 | Petugas | 3,64
4 | Jam buka | 3,05
5 | Katalog | 3,21
 | Rata-rata | 3,258
 | Nilai IKM (Rata-rata x 25) | 81,45
"""
BUDGET = """
LAPORAN KINERJA DINAS TENAGA KERJA TAHUN 2031

BAB II PERENCANAAN KINERJA

Tabel 2.1 Perubahan Anggaran Tahun 2031

No | Program | Anggaran Murni (Rp) | Anggaran Perubahan (Rp) | Bertambah/Berkurang (Rp) | %
1 | Program Penunjang Urusan | 4.120.500.000 | 4.386.250.000 | 265.750.000 | 6,45
2 | Program Pelatihan Kerja | 1.875.000.000 | 2.130.750.000 | 255.750.000 | 13,64
3 | Program Penempatan Tenaga Kerja | 642.300.000 | 598.150.000 | (44.150.000) | (6,87)
4 | Program Hubungan Industrial | 318.450.000 | 327.900.000 | 9.450.000 | 2,97
 | Jumlah | 6.956.250.000 | 7.443.050.000 | 486.800.000 | 7,00
"""
FARMS = """
LAPORAN KINERJA DINAS PERTANIAN TAHUN 2031

BAB II PERENCANAAN KINERJA

Tabel 2.1 Pergeseran Anggaran Tahun 2031

No | Kegiatan | Semula (Rp) | Menjadi (Rp) | Bertambah/(Berkurang) (Rp)
1 | Kegiatan Pembibitan | 812.400.000 | 845.900.000 | 33.500.000
2 | Kegiatan Penyuluhan | 264.300.000 | 245.100.000 | (19.200.000)
3 | Kegiatan Pasca Panen | 193.750.000 | 201.150.000 | 7.400.000
 | Jumlah | 1.270.450.000 | 1.292.150.000 | 21.700.000
"""


def told_at_once(text: str) -> list[Finding]:
    """Return the errors of a report."""
    return [finding for finding in audited(text).findings if finding.level is Level.ERROR]


@pytest.mark.parametrize("text", [SURVEY, LIBRARY, BUDGET, FARMS])
def test_a_sound_report_has_no_errors(text: str) -> None:
    assert told_at_once(text) == []


@pytest.mark.parametrize(
    ("text", "row", "right", "wrong"),
    [
        (SURVEY, "Penanganan pengaduan", "3,48", "3,84"),
        (SURVEY, "Persyaratan", "3,38", "3,83"),
        (LIBRARY, "Ruang baca", "3,27", "3,72"),
    ],
)
def test_an_answer_typed_wrong_is_behind_mean_and_index(text: str, row: str, right: str, wrong: str) -> None:
    (finding,) = told_at_once(text.replace(f"{row} | {right}", f"{row} | {wrong}"))
    assert finding.repair is not None
    assert (finding.repair.printed, finding.repair.repaired) == (wrong, right)


@pytest.mark.parametrize(("text", "fall"), [(BUDGET, "44.150.000"), (FARMS, "19.200.000")])
def test_brackets_lost_are_told_and_not_the_total(text: str, fall: str) -> None:
    (finding,) = told_at_once(text.replace(f"({fall})", fall))
    assert (finding.rule, finding.printed, finding.computed) == (
        AuditRule.DIFFERENCE,
        fall,
        f"\u2212{fall}",
    )


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        (BUDGET, "Program Pelatihan Kerja", "Program Penempatan Tenaga Kerja"),
        (FARMS, "Kegiatan Pembibitan", "Kegiatan Penyuluhan"),
    ],
)
def test_a_revised_budget_is_no_change_by_which_none_fell(text: str, wrong: str, right: str) -> None:
    said = "\nHanya {} yang anggarannya berkurang.\n"
    assert told_at_once(text + said.format(right)) == []
    (finding,) = told_at_once(text + said.format(wrong))
    assert (finding.computed, right in finding.why, "tidak ada" in finding.why) == (right, True, False)
