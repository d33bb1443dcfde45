"""Achievements of running text that follow from a target and an actual of the sentence before."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

ROADS = (
    "LAPORAN KINERJA DINAS JALAN TAHUN 2031\n\nIkhtisar\n"
    "Realisasi kemantapan jalan 82,09% dari target 79,00%, sepanjang 738 km. {} 82,43%, di atas tahun lalu.\n"
)
FISH = (
    "LAPORAN KINERJA DINAS PERIKANAN TAHUN 2030\n\nIkhtisar\n"
    "Produksi ditargetkan 4.450 ton dan terealisasi 4.005 ton. {} 95,00%.\n"
)


@pytest.mark.parametrize(
    ("text", "same", "other", "right"),
    [
        (ROADS, "Capaiannya", "Luas irigasi dalam kondisi baik mencapai", "103,91"),
        (ROADS, "Kinerja ini mencapai", "Akses air minum layak telah mencapai", "103,91"),
        (FISH, "Persentase capaian", "Kepatuhan nelayan mencapai", "90,00"),
        (FISH, "Hal tersebut mencapai", "Kapal yang terdaftar mencapai", "90,00"),
    ],
)
def test_a_sentence_about_another_thing_tells_no_achievement_of_the_one_before(
    text: str, same: str, other: str, right: str
) -> None:
    printed = "82,43" if text is ROADS else "95,00"
    found = [(wrong, computed) for _, wrong, computed in told(text.format(same), AuditRule.ACHIEVEMENT)]
    assert found == [(printed, right)]
    assert told(text.format(other), AuditRule.ACHIEVEMENT) == []
