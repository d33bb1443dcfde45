"""Rows counted above a bound in the column of this year, beside one that names the year before."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

REPORT = """
LAPORAN KINERJA DINAS PENDIDIKAN TAHUN 2031

Tabel 8 {title}
Jenjang | Murid | {now} | {before} | Beda
Taman kanak-kanak | 94.663 | 99,56 | 89,01 | 10,55
Sekolah dasar | 218.584 | 99,21 | 98,85 | 0,36
Sekolah menengah | 99.870 | 98,10 | 96,70 | 1,40
Madrasah | 93.490 | 65,91 | 58,12 | 7,79
Pesantren | 14.208 | 96,71 | 95,35 | 1,36

{sentence}
"""


def counted(sentence: str, now: str = "Cakupan (%)", before: str = "Cakupan 2030 (%)") -> list[str]:
    report = REPORT.format(title="Cakupan Layanan", now=now, before=before, sentence=sentence)
    return [computed for _, _, computed in told(report, AuditRule.COUNT)]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Tiga dari lima jenjang sudah di atas 90 persen.", ["4 jenjang"]),
        ("Empat dari lima jenjang sudah di atas 90 persen.", []),
        ("Sebanyak 2 jenjang masih di bawah 90 persen.", ["1 jenjang"]),
        ("Sebanyak 1 jenjang masih di bawah 90 persen.", []),
    ],
)
def test_the_column_without_a_year_beside_last_years_is_this_years(sentence: str, found: list[str]) -> None:
    assert counted(sentence) == found
    assert counted(sentence, before="Realisasi 2030 (%)", now="Realisasi 2031 (%)") == found


@pytest.mark.parametrize(
    "sentence", ["Tiga dari lima jenjang sudah di atas 90 persen.", "Ada 2 jenjang masih di bawah 90 persen."]
)
def test_where_no_column_names_a_year_any_may_be_meant(sentence: str) -> None:
    assert counted(sentence, before="Kelulusan (%)") == []
