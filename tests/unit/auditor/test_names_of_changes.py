"""Indicators that are named after a change: how far they are reached is no change."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

REPORT = """
LAPORAN KINERJA DINAS KEHUTANAN TAHUN 2031

Tabel 3.1 Capaian Kinerja Tahun 2030 dan 2031
No | Indikator | Satuan | Realisasi 2030 | Realisasi 2031
1 | {name} | % | 35,34 | 66,66

{sentence}
"""


def differences(name: str, sentence: str) -> list[tuple[str, str]]:
    found = told(REPORT.format(name=name, sentence=sentence), AuditRule.DIFFERENCE)
    return [(printed, computed) for _, printed, computed in found]


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        (
            "Prosentase Penurunan Kasus Pembalakan",
            "Sasaran ini memuat Prosentase Penurunan Kasus Pembalakan dengan pencapaian sebesar 42,24.",
        ),
        (
            "Tingkat Peningkatan Tutupan Lahan",
            "Hasilnya ialah Tingkat Peningkatan Tutupan Lahan dengan capaian sebesar 42,24.",
        ),
        (
            "Persentase Kenaikan Bibit Tertanam",
            "Persentase Kenaikan Bibit Tertanam memperoleh ketercapaian 42,24.",
        ),
    ],
)
def test_how_far_a_change_is_reached_is_no_change(name: str, sentence: str) -> None:
    assert differences(name, sentence) == []


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("Persentase Hutan Terjaga", "Persentase Hutan Terjaga meningkat sebesar 42,24."),
        ("Persentase Lahan Pulih", "Persentase Lahan Pulih mengalami kenaikan sebesar 42,24."),
    ],
)
def test_a_wrong_change_is_told(name: str, sentence: str) -> None:
    assert differences(name, sentence) == [("42,24", "31,32")]
