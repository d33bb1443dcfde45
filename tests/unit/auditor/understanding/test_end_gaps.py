"""The gap between the highest and the lowest, each told in a sentence before."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

REPORT = """LAPORAN KINERJA DINAS PASAR TAHUN 2031

BAB III AKUNTABILITAS KINERJA
3.1 Cakupan Layanan
{}
"""
COVERAGE = (
    "Cakupan tertinggi di Kecamatan Utara sebesar 70,57%, disusul Kecamatan Timur sebesar 65,71%, "
    "sedangkan cakupan terendah di Kecamatan Barat sebesar 55,49%."
)
PLACES = (
    "Kecamatan Utara menempati urutan pertama dengan nilai 88,40, Kecamatan Barat berada pada urutan "
    "terakhir dengan nilai 61,15."
)


def differences(*sentences: str) -> list[tuple[str, str]]:
    found = told(REPORT.format(" ".join(sentences)), AuditRule.DIFFERENCE)
    return [(printed, computed) for _, printed, computed in found]


@pytest.mark.parametrize(
    ("ends", "gap", "wrong", "right"),
    [
        (COVERAGE, "Selisih antara cakupan tertinggi dan terendah mencapai {} poin.", "15,80", "15,08"),
        (
            COVERAGE,
            "Rentang antara yang tertinggi dan yang terendah adalah {}.",
            "15,18",
            "15,08",
        ),
        (PLACES, "Kesenjangan urutan pertama dan urutan terakhir sebesar {}.", "27,52", "27,25"),
        (PLACES, "Perbedaan nilai terbesar dan terkecil tercatat {}.", "37,25", "27,25"),
    ],
)
def test_a_gap_that_its_ends_do_not_give_is_told(ends: str, gap: str, wrong: str, right: str) -> None:
    assert differences(ends, gap.format(wrong)) == [(wrong, right)]
    assert differences(ends, gap.format(right)) == []


@pytest.mark.parametrize(
    "gap",
    [
        "Selisih antara target dan realisasi mencapai 2,30 poin.",
        "Selisih antara cakupan tertinggi tahun ini dan tahun lalu mencapai 1,80 poin.",
        "Jarak antara kantor tertinggi dan terendah di lereng itu 240 meter.",
        "Selisih antara cakupan tertinggi dan terendah mencapai Rp 15.800.000.",
        "Selisih antara cakupan tertinggi dan terendah mencapai 15 poin.",
    ],
)
def test_a_gap_of_other_ends_units_or_roundings_is_left_alone(gap: str) -> None:
    assert differences(COVERAGE, gap) == []


def test_without_one_of_the_ends_nothing_is_told() -> None:
    alone = "Cakupan tertinggi di Kecamatan Utara sebesar 70,57%."
    assert differences(alone, "Selisih antara cakupan tertinggi dan terendah mencapai 15,80 poin.") == []
