"""Counts behind a colon with a table named after them, and a target that a row has otherwise."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, told

from capaian.domain.audit import AuditRule

REPORT = "LAPORAN KINERJA TAHUN 2031\nDINAS PERHUBUNGAN\n\n{}\n"


@pytest.mark.parametrize("named", ["(Tabel 1.2)", "(Gambar 3)", "(lihat Lampiran 2)", ""])
@pytest.mark.parametrize(("first", "is_wrong"), [(23, False), (25, True)])
def test_counts_behind_a_colon_before_a_table_is_named(named: str, first: int, is_wrong: bool) -> None:
    sentence = f"Dinas mempunyai 69 orang pegawai: {first} orang PNS dan 46 orang tenaga lepas {named}."
    assert bool(told(REPORT.format(sentence), AuditRule.SUM)) is is_wrong


@pytest.mark.parametrize("named", ["(termasuk yang cuti)", "(lihat catatan)"])
def test_no_word_where_brackets_say_more_of_the_counts(named: str) -> None:
    sentence = f"Dinas mempunyai 69 orang pegawai: 25 orang PNS dan 46 orang tenaga lepas {named}."
    assert told(REPORT.format(sentence), AuditRule.SUM) == []


TABLE = """
3.1 Pengukuran

Tabel 3.1 Capaian Indikator Tahun 2031

No | Indikator | Target | Realisasi | Capaian (%)
1 | Kerja sama angkutan sungai | 8 | 5 | 62,50
2 | Dermaga yang terpelihara | 12 | 9 | 75,00
3 | Kapal yang laik laut | 40 | 36 | 90,00

Hasil ketiganya:

- kerja sama angkutan sungai: {} kapal dari target {} kapal, capaian 62,50%;

- dermaga yang terpelihara: 9 dermaga dari target 12 dermaga, capaian 75,00%.
"""


@pytest.mark.parametrize(
    ("actual", "target", "expected"), [(5, 8, []), (5, 6, [("6", "8")]), (3, 8, [("3", "5")])]
)
def test_a_target_that_its_row_has_otherwise(
    actual: int, target: int, expected: list[tuple[str, str]]
) -> None:
    findings = audited(REPORT.format(TABLE.format(actual, target))).findings
    assert [(f.printed, f.computed) for f in findings if f.rule is AuditRule.CROSSREF] == expected
