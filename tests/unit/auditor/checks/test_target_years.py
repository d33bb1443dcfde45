"""Heads of targets beside titles that say of which year the targets are."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

PLAN = """
LAPORAN KINERJA DINAS PELABUHAN TAHUN 2031

Tabel 3.1 {title}

No | Indikator | Realisasi 2031 | {head} | Kemajuan (%)
1 | Pelaut bersertifikat | 75,76 | 80,00 | 94,70
2 | Kapal yang diukur ulang | 97,48 | 98,00 | 99,47
3 | Dermaga yang laik | 62,48 | 65,00 | 96,12
"""
TO_THE_END = "Kemajuan Realisasi Tahun 2031 terhadap Target Akhir Renstra Tahun 2034"


def years(title: str, head: str) -> list[tuple[str, str]]:
    text = PLAN.format(title=title, head=head)
    return [(printed, right) for _, printed, right in told(text, AuditRule.YEAR)]


@pytest.mark.parametrize(
    "title",
    [TO_THE_END, "Realisasi 2031 dibandingkan Target 2034"],
)
@pytest.mark.parametrize(
    ("head", "found"),
    [
        ("Target 2034", []),
        ("Target", []),
        ("Target 2031", [("Target 2031", "Target 2034")]),
    ],
)
def test_the_head_of_targets_is_of_the_year_of_the_title(
    title: str, head: str, found: list[tuple[str, str]]
) -> None:
    assert years(title, head) == found


@pytest.mark.parametrize(
    "title",
    [
        "Target dan Realisasi Tahun 2032",
        "Target Renstra 2029-2034 dan Realisasi",
        "Kemajuan menuju Akhir Renstra",
        "Target 2031 dan Target 2034",
        "Target Jangka Menengah (2034) dan Realisasi",
    ],
)
def test_a_title_that_tells_no_one_year_of_targets_says_nothing(title: str) -> None:
    assert ("Target 2031", "Target 2034") not in years(title, "Target 2031")
    assert ("Target 2031", "Target 2032") not in years(title, "Target 2031")
