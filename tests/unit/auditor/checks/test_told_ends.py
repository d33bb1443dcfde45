"""Where a row came to by a step that its table bears out."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

MARKETS = """LAPORAN KINERJA DINAS PERDAGANGAN TAHUN 2031

BAB III AKUNTABILITAS KINERJA

Tabel 1 Realisasi Tahun 2030 dan 2031

No | Indikator | Satuan | Tahun 2030 | Tahun 2031 | Naik/Turun
1 | Tingkat hunian kios | % | 85,2 | 89,4 | 4,2
2 | Persentase koperasi aktif | % | 63,4 | 68,8 | 5,4
3 | Waktu layanan perizinan | Hari | 4,2 | 3,1 | -1,1

{}
"""
FORESTS = """LAPORAN KINERJA DINAS KEHUTANAN TAHUN 2031

BAB III AKUNTABILITAS KINERJA

Tabel 1 Luas Kawasan Menurut Fungsi (ha)

Fungsi | Realisasi 2030 | Realisasi 2031
Hutan lindung | 12.410 | 12.935
Hutan kota | 318 | 342
Lahan kritis | 4.870 | 4.215

{}
"""


def crossrefs(text: str) -> list[tuple[str, str]]:
    return [(printed, right) for _, printed, right in told(text, AuditRule.CROSSREF)]


@pytest.mark.parametrize(
    ("report", "sentence", "right", "wrong"),
    [
        (MARKETS, "Tingkat hunian kios meningkat 4,2 poin menjadi {}%.", "89,4", "98,4"),
        (MARKETS, "Persentase koperasi aktif naik sebesar 5,4 poin menjadi {}%.", "68,8", "71,3"),
        (MARKETS, "Waktu layanan perizinan turun 1,1 hari menjadi {} hari.", "3,1", "4,0"),
        (FORESTS, "Hutan kota bertambah 24 ha menjadi {} ha.", "342", "432"),
        (FORESTS, "Lahan kritis berkurang 655 ha, menjadi {} ha.", "4.215", "4.125"),
    ],
)
def test_a_level_that_does_not_follow_from_its_step_is_told(
    report: str, sentence: str, right: str, wrong: str
) -> None:
    assert crossrefs(report.format(sentence.format(right))) == []
    assert crossrefs(report.format(sentence.format(wrong))) == [(wrong, right)]


@pytest.mark.parametrize(
    ("report", "sentence"),
    [
        (MARKETS, "Tingkat hunian kios ditargetkan meningkat 4,2 poin menjadi 93,6% pada tahun 2032."),
        (MARKETS, "Tingkat hunian kios triwulan IV meningkat 4,2 poin menjadi 91,0%."),
        (MARKETS, "Tingkat hunian kios di Pasar Melati meningkat 3,1 poin menjadi 77,0%."),
        (FORESTS, "Hutan kota bertambah 24 ha menjadi 294 ha pada tahun 2029."),
        (FORESTS, "Tanaman hutan rakyat bertambah 24 ha menjadi 96 ha."),
    ],
)
def test_a_plan_another_time_or_another_step_is_not_held(report: str, sentence: str) -> None:
    assert crossrefs(report.format(sentence)) == []
