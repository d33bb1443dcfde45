"""Targets told beside the name and the actual of a row."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

JOBS = """
LAPORAN KINERJA DINAS TENAGA KERJA TAHUN 2031

BAB III AKUNTABILITAS KINERJA

Tabel 1 Capaian Indikator Kinerja Tahun 2031
No | Indikator | Target | Realisasi | Capaian (%)
1 | Tingkat penempatan pencari kerja (%) | 60,00 | 61,37 | 102,28
2 | Jumlah peserta pelatihan bersertifikat (orang) | 560 | 548 | 97,86
3 | Persentase perselisihan selesai (%) | 72,00 | 75,00 | 104,17

BAB IV PENUTUP

{said}
"""
ROADS = """
LAPORAN KINERJA DINAS PEKERJAAN UMUM TAHUN 2031

BAB III AKUNTABILITAS KINERJA

Tabel 1 Realisasi Kinerja Tahun 2031
No | Indikator | Realisasi 2030 | Target 2031 | Realisasi 2031
1 | Kemantapan jalan kabupaten (%) | 70,12 | 74,00 | 73,25
2 | Luas irigasi terlayani (ha) | 6.120 | 6.350 | 6.412
3 | Rumah tangga berair minum (%) | 81,05 | 83,00 | 84,11

BAB IV PENUTUP

{said}
"""


def wrong(report: str, said: str) -> list[tuple[str, str]]:
    return [(printed, right) for _, printed, right in told(report.format(said=said), AuditRule.CROSSREF)]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (
            "Tingkat penempatan pencari kerja pada tahun 2031 sebesar 61,37% melampaui target 58,00%.",
            ("58,00", "60,00"),
        ),
        (
            "Persentase perselisihan selesai mencapai 75,00%, di atas target yang ditetapkan sebesar 70,00%.",
            ("70,00", "72,00"),
        ),
    ],
)
def test_a_wrong_target_behind_the_actual_is_told(said: str, found: tuple[str, str]) -> None:
    assert wrong(JOBS, said) == [found]


def test_the_target_is_that_of_the_year() -> None:
    said = "Kemantapan jalan kabupaten sebesar 73,25% belum memenuhi target {}%."
    assert wrong(ROADS, said.format("75,00")) == [("75,00", "74,00")]
    assert wrong(ROADS, said.format("74,00")) == []


@pytest.mark.parametrize(
    "said",
    [
        "Tingkat penempatan pencari kerja pada tahun 2031 sebesar 61,37% melampaui target 60,00%.",
        "Tingkat penempatan pencari kerja sebesar 61,37% melampaui target nasional 58,00%.",
        "Tingkat penempatan pencari kerja sebesar 61,37% melampaui target tahun 2030 sebesar 58,00%.",
        "Tingkat penempatan pencari kerja sebesar 61,37% melampaui target semula 58,00%.",
        "Tingkat penempatan pencari kerja laki-laki sebesar 63,11% melampaui target 58,00%.",
    ],
)
def test_right_targets_and_those_of_others_are_left_alone(said: str) -> None:
    assert wrong(JOBS, said) == []
