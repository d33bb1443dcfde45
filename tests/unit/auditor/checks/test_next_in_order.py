"""What comes next in an order, told by order words, with and without figures."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, told

from capaian.domain.audit import AuditRule

CLINIC = """
LAPORAN AKUNTABILITAS KINERJA RUMAH SAKIT WANASARI TAHUN 2022

Tabel 3.2 Kunjungan Pasien Menurut Poli

Poli | 2021 | 2022
Anak | 3.600 | 4.250
Bedah | 2.450 | 2.450
Dalam | 5.700 | 6.480
Gigi | 2.500 | 1.960
Mata | 1.150 | 1.380

{said}
"""
CATCH = """
LAPORAN KINERJA DINAS PERIKANAN KABUPATEN SRIWANGI TAHUN 2023

Tabel 1. Produksi Perikanan Tangkap Tahun 2022 dan 2023 (ton)

Kecamatan | 2022 | 2023
Muara Bulan | 1.610,4 | 1.305,2
Teluk Sari | 980,6 | 1.012,9
Pasir Mas | 1.540,0 | 1.498,7
Batu Layar | 640,3 | 702,5

{said}
"""

VISITS = (
    "Kunjungan terbanyak ada di poli Dalam, disusul poli Anak (4.250 kunjungan), dan urutan ketiga"
    " adalah poli {third} kunjungan)."
)
FISH = (
    "Produksi tertinggi terdapat di Pasir Mas (1.498,7 ton), disusul Muara Bulan (1.305,2 ton),"
    " sedangkan di posisi berikutnya adalah {third} ton)."
)


@pytest.mark.parametrize(
    ("report", "said"),
    [
        (
            CLINIC,
            "Kunjungan terbanyak tahun 2022 ada di poli Dalam, disusul oleh poli Anak (4.250 kunjungan).",
        ),
        (
            CLINIC,
            VISITS.format(third="Bedah (2.450"),
        ),
        (CATCH, "Posisi pertama ditempati Pasir Mas, diikuti Muara Bulan dan Teluk Sari."),
        (CATCH, "Tahun 2022 posisi pertama ditempati Muara Bulan."),
        (
            CATCH,
            FISH.format(third="Teluk Sari (1.012,9"),
        ),
    ],
)
def test_the_next_in_an_order_is_no_finding(report: str, said: str) -> None:
    assert audited(report.format(said=said)).findings == ()


@pytest.mark.parametrize(
    ("report", "said", "found"),
    [
        (
            CLINIC,
            "Kunjungan terbanyak tahun 2022 ada di poli Dalam, disusul oleh poli Bedah (2.450 kunjungan).",
            ("ke-2: Bedah", "Anak"),
        ),
        (
            CLINIC,
            VISITS.format(third="Gigi (1.960"),
            ("ke-3: Gigi", "Bedah"),
        ),
        (CATCH, "Posisi pertama ditempati Muara Bulan.", ("ke-1", "ke-2")),
        (
            CATCH,
            FISH.format(third="Batu Layar (702,5"),
            ("ke-3: Batu Layar", "Teluk Sari"),
        ),
    ],
)
def test_another_one_is_told(report: str, said: str, found: tuple[str, str]) -> None:
    assert [each[1:] for each in told(report.format(said=said), AuditRule.RANK)] == [found]
