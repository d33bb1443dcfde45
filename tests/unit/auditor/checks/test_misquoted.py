"""A share in a sentence whose table has the same share beside one of its figures: the other one is wrong."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

REPORT = """LAPORAN KINERJA DINAS PASAR TAHUN 2031

BAB III AKUNTABILITAS KINERJA
3.1 Anggaran
Tabel 3.1 Anggaran dan Realisasi

No | Sub Kegiatan | Pagu (Rp) | Realisasi (Rp) | %
1 | Perbaikan Los | 120.400.000 | 96.320.000 | 80,00
2 | Kerja Sama Pedagang | 52.785.000 | 38.946.300 | 73,78
3 | Kebersihan | 64.150.000 | 60.942.500 | 95,00
4 | Retribusi | 40.218.000 | 39.011.460 | 97,00

{}
"""
SPENT = "Kerja Sama Pedagang menyerap Rp {} dari pagu Rp {} atau {}%."


@pytest.mark.parametrize(
    ("spent", "ceiling", "wrong", "right"),
    [
        ("40.218.000", "52.785.000", "40.218.000", "38.946.300"),
        ("38.946.300", "52.875.000", "52.875.000", "52.785.000"),
    ],
)
def test_the_amount_that_the_table_has_otherwise_is_told(
    spent: str, ceiling: str, wrong: str, right: str
) -> None:
    text = REPORT.format(SPENT.format(spent, ceiling, "73,78"))
    assert [(printed, computed) for _, printed, computed in told(text, AuditRule.CROSSREF)] == [
        (wrong, right)
    ]
    assert told(text, AuditRule.ABSORPTION) == []


def test_a_wrong_share_of_right_amounts_stays_a_wrong_share() -> None:
    text = REPORT.format(SPENT.format("38.946.300", "52.785.000", "78,73"))
    assert [printed for _, printed, _ in told(text, AuditRule.ABSORPTION)] == ["78,73"]


def test_a_sound_sentence_says_nothing() -> None:
    text = REPORT.format(SPENT.format("38.946.300", "52.785.000", "73,78"))
    assert not [*told(text, AuditRule.CROSSREF), *told(text, AuditRule.ABSORPTION)]


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("Realisasi Kerja Sama Pedagang {} 38.946.300.", "38.964.300"),
        ("Realisasi Retribusi {} 39.011.460.", "39.101.460"),
    ],
)
def test_a_figure_right_before_that_of_the_table_is_quoted_as_mended(sentence: str, wrong: str) -> None:
    assert told(REPORT.format(sentence.format(wrong)), AuditRule.CROSSREF) == []


@pytest.mark.parametrize(
    ("sentence", "wrong", "right"),
    [
        ("Realisasi Kerja Sama Pedagang sebesar Rp {} saja.", "38.964.300", "38.946.300"),
        ("Realisasi Retribusi sebesar Rp {} dan bukan yang lain.", "39.101.460", "39.011.460"),
    ],
)
def test_without_it_the_figure_is_told(sentence: str, wrong: str, right: str) -> None:
    found = told(REPORT.format(sentence.format(wrong)), AuditRule.CROSSREF)
    assert [(printed, computed) for _, printed, computed in found] == [(wrong, right)]
