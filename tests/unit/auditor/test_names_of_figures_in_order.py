"""A figure told with the name of another row: where its rank bears it out, the name is to be changed."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

from capaian.domain.audit import AuditRule

ROADS = """
Kemantapan tertinggi dicapai Kecamatan Melati, yaitu 82,17%, disusul Kecamatan {second} (78,54%).
Kecamatan {worst} mempunyai jalan rusak berat terpanjang, 18,40 km.

Tabel 1 Kondisi Jalan menurut Kecamatan

No | Kecamatan | Rusak Berat | Kemantapan (%)
1 | Melati | 7,00 | 82,17
2 | Dahlia | 18,40 | 69,99
3 | Seruni | 13,40 | 62,04
4 | Kenanga | 11,50 | 78,54
5 | Cempaka | 7,40 | 75,37
"""
LIBRARIES = """
Jumlah kunjungan terbanyak dicatat Perpustakaan Cendana sebesar 12.480 orang, disusul Perpustakaan {second}
sebesar 10.915 orang.

Tabel 1 Kunjungan Perpustakaan

No | Perpustakaan | Jumlah Kunjungan | Koleksi
1 | Perpustakaan Cendana | 12.480 | 8.112
2 | Perpustakaan Meranti | 9.640 | 7.935
3 | Perpustakaan Ulin | 10.915 | 6.204
4 | Perpustakaan Jati | 8.377 | 7.048
"""
SOUND = [ROADS.format(second="Kenanga", worst="Dahlia"), LIBRARIES.format(second="Ulin")]
WRONG = [
    (ROADS.format(second="Cempaka", worst="Dahlia"), "Cempaka", "Kenanga", "78,54"),
    (ROADS.format(second="Kenanga", worst="Seruni"), "Seruni", "Dahlia", "18,40"),
    (LIBRARIES.format(second="Jati"), "Perpustakaan Jati", "Perpustakaan Ulin", "10.915"),
]


@pytest.mark.parametrize("text", SOUND)
def test_each_figure_with_its_own_name_is_passed_over(text: str) -> None:
    assert not audited(text).findings


@pytest.mark.parametrize(("text", "printed", "right", "figure"), WRONG)
def test_the_name_is_to_be_changed_and_the_figure_stays(
    text: str, printed: str, right: str, figure: str
) -> None:
    findings = audited(text).findings
    (name,) = (finding for finding in findings if finding.root is None)
    assert (name.rule, name.printed, name.computed) == (AuditRule.LABEL, printed, right)
    assert figure in name.why
    assert all(finding.stays for finding in findings if finding.rule is AuditRule.CROSSREF)
    assert not [finding.repair for finding in findings if finding.repair is not None]


def test_two_wrong_names_are_no_order_of_the_column() -> None:
    text = ROADS.format(second="Cempaka", worst="Dahlia").replace("Kecamatan Melati,", "Kecamatan Seruni,")
    named = {finding.printed for finding in audited(text).findings if finding.rule is AuditRule.LABEL}
    assert named == {"Seruni"}


def test_a_figure_of_no_row_is_the_figure_that_is_wrong() -> None:
    text = ROADS.format(second="Cempaka", worst="Dahlia").replace("(78,54%)", "(77,54%)")
    assert AuditRule.LABEL not in {finding.rule for finding in audited(text).findings}
