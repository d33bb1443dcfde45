"""Directions from the level of one period to that of another: `dari 6.215 pada Triwulan I hingga 9.127`."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

HEAD = "LAPORAN KINERJA DINAS UJI TAHUN 2031\n\nBAB III AKUNTABILITAS KINERJA\n\n"
TOLD = [
    "Kunjungan daring terus {} dari 6.215 orang pada Triwulan I hingga 9.127 orang pada Triwulan IV.",
    "Produksi padi {} dari 4.120 ton pada tahun 2029 sampai dengan 5.310 ton pada tahun 2031.",
    "Jumlah pasien rawat jalan {} dari 812 pasien pada Semester I hingga 905 pasien pada Semester II.",
]


def ways(text: str) -> list[tuple[str, str]]:
    return [(printed, right) for _, printed, right in told(HEAD + text, AuditRule.TREND)]


@pytest.mark.parametrize("text", TOLD)
def test_levels_of_two_periods_tell_the_way(text: str) -> None:
    assert ways(text.format("meningkat")) == []
    assert ways(text.format("menurun")) == [("menurun", "naik")]


@pytest.mark.parametrize(
    "text",
    [
        "Waktu layanan menurun, yaitu berkisar antara 12 hari hingga 15 hari.",
        "Peringkat daerah menurun dari peringkat 6 pada tahun 2029 hingga peringkat 9 pada tahun 2031.",
        "Kasus menurun pada usia 15 tahun hingga 24 tahun.",
    ],
)
def test_ranges_and_ranks_are_no_ways(text: str) -> None:
    assert ways(text) == []
