"""Rows that were copied with their money: the twin is named, and what rests on both only looks wrong."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

from capaian.domain.audit import AuditRule

FARMS = """
BAB III ANGGARAN

Tabel 1 Realisasi Belanja

Uraian | Anggaran | Realisasi | Serapan (%)
Program: Sarana Pertanian | 1.508.880.000 | 1.482.041.600 | 98,22
Kegiatan: Pengawasan Sarana | 996.780.000 | 977.041.600 | 98,02
Sub Kegiatan: Pengawasan pupuk dan pestisida | 684.300.000 | 671.925.600 | 98,19
Sub Kegiatan: Pendampingan kelompok tani | {money}
Kegiatan: Penyediaan Benih | 512.100.000 | 505.000.000 | 98,61
Sub Kegiatan: Pengadaan benih jagung | 512.100.000 | 505.000.000 | 98,61
"""
PORTS = """
BAB III ANGGARAN

Tabel 1 Realisasi Belanja

Uraian | Anggaran | Realisasi | Serapan (%)
Program: Dermaga Rakyat | 167.495.000 | 161.394.145 | 96,36
Kegiatan: Dermaga Barat | 152.995.000 | 148.181.800 | 96,85
Sub Kegiatan: Tambatan kapal besar | 58.003.000 | 53.828.150 | 92,80
Sub Kegiatan: Gudang beku ikan | {money}
Kegiatan: Dermaga Timur | 14.500.000 | 13.212.345 | 91,12
Sub Kegiatan: Lampu isyarat | 14.500.000 | 13.212.345 | 91,12
"""


@pytest.mark.parametrize(
    ("text", "own", "copied", "printed"),
    [
        (
            FARMS,
            "312.480.000 | 305.116.000 | 97,64",
            "684.300.000 | 671.925.600 | 98,19",
            "684.300.000; 671.925.600; 98,19",
        ),
        (
            PORTS,
            "94.992.000 | 94.353.650 | 99,33",
            "58.003.000 | 53.828.150 | 92,80",
            "58.003.000; 53.828.150; 92,80",
        ),
    ],
    ids=["farms", "ports"],
)
def test_a_copied_row_is_named_and_the_sums_above_follow_from_it(
    text: str, own: str, copied: str, printed: str
) -> None:
    assert audited(text.format(money=own)).findings == ()
    findings = audited(text.format(money=copied)).findings
    (twin,) = (finding for finding in findings if finding.root is None)
    assert (twin.rule, twin.printed) == (AuditRule.COPY, printed)
    assert {(finding.rule, finding.fits) for finding in findings if finding is not twin} == {
        (AuditRule.SUM, True)
    }


def test_an_only_part_has_the_money_of_what_it_is_part_of() -> None:
    """Names that begin with kinds of two levels are one thing on both."""
    only = FARMS.replace("Sub Kegiatan: Pengadaan benih jagung", "Sub Kegiatan: Pembelian bibit unggul")
    assert audited(only.format(money="312.480.000 | 305.116.000 | 97,64")).findings == ()
