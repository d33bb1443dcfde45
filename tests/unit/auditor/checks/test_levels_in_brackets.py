"""Levels in brackets: two of which one is told to be the higher, and a mean with its figure."""

from __future__ import annotations

import pytest
from tests.unit.auditor.checks.test_successors import ROADS
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

REPORT = "LAPORAN KINERJA TAHUN 2031\n\nBAB III AKUNTABILITAS KINERJA\n\n{}\n"


@pytest.mark.parametrize(
    "words",
    [
        "Serapan anggaran tahun 2031 (97,48%) lebih {} dibandingkan tahun 2030 (95,41%).",
        "Serapan anggaran tahun 2031 sebesar 97,48%, lebih {} dibandingkan tahun 2030 (95,41%).",
    ],
)
def test_which_of_two_is_higher(words: str) -> None:
    assert told(REPORT.format(words.format("tinggi")), AuditRule.CLAIM) == []
    wrong = told(REPORT.format(words.format("rendah")), AuditRule.CLAIM)
    assert wrong == [(5, "lebih rendah", "lebih tinggi")]


def test_how_many_lie_above_a_mean() -> None:
    words = "Terdapat {} kecamatan dengan kemantapan di atas rata-rata kota (85,31%)."
    assert told(ROADS.format(words.format("tiga")), AuditRule.COUNT) == []
    wrong = told(ROADS.format(words.format("empat")), AuditRule.COUNT)
    assert [(p, c) for _, p, c in wrong] == [("4 kecamatan di atas 85,31%", "3 kecamatan")]
    other = "Terdapat empat kecamatan dengan kepadatan di atas rata-rata kota (85,31%)."
    assert told(ROADS.format(other), AuditRule.COUNT) == []
