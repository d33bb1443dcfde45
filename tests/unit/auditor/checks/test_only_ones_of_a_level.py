"""One program alone is held against programs, and one activity alone against activities."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

HOSPITAL = """
LAPORAN KINERJA RUMAH SAKIT TAHUN 2031

BAB III AKUNTABILITAS KINERJA

Tabel 6. Anggaran dan Realisasi Tahun Anggaran 2031

No | Program/Kegiatan | Anggaran (Rp) | Realisasi (Rp) | Serapan (%)
I | Program Penunjang Urusan | 62.366.150.000 | 59.516.660.530 | 95,43
I.1 | Kegiatan Administrasi Keuangan | 18.462.750.000 | 18.015.326.480 | 97,58
I.2 | Kegiatan Administrasi Umum | 1.285.400.000 | 1.203.918.750 | 93,66
I.3 | Kegiatan Peningkatan Pelayanan | 42.618.000.000 | 40.297.415.300 | 94,55
II | Program Upaya Kesehatan | 18.121.750.000 | 16.850.560.900 | 92,99
II.1 | Kegiatan Penyediaan Fasilitas | 14.275.600.000 | 13.148.072.900 | 92,10
II.2 | Kegiatan Penyediaan Layanan | 3.846.150.000 | 3.702.488.000 | 96,26
 | Jumlah | 80.487.900.000 | 76.367.221.430 | 94,88

{}
"""
ROADS = """
LAPORAN KINERJA DINAS PEKERJAAN UMUM TAHUN 2031

BAB III AKUNTABILITAS KINERJA

Tabel 2. Serapan Anggaran Tahun 2031

No | Uraian | Anggaran (Rp) | Realisasi (Rp) | Serapan (%)
1 | Penyelenggaraan Jalan | 4.000.000.000 | 3.840.000.000 | 96,00
1.1 | Pemeliharaan Jalan | 2.500.000.000 | 2.300.000.000 | 92,00
1.2 | Pembangunan Jembatan | 1.500.000.000 | 1.540.000.000 | 102,67
2 | Pengelolaan Air Minum | 1.000.000.000 | 870.000.000 | 87,00
2.1 | Perluasan Jaringan | 600.000.000 | 480.000.000 | 80,00
2.2 | Pengawasan Mutu | 400.000.000 | 390.000.000 | 97,50
 | Jumlah | 5.000.000.000 | 4.710.000.000 | 94,20

{}
"""


def claims(text: str, sentence: str) -> list[str]:
    return [right for _, _, right in told(text.format(sentence), AuditRule.CLAIM)]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (HOSPITAL, "Di antara kedua program, hanya Program Upaya Kesehatan yang serapannya di bawah 95%."),
        (HOSPITAL, "Hanya Kegiatan Penyediaan Fasilitas yang serapannya di bawah 93%."),
        (ROADS, "Hanya Pengelolaan Air Minum yang serapannya di bawah 95%."),
        (ROADS, "Hanya Perluasan Jaringan yang serapannya di bawah 90%."),
    ],
)
def test_rows_of_other_levels_are_not_counted(text: str, sentence: str) -> None:
    assert claims(text, sentence) == []


@pytest.mark.parametrize(
    ("text", "sentence", "right"),
    [
        (HOSPITAL, "Hanya Program Penunjang Urusan yang serapannya di bawah 95%.", "Program Upaya Kesehatan"),
        (
            HOSPITAL,
            "Hanya Kegiatan Administrasi Umum yang serapannya di bawah 94%.",
            "Kegiatan Administrasi Umum; Kegiatan Penyediaan Fasilitas",
        ),
        (ROADS, "Hanya Penyelenggaraan Jalan yang serapannya di bawah 95%.", "Pengelolaan Air Minum"),
        (
            ROADS,
            "Hanya Perluasan Jaringan yang serapannya di bawah 95%.",
            "Pemeliharaan Jalan; Perluasan Jaringan",
        ),
    ],
)
def test_another_one_of_its_level_is_told(text: str, sentence: str, right: str) -> None:
    assert claims(text, sentence) == [right]
