"""What is missing from a target is no level: `masih kurang 4.301 orang untuk memenuhi target 48.000`."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, told

from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level

LIBRARIES = """
LAPORAN KINERJA DINAS PERPUSTAKAAN TAHUN 2031

BAB III AKUNTABILITAS KINERJA

Tabel 3.1 Realisasi 2031 dan Target Akhir Renstra

No | Indikator | Realisasi 2031 | Target 2034 | Tingkat Kemajuan (%)
1 | Jumlah pemustaka | 43.699 | 48.000 | 91,04
2 | Nilai pengawasan kearsipan | 70,15 | 78,00 | 89,94
3 | Jumlah koleksi | 12.408 | 15.000 | 82,72

{}
"""
BARE = """
LAPORAN KINERJA DINAS PERHUBUNGAN TAHUN 2031

BAB III AKUNTABILITAS KINERJA

{}
"""
MISSING = [
    "Jumlah pemustaka masih kurang 4.301 orang untuk memenuhi target 48.000 orang pada tahun 2034.",
    "Untuk jumlah pemustaka tersisa 4.301 orang untuk mencapai target 48.000 orang pada tahun 2034.",
    "Jumlah koleksi masih dibutuhkan 2.592 judul untuk mencapai target 15.000 judul pada tahun 2034.",
    "Jumlah koleksi masih perlu ditambah 2.592 judul agar memenuhi target 15.000 judul pada tahun 2034.",
]


@pytest.mark.parametrize("sentence", MISSING)
@pytest.mark.parametrize("report", [LIBRARIES, BARE])
def test_what_is_missing_is_no_level(report: str, sentence: str) -> None:
    found = audited(report.format(sentence)).findings
    assert [f.printed for f in found if f.level is Level.ERROR] == []


@pytest.mark.parametrize(
    ("sentence", "right", "wrong"),
    [(MISSING[0], "4.301", "4.103"), (MISSING[1], "4.301", "3.401"), (MISSING[2], "2.592", "2.952")],
)
def test_what_is_missing_follows_from_target_and_level(sentence: str, right: str, wrong: str) -> None:
    text = LIBRARIES.format(sentence.replace(right, wrong))
    assert [(was, should) for _, was, should in told(text, AuditRule.DIFFERENCE)] == [(wrong, right)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Penumpang angkutan kota 43.699 orang sudah memenuhi target 48.000 orang.",
        "Jumlah uji kendaraan 12.408 unit melampaui target 15.000 unit.",
    ],
)
def test_a_level_below_its_target_is_still_told(sentence: str) -> None:
    assert [right for _, _, right in told(BARE.format(sentence), AuditRule.CLAIM)] == ["belum tercapai"]
